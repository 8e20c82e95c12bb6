"""Looking for any of a list of words in folded text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick

from kehoach_parse.models.base import Span
from kehoach_parse.text.fold import fold


class WordList:
    """Words and phrases, looked for whole and all at once: a list of hundreds costs as little as one of three.

    Text is folded; phrases have single spaces.
    """

    __slots__ = ("_automaton", "_beginnings", "_endings", "_shortest", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(sorted({fold(word) for word in words}))
        self._automaton = AhoCorasick(self._words)
        # As many letters as the shortest word has: most texts begin and end with those of no word.
        self._shortest = min(map(len, self._words), default=0)
        self._beginnings = frozenset(word[: self._shortest] for word in self._words)
        self._endings = frozenset(word[-self._shortest :] for word in self._words)

    def spans(self, text: str) -> Iterator[Span]:
        """Where a word of the list stands, in the order in which they end."""
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalpha():
                yield start, end

    def found_in(self, text: str) -> bool:
        """Whether any word of the list stands in ``text``."""
        for _ in self.spans(text):
            return True
        return False

    def opens(self, text: str) -> bool:
        """Whether ``text`` begins with a word of the list."""
        if text[: self._shortest] not in self._beginnings:
            return False
        return any(start == 0 for start, _ in self.spans(text[:_LONGEST]))

    def closes(self, text: str) -> bool:
        """Whether ``text`` ends with a word of the list, spaces aside."""
        tail = text.rstrip()[-_LONGEST:]
        if tail[-self._shortest :] not in self._endings:
            return False
        return any(end == len(tail) for _, end in self.spans(tail))


_LONGEST = 48  # characters of the longest phrase and the letter beside it
