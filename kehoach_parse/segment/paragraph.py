"""A piece of the text on its way from source lines to the reading text: it always knows where it came from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from kehoach_parse.models.document import Piece
from kehoach_parse.models.source import Line
from kehoach_parse.segment.markers import Marker, Markers

Run = tuple[int, Line, int]
"""Where a source line begins in the text, the line, and its column there."""


class Paragraph(NamedTuple):
    """A line, lines joined, or a part of a line.

    Attributes:
        marker: number or sign it begins with.
        gap: blank lines before it.
        strong: all of it is bold.
        complete: what comes next never continues it.
    """

    text: str
    runs: tuple[Run, ...]
    marker: Marker | None = None
    gap: int = 0
    indent: float = 0.0
    strong: bool = False
    complete: bool = False
    note: bool = False

    @classmethod
    def of(cls, line: Line, find_marker: Markers, *, gap: int = 0, complete: bool = False) -> Paragraph:
        """The paragraph of one line. ``gap`` counts blank lines the source keeps as lines of their own."""
        return cls(
            line.text,
            ((0, line, 0),),
            find_marker(line.text),
            line.gap + gap,
            line.indent,
            line.strong,
            line.complete or complete,
            line.note,
        )

    def cut(self, start: int, end: int, *, find_marker: Markers | None = None) -> Paragraph:
        """The part ``text[start:end]`` without outer blanks; it has a marker where ``find_marker`` finds one."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        end = start + len(part)
        runs = []
        for at, (begin, line, column) in enumerate(self.runs):
            stop = self.runs[at + 1][0] if at + 1 < len(self.runs) else len(self.text)
            if begin < end and stop > start:
                runs.append((max(0, begin - start), line, column + max(0, start - begin)))
        marker = find_marker(part) if find_marker else None
        return self._replace(text=part, runs=tuple(runs), marker=marker, complete=self.complete or bool(find_marker))


def pieces(runs: Sequence[Run], start: int, end: int) -> Iterator[Piece]:
    """The runs of a paragraph that stands at ``[start, end)`` of the reading text."""
    for (begin, line, column), following in zip_longest(runs, runs[1:]):
        stop = following[0] if following else end - start
        stop = min(stop, begin + len(line.text) - column)
        if stop > begin:
            yield Piece(start + begin, start + stop, line, column)


def join(parts: Sequence[Paragraph]) -> Paragraph:
    """Parts of one paragraph as one. A word or code cut behind its hyphen (``10/CT-⏎TTg``) closes up again."""
    if len(parts) == 1:
        return parts[0]
    texts: list[str] = []
    runs: list[Run] = []
    length = 0
    for part in parts:
        if texts and not _closes_up(texts[-1], part.text):
            texts.append(" ")
            length += 1
        for begin, line, column in part.runs:
            runs.append((length + begin, line, column))
        texts.append(part.text)
        length += len(part.text)
    first, marker = parts[0], parts[0].marker
    if marker is not None and marker.end >= len(first.text):
        marker = marker._replace(end=len(first.text) + 1)  # the number stood alone on its line
    strong = first.strong and all(part.strong for part in parts)
    return Paragraph(
        "".join(texts), tuple(runs), marker, first.gap, first.indent, strong, parts[-1].complete, first.note
    )


def _closes_up(before: str, after: str) -> bool:
    """`2025-⏎2030`, `CT-⏎TTg`, `15/⏎KH-UBND`: a hyphen or slash with no blank before it. Not `1-⏎Đến năm …`."""
    if len(before) < 2 or before[-1] not in "-–/" or not before[-2].isalnum() or not after[:1].isalnum():
        return False
    return not (before[-2].isdigit() and after[:1].isupper() and after[1:2].islower())
