"""Building the reading text: paragraphs and table rows one by one, each with its span and its way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from kehoach_parse.models.document import Origins, Piece
from kehoach_parse.models.source import Cell, Line
from kehoach_parse.segment.paragraph import Paragraph, Run, join, pieces

Placed = tuple[int, int, tuple[Run, ...]]
"""Start and end of a paragraph or cell, and the source lines it consists of."""


@dataclass(slots=True)
class Reading:
    """The text so far. A paragraph stands on a line of its own; the cells of a row on one line, joined by tabs.

    Attributes:
        placed: each paragraph or cell, in order.
    """

    parts: list[str] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    length: int = 0

    def add(self, paragraph: Paragraph) -> tuple[int, int]:
        """Append a paragraph and return its span."""
        if self.parts:
            self._write("\n")
        return self._place(paragraph)

    def add_row(self, cells: Sequence[Cell]) -> tuple[tuple[tuple[int, int] | None, str | None], ...]:
        """Append a table row, if anything stands in it; return span and text of each cell, None for an empty one."""
        joined = [join([_line(line) for line in cell.lines if line.text]) if cell.text else None for cell in cells]
        if not any(joined):
            return ((None, None),) * len(cells)
        if self.parts:
            self._write("\n")
        placed: list[tuple[tuple[int, int] | None, str | None]] = []
        for at, paragraph in enumerate(joined):
            if at:
                self._write("\t")
            if paragraph is None:
                placed.append((None, None))
                continue
            placed.append((self._place(paragraph), paragraph.text))
        return tuple(placed)

    @property
    def text(self) -> str:
        """The reading text."""
        return "".join(self.parts)

    @property
    def origins(self) -> Origins:
        """The way back to the source."""
        return Origins(partial(_pieces, self.placed))

    def _place(self, paragraph: Paragraph) -> tuple[int, int]:
        start, text = self.length, paragraph.text
        end = self.length = start + len(text)
        self.parts.append(text)
        self.placed.append((start, end, paragraph.runs))
        return start, end

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _pieces(placed: Sequence[Placed]) -> Iterator[Piece]:
    return chain.from_iterable(pieces(runs, start, end) for start, end, runs in placed)


def _line(line: Line) -> Paragraph:
    return Paragraph(line.text, ((0, line, 0),))
