"""Markdown residue: emphasis, headings, escapes, and tables in both of the shapes portals export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

import regex

from kehoach_parse.ingest.columns import column_runs
from kehoach_parse.ingest.lines import Lines, RawLine, is_rule
from kehoach_parse.models.source import Cell, Grid, Line

CellLines = tuple[Line, ...]
_CELL_LINES = 40  # of one cell at most: where the bars are those between cells only, the text behind the last is none
_HEADED_CELL_LINES = 8  # and of one that holds a main heading: `I. Kinh tế số` heads a group of rows
_CELL_BLANKS = 3


def is_markdown(text: str) -> bool:
    """Whether the text holds bold, headings or tables as Markdown writes them."""
    return ("**" in text or "#" in text or "|" in text or "__" in text) and bool(_evidence().search(text))


def read_markdown(raw: Sequence[RawLine], lines: Lines) -> None:
    """Add lines without Markdown markers; bold ones are strong, headings complete; tables become grids."""
    at = 0
    for start, end in _tables(raw):
        _add_text(raw[at:start], lines)
        table = raw[start:end]
        lines.add_grid(_exploded(table) if _is_bar(table[0]) else _piped(table))
        at = end
    _add_text(raw[at:], lines)


# ---- emphasis, headings, escapes


class _Plain(NamedTuple):
    raw: RawLine
    text: str
    strong: bool = False
    heading: bool = False


def _add_text(raw: Sequence[RawLine], lines: Lines) -> None:
    """Text between tables; a letterhead or signature in two columns may stand there as in any text."""
    begun = 0
    for start, end, grid in column_runs(raw):
        if grid is not None:
            _add_lines(raw[begun:start], lines)
            lines.add_grid(replace(grid, rows=tuple(tuple(map(_plain_cell, row)) for row in grid.rows)))
            begun = end
    _add_lines(raw[begun:], lines)


def _add_lines(raw: Iterable[RawLine], lines: Lines) -> None:
    for plain in _plain(raw):
        lines.add(plain.raw, plain.text, strong=plain.strong, complete=plain.heading)


def _plain_cell(cell: Cell) -> Cell:
    return Cell(_cell([RawLine(line.text, line.offset or 0, page=line.page) for line in cell.lines]))


def _plain(raw: Iterable[RawLine]) -> Iterator[_Plain]:
    """Take the markers off. Bold may span the lines of a paragraph, so its state runs on to the next blank line."""
    bold = False
    for line in raw:
        text = line.text
        if not text:
            bold = False
            yield _Plain(line, text)
            continue
        heading = text[0] in "#>" and _heading().match(text)
        if heading:
            text = text[heading.end() :].rstrip("# ")
            line = line._replace(offset=line.offset + heading.end())
        if "*" in text or "_" in text or "\\" in text or "](" in text:
            text, strong, bold = _unmarked(text, bold)
            text = text.strip()
        else:
            strong = bold
        hashed = bool(heading and "#" in heading[0])
        yield _Plain(line, text, strong or hashed, hashed)


def _unmarked(text: str, bold: bool) -> tuple[str, bool, bool]:
    """Text without emphasis, whether all of it was bold, and whether bold is still open at its end."""
    parts: list[str] = []
    strong, done = True, 0
    for match in _markers().finditer(text):
        part = text[done : match.start()]
        strong = strong and (bold or not part.strip())
        parts += part, match["escaped"] or match["link"] or ""
        done = match.end()
        marks = len(match["stars"] or match["lines"] or "")
        bold ^= marks in (2, 3, 6)  # `****` closes one bold run and opens the next
    rest = text[done:]
    plain = "".join([*parts, rest])
    return plain, strong and (bold or not rest.strip()) and bool(plain.strip()), bold


# ---- tables


def _tables(raw: Sequence[RawLine]) -> Iterator[tuple[int, int]]:
    """The runs of lines that are tables."""
    at = 0
    while at < len(raw):
        end = at
        if raw[at].text[-1:] == "|" or raw[at].text[:1] == "|":
            end = _exploded_end(raw, at) if _is_bar(raw[at]) else _piped_end(raw, at)
        if end > at + 1:
            yield at, end
        at = max(end, at + 1)


def _is_bar(line: RawLine) -> bool:
    return line.text in ("|", "||")


def _piped_end(raw: Sequence[RawLine], start: int) -> int:
    end = start
    while end < len(raw) and _is_row(raw[end]):
        end += 1
    return end


def _is_row(line: RawLine) -> bool:
    """`| a | b |`, or as some portals have it `a | b |`."""
    return not _is_bar(line) and (line.text[:1] == "|" or (line.text[-1:] == "|" and line.text.count("|") > 1))


def _exploded_end(raw: Sequence[RawLine], start: int) -> int:
    """After the last bar of a table printed one cell a line: a bar, then a blank line, and the text goes on.

    Without the blank line the type of the document tells (``…|⏎KẾ HOẠCH⏎…``): it stands below a table, never in one.
    """
    end, blanks, filled, headed = start + 1, 0, 0, False
    for at in range(start + 1, len(raw)):
        if _is_bar(raw[at]):
            end, blanks, filled, headed = at + 1, 0, 0, False
        elif not filled and _type_line().fullmatch(raw[at].text):
            break
        elif raw[at].text:
            blanks, filled = 0, filled + 1
            headed = headed or _main_heading().match(raw[at].text) is not None
        elif at == end:
            break
        else:
            blanks += 1
        if blanks > _CELL_BLANKS or filled > (_HEADED_CELL_LINES if headed else _CELL_LINES):
            break
    return end


def _exploded(raw: Sequence[RawLine]) -> Grid:
    """``|⏎cell⏎|⏎cell⏎|⏎|⏎cell …``: one bar between cells, two between rows, one more for each empty cell."""
    cells: list[CellLines] = []
    bars: list[int] = []
    count = 0
    cell: list[RawLine] = []
    for line in (*raw, RawLine("|", 0)):
        if not _is_bar(line):
            cell.append(line)
            continue
        if held := _cell(cell):
            cells.append(held)
            bars.append(count)
            count = 0
        count += len(line.text)
        cell = []
    stride = _stride(cells) if max(bars[1:], default=1) == 1 else None
    if stride is None:
        return _grid(_rows(cells, bars))
    width, missing = stride
    cells = [()] * missing + cells
    return _grid([cells[at : at + width] for at in range(0, len(cells), width)])


def _stride(cells: Sequence[CellLines]) -> tuple[int, int] | None:
    """Columns of a table without row breaks, told by the numbers 1, 2, 3 of its rows, and cells its first row lacks."""
    numbers = {text: at for at, cell in enumerate(cells) if (text := " ".join(line.text for line in cell)).isdigit()}
    first, second, third = (numbers.get(str(number)) for number in (1, 2, 3))
    if first is None or second is None:
        return None
    width = second - first
    fits = first in (width, width - 1) and third in (None, second + width)
    return (width, width - first) if width > 1 and fits else None


def _rows(cells: Sequence[CellLines], bars: Sequence[int]) -> list[list[CellLines]]:
    """Put cells in rows by the bars before each. Two bars are a row break, or an empty cell where the row needs one."""
    rows: list[list[CellLines]] = [[]]
    width = _width(bars)
    ahead = [1] * len(bars)  # cells from each one on to the end of its unbroken run
    for at in range(len(bars) - 2, -1, -1):
        ahead[at] = 1 if bars[at + 1] > 1 else ahead[at + 1] + 1
    for at, (cell, count) in enumerate(zip(cells, bars, strict=True)):
        row = rows[-1]
        if at == 0 or len(row) + count - 1 + ahead[at] == width:
            row += [()] * (count - 1)
        elif count > 1:
            after = min(count - 2, max(0, width - len(row)))
            row += [()] * after
            rows.append([()] * (count - 2 - after))
        rows[-1].append(cell)
    return rows


def _width(bars: Sequence[int]) -> int:
    """Columns of the table: cells of the first row."""
    first = next((at for at, count in enumerate(bars) if at and count > 1), len(bars))
    return first + (bars[0] - 1 if bars else 0)


def _piped(raw: Sequence[RawLine]) -> Grid:
    """``| cell | cell |`` a row a line, with or without the row of dashes under the header."""
    rows: list[list[CellLines]] = []
    header = None
    for line in raw:
        parts = list(_parts(line))
        if parts and all(_dashes().fullmatch(part.text) for part in parts):
            header = len(rows) if header is None else header
            continue
        rows.append([_cell(list(_broken(part))) for part in parts])
    return _grid(rows, header)


def _parts(line: RawLine) -> Iterator[RawLine]:
    """The cells of a row. `||` at the end of a merged row holds empty cells."""
    lead = line.text.startswith("|")
    inner = line.text[lead : -1 if line.text.endswith("|") else None]
    start = line.offset + lead
    for part in _bars().split(inner):
        yield RawLine(part.strip(), start + len(part) - len(part.lstrip()), page=line.page)
        start += len(part) + 1


def _broken(cell: RawLine) -> Iterator[RawLine]:
    """The printed lines of a cell: Markdown has no line break in a table but `<br>`."""
    start = 0
    for mark in (*_breaks().finditer(cell.text), None):
        part = cell.text[start : mark.start() if mark else None]
        yield cell._replace(text=part.strip(), offset=cell.offset + start + len(part) - len(part.lstrip()))
        start = mark.end() if mark else start


def _cell(raw: Sequence[RawLine]) -> CellLines:
    return tuple(
        Line(" ".join(plain.text.split()), plain.raw.offset, strong=plain.strong, page=plain.raw.page)
        for plain in _plain(raw)
        if plain.text and not is_rule(plain.text)
    )


def _grid(rows: list[list[CellLines]], header_rows: int | None = None) -> Grid:
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    padded = (tuple(map(Cell, [*row, *[()] * (width - len(row))])) for row in rows)
    return Grid(tuple(padded), header_rows=header_rows)


@cache
def _evidence() -> regex.Pattern[str]:
    return regex.compile(r"(?m)\*\*\S|(?<![\w_])__[^\s_]|^\#{1,6}\ \S|^[^\n|]*+\|[^\n]*\|\ *$|^\|\ *$")


@cache
def _heading() -> regex.Pattern[str]:
    return regex.compile(r"(?:>\s*+)*+\#{1,6}\s+|(?:>\s*+)++")


@cache
def _main_heading() -> regex.Pattern[str]:
    return regex.compile(r"\**[IVX]{1,4}[.\-/]\s?\p{Lu}")


@cache
def _type_line() -> regex.Pattern[str]:
    return regex.compile(
        r"\**(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|QUY (?:CHẾ|ĐỊNH))\**"
    )


@cache
def _markers() -> regex.Pattern[str]:
    """Emphasis. A star between blanks, between digits or as a bullet is none; neither is `_` inside a word."""
    return regex.compile(
        r"""(?x)
        \\(?P<escaped>[\\`*_{}\[\]()\#+.!|>~<-])
        | !?\[(?P<link>[^\]\[]{0,400}+)\]\((?:https?:|\#|/)[^()\s]{0,400}+\)
        | (?P<stars> \*{2,} | (?<!\d)\*(?=\S) | (?<=\S)\*(?!\d) | ^\*\s\*$ )
        | (?P<lines> (?<![\w_])_{1,3}(?=[^\s_]) | (?<=[^\s_])_{1,3}(?![\w_]) )
        """
    )


@cache
def _breaks() -> regex.Pattern[str]:
    return regex.compile(r"(?i)<br\s*+/?>")


@cache
def _bars() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\\)\|")


@cache
def _dashes() -> regex.Pattern[str]:
    return regex.compile(r":?-+:?")
