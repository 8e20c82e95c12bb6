"""Rulings → the cells of ruled tables. Pure geometry, the same for drawn lines and for lines found in a scan.

The steps: merge collinear rulings, group those that touch, close open sides, cut the plane at every line, and join
again what no line separates (merged cells).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import fmean

from kehoach_parse.ingest.pdf.rulings import Ruling


@dataclass(frozen=True, slots=True)
class Tolerances:
    """All in points.

    Attributes:
        snap: lines at most this far apart are one line (double borders, the two edges of a thick one).
        bridge: a gap in a line up to this length is closed (dashes, the corner squares Word leaves out).
        touch: lines that come this close meet.
        overhang: a line that reaches this far beyond the outermost crossing line means an open side.
        columns: fewest vertical lines of a table.
        rows: fewest horizontal lines of a table.
        crossings: more pairs of lines than this are a drawing, not a table.
    """

    snap: float = 2.5
    bridge: float = 4.0
    touch: float = 3.0
    overhang: float = 12.0
    columns: int = 3
    rows: int = 2
    crossings: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cells of one table.

    Attributes:
        xs, ys: positions of the lines, at least two of each.
        owner: for each elementary cell, row by row, the row and column of the cell it is part of.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The cell a point lies in, None outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.owner[row][column]
        return None

    def cells(self) -> Iterator[tuple[tuple[int, int], tuple[float, float, float, float]]]:
        """Each cell with its box: x0, top, x1, bottom."""
        reach: dict[tuple[int, int], tuple[int, int]] = {}
        for row, owners in enumerate(self.owner):
            for column, cell in enumerate(owners):
                reach[cell] = max(reach.get(cell, (0, 0)), (row, column))
        for (row, column), (last_row, last_column) in sorted(reach.items()):
            yield (row, column), (self.xs[column], self.ys[row], self.xs[last_column + 1], self.ys[last_row + 1])


def find_lattices(
    horizontal: Iterable[Ruling], vertical: Iterable[Ruling], tolerances: Tolerances | None = None
) -> list[Lattice]:
    """The ruled tables of a page, from top to bottom."""
    tolerances = tolerances or Tolerances()
    across, down = merged(horizontal, tolerances), merged(vertical, tolerances)
    if len(across) * len(down) > tolerances.crossings:
        return []
    found = (_lattice(*group, tolerances) for group in touching(across, down, tolerances))
    return sorted((lattice for lattice in found if lattice is not None), key=lambda lattice: lattice.ys[0])


def merged(rulings: Iterable[Ruling], tolerances: Tolerances) -> list[Ruling]:
    """Collinear rulings that overlap or nearly meet, as one."""
    whole: list[Ruling] = []
    for line in _clusters(sorted(rulings), tolerances.snap):
        at = fmean(ruling.at for ruling in line)
        start, end = None, 0.0
        for ruling in sorted(line, key=lambda ruling: ruling.start):
            if start is None:
                start, end = ruling.start, ruling.end
            elif ruling.start <= end + tolerances.bridge:
                end = max(end, ruling.end)
            else:
                whole.append(Ruling(at, start, end))
                start, end = ruling.start, ruling.end
        if start is not None:
            whole.append(Ruling(at, start, end))
    return whole


def touching(
    across: Sequence[Ruling], down: Sequence[Ruling], tolerances: Tolerances
) -> list[tuple[list[Ruling], list[Ruling]]]:
    """Groups of rulings that meet each other, directly or through others."""
    parent = list(range(len(across) + len(down)))
    for i, line in enumerate(across):
        for j, other in enumerate(down):
            if _meet(line, other, tolerances.touch):
                parent[_root(parent, i)] = _root(parent, len(across) + j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for i, line in enumerate(across):
        groups[_root(parent, i)][0].append(line)
    for j, other in enumerate(down):
        groups[_root(parent, len(across) + j)][1].append(other)
    return list(groups.values())


def _lattice(across: list[Ruling], down: list[Ruling], tolerances: Tolerances) -> Lattice | None:
    if not across or not down:
        return None
    across, down = _closed(across, down, tolerances), _closed(down, across, tolerances)
    ys = [fmean(line.at for line in group) for group in _clusters(sorted(across), tolerances.snap)]
    xs = [fmean(line.at for line in group) for group in _clusters(sorted(down), tolerances.snap)]
    if len(ys) < tolerances.rows or len(xs) < tolerances.columns:
        return None
    return Lattice(tuple(xs), tuple(ys), _owners(xs, ys, across, down, tolerances))


def _closed(lines: list[Ruling], crossing: list[Ruling], tolerances: Tolerances) -> list[Ruling]:
    """Close open sides: where crossing lines reach beyond the first or last line, their ends stand for one."""
    low, high = min(line.at for line in lines), max(line.at for line in lines)
    start, end = min(line.start for line in crossing), max(line.end for line in crossing)
    first, last = min(line.start for line in lines), max(line.end for line in lines)
    extra = []
    if low - start > tolerances.overhang:
        extra.append(Ruling(start, first, last))
    if end - high > tolerances.overhang:
        extra.append(Ruling(end, first, last))
    return lines + extra


def _owners(
    xs: Sequence[float], ys: Sequence[float], across: list[Ruling], down: list[Ruling], tolerances: Tolerances
) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The cell each elementary cell is part of; the rows of one that would be no rectangle stay apart."""
    wide, high = len(xs) - 1, len(ys) - 1
    parent = list(range(wide * high))
    covers_x = partial(_covered, _by_position(across, ys, tolerances))
    covers_y = partial(_covered, _by_position(down, xs, tolerances))
    for row in range(high):
        for column in range(wide):
            here = row * wide + column
            if column + 1 < wide and not covers_y(column + 1, (ys[row] + ys[row + 1]) / 2):
                parent[_root(parent, here)] = _root(parent, here + 1)
            if row + 1 < high and not covers_x(row + 1, (xs[column] + xs[column + 1]) / 2):
                parent[_root(parent, here)] = _root(parent, here + wide)
    members: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in range(high):
        for column in range(wide):
            members[_root(parent, row * wide + column)].append((row, column))
    owner = [[(row, column) for column in range(wide)] for row in range(high)]
    for cells in members.values():
        whole = _is_rectangle(cells)
        for row, column in cells:
            owner[row][column] = cells[0] if whole else min(cell for cell in cells if cell[0] == row)
    return tuple(map(tuple, owner))


def _by_position(lines: list[Ruling], positions: Sequence[float], tolerances: Tolerances) -> list[list[Ruling]]:
    found: list[list[Ruling]] = [[] for _ in positions]
    for line in lines:
        distances = [abs(position - line.at) for position in positions]
        found[distances.index(min(distances))].append(line)
    return found


def _covered(lines: list[list[Ruling]], index: int, at: float) -> bool:
    return any(line.start <= at <= line.end for line in lines[index])


def _is_rectangle(cells: Sequence[tuple[int, int]]) -> bool:
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    return len(rows) * len(columns) == len(cells)


def _meet(across: Ruling, down: Ruling, touch: float) -> bool:
    return across.start - touch <= down.at <= across.end + touch and down.start - touch <= across.at <= down.end + touch


def _clusters(rulings: Sequence[Ruling], snap: float) -> Iterable[list[Ruling]]:
    """Groups of rulings, sorted by position, that lie within ``snap`` of the first of their group."""
    group: list[Ruling] = []
    for ruling in rulings:
        if group and ruling.at - group[0].at > snap:
            yield group
            group = []
        group.append(ruling)
    if group:
        yield group


def _root(parent: list[int], item: int) -> int:
    while parent[item] != item:
        parent[item] = parent[parent[item]]
        item = parent[item]
    return item
