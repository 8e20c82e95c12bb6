"""The text of a document as the assignment rules see it: words of the lexicon, shapes of paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kehoach_parse.extract.bodies import Reduced, lexicon, reduce, shape_of
from kehoach_parse.models.base import Span
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_DESCRIBING = str.maketrans("mv", "ww")
_EDGES = " \t\n,;:.-–+*/"


class Words:
    """Scans a text once and gives the shape of any paragraph of it.

    Args:
        text: the reading text.
        masked: spans whose words are not to be read (references with their titles), in order.
        rules: the rulebook.
    """

    def __init__(self, text: str, masked: Sequence[Span], rules: Rulebook) -> None:
        self.text, self.folded, self.rules = text, fold(text), rules
        self._tokens = list(lexicon(rules).scan(text, self.folded))
        self._starts = [token.start for token in self._tokens]
        self._masked = sorted(masked)
        self._mask_ends = [end for _, end in self._masked]

    def reduced(self, start: int, end: int, *, names_only: bool = False) -> Reduced | None:
        """The shape of ``text[start:end]`` with its lists of bodies folded; None where no body is named.

        With ``names_only`` the words are a cell or a heading, where a verb rather describes a body than says its task.
        """
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        masked = self._masked[bisect_left(self._mask_ends, start) :]
        shape = shape_of(self.text, self.folded, self._tokens[low:high], start, end, masked)
        if names_only:
            shape = replace(shape, symbols=shape.symbols.translate(_DESCRIBING))
        return reduce(shape, self.rules)

    def strip(self, start: int, end: int) -> Span | None:
        """``[start, end)`` without blanks and punctuation at its edges, None where nothing is left."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        return (start, end) if start < end else None
