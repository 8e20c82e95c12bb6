"""Calendar values of time words."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_parse.text.dates import duration, month_end, read_periods

YEAR = 2026

# words, periods as first..last, reason
PERIODS: list[tuple[str, list[str], str]] = [
    ("20/8/2025", ["2025-08-20"], "slashes"),
    ("ngày 18-1-2026", ["2026-01-18"], "hyphens"),
    ("ngày 19.5.2025", ["2025-05-19"], "dots"),
    ("ngày 15 tháng 12 năm 2025", ["2025-12-15"], "words"),
    ("NGÀY 15 THÁNG 12 NĂM 2025", ["2025-12-15"], "capitals"),
    ("ngày25/02/2013", ["2013-02-25"], "glued"),
    ("31/12/25", ["2025-12-31"], "two digits of the year"),
    ("ngày 06 (sáu) tháng 06 (sáu) năm 2025", ["2025-06-06"], "numbers repeated in words"),
    ("17h00 ngày 15/8/2027", ["2027-08-15"], "clock time"),
    ("thứ Năm, ngày 21/8/2025", ["2025-08-21"], "the weekday năm is no year"),
    ("ngày 20/8", ["2026-08-20"], "the plan's year"),
    ("ngày 30-6", ["2026-06-30"], "day and month with a hyphen"),
    ("ngày 10-6 và 10-12-2026", ["2026-06-10", "2026-12-10"], "hyphens in a list of days"),
    ("ngày 15-17 và 20-5-2026", ["2026-05-15..2026-05-17", "2026-05-20"], "no month 17: a span of days"),
    ("24, 25 và 26 tháng 8 năm 2026", ["2026-08-24..2026-08-26"], "neighbours join"),
    ("26 và 27/12/2025", ["2025-12-26..2025-12-27"], "month and year shared"),
    ("19-23/1/2026", ["2026-01-19..2026-01-23"], "a span of days"),
    ("ngày 20/6 và ngày 20/12", ["2026-06-20", "2026-12-20"], "days apart stay apart"),
    ("ngày 5/8, 6/8 và 7/8/2025", ["2025-08-05..2025-08-07"], "year goes to the left"),
    ("15/4 đến ngày 15/5", ["2026-04-15..2026-05-15"], "a span without a year"),
    ("ngày 25/7 đến ngày 31/7/2022", ["2022-07-25..2022-07-31"], "year goes to the first day"),
    ("tháng 12/2025", ["2025-12-01..2025-12-31"], "a month"),
    ("tháng 2 năm 2028", ["2028-02-01..2028-02-29"], "a leap year"),
    ("12/2025", ["2025-12-01..2025-12-31"], "month and year without tháng"),
    ("tháng 12.2025", ["2025-12-01..2025-12-31"], "a dot between month and year"),
    ("Tháng 02, 3 năm 2022", ["2022-02-01..2022-03-31"], "not 2 March"),
    ("Tháng 11 - 12/2025", ["2025-11-01..2025-12-31"], "not 11 December"),
    ("tháng 5 và tháng 6 năm 2025", ["2025-05-01..2025-06-30"], "coordination"),
    ("tháng 6, 9, 12", ["2026-06-01..2026-06-30", "2026-09-01..2026-09-30", "2026-12-01..2026-12-31"], "months apart"),
    ("Tháng 12 năm 2022 - tháng 01 năm 2023", ["2022-12-01..2023-01-31"], "over a new year"),
    ("tháng 01/2020 đến 30/6/2020", ["2020-01-01..2020-06-30"], "month to day"),
    ("đầu tháng 9/2025", ["2025-09-01"], "Civil Code art. 146: day 1"),
    ("giữa tháng 9/2025", ["2025-09-15"], "day 15"),
    ("cuối tháng 9/2025", ["2025-09-30"], "the last day"),
    ("nửa đầu tháng 12.2025", ["2025-12-01..2025-12-15"], "half a month"),
    ("nửa cuối tháng 12/2025", ["2025-12-16..2025-12-31"], "the other half"),
    ("tuần 2 tháng 9", ["2026-09-08..2026-09-14"], "weeks of seven days"),
    ("tuần thứ ba tháng 11 năm 2025", ["2025-11-15..2025-11-21"], "thứ ba is no Tuesday here"),
    ("trung tuần tháng 3/2025", ["2025-03-11..2025-03-20"], "ten days"),
    ("Quý IV/2025", ["2025-10-01..2025-12-31"], "roman"),
    ("qúy 3 năm 2025", ["2025-07-01..2025-09-30"], "arabic, tone mark on the other letter"),
    ("Quí II", ["2026-04-01..2026-06-30"], "i for y"),
    ("Quý II, III năm 2025", ["2025-04-01..2025-09-30"], "neighbouring quarters join"),
    ("quý II và quý IV năm 2025", ["2025-04-01..2025-06-30", "2025-10-01..2025-12-31"], "quarters apart"),
    ("Quý IV/2025- Quý II/2026", ["2025-10-01..2026-06-30"], "a span of quarters"),
    ("cuối quý II/2025", ["2025-06-30"], "by analogy with art. 146"),
    ("6 tháng đầu năm 2025", ["2025-01-01..2025-06-30"], "the first half"),
    ("6 tháng cuối năm", ["2026-07-01..2026-12-31"], "the second half of the plan's year"),
    ("9 tháng đầu năm 2025", ["2025-01-01..2025-09-30"], "nine months"),
    ("năm 2025", ["2025-01-01..2025-12-31"], "a year"),
    ("đầu năm 2026", ["2026-01-01"], "1 January"),
    ("giữa năm 2025", ["2025-06-30"], "30 June"),
    ("cuối năm", ["2026-12-31"], "31 December of the plan's year"),
    ("năm 2019 đến năm 2025", ["2019-01-01..2025-12-31"], "a span of years"),
    ("2025 - 2035", ["2025-01-01..2035-12-31"], "bare years"),
    ("ngày 15/3 năm sau", ["2027-03-15"], "the year after the plan's"),
    ("ngày 10/01 của năm liền kề năm báo cáo", ["2027-01-10"], "the year after the report's"),
    ("31/4/2025", [], "no such day"),
    ("29/02/2025", [], "no leap year"),
    ("tháng 13/2025", [], "no such month"),
    ("ngày 25", [], "no month: not a date"),
    ("thời gian tới", [], "no time words that name a date"),
    ("", [], "nothing"),
    ("31.12.2025", ["2025-12-31"], "dots without ngày"),
    ("8 giờ, thứ hai, ngày 15 tháng 9 năm 2025", ["2025-09-15"], "clock before a weekday"),
    ("từ 7h30 đến 11h00 ngày 20/9/2025", ["2025-09-20"], "two clock times of a day"),
    ("sáng thứ Bảy, ngày 20/9/2025", ["2025-09-20"], "part of the day"),
    ("tuần đầu tháng 9/2025", ["2025-09-01..2025-09-07"], "the first week"),
    ("tuần cuối của tháng 2/2028", ["2028-02-23..2028-02-29"], "the last week"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected", "reason"), PERIODS)
def test_periods(words: str, expected: list[str], reason: str) -> None:
    periods = read_periods(words, YEAR)
    got = [f"{one.start}" if one.start == one.end else f"{one.start}..{one.end}" for one in periods]
    assert got == expected, reason


def test_without_a_year_the_period_stays_open() -> None:
    periods = read_periods("ngày 20/8", None)
    assert [(one.start, one.end) for one in periods] == [(None, None)]


def test_points_tell_a_range_from_a_single_time() -> None:
    assert [one.points for one in read_periods("19-23/1/2026", None)] == [2]
    assert [one.points for one in read_periods("18-1-2026", None)] == [1]


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("15", "ngày", "P15D"),
        ("05", "ngày làm việc", "P5D"),
        ("2", "tuần", "P2W"),
        ("48", "giờ", "PT48H"),
        ("120", "phút", "PT120M"),
        ("6", "tháng", "P6M"),
        ("1", "quý", "P3M"),
        ("30", "Năm", "P30Y"),
        ("3", "buổi", None),
    ],
)
def test_duration(number: str, unit: str, expected: str | None) -> None:
    assert duration(number, unit) == expected


def test_month_end() -> None:
    assert month_end(2028, 2) == date(2028, 2, 29)
