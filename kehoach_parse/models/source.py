"""What a reader hands to segmentation: lines and grids in reading order, whatever the file format was.

These are working types, not part of the output contract.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, overload

from kehoach_parse.models.base import Box
from kehoach_parse.models.diagnostic import Diagnostic

TextSource = Literal["native", "ocr", "mixed", "converted"]


class WordBox(NamedTuple):
    """Where the characters ``[start, end)`` of a line stand on its page."""

    start: int
    end: int
    box: Box


class WordBoxes(Sequence[WordBox]):
    """The word boxes of one line, packed: a document of 500 pages has a quarter of a million words."""

    __slots__ = ("_columns", "_page", "_places")

    def __init__(self, page: int, columns: array[int], places: array[float]) -> None:
        """``columns`` holds start and end of each word, ``places`` x0, top, x1, bottom of each."""
        self._page = page
        self._columns = columns
        self._places = places

    def __len__(self) -> int:
        return len(self._columns) // 2

    @overload
    def __getitem__(self, index: int) -> WordBox: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[WordBox]: ...
    def __getitem__(self, index: int | slice) -> WordBox | Sequence[WordBox]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        start, end = self._columns[2 * at : 2 * at + 2]
        return WordBox(start, end, Box(self._page, *(round(place, 2) for place in self._places[4 * at : 4 * at + 4])))


class Line(NamedTuple):
    """One printed line, or one paragraph where the format has no lines.

    Attributes:
        text: NFC, without line break, outer blanks stripped. May be empty for a blank line of the source.
        offset: position of the first character in the decoded input; None where the format has no such thing.
        gap: blank lines (or their height in lines) between this line and the one before it.
        indent: blanks or points before the first character, relative to the page's left edge.
        strong: the whole line is bold in the source.
        complete: the format itself says the paragraph ends here (a Word paragraph, an HTML block), so the next
            line is never a continuation of this one.
        note: the line is a footnote or endnote.
        page: page number from 1, None where the format has no pages.
    """

    text: str
    offset: int | None = None
    gap: int = 0
    indent: float = 0.0
    strong: bool = False
    complete: bool = False
    note: bool = False
    page: int | None = None
    box: Box | None = None
    words: Sequence[WordBox] = ()

    @property
    def extent(self) -> tuple[float, float] | None:
        """Where the line begins and ends, in points, on a page turned so that it lies level; None without boxes.

        The box is that of the page as it is shown, on which the lines of a sheet scanned sideways stand on end.
        """
        if self.box is None:
            return None
        return self.indent, self.indent + max(self.box.x1 - self.box.x0, self.box.bottom - self.box.top)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. A merged cell stands once, at its top left; the places it covers are empty cells."""

    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The lines joined by single spaces."""
        return " ".join(line.text for line in self.lines if line.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the source, layout tables (letterhead, signature block) included: segmentation tells them apart.

    Attributes:
        rows: each row as long as the widest one, short rows padded with empty cells.
        header_rows: how many leading rows the format marks as header; None where it does not say.
        pages: pages the table stands on, empty where the format has none.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature stamp taken out of the text: ``Ký bởi: …  Thời gian ký: …``."""

    signed_by: str | None
    signed_at: str | None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read from its bytes."""

    blocks: tuple[Line | Grid, ...]
    media_type: str
    pages: int | None = None
    text_source: TextSource = "native"
    diagnostics: tuple[Diagnostic, ...] = ()
    signatures: tuple[Signature, ...] = field(default=())
