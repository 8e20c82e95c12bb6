"""Layout tables against data tables; rows of data as text."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_parse.models.source import Grid, Line
from kehoach_parse.segment.cues import Cues


def columnwise(grid: Grid) -> Iterator[Line]:
    """The printed lines of a layout table, left column before right column."""
    for column in range(len(grid.rows[0]) if grid.rows else 0):
        for row in grid.rows:
            yield from (line for line in row[column].lines if line.text)


def is_letterhead(grid: Grid, cues: Cues) -> bool:
    """Whether the table lays out a letterhead: motto, number or place and date in one of few cells."""
    return (
        _width(grid) <= 3
        and len(grid.rows) <= 8
        and any(cues.letterhead(line.text) or cues.motto(line.text) for line in columnwise(grid))
    )


def is_footer(grid: Grid, cues: Cues) -> bool:
    """Whether the table lays out recipients and signature."""
    return _width(grid) <= 4 and any(
        cues.recipients(line.text) or cues.signature(line.text) for line in columnwise(grid)
    )


def is_frame(grid: Grid) -> bool:
    """Whether the table only frames text: one column."""
    return _width(grid) == 1


def _width(grid: Grid) -> int:
    return len(grid.rows[0]) if grid.rows else 0


def header(grid: Grid) -> tuple[tuple[str | None, ...], int]:
    """The name of each column, and how many leading rows were used for that."""
    rows = [[cell.text for cell in row] for row in grid.rows]
    count = grid.header_rows if grid.header_rows is not None else _header_rows(grid, rows)
    count = min(count, len(rows))
    names: list[str | None] = []
    for column in range(_width(grid)):
        parts: list[str] = []
        for row in rows[:count]:
            if row[column] and row[column] not in parts:
                parts.append(row[column])
        names.append(" ".join(parts) or None)
    if count and count < len(rows) and _counts_columns(rows[count]):
        count += 1
    return tuple(names), count


def _header_rows(grid: Grid, rows: list[list[str]]) -> int:
    """Rows that name columns: words, no sentence, before the first row that counts or tells something."""
    if len(rows) < 2 or not all(_names(text) for text in rows[0]):
        return 0
    # Under merged cells of the first row, a second one names their parts: `Thời gian | Bắt đầu | Kết thúc`.
    merged = sum(not text for text in rows[0])
    second = rows[1]
    if merged and len(rows) > 2 and all(_names(text) for text in second) and sum(map(bool, second)) <= merged + 2:
        first_full = [at for at, text in enumerate(rows[0]) if text]
        if all(not second[at] for at in first_full[:1]):
            return 2
    return 1 if any(rows[0]) else 0


def _names(text: str) -> bool:
    return len(text) <= 80 and not text[:1].isdigit() and not text.endswith((".", ";"))


def _counts_columns(row: list[str]) -> bool:
    """`(1) (2) (3)`, `1 2 3`, `A B 1 2`: the numbers printed under a header."""
    cells = [text.strip("()[] ") for text in row if text]
    return len(cells) > 1 and all(cell.isdigit() or (len(cell) == 1 and cell.isalpha()) for cell in cells)
