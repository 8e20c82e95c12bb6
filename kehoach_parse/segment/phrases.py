"""Word lists found in text, and names found again in the running text of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.text.fold import fold


def in_capitals(text: str) -> bool:
    """Whether a line is printed in capitals: a letter in small type may slip in (``BỘ GIÁO DỤC và ĐÀO TẠO``)."""
    if text.islower():
        return False
    letters = list(filter(str.isalpha, text))
    return bool(letters) and sum(map(str.isupper, letters)) >= 0.7 * len(letters)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases found at word boundaries, the longest at each place, as ``(start, end, phrase as listed)``."""

    automaton: AhoCorasick
    listed: tuple[str, ...]

    @classmethod
    def of(cls, phrases: list[str]) -> Phrases:
        """Compile a word list; phrases that fold to the same words count once, the first wins."""
        by_key: dict[str, str] = {}
        for phrase in phrases:
            by_key.setdefault(fold(phrase), phrase)
        return cls(AhoCorasick(list(by_key), matchkind=MatchKind.Standard), tuple(by_key.values()))

    def find(self, folded: str) -> list[tuple[int, int, str]]:
        """Matches in folded text that begin and end with a word, without overlap, longest first at each place."""
        found: list[tuple[int, int, str]] = []
        matches = self.automaton.find_matches_as_indexes(folded, overlapping=True)
        if not matches:
            return found
        whole = [
            (start, -end, which)
            for which, start, end in matches
            if not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum()
        ]
        reached = 0
        for start, minus_end, which in sorted(whole):
            if start >= reached:
                reached = -minus_end
                found.append((start, reached, self.listed[which]))
        return found


class Printed(NamedTuple):
    """Running text of a document, folded once for looking names up in it."""

    text: str
    folded: str

    @classmethod
    def of(cls, *paragraphs: str | None) -> Printed:
        """Text of the paragraphs, one a line."""
        text = "\n".join(filter(None, paragraphs))
        return cls(text, fold(text))

    def places(self, name: str) -> list[tuple[int, int]]:
        """Where a name stands in small letters with a capital at its head."""
        key, found, at = fold(name), [], -1
        while (at := self.folded.find(key, at + 1)) >= 0:
            end = at + len(key)
            words = self.text[at:end]
            if words[0].isupper() and not in_capitals(words) and not self.folded[end : end + 1].isalnum():
                found.append((at, end))
        return found

    def in_sentence(self, name: str) -> str | None:
        """The name as the running text writes it, None where it does not."""
        places = self.places(name)
        return self.text[slice(*places[0])] if places else None
