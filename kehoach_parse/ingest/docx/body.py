"""Word paragraphs, tables and text boxes → lines and grids."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from kehoach_parse.errors import LimitExceededError
from kehoach_parse.ingest.docx.inline import NoteMark, Shown, TextBox, inline
from kehoach_parse.ingest.docx.numbering import Numbering
from kehoach_parse.ingest.docx.package import attribute, child, is_on, local
from kehoach_parse.ingest.docx.styles import Styles
from kehoach_parse.ingest.docx.tabs import expanded, tab_stops
from kehoach_parse.models.source import Cell, Grid, Line
from kehoach_parse.settings import Limits

Block = Line | Grid
_TWIPS = 20.0
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
_CONTENTS_LISTS = frozenset({"Table of Contents", "Table of Figures"})


class Body:
    """Reads the block-level elements of one document in order, counting automatic numbers on the way.

    Lines outside of tables keep their wide gaps.
    """

    def __init__(self, styles: Styles, numbering: Numbering, limits: Limits) -> None:
        self._styles = styles
        self._numbering = numbering
        self._limits = limits
        self._cells = 0
        self._blank = 0
        self._carried: list[Shown] = []
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}

    def blocks(self, element: Any, depth: int = 0) -> Iterator[Block]:
        """The blocks under ``element`` in reading order."""
        if depth > self._limits.nesting:
            raise LimitExceededError(f"tables nested deeper than {self._limits.nesting} (limits.nesting)")
        for item in element:
            name = local(item)
            if name == "p":
                yield from self._paragraph(item, depth)
            elif name == "tbl":
                yield from self._table(item, depth)
            elif name in _WRAPPERS and not _lists_contents(item):
                yield from self.blocks(item, depth + 1)
            elif name == "AlternateContent":
                choice = child(item, "Choice")
                yield from self.blocks(choice if choice is not None else item, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Block]:
        shown, boxes = self._carried, []
        self._carried = []
        for part in inline(paragraph, self._styles):
            if isinstance(part, TextBox):
                boxes.append(part.content)
            elif isinstance(part, NoteMark):
                shown.append(Shown(f"[{self._note_number(part)}]", part.bold))
            else:
                shown.append(part)
        if child(paragraph, "pPr", "rPr", "del") is not None:
            self._carried = shown  # the end of the paragraph was deleted: it runs on into the next one
        elif any(part.text.strip() for part in shown):
            yield from self._lines(paragraph, shown)
        else:
            self._blank += 1
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _note_number(self, mark: NoteMark) -> int:
        seen = self._notes[mark.kind]
        if mark.note not in seen:
            seen.append(mark.note)
        return seen.index(mark.note) + 1

    def notes(self, kind: str, root: Any) -> Iterator[Line]:
        """The footnotes or endnotes (``kind``) that the blocks read so far refer to, numbered as shown."""
        items = {attribute(item, "id"): item for item in root if local(item) == kind} if root is not None else {}
        for number, key in enumerate(self._notes[kind], 1):
            blocks = list(self.blocks(items[key])) if key in items else []
            for at, line in enumerate(_flat(blocks)):
                yield line._replace(text=f"[{number}] {line.text}" if at == 0 else line.text, note=True)

    def _label(self, paragraph: Any) -> str:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"), "val") or self._styles.default
        number = attribute(child(properties, "numPr", "numId"), "val")
        if number is not None:
            level = attribute(child(properties, "numPr", "ilvl"), "val")
            return self._numbering.label(number, int(level) if level and level.isdigit() else 0)
        inherited = self._styles.numbering(style)
        return self._numbering.label(inherited[0], None, inherited[1]) if inherited is not None else ""

    def _lines(self, paragraph: Any, shown: list[Shown]) -> Iterator[Line]:
        stops, indent = tab_stops(paragraph), _indent(paragraph)
        if label := self._label(paragraph):
            shown = [Shown(f"{label} ", shown[0].bold), *shown]
        rows: list[list[Shown]] = [[]]
        for part in shown:
            first, *others = part.text.split("\n")
            rows[-1].append(Shown(first, part.bold))
            rows += [[Shown(text, part.bold)] for text in others]
        rows = [row for row in rows if any(part.text.strip() for part in row)]
        for at, row in enumerate(rows):
            gap, self._blank = self._blank, 0
            text = unicodedata.normalize("NFC", expanded("".join(part.text for part in row), stops)).rstrip()
            strong = all(part.bold for part in row if part.text.strip())
            yield Line(text, gap=gap, indent=indent, strong=strong, complete=at == len(rows) - 1)

    def _table(self, table: Any, depth: int) -> Iterator[Block]:
        rows, headers, leading = [], 0, True
        for row in _items(table, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            leading = leading and bool(is_on(child(properties, "tblHeader")))
            headers += leading
            rows.append(self._row(row, depth))
        width = max(map(len, rows), default=0)
        self._cells += width * len(rows)
        if self._cells > self._limits.table_cells:
            raise LimitExceededError(f"tables of more than {self._limits.table_cells} cells (limits.table_cells)")
        if len(rows) == 1 and width == 1:
            yield from rows[0][0]  # a frame drawn around text
            return
        self._blank = 0
        yield Grid(
            tuple(tuple(Cell(tuple(_flat(cell))) for cell in row + [[]] * (width - len(row))) for row in rows),
            header_rows=headers or None,
        )

    def _row(self, row: Any, depth: int) -> list[list[Block]]:
        cells: list[list[Block]] = [[] for _ in range(_span(child(row, "trPr", "gridBefore")))]
        for cell in _items(row, "tc"):
            properties = child(cell, "tcPr")
            merge = child(properties, "vMerge")
            self._blank = 0
            content = list(self.blocks(cell, depth + 1))
            continued = merge is not None and attribute(merge, "val") != "restart"
            cells.append([] if continued else content)
            cells += [[] for _ in range(max(1, _span(child(properties, "gridSpan"))) - 1)]
        return cells


def _items(element: Any, name: str) -> Iterator[Any]:
    for item in element:
        if local(item) == name:
            yield item
        elif local(item) in _WRAPPERS:
            yield from _items(item, name)


def _flat(blocks: Iterable[Block]) -> Iterator[Line]:
    """A table inside a cell is read as its cells' lines, row by row."""
    for block in blocks:
        if isinstance(block, Line):
            yield folded(block)
        else:
            yield from (line for row in block.rows for cell in row for line in cell.lines)


def folded(line: Line) -> Line:
    """The line with single spaces."""
    return line._replace(text=" ".join(line.text.split()), offset=None)


def _span(element: Any) -> int:
    value = attribute(element, "val") or ""
    return min(int(value), 1000) if value.isdigit() else 0


def _indent(paragraph: Any) -> float:
    indent = child(paragraph, "pPr", "ind")
    total = 0
    for name, sign in (("left", 1), ("start", 1), ("firstLine", 1), ("hanging", -1)):
        value = attribute(indent, name) or ""
        total += sign * int(value) if value.lstrip("-").isdigit() else 0
    return total / _TWIPS


def _lists_contents(element: Any) -> bool:
    return attribute(child(element, "sdtPr", "docPartObj", "docPartGallery"), "val") in _CONTENTS_LISTS
