"""Which units are worth comparing with a given one: BM25 over pairs of neighbouring words, a few best.

An inverted index that grows as units come in. Pairs that many units have lead nowhere and are passed over, so that a
question costs the same however many units there are.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import chain
from operator import add

from kehoach_parse.compare.wording import BREAK

# The usual constants of BM25 (Robertson, Zaragoza 2009).
_K1, _B = 1.2, 0.75
# Pairs looked up for a question, the rarest first, and units a pair may be in.
_PAIRS = 24
_UNITS_OF_PAIR = 300
# Pairs a unit must share to be worth a look: a phrase of four words has three, one of which may be in too many units.
_SHARED = 2
# Units weighed for a question, those with most pairs in common.
_WEIGHED = 24


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
            units = self._units_with.get(pair)
            if units is None:
                self._units_with[pair] = [number]
            elif len(units) <= _UNITS_OF_PAIR:
                units.append(number)  # one too many says that they are too many
        self._pairs_in.append(len(mine))
        self._total += len(mine)
        return number

    def best(self, core: str, count: int) -> list[tuple[int, int]]:
        """The ``count`` units most like ``core``, in no order: number, and how many of the pairs looked up it has."""
        rarest = self._rarest(core)
        shared = Counter(chain.from_iterable(rarest))
        likely = [unit for unit, number in shared.items() if number >= _SHARED]
        if len(likely) > _WEIGHED:
            likely = sorted(likely, key=lambda unit: (-shared[unit], unit))[:_WEIGHED]
        if len(likely) > count:
            weights = self._weighed(likely, rarest)
            likely = sorted(likely, key=lambda unit: (-weights[unit], unit))[:count]
        return [(unit, shared[unit]) for unit in likely]

    def _rarest(self, core: str) -> list[list[int]]:
        """The units with each of the rarest pairs, the rarest first."""
        found = [units for pair in sorted(pairs(core)) if (units := self._units_with.get(pair))]
        found.sort(key=len)
        return [units for units in found[:_PAIRS] if len(units) <= _UNITS_OF_PAIR]

    def _weighed(self, likely: list[int], rarest: list[list[int]]) -> dict[int, float]:
        """BM25 of some units."""
        weights = dict.fromkeys(likely, 0.0)
        for units in rarest:
            weight = self._weight(len(units))
            for unit in weights.keys() & units:
                weights[unit] += weight
        for unit in likely:
            weights[unit] /= 1 + _K1 * (1 - _B + _B * self._pairs_in[unit] * len(self._pairs_in) / self._total)
        return weights

    def _weight(self, having: int) -> float:
        return math.log(1 + (len(self._pairs_in) - having + 0.5) / (having + 0.5)) * (_K1 + 1)


def pairs(core: str) -> set[str]:
    """The pairs of neighbouring words."""
    return {pair for part in core.split(BREAK) for pair in map(add, part, part[1:])}
