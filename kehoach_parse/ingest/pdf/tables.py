"""Ruled tables: the runs inside a lattice → cells, and tables that go on over a page break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.ingest.pdf.lattice import Lattice
from kehoach_parse.ingest.pdf.words import Piece, on_end, piece_on_end, pieces_of
from kehoach_parse.models.source import Cell, Grid, Line

SAME_HEADER = 90.0
"""Per cent of likeness from which a row repeats the header: on scans a letter or two may differ."""
SAME_COLUMN = 6.0
"""In points: how far the column lines of a table may differ from one page to the next."""
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands on one page, or joined over several.

    Attributes:
        xs: positions of the column lines.
        top, bottom: where it stands on its first and on its last page.
        header_rows: rows seen to be repeated at the top of a page; None where that was not seen.
    """

    rows: tuple[Row, ...]
    xs: tuple[float, ...]
    top: float
    bottom: float
    pages: tuple[int, ...]
    header_rows: int | None = None

    def grid(self) -> Grid:
        """The table as a block of the source."""
        return Grid(self.rows, self.header_rows, self.pages)


def take_table(lattice: Lattice, runs: Sequence[Run], page: int) -> tuple[Table | None, list[Run]]:
    """The table of a lattice, None where fewer than two of its cells hold text, and the runs outside of it."""
    cells: dict[tuple[int, int], list[Run]] = defaultdict(list)
    outside = []
    for run in runs:
        cell = lattice.cell_at((run.x0 + run.x1) / 2, run.base - 0.3 * run.face.em)
        if cell is None:
            outside.append(run)
        else:
            cells[cell].append(run)
    if len(cells) < 2:
        return None, list(runs)
    rows = tuple(
        tuple(
            Cell(cell_lines(cells[row, column], page)) if (row, column) in cells else Cell()
            for column in range(len(lattice.xs) - 1)
        )
        for row in range(len(lattice.ys) - 1)
    )
    rows = tuple(row for row in rows if any(cell.lines for cell in row))
    return Table(rows, lattice.xs, lattice.ys[0], lattice.ys[-1], (page,)), outside


def cell_lines(runs: Sequence[Run], page: int) -> tuple[Line, ...]:
    """The printed lines of one cell; gaps inside a line separate no columns here. Text on end follows as one line."""
    ends = [run for run in runs if on_end(run)]
    pieces: list[Piece] = []
    for piece in pieces_of([run for run in runs if not on_end(run)] if ends else runs):
        if pieces and pieces[-1].base == piece.base:
            pieces[-1] = Piece(pieces[-1].words + piece.words, piece.base)
        else:
            pieces.append(piece)
    if ends:
        pieces.append(piece_on_end(ends))
    return tuple(piece.line(page) for piece in pieces)


def continues(table: Table, following: Table) -> bool:
    """Whether ``following``, at the top of the next page, has the columns of ``table``."""
    return len(table.xs) == len(following.xs) and all(
        abs(one - other) <= SAME_COLUMN for one, other in zip(table.xs, following.xs, strict=True)
    )


def joined(table: Table, following: Table) -> Table:
    """One table of two: a repeated header is dropped, a row cut by the page break is made whole."""
    repeated = _repeated(table.rows, following.rows)
    fresh = list(following.rows[repeated:])
    rows = list(table.rows)
    if fresh and rows and _is_rest(fresh[0], rows):
        rows[-1] = tuple(Cell(one.lines + other.lines) for one, other in zip(rows[-1], fresh.pop(0), strict=True))
    return replace(
        table,
        rows=(*rows, *fresh),
        bottom=following.bottom,
        pages=table.pages + following.pages,
        header_rows=table.header_rows or repeated or None,
    )


def _repeated(rows: Sequence[Row], following: Sequence[Row]) -> int:
    """How many leading rows of ``following`` say the same as the leading rows of the table.

    Rows with numbers of their own are none of a header, however alike: the same task may stand in every month.
    """
    count = 0
    for row, other in zip(rows, following, strict=False):
        numbers = {first.text for first in (row[0], other[0]) if first.text.rstrip(".").isdigit()}
        if (
            len(numbers) > 1
            or ratio(" ".join(cell.text for cell in row), " ".join(cell.text for cell in other)) < SAME_HEADER
        ):
            break
        count += 1
    return count


def _is_rest(row: Row, above: Sequence[Row]) -> bool:
    """Whether the first row of a page is the rest of the row before the break.

    It is when its first cell is empty though that column is filled elsewhere, or when its text goes on in lower case.
    """
    filled = next((column for column in range(len(row)) if any(other[column].lines for other in above)), 0)
    texts = [cell.text for cell in row if cell.lines]
    if row[filled].lines:
        return any(map(_goes_on, texts)) and all(_goes_on(text) or text[0] in "-–,;/" for text in texts)
    if len(texts) == 1:  # or it is the heading of a group, which has no number
        return _goes_on(texts[0])
    return bool(texts)


def _goes_on(text: str) -> bool:
    """Whether a text begins in the middle of a sentence; ``a)`` and ``đ.`` begin an item."""
    word = text.split(" ", 1)[0]
    return len(word) > 1 and word.islower() and word[-1] not in ".)"
