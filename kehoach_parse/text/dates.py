"""Calendar values of Vietnamese time words: ``Tháng 02, 3 năm 2022`` → 1 February to 31 March 2022.

Only the value is read here; whether the words are a deadline at all is decided in ``extract.deadlines``.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

Grain = Literal["day", "month", "quarter", "half", "year"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS_OF_GRAIN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_DURATIONS = {
    "phút": "PT{}M",
    "giờ": "PT{}H",
    "tiếng": "PT{}H",
    "ngày": "P{}D",
    "tuần": "P{}W",
    "tháng": "P{}M",
    "năm": "P{}Y",
}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``start`` to ``end``, both included; both None where the year is not known.

    ``points`` counts the members of the list or span it was joined from.
    """

    start: date | None
    end: date | None
    points: int = 1


UNDATED = Period(None, None)


@dataclass(slots=True)
class _Member:
    """One point of a list or span as written: what is missing comes from its neighbours."""

    grain: Grain | None
    day: int | None = None
    part: int | None = None  # month, quarter or half, counted within the year
    year: int | None = None
    edge: str | None = None  # đầu, giữa, cuối, nửa đầu, nửa cuối, tuần 2
    next_year: bool = False


@lru_cache(maxsize=1024)  # first and last day are asked for one by one, and tables repeat their times
def read_periods(words: str, year: int | None) -> tuple[Period, ...]:
    """The periods that time words name, in their order; neighbours in a list are joined into one.

    The unit and the year at the end of a list belong to every member (``từ ngày 25/7 đến 31/7/2022``). ``year`` is the
    plan's year, for words without one. Returns ``()`` for words that name no possible date and ``(UNDATED,)`` where
    only the year is missing.
    """
    school = _pattern("school_year").fullmatch(words.lower().strip())
    if school:  # from 5 September to 31 May, as the yearly frame of the Ministry of Education has it
        return (Period(date(int(school[1]), 9, 5), date(int(school[2]), 5, 31)),)
    pieces = _split(words)
    members = [_member(piece) for piece, _ in pieces]
    if not members or any(member is None for member in members):
        return ()
    known = [member for member in members if member is not None]
    if not _share(known):
        return ()
    try:
        periods = [_period(member, year) for member in known]
    except ValueError:  # 31/4, month 13
        return ()
    return _join(periods, [joint for _, joint in pieces])


def duration(number: str, unit: str) -> str | None:
    """ISO 8601 duration: ``15`` and ``ngày`` give ``P15D``; a quarter is three months. None for an unknown unit."""
    unit = " ".join(unit.lower().split())
    if unit in {"quý", "qúy"}:
        return f"P{int(number) * 3}M"
    pattern = _DURATIONS.get(unit.split()[0])
    return pattern.format(int(number)) if pattern else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    patterns = {
        # numbers repeated in words: 06 (sáu)
        "gloss": r"\s*\(\s*[^\W\d][^()\d]{0,30}\)",
        "clock": r"(?:\btừ\s+(?:lúc\s+)?)?\b\d{1,2}\s*(?:h|giờ|g(?=\d)|:)\s*(?:\d{2}\s*(?:phút|['’′])?)?\s*,?\s*"
        r"(?:(?:-|–|đến)\s*\d{1,2}\s*(?:h|giờ|g(?=\d)|:)\s*(?:\d{2}\s*(?:phút|['’′])?)?\s*,?\s*)?(?=ngày|\d{1,2}\s?/)",
        "part_of_day": r"\b(?:buổi\s+)?(?:sáng|trưa|chiều|tối)\b\s*,?\s*",
        "weekday": r"(?<!tuần\s)\b(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\b\s*,?\s*",
        "numeric": r"(?<!tháng\s)\b(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d\d)(?![\d/])",
        "dashed": r"\d-\d{1,2}-(?:\d{4}|\d\d)(?!\d)",
        "short": r"(?<![\d/-])(\d{1,2})-(1[0-2]|0?[1-9])(?=\s*(?:,|;|và)\s)",
        "tail": r"(?<![\d.])(\d{1,2}|i{1,3}|iv)\s*[.-]\s*(?=(?:19|20)\d\d\b)",
        "weeks": r"\btuần\s+([1-4])\s*(?:,|và|[-–])\s*([1-4])\s+(?:của\s+)?tháng\s*(\d{1,2})",  # tuần 1, 2 tháng 11
        "appositive": r"(?<=[\divx])\s*,\s*(?=năm\s+(?:19|20)\d\d)",  # quý II, năm 2026
        "school_year": r"năm\s+học\s+(\d{4})\s*[-–]\s*(\d{4})",
        "joint": r"\s*(?:,|;|&|\+|\bvà\b|\bhoặc\b|\bđến(?:\s+hết)?\b|[-–—])\s*",
        "filler": r"\b(?:vào|trong|ngay|các|hết|dương\s+lịch|của|hai|những"
        r"|báo\s+cáo|kế\s+hoạch|giai\s+đoạn|thời\s+k[ỳì])\b",
        "member": r"""
            (?:(?P<edge>đầu|giữa|cuối|nửa\s+đầu|nửa\s+cuối|(?:đầu|giữa|cuối)\s+tháng
                |tuần\s+(?:(?:thứ\s+)?(?:\d|nhất|hai|ba|tư)|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)|thượng\s+tuần|trung\s+tuần|hạ\s+tuần)\s+)?
            (?: (?:ngày\s*)? (?P<day>\d{1,2}) \s*(?:/|tháng)\s* (?P<of>\d{1,2})
              | (?P<only>ngày)\s*(?P<alone>\d{1,2})
              | tháng\s*(?P<month>\d{1,2})
              | q[uú][ýyíi]\s*(?P<quarter>[1-4]|i{1,3}|iv)
              | (?P<span>\d{1,2})\s+tháng\s+(?P<side>đầu|cuối)
              | (?P<bare>\d{1,2}|i{1,3}|iv)
              | (?P<whole>năm)
              | (?=(?:19|20)\d\d)
            )
            \s* (?: (?: / | năm )? \s* (?P<year>(?:19|20)\d\d) | (?:năm\s+)?(?P<next>sau(?:\s+liền\s+kề)?|liền\s+kề) )?
            (?:\s+năm)?
        """,
    }
    return re.compile(patterns[name], re.VERBOSE)


def _split(words: str) -> list[tuple[str, str]]:
    """Members of a list or span, each with the joint that leads to the next one (``,`` or ``-``)."""
    text = " ".join(words.lower().split())
    for name in ("gloss", "weekday", "part_of_day", "clock", "filler"):
        text = _pattern(name).sub(" ", text)
    text = _pattern("weeks").sub(r"tuần \1 tháng \3 - tuần \2 tháng \3", text)
    if _pattern("dashed").search(text):  # ngày 10-6 và 10-12-2026
        text = _pattern("short").sub(r"\1/\2", text)
    text = _pattern("numeric").sub(_full_date, text)
    text = _pattern("tail").sub(r"\1/", text)
    text = _pattern("appositive").sub(" ", text)
    text = re.sub(r"\s+", " ", re.sub(r"\bnăm của năm\b", "năm", text)).strip(" ,.;:")
    pieces, at = [], 0
    for joint in _pattern("joint").finditer(text):
        kind = "-" if joint[0].strip()[:3] in {"-", "–", "—", "đến"} else ","
        if joint.start() > at:
            pieces.append((text[at : joint.start()], kind))
        elif pieces:  # a doubled joint: ", và"
            pieces[-1] = (pieces[-1][0], kind)
        at = joint.end()
    return [*pieces, (text[at:], "")] if at < len(text) else pieces


def _full_date(match: re.Match[str]) -> str:
    year = match[4] if len(match[4]) == 4 else f"20{match[4]}"
    return f"{match[1]}/{match[3]}/{year}"


def _member(piece: str) -> _Member | None:
    match = _pattern("member").fullmatch(piece.strip())
    if match is None:
        return None
    found = {name: value for name, value in match.groupdict().items() if value}
    member = _Member(
        None, year=int(found["year"]) if "year" in found else None, edge=found.get("edge"), next_year="next" in found
    )
    if "day" in found:
        member.grain, member.day, member.part = "day", int(found["day"]), int(found["of"])
    elif "alone" in found:
        member.grain, member.day = "day", int(found["alone"])
    elif "month" in found:
        member.grain, member.part = "month", int(found["month"])
    elif "quarter" in found:
        member.grain, member.part = "quarter", _number(found["quarter"])
    elif "span" in found:
        # "6 tháng đầu năm" is a half; "9 tháng đầu năm" runs from January
        member.grain, member.part, member.edge = "year", int(found["span"]), f"{found['side']} {found['span']}"
    elif "bare" in found:
        member.part = _number(found["bare"])
    else:
        member.grain = "year"
    return member


def _number(digits: str) -> int:
    return _ROMAN.get(digits) or int(digits)


def _share(members: list[_Member]) -> bool:
    """Give each member what it lacks: the unit from the left or right, month and year from the right."""
    for left, right in pairwise(members):
        if right.grain is None and left.grain in {"month", "quarter"}:
            right.grain = left.grain
    if members[-1].grain is None and members[-1].year is not None:
        members[-1].grain = "month"  # "từ 6 - 12/2025", "12/2025" on its own
    if len(members) == 2 and all(member.grain in {None, "day"} and not member.year for member in members):
        first, second = members
        if first.day and first.part is None and second.grain is None:  # ngày 30-6
            first.part, members[1:] = second.part, []
    for left, right in zip(reversed(members[:-1]), reversed(members[1:]), strict=False):
        if left.grain is None:
            left.grain = right.grain
            if right.grain == "day":
                left.day, left.part = left.part, None
        if left.grain == "day" and left.part is None:
            left.part = right.part
        if left.year is None and not left.next_year:
            left.year, left.next_year = right.year, right.next_year
    return all(member.grain and (member.grain == "year" or member.part) for member in members)


def _period(member: _Member, plan_year: int | None) -> Period:
    year = member.year
    if year is None and plan_year is not None:
        year = plan_year + member.next_year
    if year is None:
        return UNDATED
    if member.grain == "day":
        day = date(year, member.part or 0, member.day or 0)
        return Period(day, day)
    if member.grain == "year" and member.edge and member.edge[-1].isdigit():
        count = member.part or 0
        first, last = (1, count) if member.edge.startswith("đầu") else (13 - count, 12)
    else:
        months = _MONTHS_OF_GRAIN[member.grain or "year"]
        last = (member.part or 1) * months
        first = last - months + 1
    return _edge(Period(date(year, first, 1), month_end(year, last)), member)


def _edge(period: Period, member: _Member) -> Period:
    """Civil Code 2015, art. 146: đầu, giữa, cuối of a month are day 1, 15 and the last, of a year 1/1, 30/6, 31/12."""
    start, end, edge = period.start, period.end, member.edge
    if start is None or end is None or edge is None or (edge[-1].isdigit() and not edge.startswith("tuần")):
        return period
    if edge.startswith("nửa"):
        middle = start.replace(day=15) if member.grain == "month" else month_end(start.year, start.month + 5)
        after = date.fromordinal(middle.toordinal() + 1)
        return Period(start, middle) if edge.endswith("đầu") else Period(after, end)
    if edge.endswith("tuần") or edge.startswith("tuần"):
        return _week(start, end, edge)
    if edge.startswith("đầu"):
        return Period(start, start)
    if edge.startswith("cuối"):
        return Period(end, end)
    middle = start.replace(day=15) if member.grain == "month" else month_end(end.year, (start.month + end.month) // 2)
    return Period(middle, middle)


def _week(start: date, end: date, edge: str) -> Period:
    """Weeks of a month as blocks of seven days; thượng, trung and hạ tuần are blocks of ten."""
    tens = {"thượng tuần": (1, 10), "trung tuần": (11, 20), "hạ tuần": (21, end.day)}
    if edge in tens:
        first, last = tens[edge]
    else:
        word = edge.split()[-1]
        if word in {"cuối", "cùng"}:
            return Period(end.replace(day=end.day - 6), end)
        number = {"nhất": 1, "đầu": 1, "tiên": 1, "hai": 2, "ba": 3, "tư": 4}.get(word) or int(word)
        first, last = number * 7 - 6, min(number * 7, end.day)
    return Period(start.replace(day=first), start.replace(day=last))


def _join(periods: list[Period], joints: list[str]) -> tuple[Period, ...]:
    joined = [periods[0]]
    for period, joint in zip(periods[1:], joints, strict=False):
        last = joined[-1]
        if last.end is None or period.start is None or period.end is None or last.start is None:
            joined[-1] = UNDATED
        elif joint == "-" or (period.start.toordinal() == last.end.toordinal() + 1):
            joined[-1] = Period(last.start, period.end, last.points + 1)
        else:
            joined.append(period)
    return tuple(joined)
