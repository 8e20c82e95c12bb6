"""Text as it is compared: a character a word, so that programs made for letters look for phrases.

Names of bodies, words of roles and numbers are what every province fills in for itself: they are left out, and no
phrase runs across them. Turns of phrase that plans about anything share count half (``rules/words/formulas.yaml``).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

BREAK = "\0"
"""Stands where something was left out."""

_TOKEN = re.compile(r"\d[\d./,-]*|\w+")
_CLAUSE_END = re.compile(r";|\.(?=\s)")
_OPENING = 14
_FIRST_CODE = 0x100
_SURROGATES = range(0xD800, 0xE000)
_SHORTEST_NAME = 5  # `Sở Y` is cut off, `UBND` is no name without its place
_STOCK = 0.5
# The rarest words of a large corpus say no more than the rarest of a small one: names, slips of the pen.
_WEIGHT_CEILING = 5.0


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a unit.

    Attributes:
        exact: folded words and numbers with single spaces: equal for the same text, whatever its punctuation.
        core: a character a word, ``BREAK`` for what was left out.
        stock: for each character of ``core`` whether it is part of a stock phrase.
        opening: characters of ``core`` that say what the unit is about: at least fourteen words, else the first half of
            what stands before the first semicolon or full stop.
        duty: what any plan lays down (``rules/words/duties.yaml``), None for tasks of this topic.
    """

    exact: str
    core: str
    stock: bytes
    opening: int
    duty: str | None

    @property
    def stock_share(self) -> float:
        """Share of its words that belong to stock phrases."""
        words = len(self.core) - self.core.count(BREAK)
        return sum(self.stock) / words if words else 1.0


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
        self._left_out = [phrase in left_out for phrase in self._phrases]
        self._finder = AhoCorasick(self._phrases, matchkind=MatchKind.LeftmostLongest)
        self._duties: list[tuple[str, list[tuple[str, ...]], tuple[str, ...]]] = [
            (duty, [tuple(map(fold, group)) for group in parts["has"]], tuple(map(fold, parts["lacks"])))
            for duty, parts in rules.yaml("words/duties.yaml").items()
        ]
        self._codes: dict[str, str] = {}
        self._read: dict[str, Wording] = {}
        self._texts_with: Counter[str] = Counter()
        self._texts = 0
        self._weights: dict[str, float] = {}

    def read(self, text: str) -> Wording:
        """The wording of a text. Texts read before cost nothing: plans copy each other."""
        wording = self._read.get(text)
        if wording is None:
            wording = self._read[text] = self._wording(text)
        return wording

    def _wording(self, text: str) -> Wording:
        folded = fold(text)
        marks = self._marks(folded)
        mark = next(marks, None)
        core: list[str] = []
        stock = bytearray()
        exact = []
        ends = _CLAUSE_END.search(folded)
        head_end, head = ends.start() if ends else len(folded), 0
        for token in _TOKEN.finditer(folded):
            word, at = token.group(), token.start()
            exact.append(word.rstrip("./,-"))
            while mark and mark[1] <= at:
                mark = next(marks, None)
            marked = mark is not None and mark[0] <= at
            if (mark is not None and marked and mark[2]) or word[0].isdigit():
                if not core or core[-1] != BREAK:
                    core.append(BREAK)
                    stock.append(0)
                continue
            core.append(self._code(word))
            stock.append(marked)
            if at < head_end:
                head = len(core)
        return Wording(
            " ".join(exact), "".join(core), bytes(stock), min(head, max(_OPENING, head // 2)), self._duty(folded)
        )

    def count(self, wording: Wording) -> None:
        """Take note of the words of a text."""
        self._texts += 1
        self._weights.clear()
        self._texts_with.update(set(wording.core))

    def sums(self, wording: Wording) -> Sequence[float]:
        """Weight of the words up to each place of ``core``, beginning with 0: a phrase weighs the difference."""
        total, sums = 0.0, [0.0]
        for code, stock in zip(wording.core, wording.stock, strict=True):
            total += 0.0 if code == BREAK else self.weight(code) * (_STOCK if stock else 1.0)
            sums.append(total)
        return sums

    def weight(self, code: str) -> float:
        """How much a word says: the fewer texts have it, the more (inverse document frequency as in BM25)."""
        weight = self._weights.get(code)
        if weight is None:
            having = self._texts_with[code]
            weight = min(_WEIGHT_CEILING, math.log(1 + (self._texts - having + 0.5) / (having + 0.5)))
            self._weights[code] = weight
        return weight

    def _marks(self, folded: str) -> Iterator[tuple[int, int, bool]]:
        """Start and end of each phrase of whole words, in order, and whether it is left out."""
        for which, start, end in self._finder.find_matches_as_indexes(folded):
            if not ((start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum()):
                yield start, end, self._left_out[which]

    def _duty(self, folded: str) -> str | None:
        for duty, has, lacks in self._duties:
            if all(any(word in folded for word in group) for group in has) and not any(w in folded for w in lacks):
                return duty
        return None

    def _code(self, word: str) -> str:
        code = self._codes.get(word)
        if code is None:
            number = _FIRST_CODE + len(self._codes)
            if number >= _SURROGATES.start:
                number += len(_SURROGATES)
            code = self._codes[word] = chr(number)
        return code
