"""A copy of the text in which what is already understood is a mark, so that rules need not spell it out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kehoach_parse.extract.masks import blank
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold_whole

TIME = "\ue001"
"""Stands for each character of time words; rule patterns name it as ``{{time}}``."""

# Time words hold a digit or a numbered quarter. Around most digits of a plan no word of time stands: look there first.
_ANCHOR = re.compile(r"\d+|q[uú][ýyíi]\s")
_NEAR = re.compile(r"ngày|tháng|năm|q[uú][ýyíi]\s|\d\s?/\s?\d")
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_BEFORE, _AFTER = 36, 16


@dataclass(frozen=True, slots=True)
class Shadow:
    """The text with masks and marked time words, as written and folded.

    ``plain`` is the folded text without marks. All are of the same length.
    """

    text: str
    folded: str
    plain: str
    times: tuple[Span, ...]

    def times_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The time words inside ``[start, end)``."""
        low = bisect_left(self.times, (start, start))
        return self.times[low : bisect_right(self.times, (end, end))]


@cache
def _time_words(rules: Rulebook) -> regex.Pattern[str]:
    return rules.compile("{{time_words}}")


def shadow_of(text: str, units: Sequence[Unit], masks: Sequence[Span], rules: Rulebook) -> Shadow:
    """Mask ``masks`` and mark the time words inside ``units``."""
    masked = blank(text, masks)
    plain = fold_whole(text)
    folded = blank(plain, masks)
    times = tuple(_times(masked, folded, units, _time_words(rules)))
    return Shadow(blank(masked, times, TIME), blank(folded, times, TIME), plain, times)


def _times(text: str, folded: str, units: Sequence[Unit], pattern: regex.Pattern[str]) -> Iterator[Span]:
    for unit in units:
        done = unit.body
        for anchor in _ANCHOR.finditer(folded, unit.body, unit.end):
            at = anchor.start()
            if at < done or not _NEAR.search(folded, max(done, at - 8), min(unit.end, anchor.end() + _AFTER)):
                continue
            for word in _WORD_START.finditer(folded, max(done, at - _BEFORE), at + 1):
                match = pattern.match(text, word.start(), unit.end)
                if match and match.end() > at:
                    yield match.span()
                    done = match.end()
                    break
