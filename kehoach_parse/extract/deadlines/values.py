"""What the rules of ``rules/deadlines`` may call to make values from the words they caught.

A function that reads time words gives one value per period they name: ``trước ngày 01/6 và 15/11 hằng năm`` are two
deadlines. Every argument is the words of a group, or None where the group is not in the match.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from kehoach_parse.text.dates import UNDATED, Period, duration, month_end, read_periods

Words = str | None
Values = tuple[str | None, ...]

_FREQUENCY = {
    "ngày": "FREQ=DAILY",
    "tuần": "FREQ=WEEKLY",
    "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3",
    "năm": "FREQ=YEARLY",
}
_WEEKDAYS = {
    "hai": "MO", "2": "MO", "ba": "TU", "3": "TU", "tư": "WE", "4": "WE", "năm": "TH", "5": "TH", "sáu": "FR", "6": "FR",
    "bảy": "SA", "7": "SA", "nhật": "SU",
}  # fmt: skip


@cache
def functions(year: int | None) -> Mapping[str, Callable[..., Any]]:
    """The closed table of functions, reading a missing year as ``year``, the plan's own."""

    def periods(words: Words) -> tuple[Period, ...]:
        return read_periods(words, year) if words else (UNDATED,)

    def span(first: Words, last: Words, event: Words = None) -> tuple[Period, ...]:
        if event:  # the year hangs on an event
            return (UNDATED,)
        return periods(f"{first} - {last}" if first and last else first or last)

    def first_day(first: Words, last: Words = None, event: Words = None) -> Values:
        return tuple(_iso(period.start) for period in span(first, last, event))

    def last_day(words: Words) -> Values:
        return tuple(_iso(period.end) for period in periods(words))

    def bound(words: Words, before: Words) -> Values:
        return first_day(words) if before else last_day(words)

    def span_end(first: Words, last: Words, before: Words, event: Words) -> Values:
        if before and not event:
            return first_day(last)
        return tuple(_iso(period.end) for period in span(first, last, event))

    def range_end(words: Words) -> Values:
        """The end of words that name a range by themselves: ``từ 19-23/1/2026``."""
        return tuple(_iso(period.end) if period.points > 1 else None for period in periods(words))

    def recurrence_on(words: Words, days: Words, every: Words, last: Words) -> Values:
        if words:
            return tuple(_yearly(period) for period in read_periods(words, year or 2000))
        return tuple(_monthly(day, every, last) for day in _listed(days))

    def bare(words: Words, plan: Words) -> tuple[Period, ...]:
        """Words that fill a time slot: ``2026``, ``IV/2026``, ``trong năm``."""
        if plan:
            return periods(f"năm {year}") if year else (UNDATED,)
        roman = (words or "").strip().upper().startswith(("I", "V"))
        return periods(f"quý {words}" if roman else words)

    return {
        "bare_first": lambda words, plan: tuple(_iso(period.start) for period in bare(words, plan)),
        "bare_last": lambda words, plan: tuple(_iso(period.end) for period in bare(words, plan)),
        "first_day": first_day,
        "last_day": last_day,
        "bound": bound,
        "span_end": span_end,
        "range_end": range_end,
        "end_if": lambda words, whole: last_day(words) if whole else (None,),
        "inclusive": lambda before: not before,
        "recurrence": recurrence,
        "recurrence_on": recurrence_on,
        "offset": offset,
        "offset_before": lambda count, most, unit: _negative(offset(count, None, unit)),
    }


def recurrence(every: Words, count: Words, unit: Words) -> str | None:
    """``hằng năm`` → ``FREQ=YEARLY``; ``6 tháng một lần`` → ``FREQ=MONTHLY;INTERVAL=6``."""
    frequency = _FREQUENCY.get((every or unit or "").lower().replace("qúy", "quý").replace("quí", "quý"))
    if frequency is None or count is None or int(count) == 1:
        return frequency
    return f"{frequency};INTERVAL={int(count)}"


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
    if start.day == 1 and end == month_end(end.year, end.month):
        return f"FREQ=YEARLY;BYMONTH={','.join(str(month) for month in range(start.month, end.month + 1))}"
    return "FREQ=YEARLY"


def _listed(days: Words) -> list[str]:
    parts = (days or "").lower().replace("hoặc", ",").replace("và", ",").replace("ngày", "").split(",")
    return [part.strip() for part in parts if part.strip()]


def _monthly(day: str, every: Words, last: Words) -> str | None:
    """A day of the month or week, without a month of its own."""
    place = " ".join((last or every or "").lower().split()).replace("qúy", "quý")
    if day.split()[-1] in _WEEKDAYS and not day.isdigit():
        return f"FREQ=WEEKLY;BYDAY={_WEEKDAYS[day.split()[-1]]}"
    number = "-1" if day.startswith("cuối") else str(int(day)) if day.isdigit() else None
    if number is None or "báo cáo" in place or place.endswith("kỳ"):
        return None
    if "quý" in place:
        months = "1,4,7,10" if "đầu" in place else "3,6,9,12"
        return f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={number}"
    if "năm" in place:
        return f"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY={number}"
    return f"FREQ=MONTHLY;BYMONTHDAY={number}"
