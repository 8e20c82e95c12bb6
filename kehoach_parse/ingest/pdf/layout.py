"""A page's runs and rulings → its lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parse.ingest.pdf.alignment import MIN_ROWS, bare_tables, rows_between_rules, with_rows
from kehoach_parse.ingest.pdf.columns import in_reading_order
from kehoach_parse.ingest.pdf.frame import Frame
from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.ingest.pdf.lattice import Lattice, find_lattices
from kehoach_parse.ingest.pdf.rulings import Drawing
from kehoach_parse.ingest.pdf.tables import Table, take_table
from kehoach_parse.ingest.pdf.words import Piece, pieces_of

Item = Piece | Table


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page laid out.

    Attributes:
        items: lines and tables in reading order.
    """

    number: int
    frame: Frame
    items: tuple[Item, ...]


def lay_out(number: int, frame: Frame, runs: Sequence[Run], drawing: Drawing) -> Sheet:
    """Find the tables of a page, put the rest into lines, and order both."""
    pieces = pieces_of(runs)
    tables: list[Table] = []
    rest = list(runs)
    for lattice in _lattices(pieces, drawing):
        table, rest = take_table(lattice, rest, number)
        if table is not None:
            tables.append(table)
    if tables:
        pieces = pieces_of(rest)
    items: list[Item] = []
    for table in sorted(tables, key=lambda table: table.top):
        above = [piece for piece in pieces if (piece.top + piece.bottom) / 2 < table.top]
        pieces = [piece for piece in pieces if (piece.top + piece.bottom) / 2 >= table.top]
        items += in_reading_order(above, frame.width)
        items.append(table)
    items += in_reading_order(pieces, frame.width)
    return Sheet(number, frame, tuple(items))


def _lattices(pieces: Sequence[Piece], drawing: Drawing) -> list[Lattice]:
    """Ruled tables, tables ruled in part, and tables without rules where there are no others."""
    ruled = [with_rows(lattice, pieces) for lattice in find_lattices(drawing.horizontal, drawing.vertical)]
    if len(drawing.horizontal) > MIN_ROWS:
        ruled += rows_between_rules(drawing.horizontal, ruled, pieces)
    return ruled or bare_tables(pieces)
