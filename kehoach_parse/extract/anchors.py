"""Reading only where something can stand: around literals, numbers and times, in stretches of bounded length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from kehoach_parse.models.document import Unit

# A mark of the private use area stands for a word that is already understood.
_WORD_START = re.compile(r"(?<![\w\ue000-\uf8ff])[\w\ue000-\uf8ff]")
_STRETCH = 4_000  # characters; the longest paragraphs of real plans have some 3,000


def stretches(units: Iterable[Unit], text: str) -> list[Unit]:
    """The units, with one longer than any real paragraph cut at spaces, so that reading time grows with length only."""
    pieces: list[Unit] = []
    for unit in units:
        if unit.end - unit.body <= _STRETCH:
            pieces.append(unit)
        else:
            pieces += _cut(unit, text)
    return pieces


def _cut(unit: Unit, text: str) -> Iterator[Unit]:
    body = unit.body
    while unit.end - body > _STRETCH:
        space = text.rfind(" ", body + 1, body + _STRETCH)
        end = space if space > 0 else body + _STRETCH
        yield unit._replace(start=body, body=body, end=end, cells=(), columns=())
        body = end
    yield unit._replace(start=body, body=body, cells=(), columns=())


def in_units(found: Iterable[tuple[int, int, int]], units: Sequence[Unit]) -> Iterator[tuple[int, int, int, int]]:
    """What stands in the body of a unit: number of the unit, what it is, start and end from the start of the body.

    ``found`` is as an automaton gives it: what it is, start and end in the text.
    """
    starts = [unit.start for unit in units]
    for what, start, end in found:
        number = bisect_right(starts, start) - 1
        if number >= 0:
            unit = units[number]
            if unit.body <= start and end <= unit.end:
                yield number, what, start - unit.body, end - unit.body


def matches_around(
    pattern: regex.Pattern[str], text: str, anchors: Iterable[int], reach: int
) -> Iterator[regex.Match[str]]:
    """The matches of ``pattern`` that hold an anchor and begin at most ``reach`` characters before it.

    A match begins at its anchor or at the start of a word before it; of several the leftmost counts. Anchors ascend;
    one inside the last match is passed over. Searching a whole paragraph for a pattern that begins with something
    optional costs far more than these few attempts. No place is tried twice.
    """
    tried = 0
    for anchor in anchors:
        if anchor < tried:
            continue
        match = (
            match_around(pattern, text, anchor, max(tried, anchor - reach)) if reach else pattern.match(text, anchor)
        )
        tried = anchor + 1
        if match:
            yield match
            tried = max(match.end(), tried)


def match_around(pattern: regex.Pattern[str], text: str, anchor: int, low: int) -> regex.Match[str] | None:
    """The leftmost match that holds ``anchor`` and begins at the start of a word from ``low`` on, or at the anchor."""
    if low < anchor:
        for word in _WORD_START.finditer(text, low, anchor):
            match = pattern.match(text, word.start())
            if match and match.end() > anchor:
                return match
    return pattern.match(text, anchor)
