"""Which units are worth comparing with a given one: BM25 over pairs of neighbouring words, a few best.

An inverted index that grows as units come in. Pairs that many units have lead nowhere and are passed over, so that a
question costs the same however many units there are.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Set
from operator import add
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kehoach_parse.compare.wording import BREAK

# The usual constants of BM25 (Robertson, Zaragoza 2009).
_K1, _B = 1.2, 0.75
# Pairs looked up for a question, the rarest first, and units a pair may be in.
_PAIRS = 24
_UNITS_OF_PAIR = 300
# Pairs a unit must share to be worth a look: a phrase of four words has three, one of which may be in too many units.
_SHARED = 2
_NUMBER = np.dtype(np.uint32)
_MANY = _UNITS_OF_PAIR * _NUMBER.itemsize
_FIRST = np.zeros(1, np.intp)
# Units weighed for a question, those with most pairs in common.
_WEIGHED = 24

Numbers = NDArray[Any]


class Candidates:
    """Units by number, found by the words they share.

    The numbers of the units with a pair are kept as bytes: most pairs are in one unit alone, and those of a question
    are counted and weighed as one array.
    """

    def __init__(self) -> None:
        self._units_with: dict[str, bytes] = {}
        self._pairs_in = array(_NUMBER.char)
        self._total = 0

    def add(self, words: Set[str]) -> int:
        """Take in a unit by its pairs of words. Returns its number, counted from 0."""
        number = len(self._pairs_in)
        unit = number.to_bytes(_NUMBER.itemsize, sys.byteorder)
        for pair in words:
            units = self._units_with.get(pair, b"")
            if len(units) <= _MANY:
                self._units_with[pair] = units + unit  # one too many says that they are too many
        self._pairs_in.append(len(words))
        self._total += len(words)
        return number

    def best(self, words: Set[str], count: int) -> list[tuple[int, int]]:
        """The ``count`` units that share most pairs with ``words``, in no order: number, and pairs looked up it has."""
        rarest = self._rarest(words)
        if len(rarest) < _SHARED:
            return []
        found = np.frombuffer(b"".join(rarest), _NUMBER)
        order = found.argsort(kind="stable")
        found = found[order]  # each unit as often as it shares a pair
        others = found[1:] != found[:-1]
        if others.all():  # as of most units that are a plan's own
            return []
        bounds = np.concatenate((_FIRST, others.nonzero()[0] + 1, [len(found)]))
        starts = bounds[:-1]
        units, shared = found[starts], bounds[1:] - starts
        likely = (shared >= _SHARED).nonzero()[0]
        if len(likely) > _WEIGHED:
            likely = np.sort(_highest(shared[likely], likely, _WEIGHED))
        if len(likely) > count:
            weights = np.add.reduceat(self._weights(rarest)[order], starts)
            likely = _highest(weights[likely] / self._lengths(units[likely]), likely, count)
        return list(zip(units[likely].tolist(), shared[likely].tolist(), strict=True))

    def _rarest(self, words: Set[str]) -> list[bytes]:
        """The units with each of the rarest pairs, the rarest first."""
        found = [units for pair in sorted(words) if (units := self._units_with.get(pair))]
        found.sort(key=len)
        return [units for units in found[:_PAIRS] if len(units) <= _MANY]

    def _weights(self, rarest: list[bytes]) -> Numbers:
        """What each mention of a unit weighs: the fewer units have the pair, the more."""
        times = [len(units) // _NUMBER.itemsize for units in rarest]
        total = len(self._pairs_in)
        weights = [math.log(1 + (total - having + 0.5) / (having + 0.5)) * (_K1 + 1) for having in times]
        return np.array(weights).repeat(times)

    def _lengths(self, units: Numbers) -> Numbers:
        """What the weights of units are divided by: long ones have more pairs by themselves."""
        sizes = np.frombuffer(self._pairs_in, _NUMBER)[units]
        return 1 + _K1 * (1 - _B) + sizes * (_K1 * _B * len(self._pairs_in) / self._total)


def _highest(values: Numbers, which: Numbers, count: int) -> Numbers:
    """Those of ``which`` with the highest values, the first among equals."""
    return which[(-values).argsort(kind="stable")[:count]]


def pairs(core: str) -> frozenset[str]:
    """The pairs of neighbouring words."""
    return frozenset([pair for part in core.split(BREAK) for pair in map(add, part, part[1:])])
