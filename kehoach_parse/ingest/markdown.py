"""Markdown residue: emphasis, headings, escapes, and tables in both of the shapes portals export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from kehoach_parse.models.source import Cell, Grid, Line


def is_markdown(text: str) -> bool:
    """Whether the text holds bold, headings or tables as Markdown writes them."""
    return bool(_evidence().search(text))


def read_markdown(lines: Sequence[Line]) -> list[Line | Grid]:
    """Lines without Markdown markers; bold ones carry ``strong``; headings are complete; tables are grids."""
    blocks: list[Line | Grid] = []
    at = 0
    for start, end in _tables(lines):
        blocks += _plain(lines[at:start])
        table = lines[start:end]
        blocks.append(_exploded(table) if _is_bar(table[0]) else _piped(table))
        at = end
    return blocks + list(_plain(lines[at:]))


# ---- emphasis, headings, escapes


def _plain(lines: Sequence[Line]) -> Iterator[Line]:
    """Take the markers off. Bold may span the lines of a paragraph, so its state runs on to the next blank line."""
    bold = False
    for line in lines:
        if not line.text:
            bold = False
            yield line
            continue
        heading = _heading().match(line.text)
        text = line.text[heading.end() :].rstrip("# ") if heading else line.text
        shift = heading.end() if heading else 0
        text, strong, bold = _unmarked(text, bold)
        offset = None if line.offset is None else line.offset + shift
        yield replace(line, text=text.strip(), offset=offset, strong=strong or bool(heading), complete=bool(heading))


def _unmarked(text: str, bold: bool) -> tuple[str, bool, bool]:
    """Text without emphasis, whether all of it was bold, and whether bold is still open at its end."""
    if not _markers().search(text):
        return text, bold and bool(text), bold
    parts, strong, done = [], True, 0
    for match in _markers().finditer(text):
        part = text[done : match.start()]
        strong = strong and (bold or not part.strip())
        parts.append(part)
        done = match.end()
        if match["escaped"]:
            parts.append(match["escaped"])
        elif match["link"]:
            parts.append(match["link"])
        elif match["stars"]:
            # `****` closes one bold run and opens the next.
            bold ^= len(match["stars"]) in (2, 3) or len(match["stars"]) == 6
        elif match["lines"]:
            bold ^= len(match["lines"]) in (2, 3)
    rest = text[done:]
    parts.append(rest)
    plain = "".join(parts)
    return plain, strong and (bold or not rest.strip()) and bool(plain.strip()), bold


# ---- tables


def _tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(lines):
        end = at
        if _is_bar(lines[at]):
            end = _exploded_end(lines, at)
        elif lines[at].text.startswith("|"):
            while end < len(lines) and lines[end].text.startswith("|") and not _is_bar(lines[end]):
                end += 1
        if end > at + 1:
            yield at, end
        at = max(end, at + 1)


def _is_bar(line: Line) -> bool:
    return line.text in ("|", "||")


def _exploded_end(lines: Sequence[Line], start: int) -> int:
    """After the last bar of a table printed one cell a line. No cell holds a blank line followed by a heading."""
    end, blanks = start + 1, 0
    for at in range(start + 1, len(lines)):
        text = lines[at].text
        if _is_bar(lines[at]):
            end, blanks = at + 1, 0
        elif not text:
            blanks += 1
            # A table ends with a bar; what follows it after a blank line is the text again.
            if at == end or blanks > 3:
                break
        elif at == end and blanks:
            break
    return end


def _exploded(lines: Sequence[Line]) -> Grid:
    """``|⏎cell⏎|⏎cell⏎|⏎|⏎cell …``: one bar between cells, two between rows, one more for each empty cell."""
    cells: list[tuple[Line, ...]] = []
    bars: list[int] = []
    count, cell = 0, []
    for line in (*lines, Line("|")):
        if not _is_bar(line):
            cell.append(line)
            continue
        held = tuple(done for done in _plain(cell) if done.text)
        if held:
            cells.append(held)
            bars.append(count)
            count = 0
        count += len(line.text)
        cell = []
    return _grid(_rows(cells, bars))


def _rows(cells: Sequence[tuple[Line, ...]], bars: Sequence[int]) -> list[list[tuple[Line, ...]]]:
    """Put cells in rows by the bars before each. Two bars are a row break, or an empty cell where the row needs one."""
    rows: list[list[tuple[Line, ...]]] = [[]]
    width = _width(bars)
    for at, (cell, count) in enumerate(zip(cells, bars, strict=True)):
        row = rows[-1]
        ahead = next((k for k, n in enumerate(bars[at + 1 :], 1) if n > 1), len(bars) - at)
        if at == 0 or len(row) + count - 1 + ahead == width:
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


def _piped(lines: Sequence[Line]) -> Grid:
    """``| cell | cell |`` a row a line, with or without the row of dashes under the header."""
    rows: list[list[tuple[Line, ...]]] = []
    header = None
    for line in lines:
        cells = _cells(line)
        if cells and all(_dashes().fullmatch(cell.text) for cell in cells):
            header = len(rows) if header is None else header
            continue
        rows.append([tuple(part for part in _plain([cell]) if part.text) for cell in cells])
    return _grid(rows, header)


def _cells(line: Line) -> list[Line]:
    """The cells of a row. `||` at the end of a merged row holds empty cells."""
    inner = line.text[1:-1] if line.text.endswith("|") and len(line.text) > 1 else line.text[1:]
    cells, start = [], 1
    for part in _bars().split(inner):
        lead = len(part) - len(part.lstrip())
        cells.append(Line(part.strip(), offset=None if line.offset is None else line.offset + start + lead))
        start += len(part) + 1
    return cells


def _grid(rows: list[list[tuple[Line, ...]]], header_rows: int | None = None) -> Grid:
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    padded = (tuple(map(Cell, [*row, *[()] * (width - len(row))])) for row in rows)
    return Grid(tuple(padded), header_rows=header_rows)


@cache
def _evidence() -> regex.Pattern[str]:
    return regex.compile(r"(?m)\*\*\S|^\#{1,6}\ \S|^\ *\|.*\|\ *$|^\|\ *$")


@cache
def _heading() -> regex.Pattern[str]:
    return regex.compile(r"(?:>\s*)*\#{1,6}\s+|(?:>\s*)+")


@cache
def _markers() -> regex.Pattern[str]:
    """Emphasis. A star between blanks, between digits or as a bullet is none; neither is `_` inside a word."""
    return regex.compile(
        r"""(?x)
        \\(?P<escaped>[\\`*_{}\[\]()\#+.!|>~<-])
        | !?\[(?P<link>[^\]\[]*+)\]\((?:https?:|\#|/)[^()\s]*+\)
        | (?P<stars> \*{2,} | (?<!\d)\*(?=\S) | (?<=\S)\*(?!\d) | ^\*\s\*$ )
        | (?P<lines> (?<![\w_])_{1,3}(?=[^\s_]) | (?<=[^\s_])_{1,3}(?![\w_]) )
        """
    )


@cache
def _bars() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\\)\|")


@cache
def _dashes() -> regex.Pattern[str]:
    return regex.compile(r":?-+:?")
