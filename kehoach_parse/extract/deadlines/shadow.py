"""A copy of the text in which what is already understood is a mark, so that rules need not spell it out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kehoach_parse.extract.masks import apart, blank
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold_whole

TIME = "\ue001"
"""Stands for each character of time words; rule patterns name it as ``{{time}}``."""

# Time words hold a digit or a numbered quarter. Around most digits of a plan no word of time stands: look there first.
_NUMBER = regex.compile(r"[0-9]+")
_QUARTER = regex.compile(r"q[uú][ýyíi]\s")
_NEAR = re.compile(r"ngày|tháng|năm|đến\s20\d|từ\s\d|q[uú][ýyíi]\s|\d\s?/\s?\d")
_CLOCK = re.compile(r"h|g\d|\s?giờ|([-.])\d\d?\1(?:19|20)\d")  # 7h30, 31-12-2025: right after a number
# How time words can begin.
_FIRST = re.compile(
    r"\b(?=\d|ngày\s*\d|(?:các\s+)?tháng\s*\d|năm\s*\d|q[uú][ýyíi]\s|thứ\s|chủ\s|đầu\s|giữa\s|cuối\s|nửa\s|tuần\s|thượng\s|trung\s|hạ\s"
    r"|từ\s+(?:lúc\s+)?\d|buổi\s|sáng\s|trưa\s|chiều\s|tối\s)"
)
_BEFORE, _AFTER = 36, 16
_LONGEST_FIRST = 9  # "thượng " and a digit: the lookahead needs to see so far


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
        if low == len(self.times) or self.times[low][0] >= end:
            return ()
        return self.times[low : bisect_right(self.times, (end, end))]


@cache
def _time_words(rules: Rulebook) -> regex.Pattern[str]:
    return rules.compile("{{time_words}}")


def shadow_of(text: str, units: Sequence[Unit], masks: Sequence[Span], rules: Rulebook) -> Shadow:
    """Mask ``masks`` and mark the time words inside ``units``."""
    masks = apart(masks)
    masked = blank(text, masks)
    plain = fold_whole(text)
    folded = blank(plain, masks)
    times = tuple(_times(masked, folded, units, _time_words(rules)))
    return Shadow(blank(masked, times, TIME), blank(folded, times, TIME), plain, times)


def _times(text: str, folded: str, units: Sequence[Unit], pattern: regex.Pattern[str]) -> Iterator[Span]:
    low = units[0].body if units else len(folded)  # letterhead and title stand before it
    anchors = [match.span() for match in _NUMBER.finditer(folded, low)]
    if folded.find("qúy ", low) >= 0 or folded.find("quí ", low) >= 0:
        anchors = sorted([*anchors, *[match.span() for match in _QUARTER.finditer(folded, low)]])
    starts = [start for start, _ in anchors]
    for unit in units:
        first = bisect_left(starts, unit.body)
        if first == len(starts) or starts[first] >= unit.end:
            continue
        done = tried = unit.body
        for at, after in anchors[first : bisect_left(starts, unit.end, first)]:
            if at < done:
                continue
            low, high = max(done, at - 8), min(unit.end, after + _AFTER)
            if not (_NEAR.search(folded, low, high) or _CLOCK.match(folded, after, high)):
                continue
            for word in _FIRST.finditer(folded, max(done, tried, at - _BEFORE), min(unit.end, at + _LONGEST_FIRST)):
                if word.start() > at:
                    break
                match = pattern.match(text, word.start(), unit.end)
                if match and match.end() > at:
                    yield match.span()
                    done = match.end()
                    break
            tried = at + 1
