"""Tables without all their lines: columns and rows told by where the text stands.

The result is a lattice like that of a ruled table, with lines where none are drawn. The header says how many columns
there are, the gaps in the text below it where they part; the numbers in the first column say where rows begin.
A table without any line is only seen by the header of its number column (``TT``), because letterheads, signatures and
lists are aligned too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from kehoach_parse.ingest.pdf.lattice import Lattice, Tolerances, merged
from kehoach_parse.ingest.pdf.rulings import Ruling
from kehoach_parse.ingest.pdf.words import Piece

MIN_COLUMNS = 3
MIN_ROWS = 3
MAX_LEADING = 3.0
"""In em: a wider space without text ends a table."""
_WORD_SPACE = 0.5
"""In em: words closer than this belong to one text, even across the gap between two columns."""
_TEXT_WIDTH = 0.85
_SAME_REACH = 6.0
_HEADER = re.compile(r"S?TT|Stt|Số TT|Số thứ tự")
_LABEL = re.compile(r"(?:\d{1,3}|[IVXLC]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){1,3})[.)]?")


def needs_text(lattices: Sequence[Lattice], horizontal: Sequence[Ruling]) -> bool:
    """Whether only the text can tell the tables of a page: there is none, one without rows, or loose lines."""
    if not lattices or any(len(lattice.ys) <= MIN_ROWS for lattice in lattices):
        return True
    return len(_loose(horizontal, lattices)) > MIN_ROWS


def rows_between_rules(
    horizontal: Sequence[Ruling], lattices: Sequence[Lattice], pieces: Sequence[Piece]
) -> list[Lattice]:
    """Tables drawn with horizontal lines only."""
    groups: list[list[Ruling]] = []
    for line in merged(_loose(horizontal, lattices), Tolerances()):
        group = next((group for group in groups if _same_reach(group[-1], line)), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    found = []
    for group in groups:
        ys = [line.at for line in group]
        left, right = group[0].start, group[0].end
        above = _inside(pieces, left, -1e9, right, ys[0])
        if len(group) <= MIN_ROWS:
            continue
        if header := [piece for piece in above if ys[0] - piece.bottom < MAX_LEADING * piece.em]:
            ys.insert(0, min(piece.top for piece in header) - 1)  # no line above the header
        inside = _inside(pieces, left, ys[0], right, ys[-1])
        gutters = _gutters(_inside(inside, left, ys[0], right, ys[1]), inside)
        found += _lattice(inside, gutters, ys, left, right)
    return found


def with_rows(lattice: Lattice, pieces: Sequence[Piece]) -> Lattice:
    """A lattice whose rows are not ruled, with a row for each number in its first column; others unchanged."""
    if len(lattice.ys) > MIN_ROWS:
        return lattice
    inside = _inside(pieces, lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1])
    anchors = _anchors(inside, lattice.xs[1])
    if len(anchors) < MIN_ROWS:
        return lattice
    ys = [lattice.ys[0], *_cuts(anchors, inside), lattice.ys[-1]]
    return next(iter(_lattice(inside, lattice.xs[1:-1], ys, lattice.xs[0], lattice.xs[-1])), lattice)


def bare_tables(pieces: Sequence[Piece]) -> list[Lattice]:
    """Tables without any line, told by the header of their number column."""
    found: list[Lattice] = []
    for piece in pieces:
        if _HEADER.fullmatch(piece.words[0].text) and not any(lattice.ys[-1] > piece.base for lattice in found):
            found += _bare(piece, pieces)
    return found


def _loose(horizontal: Sequence[Ruling], lattices: Sequence[Lattice]) -> list[Ruling]:
    """The lines that are part of no table."""
    return [
        line
        for line in horizontal
        if not any(lattice.ys[0] - 3 <= line.at <= lattice.ys[-1] + 3 for lattice in lattices)
    ]


def _bare(first: Piece, pieces: Sequence[Piece]) -> list[Lattice]:
    header = [piece for piece in pieces if abs(piece.base - first.base) < MAX_LEADING / 2 * first.em]
    start = min(piece.top for piece in header) - 1
    region = _down_from(start, header, pieces)
    gutters = _gutters(_parted(header, region), region)
    anchors = _anchors(region, gutters[0]) if gutters else []
    if len(anchors) < MIN_ROWS:
        return []
    ys = [start, *_cuts(anchors, region), max(piece.bottom for piece in region) + 1]
    return _lattice(region, gutters, ys, min(p.x0 for p in region) - 1, max(p.x1 for p in region) + 1)


def _parted(header: Sequence[Piece], region: Sequence[Piece]) -> list[Piece]:
    """The header with pieces cut where line after line below begins: labels may stand nearer than columns do.

    The label of the number column is a piece of its own.
    """
    starts = Counter(round(text.x0) for piece in region for text in _texts(piece))
    parted: list[Piece] = []
    for piece in header:
        first, *others = _texts(piece)
        if len(first.words) > 1 and _HEADER.fullmatch(first.words[0].text):
            parted.append(Piece(first.words[:1], first.base))
            first = Piece(first.words[1:], first.base)
        parted.append(first)
        for text in others:
            if starts[round(text.x0)] < MIN_ROWS and not _HEADER.fullmatch(parted[-1].text):
                parted[-1] = Piece(parted[-1].words + text.words, text.base)
            else:
                parted.append(text)
    return parted


def _texts(piece: Piece) -> list[Piece]:
    """A piece cut wherever its words stand further apart than those of one text."""
    texts = [Piece(piece.words[:1], piece.base)]
    for before, word in pairwise(piece.words):
        if word.x0 - before.x1 < _WORD_SPACE * before.em:
            texts[-1] = Piece((*texts[-1].words, word), piece.base)
        else:
            texts.append(Piece((word,), piece.base))
    return texts


def _down_from(start: float, header: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces below ``start`` up to a wide space or a line as broad as running text."""
    broad = _TEXT_WIDTH * (max(piece.x1 for piece in header) - min(piece.x0 for piece in header))
    region: list[Piece] = []
    below = start
    for piece in sorted((piece for piece in pieces if piece.top >= start), key=lambda piece: piece.top):
        if piece.x1 - piece.x0 > broad or (region and piece.top - below > MAX_LEADING * piece.em):
            break
        region.append(piece)
        below = max(below, piece.bottom)
    return region


def _gutters(header: Sequence[Piece], pieces: Sequence[Piece]) -> list[float]:
    """One x between each two cells of the header: where the fewest words stand in the way, and the gap is widest."""
    cells = _header_cells(header)
    if len(cells) < MIN_COLUMNS:
        return []
    words = _single_words(pieces)
    edges = sorted({edge for word in words for edge in (word.x0, word.x1)})
    starts = Counter(round(word.x0) for word in words)
    gutters = []
    for left, right in pairwise(cells):
        low, high = sum(left) / 2, sum(right) / 2
        spans = [(a, b) for a, b in pairwise(edges) if low <= a and b <= high and b - a > 0.1]
        if not spans:
            return []
        crossing = {(a, b): sum(w.x0 < (a + b) / 2 < w.x1 for w in words) for a, b in spans}
        # Line after line that begins at one place begins a column there, however near a full line before it ends.
        best = min(spans, key=lambda span: (crossing[span], starts[round(span[1])] < MIN_ROWS, span[0] - span[1]))
        gutters.append(sum(best) / 2)
    return gutters


def _header_cells(header: Sequence[Piece]) -> list[tuple[float, float]]:
    """The reach of each cell of a header; a cell above several others is not one of them."""
    pieces = [
        piece
        for piece in header
        if sum(other.base > piece.base and other.x0 < piece.x1 and piece.x0 < other.x1 for other in header) < 2
    ]
    cells: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda piece: piece.x0):
        if cells and piece.x0 < cells[-1][1]:
            cells[-1] = (cells[-1][0], max(cells[-1][1], piece.x1))
        else:
            cells.append((piece.x0, piece.x1))
    return cells


def _anchors(pieces: Sequence[Piece], edge: float) -> list[Piece]:
    """The numbers left of ``edge``, and the header above them."""
    first = [word for word in _single_words(pieces) if (word.x0 + word.x1) / 2 < edge]
    return [word for word in first if _LABEL.fullmatch(word.text) or _HEADER.fullmatch(word.text)]


def _cuts(anchors: Sequence[Piece], pieces: Sequence[Piece]) -> list[float]:
    """Between each two numbers, the middle of the widest space that no line of text enters."""
    cuts = []
    for above, below in pairwise(sorted(anchors, key=lambda piece: piece.base)):
        low, high = above.base, below.base
        shrink = 0.12 * above.em  # ink of neighbouring lines may touch: marks above, tails below
        spans = sorted(
            (piece.top + shrink, piece.bottom - shrink)
            for piece in pieces
            if piece.bottom > low - above.em and piece.top < high
        )
        width, cut, reach = 0.0, (low + high) / 2, low
        for top, bottom in spans:
            if top > reach and top - reach >= width and top <= high:
                width, cut = top - reach, (top + reach) / 2
            reach = max(reach, bottom)
        cuts.append(cut)
    return cuts


def _lattice(
    pieces: Sequence[Piece], gutters: Sequence[float], ys: Sequence[float], left: float, right: float
) -> list[Lattice]:
    """The lattice of columns between gutters; in a row where text runs on over a gutter, the cells are one."""
    if len(gutters) + 1 < MIN_COLUMNS or len(ys) <= MIN_ROWS:
        return []
    xs = (min(left, gutters[0] - 1), *gutters, max(right, gutters[-1] + 1))
    lefts = [_left_edges(pieces, gutter) for gutter in gutters]
    owner = []
    for row, (top, bottom) in enumerate(pairwise(ys)):
        within = [piece for piece in pieces if top < (piece.top + piece.bottom) / 2 <= bottom]
        columns = [0]
        for column, gutter in enumerate(gutters, 1):
            edges = lefts[column - 1]
            columns.append(columns[-1] if any(_runs_over(piece, gutter, edges) for piece in within) else column)
        owner.append(tuple((row, column) for column in columns))
    return [Lattice(xs, tuple(ys), tuple(owner))]


def _left_edges(pieces: Sequence[Piece], gutter: float) -> frozenset[int]:
    """Where, in points, line after line begins right of a gutter: the left edge of the column there."""
    starts = Counter(
        round(word.x0)
        for piece in pieces
        if (word := next((word for word in piece.words if word.x0 >= gutter), None)) is not None
    )
    return frozenset(start for start, count in starts.items() if count >= MIN_ROWS)


def _runs_over(piece: Piece, gutter: float, edges: frozenset[int]) -> bool:
    """Whether a word stands on the gutter, or two words of one text stand close on both sides of it.

    A full line of one column may end as close to the next one; that then begins at the left edge of its column.
    """
    if any(word.x0 < gutter - 2 and word.x1 > gutter + 2 for word in piece.words):
        return True
    return any(
        one.x1 <= gutter <= other.x0 and other.x0 - one.x1 < _WORD_SPACE * one.em and round(other.x0) not in edges
        for one, other in pairwise(piece.words)
    )


def _single_words(pieces: Iterable[Piece]) -> list[Piece]:
    return [Piece((word,), piece.base) for piece in pieces for word in piece.words]


def _inside(pieces: Sequence[Piece], left: float, top: float, right: float, bottom: float) -> list[Piece]:
    return [
        piece
        for piece in pieces
        if left <= (piece.x0 + piece.x1) / 2 <= right and top <= (piece.top + piece.bottom) / 2 <= bottom
    ]


def _same_reach(one: Ruling, other: Ruling) -> bool:
    return abs(one.start - other.start) < _SAME_REACH and abs(one.end - other.end) < _SAME_REACH
