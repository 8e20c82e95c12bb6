"""HTML elements → lines and grids: blocks end lines, tables are grids, list items get their numbers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from kehoach_parse.errors import LimitExceededError
from kehoach_parse.ingest.docx.numbering import in_form
from kehoach_parse.models.source import Cell, Grid, Line
from kehoach_parse.settings import Limits

Block = Line | Grid
_BLOCKS = frozenset(
    (
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_BOLD = frozenset(
    (
        "b",
        "strong",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "th",
    )
)
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00)", re.IGNORECASE)
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|lighter|[1-5]00)", re.IGNORECASE)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_MARKED = re.compile(r"\s*(?:[-–+•*]|\w{1,4}[.)])\s")
MAX_SPAN = 1000


class Blocks:
    """Collects lines and grids while walking an element."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells = 0

    def read(self, element: Any, depth: int = 0, bold: bool = False) -> list[Block]:
        """The blocks under ``element`` in reading order."""
        if depth > self._limits.nesting:
            raise LimitExceededError(f"elements nested deeper than {self._limits.nesting} (limits.nesting)")
        flow = _Flow()
        self._walk(element, flow, depth, bold)
        flow.end(complete=True)
        return flow.blocks

    def _walk(self, element: Any, flow: _Flow, depth: int, bold: bool) -> None:
        if depth > self._limits.nesting:
            raise LimitExceededError(f"elements nested deeper than {self._limits.nesting} (limits.nesting)")
        bold = _weight(element, bold)
        pre = element.tag == "pre"
        flow.add(element.text, bold, pre)
        number = _first_number(element)
        for child in element:
            if child.tag == "br":
                flow.end(complete=False)
            elif child.tag == "table":
                flow.end(complete=True)
                flow.blocks += self._table(child, depth + 1, bold)
            elif child.tag == "li":
                flow.end(complete=True)
                flow.label = _item_label(element, child, number)
                number += 1
                self._walk(child, flow, depth + 1, bold)
                flow.end(complete=True)
            elif child.tag in _BLOCKS:
                flow.end(complete=True)
                self._walk(child, flow, depth + 1, bold)
                flow.end(complete=True)
            else:
                self._walk(child, flow, depth + 1, bold)
            flow.add(child.tail, bold, pre)

    def _table(self, table: Any, depth: int, bold: bool) -> list[Block]:
        rows = [list(_own(row, {"td", "th"})) for row in _own(table, {"tr"})]
        if max(map(len, rows), default=0) <= 1:
            return [block for row in rows for cell in row for block in self.read(cell, depth + 1, bold)]
        grid: dict[tuple[int, int], Cell] = {}
        for y, row in enumerate(rows):
            x = 0
            for cell in row:
                while (y, x) in grid:
                    x += 1
                wide, high = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - y)
                self._cells += wide * high
                if self._cells > self._limits.table_cells:
                    raise LimitExceededError(
                        f"tables of more than {self._limits.table_cells} cells (limits.table_cells)"
                    )
                grid |= {(y + dy, x + dx): Cell() for dy in range(high) for dx in range(wide)}
                grid[y, x] = Cell(tuple(_flat(self.read(cell, depth + 1, bold))))
                x += wide
        width = max((x for _, x in grid), default=-1) + 1
        cells = tuple(tuple(grid.get((y, x), Cell()) for x in range(width)) for y in range(len(rows)))
        return [Grid(cells, header_rows=_header_rows(rows))]


class _Flow:
    """The line being built, and the blocks before it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.label = ""
        self._parts: list[tuple[str, bool]] = []
        self._breaks = 0

    def add(self, text: str | None, bold: bool, pre: bool) -> None:
        if not text:
            return
        first, *rest = text.split("\n") if pre else [text]
        self._parts.append((first, bold))
        for line in rest:
            self.end(complete=False)
            self._parts.append((line, bold))

    def end(self, *, complete: bool) -> None:
        """End the line. Two breaks in a row end the paragraph."""
        text = unicodedata.normalize("NFC", " ".join("".join(part for part, _ in self._parts).split()))
        strong = all(bold for part, bold in self._parts if part.strip())
        self._parts = []
        if text:
            if self.label and not _MARKED.match(text + " "):
                text = f"{self.label} {text}"
            self.label = ""
            self.blocks.append(Line(text, strong=strong, complete=complete))
            self._breaks = 0
        elif self.blocks and isinstance(last := self.blocks[-1], Line) and not last.complete:
            self.blocks[-1] = Line(last.text, strong=last.strong, complete=True)


def _weight(element: Any, bold: bool) -> bool:
    style = element.get("style") or ""
    if _HEAVY.search(style):
        return True
    return bool(element.tag in _BOLD or (bold and not _LIGHT.search(style)))


def _own(element: Any, tags: set[str]) -> Iterator[Any]:
    """Rows of a table or cells of a row, not those of tables inside."""
    for child in element:
        if child.tag in tags:
            yield child
        elif child.tag in {"tbody", "thead", "tfoot", "form"}:
            yield from _own(child, tags)


def _flat(blocks: list[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            yield from (line for row in block.rows for cell in row for line in cell.lines)


def _header_rows(rows: list[list[Any]]) -> int | None:
    count = 0
    for row in rows:
        if not row or not (row[0].getparent().getparent().tag == "thead" or all(cell.tag == "th" for cell in row)):
            break
        count += 1
    return count or None


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), MAX_SPAN)) if value.isdigit() else 1


def _first_number(element: Any) -> int:
    start = element.get("start") or ""
    return int(start) if element.tag == "ol" and start.isdigit() and len(start) < 6 else 1


def _item_label(parent: Any, item: Any, number: int) -> str:
    if "none" in (parent.get("style") or "").replace("list-style-type:", "list-style:").partition("list-style:")[2]:
        return ""
    if parent.tag != "ol":
        return "-"
    return f"{in_form(number, _FORMS.get(parent.get('type') or '', 'decimal'))}."
