"""From the parts of a printed document to the document extraction reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from kehoach_parse.models.base import TablePlace
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.section import Section, Table
from kehoach_parse.models.source import Grid
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment import grids
from kehoach_parse.segment.body import Body, divide
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.header import read_header
from kehoach_parse.segment.joining import measure, paragraphs
from kehoach_parse.segment.layout import Block, Layout
from kehoach_parse.segment.outline import Node, Outline
from kehoach_parse.segment.paragraph import Paragraph, join
from kehoach_parse.segment.quotations import unmark_quoted
from kehoach_parse.segment.reading import Reading
from kehoach_parse.segment.runin import split_run_in
from kehoach_parse.segment.zones import Zones


def assemble(layout: Layout, notes: Sequence[Paragraph], rules: Rulebook, cues: Cues) -> Document:
    """The document of a layout: reading text in printed order with notes last, units, sections, tables, header."""
    work = _Assembly(cues, rules)
    zones = work.lay(layout, plan=layout.annex is None)
    if layout.annex is not None:
        zones = work.lay(layout.annex, plan=True, decision=zones)
    work.flow(joined(notes, cues), "appendix")
    header = read_header(zones, rules)
    return Document(
        text=work.reading.text,
        units=tuple(work.units),
        header=header,
        sections=_sections().validate_python(work.sections),
        tables=tuple(work.tables),
        origins=work.reading.origins,
        diagnostics=(*_missing(layout, work), *work.diagnostics),
        own_identifiers=frozenset(filter(None, [header.identifier])),
    )


class _Assembly:
    """Writes the reading text from top to bottom, and notes the units, sections and tables in it."""

    def __init__(self, cues: Cues, rules: Rulebook) -> None:
        self.cues = cues
        self.rules = rules
        self.reading = Reading()
        self.units: list[Unit] = []
        self.sections: list[dict[str, Any]] = []
        self.tables: list[Table] = []
        self.diagnostics: list[Diagnostic] = []

    def lay(self, layout: Layout, *, plan: bool, decision: Zones | None = None) -> Zones:
        """Write one document. Of a decision that carries the plan (``plan=False``) all text is preamble."""
        self._print(layout.letterhead)
        if layout.type_line:
            self.reading.add(layout.type_line)
        title = join(layout.title) if layout.title else None
        if title:
            self._add(title, "title" if plan else "preamble")
        if layout.attached:
            self._add(join(layout.attached), "preamble")
        blocks = joined(layout.body, self.cues)
        body = divide(blocks, self.cues) if plan else Body(preamble=blocks)
        self.flow(body.preamble, "preamble")
        self._outline(body.outline)
        self.flow(body.closing, "closing")
        self._print(layout.footer)
        self.flow(joined(layout.appendix, self.cues), "appendix")
        return Zones(
            letterhead=_texts(layout.letterhead),
            type_line=layout.type_line.text if layout.type_line else None,
            title=title.text if title else None,
            preamble=_texts(body.preamble),
            closing=_texts(body.closing),
            footer=_texts(layout.footer),
            annex_of=decision,
        )

    def _add(self, paragraph: Paragraph, where: str) -> None:
        start, end = self.reading.add(paragraph)
        body = start + (paragraph.marker.end if paragraph.marker else 0)
        self.units.append(Unit(where, start, end, min(body, end), note=paragraph.note))

    def _print(self, lines: Iterable[Paragraph]) -> None:
        for line in lines:
            self.reading.add(line)

    def flow(self, blocks: Iterable[Block], where: str) -> None:
        """Write paragraphs and tables outside the outline."""
        for block in blocks:
            if isinstance(block, Grid):
                self._add_table(block, where)
            else:
                self._add(block, where)

    def _outline(self, blocks: Sequence[Block]) -> None:
        outline, placed = self._placed(blocks)
        if parted := split_run_in(outline.nodes, self.rules):
            outline, placed = self._placed([part for block in blocks for part in parted.get(id(block), (block,))])
        for entry in placed:
            if isinstance(entry, Node):
                self._add_node(entry)
            else:
                self._add_table(*entry)
        self.diagnostics += outline.diagnostics

    def _placed(self, blocks: Sequence[Block]) -> tuple[Outline, list[Node | tuple[Grid, str]]]:
        """The outline of the blocks, and the place of each: its node, or of a table where it stands."""
        outline = Outline(self.cues)
        return outline, [
            (block, outline.table_place() or "preamble") if isinstance(block, Grid) else outline.add(block)
            for block in blocks
        ]

    def _add_node(self, node: Node) -> None:
        start, end = self.reading.add(node.paragraph)
        heading, parent = node.heading, node.parent.id if node.parent else None
        self.units.append(Unit(node.id, start, end, start + node.body, node.style, heading, parent))
        self.sections.append(
            {
                "id": node.id,
                "parent": parent,
                "style": node.style,
                "label": node.label,
                "heading": heading,
                "text": node.paragraph.text[node.body :],
                "span": (start, end),
            }
        )

    def _add_table(self, grid: Grid, where: str) -> None:
        columns, headers = grids.header(grid)
        id_ = f"t{len(self.tables) + 1}"
        start = self.reading.length + bool(self.reading.length)
        rows: list[tuple[str | None, ...]] = []
        for at, row in enumerate(grid.rows):
            cells = self.reading.add_row(row)
            spans = tuple(span for span, _ in cells)
            filled = [span for span in spans if span]
            if at < headers or not filled:
                continue
            place = TablePlace(id=id_, row=len(rows))
            rows.append(tuple(text for _, text in cells))
            begin, end = filled[0][0], filled[-1][1]
            self.units.append(Unit(where, begin, end, begin, cells=spans, table=place, columns=columns))
        span = (min(start, self.reading.length), self.reading.length)
        self.tables.append(
            Table(id=id_, section=where, columns=columns, rows=tuple(rows), pages=grid.pages or None, span=span)
        )


def joined(blocks: Sequence[Block], cues: Cues) -> list[Block]:
    """Blocks with their lines joined to paragraphs; no paragraph goes on behind a table."""
    if not blocks:
        return []
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    setting = measure(lines)
    done: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
        else:
            done += unmark_quoted(paragraphs(run, setting, cues))
            done.append(block)
            run = []
    return [*done, *unmark_quoted(paragraphs(run, setting, cues))]


@cache
def _sections() -> TypeAdapter[tuple[Section, ...]]:
    """Makes the sections of a document all at once, in half the time."""
    return TypeAdapter(tuple[Section, ...])


def _texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks if isinstance(block, Paragraph))


def _missing(layout: Layout, work: _Assembly) -> Iterator[Diagnostic]:
    plan = layout.annex or layout
    if plan.type_line is None:
        yield Diagnostic(code="no-type-line", severity="warning", message="no line prints the type of the document")
    elif not plan.title:
        yield Diagnostic(code="no-title", severity="warning", message="no title stands below the type")
    if not work.sections:
        yield Diagnostic(code="no-outline", severity="warning", message="no numbered unit or bullet was found")
    if not layout.footer:
        yield Diagnostic(code="no-footer", severity="info", message="neither recipients nor signature were found")
