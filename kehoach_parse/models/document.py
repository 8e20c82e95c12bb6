"""A document after segmentation: one reading text, cut into units that extraction walks through.

These are working types, not part of the output contract.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kehoach_parse.models.base import Box, TablePlace
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.header import Header
from kehoach_parse.models.section import Section, SectionStyle, Table
from kehoach_parse.models.source import Line


class Unit(NamedTuple):
    """A paragraph of the reading text, with its place in the document. A mention never crosses a unit's end.

    Attributes:
        where: section id, or ``title``, ``preamble``, ``closing``, ``recipients``, ``appendix``.
        start: offset in the reading text, marker included.
        end: end of the paragraph, line break excluded.
        body: offset of the first character after the marker (``1. ``, ``- ``); ``start`` where there is none.
        style: outline style; None outside the outline.
        heading: a heading of units below it.
        parent: id of the section above, None at the top and outside the outline.
        cells: for a table row, the span of each cell in the reading text, None for an empty cell.
        table: for a table row, its place.
        columns: for a table row, the header of each column.
        note: a footnote or endnote.
    """

    where: str
    start: int
    end: int
    body: int
    style: SectionStyle | None = None
    heading: bool = False
    parent: str | None = None
    cells: tuple[tuple[int, int] | None, ...] = ()
    table: TablePlace | None = None
    columns: tuple[str | None, ...] = ()
    note: bool = False


class Piece(NamedTuple):
    """A run of the reading text that stands on one source line: ``text[start:end] == line.text[column:…]``."""

    start: int
    end: int
    line: Line
    column: int


class Origins:
    """Leads from the reading text back to the source lines it was joined from.

    The pieces are made when the first of them is asked for: most documents are read without.
    """

    def __init__(self, pieces: Callable[[], Iterable[Piece]] = tuple) -> None:
        self._make = pieces

    @cached_property
    def _pieces(self) -> tuple[Piece, ...]:
        return tuple(self._make())

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self._pieces]

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """The pieces that ``[start, end)`` touches, in order."""
        found = []
        for piece in self._pieces[max(0, bisect_right(self._starts, start) - 1) :]:
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(piece)
        return tuple(found)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box per source line that ``[start, end)`` touches: the hull of its words there."""
        hulls = []
        for piece in self.pieces(start, end):
            low = piece.column + max(start, piece.start) - piece.start
            high = piece.column + min(end, piece.end) - piece.start
            words = [word.box for word in piece.line.words if word.start < high and word.end > low]
            if words:
                hulls.append(
                    Box(
                        words[0].page,
                        min(box.x0 for box in words),
                        min(box.top for box in words),
                        max(box.x1 for box in words),
                        max(box.bottom for box in words),
                    )
                )
        return tuple(hulls)


@dataclass(frozen=True, slots=True)
class Document:
    """A segmented document.

    Attributes:
        text: the reading text all spans index: NFC, one paragraph a line, table rows as tab-joined cells.
        units: every paragraph extraction reads, in document order: title, preamble, outline, closing, appendix.
        header: what letterhead, title block and signature say; provinces carry the name only until resolved.
        sections: the outline, in document order.
        own_identifiers: numbers under which the document prints itself, never a reference to another one.
    """

    text: str
    units: tuple[Unit, ...]
    header: Header
    sections: tuple[Section, ...] = ()
    tables: tuple[Table, ...] = ()
    origins: Origins = field(default_factory=Origins)
    diagnostics: tuple[Diagnostic, ...] = ()
    own_identifiers: frozenset[str] = frozenset()
