"""Columns printed on one line of plain text: ``UBND TỈNH LÀO CAI          CỘNG HÒA XÃ HỘI …``, and task tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from kehoach_parse.ingest.headed import headed_table, may_label
from kehoach_parse.ingest.lines import Lines, RawLine
from kehoach_parse.models.source import Cell, Grid, Line

# What stands in the left or right column of a letterhead or signature block, and hardly elsewhere.
_CUES = (
    r"(?i)cộng h(?:òa|oà) xã hội|độc lập\s*[-–]|đảng cộng sản|nơi nhận\s*:|,\s*ngày[\s\d.…_]*tháng|\bsố\s*:"
    r"|\b[tk]m?\.\s*\p{Lu}{2}|(?-i:\b(?:HIỆU TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|BÍ THƯ|TRƯỞNG (?:BAN|PHÒNG)|NGƯỜI LẬP)\b)"
)
_COLUMNS = 3  # of a table pasted with tabs or typed with bars: two are as well a label and its value
_SIGNS = ("\t", "|")  # between the cells of a row: `1 | Rà soát … | Sở Y tế | Quý II`
_REACH = 60  # lines of a letterhead or signature block at most
_PAUSE = 4  # one-sided or blank lines between two-part lines of one block at most
_TWO_PARTS = 140  # letters of a line whose parts only a tab divides at most
_SLACK = 8  # a right column is centred, so its lines begin a little left of the seam too


def read_columns(raw: Sequence[RawLine], lines: Lines) -> None:
    """Add raw lines. Tables become grids, and so do letterhead and signature in two columns."""
    for start, end, grid in column_runs(raw):
        if grid is not None:
            lines.add_grid(grid)
        else:
            for line in raw[start:end]:
                lines.add(line, line.text)


def split_columns(lines: Sequence[Line]) -> Iterator[Line | Grid]:
    """The same for lines of a format without letter offsets, whose tabs stand as wide gaps."""
    raw = [RawLine(line.text, 0, int(line.indent), line.page) for line in lines]
    for start, end, grid in column_runs(raw):
        if grid is None:
            yield from lines[start:end]
        else:
            yield replace(grid, rows=tuple(tuple(map(_without_offsets, row)) for row in grid.rows))


def _without_offsets(cell: Cell) -> Cell:
    return Cell(tuple(line._replace(offset=None) for line in cell.lines))


def column_runs(raw: Sequence[RawLine]) -> Iterator[tuple[int, int, Grid | None]]:
    """Start and end of each run of lines, with its grid where it stands in columns."""
    told = passed = 0
    for at in _openings(raw):
        if at < passed:
            continue
        passed, grid = _columns_at(raw, at)
        if grid is not None:
            if told < at:
                yield told, at, None
            yield at, passed, grid
            told = passed
    if told < len(raw):
        yield told, len(raw), None


def _openings(raw: Sequence[RawLine]) -> list[int]:
    """The lines that may begin columns, few in most texts: they hold a wide gap, a tab or a bar, or label a column."""
    return [
        at
        for at, line in enumerate(raw)
        if (text := line.text) and ("  " in text or "\t" in text or "|" in text or may_label(text))
    ]


def _columns_at(raw: Sequence[RawLine], at: int) -> tuple[int, Grid | None]:
    """The end of the lines that belong together with the one at ``at``, and the grid where they stand in columns."""
    for sign in _SIGNS:
        if sign in raw[at].text and (end := _rows_end(raw, at, sign)) > at + 1:
            return end, Grid(tuple(_rows(raw[at:end], sign)))
    if headed := headed_table(raw, at):
        return headed
    end = max(_run_end(raw, at), at + 1)
    split = end > at + 1 and any(_cues().search(line.text) for line in raw[at:end])
    return end, _grid(raw[at:end]) if split else None


def _rows_end(raw: Sequence[RawLine], start: int, sign: str) -> int:
    """End of the rows of a table whose cells are parted by ``sign``: the first one fills three columns at least."""
    cells = raw[start].text.split(sign)
    if len(cells) < _COLUMNS or not all(cell.strip() for cell in cells):
        return start
    end = at = start
    while at < len(raw) and (not raw[at].text or _is_row(raw[at].text, len(cells), sign)) and at - end < _PAUSE:
        at += 1
        end = at if raw[at - 1].text else end
    return end


def _is_row(text: str, width: int, sign: str) -> bool:
    """Whether a line holds cells; in a wide table a number or sign before one tab heads a unit of the text below it."""
    signs = text.count(sign)
    return 1 <= signs < width and not (signs == 1 and width > _COLUMNS and _heads_unit().match(text))


def _rows(raw: Sequence[RawLine], sign: str) -> Iterator[tuple[Cell, ...]]:
    width = raw[0].text.count(sign) + 1
    for line in filter(lambda line: line.text, raw):
        cells, start = [], 0
        for part in line.text.split(sign):
            cells.append(Cell((_line(line, start, start + len(part)),) if part.strip() else ()))
            start += len(part) + 1
        yield (*cells, *[Cell()] * (width - len(cells)))


def _run_end(raw: Sequence[RawLine], start: int) -> int:
    """End of the run of two-part lines that starts at ``start``: one-sided lines and blanks may stand between.

    Below recipients a name on the right ends the run; below a letterhead a line so far right is the centred type.
    """
    first = _gap(raw[start])
    if first is None:
        return start
    seam = raw[start].indent + first.end()
    signature = _recipients().match(raw[start].text) is not None
    end = start
    for at in range(start, min(start + _REACH, len(raw))):
        line = raw[at]
        if at > start and headed_table(raw, at):  # an appendix right below a signature
            break
        if _gap(line) is not None or (signature and line.text and line.indent >= seam - _SLACK):
            end = at + 1
        elif at - end >= _PAUSE or (line.text and line.indent < seam - _SLACK and line.indent + len(line.text) > seam):
            break
    return end


def _grid(raw: Sequence[RawLine]) -> Grid:
    left: list[Line] = []
    right: list[Line] = []
    seam = min(line.indent + gap.end() for line in raw if (gap := _gap(line)))
    for line in raw:
        gap = _gap(line)
        if gap:
            left.append(_line(line, 0, gap.start()))
            right.append(_line(line, gap.end(), len(line.text)))
        elif line.text:
            (right if line.indent >= max(seam - _SLACK, 1) else left).append(_line(line, 0, len(line.text)))
    return Grid(((Cell(tuple(left)), Cell(tuple(right))),))


def _line(raw: RawLine, start: int, end: int) -> Line:
    text = raw.text[start:end]
    lead = len(text) - len(text.lstrip())
    return Line(" ".join(text.split()), offset=raw.offset + start + lead, page=raw.page)


def _gap(line: RawLine) -> regex.Match[str] | None:
    if "   " in line.text and (wide := _wide_gap().search(line.text)):
        return wide
    return _tab().search(line.text) if "\t" in line.text and len(line.text) <= _TWO_PARTS else None


@cache
def _wide_gap() -> regex.Pattern[str]:
    """Blanks left for a number or a day to be written in (`Số:      /KH-UBND`, `ngày      tháng`) part no columns."""
    return regex.compile(r"(?<=\S)(?<!\b[Ss]ố ?[:.]?|\b(?:ngày|tháng|năm))[ \t]{3,}+(?=\S)")


@cache
def _tab() -> regex.Pattern[str]:
    """One tab between two short parts, the first of which is no marker (`1.`, `Điều 2.`, `a)`)."""
    return regex.compile(r"(?<=^[^\t]{4,70})(?<!\d[.):]) *\t\s*+(?=\S)")


@cache
def _heads_unit() -> regex.Pattern[str]:
    return regex.compile(r"(?:(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*)[.)/]|[a-zđ][).]|[-+*•])\t")


@cache
def _cues() -> regex.Pattern[str]:
    return regex.compile(_CUES)


@cache
def _recipients() -> regex.Pattern[str]:
    return regex.compile(r"(?i)nơi nhận")
