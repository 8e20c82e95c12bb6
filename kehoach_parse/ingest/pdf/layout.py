"""A page's runs and rulings → its lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parse.ingest.pdf.alignment import bare_tables, needs_text, rows_between_rules, with_rows
from kehoach_parse.ingest.pdf.columns import in_reading_order, middles
from kehoach_parse.ingest.pdf.frame import Frame
from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.ingest.pdf.lattice import Lattice, find_lattices
from kehoach_parse.ingest.pdf.rulings import Drawing
from kehoach_parse.ingest.pdf.tables import Table, take_table
from kehoach_parse.ingest.pdf.words import Piece, Printed, on_end, piece_on_end, pieces_of

Item = Printed | Table


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
    lattices = find_lattices(drawing.horizontal, drawing.vertical)
    pieces: list[Piece] | None = None
    if needs_text(lattices, drawing.horizontal):
        pieces = pieces_of(runs)
        lattices = _completed(lattices, pieces, drawing)
    tables: list[Table] = []
    rest: list[Run] | None = None
    for lattice in lattices:
        table, rest = take_table(lattice, runs if rest is None else rest, number)
        if table is not None:
            tables.append(table)
    rest = list(runs) if rest is None else rest
    ends = [run for run in rest if on_end(run)]
    if pieces is None or tables or ends:
        pieces = pieces_of([run for run in rest if not on_end(run)] if ends else rest)
    centres = middles(pieces, frame.width)
    items: list[Item] = []
    for table in sorted(tables, key=lambda table: table.top):
        above = [piece for piece in pieces if (piece.top + piece.bottom) / 2 < table.top]
        pieces = [piece for piece in pieces if (piece.top + piece.bottom) / 2 >= table.top]
        items += [piece.printed(number) for piece in in_reading_order(above, centres)]
        items.append(table)
    items += [piece.printed(number) for piece in in_reading_order(pieces, centres)]
    items += [piece_on_end(ends).printed(number)] if ends else []
    return Sheet(number, frame, tuple(items))


def _completed(lattices: Sequence[Lattice], pieces: Sequence[Piece], drawing: Drawing) -> list[Lattice]:
    """Tables ruled in part made whole, and tables without rules where there are no others."""
    ruled = [with_rows(lattice, pieces) for lattice in lattices]
    ruled += rows_between_rules(drawing.horizontal, ruled, pieces)
    return ruled or bare_tables(pieces)
