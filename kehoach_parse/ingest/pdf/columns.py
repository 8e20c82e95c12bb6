"""Reading order: letterhead and footer in columns, everything else from top to bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kehoach_parse.ingest.pdf.words import Piece

INTRUSION = 0.12
"""Share of a piece's width that may reach into another column; centred lines of a letterhead often do a little."""
LONE_PAIR_GAP = 4.0
"""In em: two pieces on one line, with no columns above or below, closer than this are one line."""
_NARROW_GAP, _NEAR = 0.7, 3.5
"""In em: the least gap between columns, and how near the lines are where it is a wide one."""
_CENTRE = 6.0
_BROAD = 0.5  # of the page's width: a line that shows the margins
_SAME_EDGE = 2.0
_MARKER = re.compile(r"(?:[-–+•*▪]|[IVXLC]{1,6}[.)]?|\d{1,3}(?:\.\d{1,3}){0,4}[.)]?|[^\W\d_][.)])")


def middles(pieces: Sequence[Piece], width: float) -> tuple[float, ...]:
    """Where lines of a page may be centred: on the sheet, and between the margins, of which the left is wider."""
    broad = [piece for piece in pieces if piece.x1 - piece.x0 > _BROAD * width]
    if not broad:
        return (width / 2,)
    return width / 2, (min(piece.x0 for piece in broad) + max(piece.x1 for piece in broad)) / 2


def in_reading_order(pieces: Sequence[Piece], centres: Sequence[float]) -> list[Piece]:
    """Pieces sorted from top to bottom → in the order they are read. ``centres`` are those of the page's lines."""
    pieces = _with_markers(_parted(pieces))
    ordered: list[Piece] = []
    at = 0
    while at < len(pieces):
        if at + 1 < len(pieces) and beside(pieces[at], pieces[at + 1]):
            band = _Band(pieces[at : at + 2], centres)
            at += 2
            while at < len(pieces) and band.takes(pieces, at):
                at += 1
            ordered += band.read()
        else:
            ordered.append(pieces[at])
            at += 1
    return ordered


def _parted(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces cut at a gap that is narrow for one between columns, but goes on as a wide one on the next lines.

    ``UBND TỈNH BẮC KẠN  CỘNG HÒA XÃ HỘI …`` on a scan, where nothing but space parts the two.
    """
    gaps = [
        (one.x1, other.x0, other.base) for one, other in pairwise(pieces) if beside(one, other) and one.x1 < other.x0
    ]
    parted: list[Piece] = []
    for piece in pieces if gaps else ():
        begun = 0
        for at, (word, after) in enumerate(pairwise(piece.words), 1):
            middle, near = (word.x1 + after.x0) / 2, _NEAR * piece.em
            if after.x0 - word.x1 > _NARROW_GAP * piece.em and any(
                left < middle < right and 0 < abs(base - piece.base) < near for left, right, base in gaps
            ):
                parted.append(Piece(piece.words[begun:at], piece.base))
                begun = at
        parted.append(Piece(piece.words[begun:], piece.base))
    return parted or list(pieces)


def beside(one: Piece, other: Piece) -> bool:
    """Whether two pieces stand left and right of each other, sharing at least half of the lower one's height."""
    if one.x1 > other.x0 and other.x1 > one.x0:
        return False
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


class _Column:
    """Pieces below each other, and how far they reach."""

    def __init__(self, piece: Piece) -> None:
        self.pieces = [piece]
        self.x0, self.x1 = piece.x0, piece.x1

    def add(self, pieces: Sequence[Piece]) -> None:
        self.pieces += pieces
        self.x0 = min(self.x0, *(piece.x0 for piece in pieces))
        self.x1 = max(self.x1, *(piece.x1 for piece in pieces))

    def shared(self, piece: Piece) -> float:
        """Share of the piece's width that lies within the column."""
        return max(0.0, min(self.x1, piece.x1) - max(self.x0, piece.x0)) / max(piece.x1 - piece.x0, 1.0)

    def goes_on(self, piece: Piece) -> bool:
        """Whether the piece is plainly the next line: same left edge, same size, right below."""
        last = self.pieces[-1]
        return (
            len(self.pieces) > 1
            and abs(piece.x0 - last.x0) <= _SAME_EDGE
            and abs(piece.em - last.em) < 0.5
            and piece.base - last.base < 1.6 * piece.em
        )


class _Band:
    """Columns side by side, from the first pair of pieces to the line that crosses them."""

    def __init__(self, pair: Sequence[Piece], centres: Sequence[float]) -> None:
        self._columns = [_Column(piece) for piece in sorted(pair, key=lambda piece: piece.x0)]
        self._centres = centres

    def takes(self, pieces: Sequence[Piece], at: int) -> bool:
        """Add ``pieces[at]`` to its column; False where it crosses the columns and so ends the band."""
        piece = pieces[at]
        reached = [column for column in self._columns if column.shared(piece) > INTRUSION]
        if len(reached) > 1:
            if self._columns[0].goes_on(piece):  # a long line under the left column, where the right one is blank
                self._columns[0].add([piece])
                return True
            return self._unite(reached, piece)
        if self._is_centred(piece):
            return False
        if reached:
            reached[0].add([piece])
            return True
        neighbours = [last for column in self._columns for last in column.pieces[-2:] if beside(last, piece)]
        if neighbours or (at + 1 < len(pieces) and beside(piece, pieces[at + 1])):
            self._columns.append(_Column(piece))
            self._columns.sort(key=lambda column: column.x0)
            return True
        nearest = min(self._columns, key=lambda column: max(column.x0 - piece.x1, piece.x0 - column.x1))
        nearest.add([piece])
        return True

    def read(self) -> list[Piece]:
        """The pieces column by column; what stands on one line of a column is one line."""
        first = [column.pieces for column in self._columns]
        if len(first) == 2 and len(first[0]) == len(first[1]) == 1 and first[0][0].base == first[1][0].base:
            left, right = first[0][0], first[1][0]
            if right.x0 - left.x1 < LONE_PAIR_GAP * left.em:
                return [Piece(left.words + right.words, left.base)]
        return [line for column in self._columns for line in _lines(column.pieces)]

    def _unite(self, reached: list[_Column], piece: Piece) -> bool:
        """Columns under one line were parts of one column, as long as another column stands beside them."""
        if len(reached) == len(self._columns):
            return False
        reached[0].add([*(other for column in reached[1:] for other in column.pieces), piece])
        reached[0].pieces.sort(key=lambda other: (other.base, other.x0))
        self._columns = [column for column in self._columns if column not in reached[1:]]
        return True

    def _is_centred(self, piece: Piece) -> bool:
        """A line centred on the page, where no column is: a title below the letterhead."""
        middle = (piece.x0 + piece.x1) / 2
        if all(abs(middle - centre) > _CENTRE for centre in self._centres):
            return False
        return all(abs((column.x0 + column.x1) / 2 - middle) > 4 * _CENTRE for column in self._columns)


def _lines(pieces: Sequence[Piece]) -> list[Piece]:
    lines: list[Piece] = []
    for piece in pieces:
        if lines and lines[-1].base == piece.base and lines[-1].x1 <= piece.x0:
            lines[-1] = Piece(lines[-1].words + piece.words, piece.base)
        else:
            lines.append(piece)
    return lines


def _with_markers(pieces: Sequence[Piece]) -> list[Piece]:
    """A list marker and the text a tab away from it are one line."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.base == piece.base and last.x1 <= piece.x0 and _MARKER.fullmatch(last.text):
            joined[-1] = Piece(last.words + piece.words, last.base)
        else:
            joined.append(piece)
    return joined
