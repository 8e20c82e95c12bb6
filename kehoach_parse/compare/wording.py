"""Text as it is compared: a character a word, so that programs made for letters look for phrases.

Names of bodies, words of roles and numbers are what every province fills in for itself: they are left out, and no
phrase runs across them. Turns of phrase that plans about anything share count half (``rules/words/formulas.yaml``).
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, repeat
from operator import mul

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

BREAK = "\0"
"""Stands where something was left out."""

_TOKEN = re.compile(r"\d(?:[./,-]*+\d)*+|\w++")
_CLAUSE_END = re.compile(r";|\.(?=\s)")
_OPENING = 14
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)
_SHORTEST_NAME = 5  # `Sở Y` is cut off, `UBND` is no name without its place
# What a word is part of, and how much it counts there.
_PLAIN, _STOCK, _LEFT_OUT = range(3)
_SHARES = (1.0, 0.5)
_NO_MARK = (sys.maxsize, sys.maxsize, _PLAIN)
# The rarest words of a large corpus say no more than the rarest of a small one: names, slips of the pen.
_WEIGHT_CEILING = 5.0


@dataclass(slots=True, eq=False)
class Wording:
    """The words of a unit.

    Attributes:
        exact: all words and numbers, a character each: equal for the same text, whatever its punctuation.
        numbers: those of ``exact`` that are numbers.
        core: a character a word, ``BREAK`` for what was left out.
        stock: for each character of ``core`` whether it is part of a stock phrase.
        opening: characters of ``core`` that say what the unit is about: at least fourteen words, else the first half of
            what stands before the first semicolon or full stop.
        duty: what any plan lays down (``rules/words/duties.yaml``), None for tasks of this topic.
    """

    exact: str
    numbers: str
    core: str
    stock: bytes
    opening: int
    duty: str | None

    @property
    def stock_share(self) -> float:
        """Share of its words that belong to stock phrases."""
        words = len(self.core) - self.core.count(BREAK)
        return sum(self.stock) / words if words else 1.0


class _Letters(dict[str, str]):
    """A character for each word, new ones in the order they come."""

    def __missing__(self, word: str) -> str:
        number = _FIRST_CODE + len(self)
        if number >= _SURROGATES.start:
            number += len(_SURROGATES)
        letter = self[word] = chr(number)
        return letter


class _Weights(dict[str, float]):
    """How much a word says: the fewer texts have it, the more (inverse document frequency as in BM25)."""

    def __init__(self) -> None:
        self._texts_with: Counter[str] = Counter()
        self._texts = 0

    def count(self, words: Iterable[str], texts: int) -> None:
        """Take note of the words of some texts."""
        self._texts += texts
        self._texts_with.update(chain.from_iterable(repeat(words, texts)))
        self.clear()

    def __missing__(self, word: str) -> float:
        having = self._texts_with[word]
        weight = min(_WEIGHT_CEILING, math.log(1 + (self._texts - having + 0.5) / (having + 0.5)))
        self[word] = weight if word != BREAK else 0.0
        return self[word]


class Vocabulary:
    """Turns texts into wordings, and knows how much a word says. Count all texts before weighing any."""

    def __init__(self, bodies: Iterable[str], rules: Rulebook) -> None:
        words = rules.yaml("words/formulas.yaml")
        names = {fold(name) for name in bodies}
        rows = rules.table("tables/bodies.csv")
        names |= {fold(name) for row in rows for name in (row["name"], *row["aliases"].split("|"))}
        stock = {fold(phrase) for phrase in words["stock"]}
        left_out = {name for name in names if len(name) >= _SHORTEST_NAME} | {fold(role) for role in words["roles"]}
        self._phrases = sorted(stock | left_out)
        self._kinds_of_phrases = [_LEFT_OUT if phrase in left_out else _STOCK for phrase in self._phrases]
        self._finder = AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)
        self._duties: list[tuple[str, list[tuple[str, ...]], tuple[str, ...]]] = [
            (duty, [tuple(map(fold, group)) for group in parts["has"]], tuple(map(fold, parts["lacks"])))
            for duty, parts in rules.yaml("words/duties.yaml").items()
        ]
        self._letters, self._exact_letters = _Letters(), _Letters()
        self._read: dict[str, Wording] = {}
        self._weights = _Weights()

    def read(self, text: str) -> Wording:
        """The wording of a text. Texts read before cost nothing: plans copy each other."""
        wording = self._read.get(text)
        if wording is None:
            wording = self._read[text] = self._wording(text)
        return wording

    def _wording(self, text: str) -> Wording:
        folded = fold(text)
        words = _TOKEN.findall(folded)
        numbers = [word for word in words if word[0].isdigit()]
        ends = _CLAUSE_END.search(folded)
        of_head = len(_TOKEN.findall(folded, 0, ends.start())) if ends else len(words)
        marks = list(self._marks(folded))
        if marks or numbers:
            core, stock, head = self._core(words, _kinds(folded, marks), of_head)
        else:  # as half of the texts are
            core, stock, head = "".join(map(self._letters.__getitem__, words)), bytes(len(words)), of_head
        return Wording(
            exact="".join(map(self._exact_letters.__getitem__, words)),
            numbers="".join(map(self._exact_letters.__getitem__, numbers)),
            core=core,
            stock=stock,
            opening=min(head, max(_OPENING, head // 2)),
            duty=self._duty(folded),
        )

    def _core(self, words: list[str], kinds: Iterable[int], of_head: int) -> tuple[str, bytes, int]:
        """Characters of the words that are compared, whether each is stock, and how many are of the head."""
        core: list[str] = []
        stock = bytearray()
        head = 0
        for at, (word, kind) in enumerate(zip(words, kinds, strict=True)):
            if kind != _LEFT_OUT and not word[0].isdigit():
                core.append(self._letters[word])
                stock.append(kind)
                if at < of_head:
                    head = len(core)
            elif not core or core[-1] != BREAK:
                core.append(BREAK)
                stock.append(_PLAIN)
        return "".join(core), bytes(stock), head

    def count(self, wording: Wording, texts: int = 1) -> None:
        """Take note of the words of some texts of this wording."""
        self._weights.count(set(wording.core), texts)

    def sums(self, wording: Wording) -> Sequence[float]:
        """Weight of the words up to each place of ``core``, beginning with 0: a phrase weighs the difference."""
        weights = map(self._weights.__getitem__, wording.core)
        return list(accumulate(map(mul, weights, map(_SHARES.__getitem__, wording.stock)), initial=0.0))

    def _marks(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Start, end and kind of each phrase of whole words, in order."""
        for which, start, end in self._finder.find_matches_as_indexes(folded):
            if not ((start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum()):
                yield start, end, self._kinds_of_phrases[which]

    def _duty(self, folded: str) -> str | None:
        said = folded.__contains__
        for duty, (first, *others), lacks in self._duties:
            if not any(map(said, first)):
                continue  # as most texts
            if all(any(map(said, group)) for group in others) and not any(map(said, lacks)):
                return duty
        return None


def _kinds(folded: str, marks: Iterable[tuple[int, int, int]]) -> list[int]:
    """What each word is part of: a stock phrase, something left out, or neither."""
    coming = iter(marks)
    mark = next(coming, _NO_MARK)
    kinds = []
    for token in _TOKEN.finditer(folded):
        at = token.start()
        while mark[1] <= at:
            mark = next(coming, _NO_MARK)
        kinds.append(mark[2] if mark[0] <= at else _PLAIN)
    return kinds
