"""Reading order: letterhead and footer in columns, everything else from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parse.ingest.pdf.words import Piece

MIN_COLUMN = 4.5
"""In em: what is narrower is a list marker or a table's number column, never a column of its own."""
CROSSING = 0.12
"""Share of a piece's width that may reach into the neighbour column before the piece counts as crossing it."""


def in_reading_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of a page or a part of it, sorted from top to bottom → in the order they are read."""
    rest = _join_markers(pieces)
    ordered: list[Piece] = []
    while rest:
        pair = _first_pair(rest)
        if pair is None:
            return ordered + rest
        ordered += rest[:pair]
        band, rest = _band(rest[pair:])
        ordered += band
    return ordered


def side_by_side(one: Piece, other: Piece) -> bool:
    """Whether two pieces share a line for at least half of the lower one's height, left and right of each other."""
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    height = min(one.bottom - one.top, other.bottom - other.top)
    return overlap > 0.5 * height and (one.x1 <= other.x0 or other.x1 <= one.x0)


def _first_pair(pieces: Sequence[Piece]) -> int | None:
    for at in range(len(pieces) - 1):
        if side_by_side(pieces[at], pieces[at + 1]):
            return at
    return None


def _band(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The two columns that start with the first two pieces, read one after the other, and the pieces below them."""
    left, right = sorted(pieces[:2], key=lambda piece: piece.x0)
    columns = ([left], [right])
    at = 2
    while at < len(pieces):
        side = _side(pieces[at], columns)
        if side is None:
            break
        columns[side].append(pieces[at])
        at += 1
    return [*columns[0], *columns[1]], list(pieces[at:])


def _side(piece: Piece, columns: tuple[list[Piece], list[Piece]]) -> int | None:
    reach = [(min(p.x0 for p in column), max(p.x1 for p in column)) for column in columns]
    width = max(piece.x1 - piece.x0, 1.0)
    middle = (piece.x0 + piece.x1) / 2
    into_right = max(0.0, piece.x1 - max(reach[1][0], piece.x0)) / width
    into_left = max(0.0, min(reach[0][1], piece.x1) - piece.x0) / width
    if into_right <= CROSSING and middle < reach[1][0]:
        return 0
    if into_left <= CROSSING and middle > reach[0][1]:
        return 1
    return None


def _join_markers(pieces: Sequence[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.base == piece.base
            and last.x1 < piece.x0
            and (last.x1 - last.x0 < MIN_COLUMN * last.em and len(last.words) == 1)
        ):
            joined[-1] = Piece(last.words + piece.words, last.base)
        else:
            joined.append(piece)
    return joined
