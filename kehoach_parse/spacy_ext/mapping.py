"""From places in a plan's reading text to places in the text it was read from."""

from __future__ import annotations

from itertools import pairwise

from kehoach_parse.models.base import Span
from kehoach_parse.models.plan import Plan


class Places:
    """Where stretches of ``plan.text`` stand in ``text``, the text that was parsed.

    Reading joins lines and drops markers and page furniture, but never changes a word without a repair; so the words of
    each source line either stand in the text as they are, or the stretch has no exact place.
    """

    def __init__(self, plan: Plan, text: str) -> None:
        self._plan, self._text = plan, text

    def find(self, span: Span) -> Span | None:
        """The same words in the text, line breaks and blanks between them included; None where that is not exact."""
        if self._plan.text == self._text:
            return span
        parts = []
        for piece in self._plan.source_pieces(span):
            start, end = max(span[0], piece.start), min(span[1], piece.end)
            column = piece.column + start - piece.start
            offset = piece.line.offset
            at = None if offset is None else self._on_line(self._plan.text[start:end], offset, column)
            if at is None:
                return None
            parts.append((at, at + end - start))
        in_order = all(before[1] <= after[0] for before, after in pairwise(parts))
        return (parts[0][0], parts[-1][1]) if parts and in_order else None

    def _on_line(self, words: str, offset: int, column: int) -> int | None:
        """Where ``words`` of the line at ``offset`` begin: at ``column``, or where they stand on the line just once."""
        if self._text.startswith(words, offset + column):
            return offset + column
        # Markdown's signs stand in the line and not in the text read: `**Sở Y tế**`.
        end = self._text.find("\n", offset)
        end = len(self._text) if end < 0 else end
        at = self._text.find(words, offset, end)
        return at if at >= 0 and self._text.find(words, at + 1, end) < 0 else None
