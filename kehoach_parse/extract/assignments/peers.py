"""What the units beside one say about it: among headings that name bodies an unknown name is a body too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, lru_cache

import regex

from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import Body, Reduced
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.rulebook import Rulebook

_LONGEST = 90  # characters of a name: `Mạng lưới kiểm soát nhiễm khuẩn các khoa lâm sàng`
_SHARE, _FEWEST = 2 / 3, 2  # of the units beside one that must open with a body
_OPENING = 160  # characters that may hold the bodies a unit opens with
_BETWEEN = regex.compile(r"\s*(?:;|,(?=\s+\p{Lu}))\s*")
# A verb, a manner, a circumstance open no name.
_NO_NAME = frozenset("vmroca2zk5")
_DEFINITE = frozenset("e1n3hx7t06")


@lru_cache(maxsize=4)
def _not_names(rules: Rulebook) -> WordList:
    return WordList(rules.yaml("words/role_words.yaml")["no_names"])


class Peers:
    """Reads names that no rule knows by their company, in sections that deal out the work."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document, self.words = document, words
        self._not_names = _not_names(words.rules)
        self._named: dict[tuple[str | None, str | None], int] = {}

    @cached_property
    def _beside(self) -> Mapping[tuple[str | None, str | None], list[Unit]]:
        """The units with the same parent and style; few documents ask for them."""
        beside: dict[tuple[str | None, str | None], list[Unit]] = defaultdict(list)
        for unit in self.document.units:
            beside[unit.parent, unit.style].append(unit)
        return beside

    def name(self, unit: Unit, start: int, end: int) -> tuple[Body, ...]:
        """The bodies that ``text[start:end]``, a heading or the words before a colon, are by their company."""
        name = self.words.strip(start, end)
        if name is None or name[1] - name[0] > _LONGEST or not self._looks_like_one(*name):
            return ()
        key = (unit.parent, unit.style)
        if key not in self._named:
            self._named[key] = sum(map(self._opens_with_body, self._beside[key]))
        named = self._named[key] - self._opens_with_body(unit)
        if named < _FEWEST or named < _SHARE * (len(self._beside[key]) - 1):
            return ()
        return tuple(self._parts(*name))

    def _parts(self, start: int, end: int) -> list[Body]:
        edges: list[Span] = [match.span() for match in _BETWEEN.finditer(self.words.text, start, end)]
        starts, ends = [start, *(after for _, after in edges)], [*(before for before, _ in edges), end]
        return [Body(low, high) for low, high in zip(starts, ends, strict=True) if low < high]

    def _looks_like_one(self, start: int, end: int) -> bool:
        text = self.words.text[start:end]
        if not text[0].isupper() or ". " in text or self._not_names.opens(self.words.folded[start:end]):
            return False
        return self.words.reduced(start, end).symbols[:1] not in _NO_NAME

    def _opens_with_body(self, unit: Unit) -> bool:
        return _names(self.words.reduced(unit.body, min(unit.end, unit.body + _OPENING)))


def _names(reduced: Reduced) -> bool:
    """Whether a paragraph opens with a body that has a name, an order or a word for duties before it."""
    symbols = reduced.symbols.lstrip("jo24")
    at = len(reduced.symbols) - len(symbols)
    return symbols[:1] in ("b", "n") and reduced.opening(at) in _DEFINITE
