"""Tables of Markdown, in both of the shapes portals export: a row a line, and a cell a line between bare bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from kehoach_parse.ingest.emphasis import plain_lines
from kehoach_parse.ingest.lines import RawLine, is_rule
from kehoach_parse.models.source import Cell, Grid, Line

CellLines = tuple[Line, ...]
_CELL_LINES = 40  # of one cell at most: where the bars are those between cells only, the text behind the last is none
_HEADED_CELL_LINES = 8  # and of one that holds a main heading: `I. Kinh tế số` heads a group of rows
_CELL_BLANKS = 3
_SPACED_BARS = 3  # of a row that has blank lines around it more, else it is as well a letterhead


def table_grid(raw: Sequence[RawLine]) -> Grid:
    """A run of lines that :func:`tables` found."""
    return _exploded(raw) if _is_bar(raw[0]) else _piped(raw)


def tables(raw: Sequence[RawLine]) -> Iterator[tuple[int, int]]:
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
    step = 2 if _is_next(raw, start, start + 2) else 1  # a blank line after every line of the document
    end = start
    while end < len(raw) and _is_row(raw[end]):
        if step > 1 and end > start and not _is_next(raw, end - step, end):
            break
        end += step
    return max(start, end - step + 1)


def _is_next(raw: Sequence[RawLine], row: int, after: int) -> bool:
    """Whether the row at ``after``, a blank line below ``row``, is of its table: as wide, and no head of a next one."""
    if after >= len(raw) or raw[after - 1].text or not (_is_row(raw[row]) and _is_row(raw[after])):
        return False
    bars = raw[row].text.count("|")
    headed = after + 2 < len(raw) and _head_rule().fullmatch(raw[after + 2].text)
    return bars > _SPACED_BARS and bars == raw[after].text.count("|") and not headed


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
        if held := cell_lines(cell):
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
        rows.append([cell_lines(list(_broken(part))) for part in parts])
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


def cell_lines(raw: Sequence[RawLine]) -> CellLines:
    """The printed lines of a cell, without markers."""
    return tuple(
        Line(" ".join(plain.text.split()), plain.raw.offset, strong=plain.strong, page=plain.raw.page)
        for plain in plain_lines(raw)
        if plain.text and not is_rule(plain.text)
    )


def _grid(rows: list[list[CellLines]], header_rows: int | None = None) -> Grid:
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    padded = (tuple(map(Cell, [*row, *[()] * (width - len(row))])) for row in rows)
    return Grid(tuple(padded), header_rows=header_rows)


@cache
def _main_heading() -> regex.Pattern[str]:
    return regex.compile(r"\**[IVX]{1,4}[.\-/]\s?\p{Lu}")


@cache
def _type_line() -> regex.Pattern[str]:
    return regex.compile(
        r"\**(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|CHỈ THỊ|THÔNG BÁO|HƯỚNG DẪN|QUY (?:CHẾ|ĐỊNH))\**"
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


@cache
def _head_rule() -> regex.Pattern[str]:
    return regex.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
