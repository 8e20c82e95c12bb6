"""Which units are worth comparing with a given one: BM25 over pairs of neighbouring words, a few best.

An inverted index that grows as units come in. Pairs that many units have lead nowhere and are passed over, so that a
question costs the same however many units there are.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict

from kehoach_parse.compare.wording import BREAK

# The usual constants of BM25 (Robertson, Zaragoza 2009).
_K1, _B = 1.2, 0.75
# Pairs looked up for a question, the rarest first, and units a pair may be in.
_PAIRS = 40
_UNITS_OF_PAIR = 300


class Candidates:
    """Units by number, found by the words they share."""

    def __init__(self) -> None:
        self._units_with: dict[str, list[int]] = {}
        self._pairs_in: list[int] = []
        self._total = 0

    def add(self, core: str) -> int:
        """Take in a unit by its core words. Returns its number, counted from 0."""
        number = len(self._pairs_in)
        mine = pairs(core)
        for pair in mine:
            self._units_with.setdefault(pair, []).append(number)
        self._pairs_in.append(len(mine))
        self._total += len(mine)
        return number

    def best(self, core: str, count: int) -> list[int]:
        """Numbers of the ``count`` units most like ``core``, best first, the earlier among equals."""
        found = [(len(units), pair, units) for pair in pairs(core) if (units := self._units_with.get(pair))]
        rarest = sorted(found)[:_PAIRS]
        scores: defaultdict[int, float] = defaultdict(float)
        total = len(self._pairs_in)
        usual = self._total / total if total else 1.0
        for having, _, units in rarest:
            if having > _UNITS_OF_PAIR:
                break
            weight = math.log(1 + (total - having + 0.5) / (having + 0.5)) * (_K1 + 1)
            for unit in units:
                scores[unit] += weight / (1 + _K1 * (1 - _B + _B * self._pairs_in[unit] / usual))
        return heapq.nsmallest(count, scores, key=lambda unit: (-scores[unit], unit))


def pairs(core: str) -> set[str]:
    """The pairs of neighbouring words."""
    return {core[at : at + 2] for at in range(len(core) - 1) if BREAK not in core[at : at + 2]}
