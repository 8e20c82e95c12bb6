"""From the parts of a printed document to the document extraction reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kehoach_parse.models.base import TablePlace
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.document import Document, Origins, Unit
from kehoach_parse.models.section import Section, Table
from kehoach_parse.models.source import Grid
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment import grids
from kehoach_parse.segment.body import Body, divide
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.header import read_header
from kehoach_parse.segment.joining import measure, paragraphs
from kehoach_parse.segment.layout import Block, Layout
from kehoach_parse.segment.markers import Markers
from kehoach_parse.segment.outline import Node, Outline
from kehoach_parse.segment.paragraph import Paragraph, join
from kehoach_parse.segment.reading import Reading
from kehoach_parse.segment.zones import Zones


class _Assembly:
    def __init__(self, markers: Markers, cues: Cues) -> None:
        self.markers = markers
        self.cues = cues
        self.reading = Reading()
        self.units: list[Unit] = []
        self.sections: list[Section] = []
        self.tables: list[Table] = []
        self.diagnostics: list[Diagnostic] = []

    def unit(self, paragraph: Paragraph, where: str) -> None:
        start, end = self.reading.add(paragraph)
        marker = self.markers(paragraph.text)
        body = start + marker.end if marker and where != "title" else start
        self.units.append(Unit(where, start, end, min(body, end), note=paragraph.note))

    def printed(self, lines: Iterable[Paragraph]) -> None:
        for line in lines:
            self.reading.add(line)

    def table(self, grid: Grid, where: str) -> None:
        columns, headers = grids.header(grid)
        id_ = f"t{len(self.tables) + 1}"
        first: int | None = None
        rows = []
        for at, row in enumerate(grid.rows):
            spans = self.reading.add_row(row)
            found = [span for span in spans if span]
            if not found:
                continue
            first = found[0][0] if first is None else first
            if at < headers:
                continue
            place = TablePlace(id=id_, row=len(rows))
            rows.append(tuple(cell.text or None for cell in row))
            self.units.append(
                Unit(where, found[0][0], found[-1][1], found[0][0], cells=spans, table=place, columns=columns)
            )
        span = (self.reading.length if first is None else first, self.reading.length)
        self.tables.append(
            Table(id=id_, section=where, columns=columns, rows=tuple(rows), pages=grid.pages or None, span=span)
        )

    def flow(self, blocks: Sequence[Block], where: str) -> None:
        for block in blocks:
            if isinstance(block, Grid):
                self.table(block, where)
            else:
                self.unit(block, where)

    def outline(self, blocks: Sequence[Block]) -> None:
        outline = Outline(self.cues)
        spans: list[tuple[Node, int, int, int]] = []
        for block in blocks:
            if isinstance(block, Grid):
                self.table(block, outline.place() or "preamble")
                continue
            node = outline.add(block, self.markers(block.text))
            start, end = self.reading.add(block)
            spans.append((node, start, end, len(self.units)))
            self.units.append(Unit(node.id, start, end, start + node.body, style=node.style))
        for node, start, end, at in spans:
            parent = node.parent.id if node.parent else None
            self.units[at] = Unit(
                node.id, start, end, start + node.body, style=node.style, heading=node.heading, parent=parent
            )
            self.sections.append(
                Section(
                    id=node.id,
                    parent=parent,
                    style=node.style,
                    label=node.label,
                    heading=node.heading,
                    text=node.paragraph.text[node.body :],
                    span=(start, end),
                )
            )
        self.diagnostics += outline.diagnostics


def assemble(layout: Layout, notes: Sequence[Paragraph], rules: Rulebook, markers: Markers, cues: Cues) -> Document:
    """The document of a layout: reading text in printed order, units, sections, tables, header."""
    work = _Assembly(markers, cues)
    zones = _lay(work, layout, plan=layout.annex is None)
    if layout.annex is not None:
        inner = _lay(work, layout.annex, plan=True)
        zones = Zones(
            inner.letterhead, inner.type_line, inner.title, inner.preamble, inner.closing, inner.footer, zones
        )
    for note in joined(notes, markers, cues):
        work.flow([note], "appendix")
    header = read_header(zones, rules)
    own = frozenset(filter(None, [header.identifier]))
    return Document(
        work.reading.text,
        tuple(work.units),
        header,
        tuple(work.sections),
        tuple(work.tables),
        Origins(tuple(work.reading.pieces)),
        (*_missing(layout, work), *work.diagnostics),
        own,
    )


def joined(blocks: Sequence[Block], markers: Markers, cues: Cues) -> list[Block]:
    """Blocks with their lines joined to paragraphs, each run between tables by itself."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    setting = measure(lines, markers)
    done: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Grid):
            done += paragraphs(run, setting, markers, cues)
            done.append(block)
            run = []
        else:
            run.append(block)
    return done + list(paragraphs(run, setting, markers, cues))


def _lay(work: _Assembly, layout: Layout, *, plan: bool) -> Zones:
    markers, cues = work.markers, work.cues
    work.printed(layout.letterhead)
    if layout.type_line:
        work.reading.add(layout.type_line)
    title = join(layout.title) if layout.title else None
    if title:
        work.unit(title, "title" if plan else "preamble")
    if layout.attached:
        work.unit(join(layout.attached), "preamble")
    body = (
        Body([*joined(layout.body, markers, cues)])
        if not plan
        else divide(joined(layout.body, markers, cues), markers, cues)
    )
    work.flow(body.preamble, "preamble")
    work.outline(body.outline)
    work.flow(body.closing, "closing")
    work.printed(layout.footer)
    work.flow(joined(layout.appendix, markers, cues), "appendix")
    return Zones(
        letterhead=tuple(line.text for line in layout.letterhead),
        type_line=layout.type_line.text if layout.type_line else None,
        title=title.text if title else None,
        preamble=tuple(block.text for block in body.preamble if isinstance(block, Paragraph)),
        closing=tuple(block.text for block in body.closing if isinstance(block, Paragraph)),
        footer=tuple(line.text for line in layout.footer),
    )


def _missing(layout: Layout, work: _Assembly) -> Iterable[Diagnostic]:
    inner = layout.annex or layout
    if inner.type_line is None:
        yield Diagnostic(code="no-type-line", severity="warning", message="no line prints the type of the document")
    elif not inner.title:
        yield Diagnostic(code="no-title", severity="warning", message="no title stands below the type")
    if not work.sections:
        yield Diagnostic(code="no-outline", severity="warning", message="no numbered unit or bullet was found")
    if not layout.footer:
        yield Diagnostic(code="no-footer", severity="info", message="neither recipients nor signature were found")
