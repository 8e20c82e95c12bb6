"""A piece of the text on its way from source lines to the reading text: it always knows where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parse.models.document import Piece
from kehoach_parse.models.source import Line

Run = tuple[int, Line, int]
"""Where a source line begins in the text, the line, and its column there."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line, lines joined, or a part of a line.

    Attributes:
        gap: blank lines before it.
        strong: all of it is bold.
        complete: what comes next never continues it.
    """

    text: str
    runs: tuple[Run, ...]
    gap: int = 0
    indent: float = 0.0
    strong: bool = False
    complete: bool = False
    note: bool = False

    @classmethod
    def of(cls, line: Line, gap: int = 0) -> Paragraph:
        """The paragraph of one line; ``gap`` counts blank lines the source keeps as lines of their own."""
        return cls(line.text, ((0, line, 0),), line.gap + gap, line.indent, line.strong, line.complete, line.note)

    def cut(self, start: int, end: int, *, complete: bool = True) -> Paragraph:
        """The part ``text[start:end]`` without outer blanks."""
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        part = part.strip()
        end = start + len(part)
        runs = []
        for at, (begin, line, column) in enumerate(self.runs):
            stop = self.runs[at + 1][0] if at + 1 < len(self.runs) else len(self.text)
            if begin < end and stop > start:
                skipped = max(0, start - begin)
                runs.append((max(0, begin - start), line, column + skipped))
        return Paragraph(part, tuple(runs), self.gap, self.indent, self.strong, complete, self.note)

    def pieces(self, at: int) -> list[Piece]:
        """Its runs as pieces of a reading text in which it begins at ``at``."""
        found = []
        for k, (begin, line, column) in enumerate(self.runs):
            stop = self.runs[k + 1][0] if k + 1 < len(self.runs) else len(self.text)
            end = min(stop, begin + len(line.text) - column)
            if end > begin:
                found.append(Piece(at + begin, at + end, line, column))
        return found


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
        runs += ((length + begin, line, column) for begin, line, column in part.runs)
        texts.append(part.text)
        length += len(part.text)
    first, last = parts[0], parts[-1]
    return Paragraph(
        "".join(texts),
        tuple(runs),
        first.gap,
        first.indent,
        all(part.strong for part in parts),
        last.complete,
        first.note,
    )


def _closes_up(before: str, after: str) -> bool:
    """`2025-⏎2030`, `CT-⏎TTg`, `15/⏎KH-UBND`: a hyphen or slash with no blank before it."""
    return len(before) > 1 and before[-1] in "-–/" and before[-2].isalnum() and after[:1].isalnum()
