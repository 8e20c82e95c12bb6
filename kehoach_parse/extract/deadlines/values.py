"""What the rules of ``rules/deadlines`` may call to make values from the words they caught.

A function that reads time words gives one value per period they name: ``trước ngày 01/6 và 15/11 hằng năm`` is two
deadlines. Every argument is the words of a group, or None where the group is not in the match.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kehoach_parse.text.dates import UNDATED, Period, duration, month_end, read_periods

Words = str | None
Values = tuple[str | None, ...]

_ANY_YEAR = 2000
_RHYTHM = re.compile(r"(?:(?P<count>\d{1,2})\s+)?(?P<unit>tháng|q[uú][ýyí]|năm)\b", re.IGNORECASE)
_SHORT = re.compile(r"^\s*(?:[qQ]\.?\s*(?=[IViv\d])|[tT]\.?\s*(?=\d)|(?=[IViv]))")  # Q.II/2026, T6/2026, IV/2026
_FREQUENCY = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY",
    "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3",
    "năm": "FREQ=YEARLY",
}
_MONTHS = {"tháng": 1, "quý": 3, "qúy": 3, "quí": 3, "năm": 12}
_COUNTS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_WEEKDAYS = {
    "hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH", "sáu": "FR",
    "6": "FR", "bảy": "SA", "7": "SA", "nhật": "SU",
}  # fmt: skip


@cache
def functions(year: int | None) -> Mapping[str, Callable[..., Any]]:
    """The closed table of functions, reading a missing year as ``year``, the plan's own."""
    reader = Reader(year)
    return {
        "first_day": reader.first_day,
        "last_day": reader.last_day,
        "bound": reader.bound,
        "span_start": reader.span_start,
        "span_end": reader.span_end,
        "range_end": reader.range_end,
        "bare_first": reader.bare_first,
        "bare_last": reader.bare_last,
        "recurrence_on": reader.recurrence_on,
        "end_if": lambda words, whole: reader.last_day(words) if whole else (None,),
        "inclusive": lambda before: not before,
        "recurrence": recurrence,
        "frequency": frequency,
        "offset": offset,
        "offset_before": lambda count, most, unit: _negative(offset(count, None, unit)),
    }


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads time words of a plan for ``year``."""

    year: int | None

    def first_day(self, words: Words) -> Values:
        """The first day of each period."""
        return tuple(_iso(period.start) for period in self._periods(words))

    def last_day(self, words: Words) -> Values:
        """The last day of each period."""
        return tuple(_iso(period.end) for period in self._periods(words))

    def bound(self, words: Words, before: Words) -> Values:
        """The bound of a due date: ``trước`` names the first day, which is excluded."""
        return self.first_day(words) if before else self.last_day(words)

    def span_start(self, first: Words, last: Words, event: Words) -> Values:
        """The first day of a span; its year may stand at the end, or hang on an event and stay unknown."""
        return (None,) if event else self.first_day(f"{first} - {last}")

    def span_end(self, first: Words, last: Words, before: Words, event: Words) -> Values:
        """The last day of a span, or its excluded bound."""
        if event:
            return (None,)
        return self.first_day(last) if before else self.last_day(f"{first} - {last}")

    def range_end(self, words: Words) -> Values:
        """The end of words that name a range by themselves: ``từ 19-23/1/2026``."""
        return tuple(_iso(period.end) if period.points > 1 else None for period in self._periods(words))

    def bare_first(self, words: Words, plan: Words) -> Values:
        """The first day of words that mean a time only in a time slot: ``2026``, ``IV/2026``, ``trong năm``."""
        return self.first_day(self._spelled(words, plan))

    def bare_last(self, words: Words, plan: Words) -> Values:
        """The last day of words that mean a time only in a time slot."""
        return self.last_day(self._spelled(words, plan))

    def recurrence_on(self, words: Words, days: Words, every: Words, last: Words, first: Words) -> Values:
        """RRULE of a date that comes back every year, or of a day of the month or week; empty where it names none.

        ``first``: where the time that comes back is a span, its beginning.
        """
        if words:
            whole = f"{first} - {words}" if first else words
            rules = [_yearly(period) for period in read_periods(whole, self.year or _ANY_YEAR)]
            return tuple(rule for rule in rules if rule)
        if first and days:
            return (f"FREQ=MONTHLY;BYMONTHDAY={_numbers(int(first), int(days))}",) if int(first) < int(days) else ()
        return tuple(_monthly(day, every, last) for day in _listed(days))

    def _periods(self, words: Words) -> tuple[Period, ...]:
        return read_periods(words, self.year) if words else (UNDATED,)

    def _spelled(self, words: Words, plan: Words) -> Words:
        if plan:
            return f"năm {self.year}" if self.year else None
        return _SHORT.sub(lambda short: "tháng " if short[0].strip()[:1] in {"t", "T"} else "quý ", words or "")


def recurrence(every: Words, count: Words, unit: Words, more: Words) -> Values:
    """``hằng năm`` → ``FREQ=YEARLY``; ``6 tháng, năm`` → ``FREQ=MONTHLY;INTERVAL=6`` and ``FREQ=YEARLY``."""
    rhythms = [_rhythm(count, every or unit)]
    rhythms += [_rhythm(match["count"], match["unit"]) for match in _RHYTHM.finditer(more or "")]
    return tuple(rhythms)


def frequency(count: Words, per: Words, every: Words) -> str | None:
    """``02 lần/năm`` → every six months; times that do not part their unit evenly name the unit alone."""
    number = _count(count)
    unit = " ".join((every or "").lower().split()[:1])
    months = _MONTHS.get(unit, 0) * int(per or 1)
    if number > 1 and months and months % number == 0:
        return _rhythm(str(months // number), "tháng")
    return _rhythm(per, unit)


def _rhythm(count: Words, unit: Words) -> str | None:
    frequency = _FREQUENCY.get((unit or "").lower().replace("qúy", "quý").replace("quí", "quý"))
    number = _count(count)
    if frequency is None or number == 1:
        return frequency
    base, _, several = frequency.partition(";INTERVAL=")
    return f"{base};INTERVAL={number * int(several or 1)}"


def _count(words: Words) -> int:
    return _COUNTS.get((words or "").lower()) or int(words or 1)


def offset(count: Words, most: Words, unit: Words) -> str | None:
    """ISO 8601 duration; of ``24-48 giờ`` the longer one."""
    number = most or count
    return duration(number, unit) if number and unit else None


def _negative(value: str | None) -> str | None:
    return f"-{value}" if value else None


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None


def _yearly(period: Period) -> str | None:
    start, end = period.start, period.end
    if start is None or end is None:
        return None
    if start == end:
        return f"FREQ=YEARLY;BYMONTH={start.month};BYMONTHDAY={start.day}"
    if start.month == end.month and end != month_end(end.year, end.month):
        return f"FREQ=YEARLY;BYMONTH={start.month};BYMONTHDAY={_numbers(start.day, end.day)}"
    months = range(start.month, end.month + 1)
    if start.day > 1 or end != month_end(end.year, end.month):
        return "FREQ=YEARLY"  # days of several months
    return f"FREQ=YEARLY;BYMONTH={','.join(map(str, months))}" if len(months) < 12 else None


def _numbers(first: int, last: int) -> str:
    return ",".join(map(str, range(first, last + 1)))


def _listed(days: Words) -> list[str]:
    parts = (days or "").lower().replace("hoặc", ",").replace("và", ",").replace("ngày", "").split(",")
    return [part.strip() for part in parts if part.strip()]


def _monthly(day: str, every: Words, last: Words) -> str | None:
    """A day of the month or week, without a month of its own."""
    place = " ".join((last or every or "").lower().split()).replace("qúy", "quý")
    if day.split()[-1] in _WEEKDAYS and not day.isdigit():
        weekday = _WEEKDAYS[day.split()[-1]]
        if place.endswith("tháng") and last:  # thứ Hai đầu tháng
            return f"FREQ=MONTHLY;BYDAY={'-1' if place.startswith('cuối') else '1'}{weekday}"
        return f"FREQ=WEEKLY;BYDAY={weekday}"
    number = "-1" if day.startswith("cuối") else str(int(day)) if day.isdigit() else None
    if number is None or "báo cáo" in place or place.endswith("kỳ"):
        return None
    if "quý" in place:
        months = "1,4,7,10" if "đầu" in place else "3,6,9,12"
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={number}"
    if "năm" in place:
        return f"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY={number}"
    return f"FREQ=MONTHLY;BYMONTHDAY={number}"
