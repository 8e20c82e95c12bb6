"""Provinces at a plan's date and today."""

from __future__ import annotations

from datetime import date

import pytest

from kehoach_parse.resolve.provinces import date_province, find_province
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.rulebook.provinces import TABLE, province_mentions

FOUND: list[tuple[str, str | None, str]] = [
    ("UBND tỉnh Sơn La", "Sơn La", "with its level"),
    ("Sở Y tế Đăk Lăk", "Đắk Lắk", "another spelling, without its level"),
    ("tỉnh Hoà Bình", "Hòa Bình", "tone mark on the other vowel"),
    ("SỞ NỘI VỤ TỈNH BÀ RỊA – VŨNG TÀU", "Bà Rịa - Vũng Tàu", "capitals, another dash"),
    ("UBND tỉnh BR-VT", "Bà Rịa - Vũng Tàu", "abbreviated"),
    ("Tỉnh ủy Lạng Sơn", "Lạng Sơn", "behind the Party's body"),
    ("TP.HCM", "Hồ Chí Minh", "abbreviated with its level"),
    ("TPHCM", "Hồ Chí Minh", "run together"),
    ("Hồ Chí Minh", "Hồ Chí Minh", "nothing but the name"),
    ("Tp. Huế", "Huế", "the city"),
    ("tỉnh Thừa Thiên - Huế", "Thừa Thiên Huế", "the province under its older name"),
    ("phường Thái Bình, tỉnh Hưng Yên", "Hưng Yên", "a ward that bears another province's name"),
    ("thành phố Lào Cai", "Lào Cai", "the capital of a province bears its name"),
    ("Chủ tịch Hồ Chí Minh", None, "a person"),
    ("Đoàn TNCS HCM", None, "a person, abbreviated"),
    ("vì hòa bình", None, "a common word"),
    ("UBND xã Hòa Bình", None, "a commune"),
    ("đường Hà Nội", None, "a street"),
    ("quan hệ giữa Hà Nội và Hải Phòng", None, "two, neither before the other"),
    ("Bộ Y tế", None, "none"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND, ids=[row[2] for row in FOUND])
def test_find_province(text: str, expected: str | None, reason: str) -> None:
    assert find_province(text, load_rulebook()) == expected, reason


def test_mentions_know_their_place_and_level() -> None:
    text = "UBND tỉnh Sơn La, Sở Y tế Lai Châu"
    mentions = province_mentions(text, load_rulebook())
    assert [(text[m.start : m.end], m.name, m.level) for m in mentions] == [
        ("Sơn La", "Sơn La", "tỉnh"),
        ("Lai Châu", "Lai Châu", None),
    ]


# Name, date of the plan, code then, name and code today, why the row is here.
DATED: list[tuple[str, str | None, str | None, str | None, str | None, str]] = [
    ("Lai Châu", "2025-12", "12", "Lai Châu", "12", "never changed"),
    ("Hà Giang", "2019", "02", "Tuyên Quang", "08", "merged away"),
    ("Bình Dương", "2011-12-28", "74", "Hồ Chí Minh", "79", "merged into a city"),
    ("Lào Cai", "2025-06-30", "10", "Lào Cai", "15", "the last day of its old code"),
    ("Lào Cai", "2025-07-01", "15", "Lào Cai", "15", "the first day of a code another province had"),
    ("Yên Bái", "2024", "15", "Lào Cai", "15", "who had that code before"),
    ("Tây Ninh", "2025", None, "Tây Ninh", "80", "the year alone leaves two codes"),
    ("Tây Ninh", "2025-07", "80", "Tây Ninh", "80", "the month decides"),
    ("Tây Ninh", None, None, "Tây Ninh", "80", "no date, two codes"),
    ("Cao Bằng", None, "04", "Cao Bằng", "04", "no date, but always one code"),
    ("Kiên Giang", None, "91", "An Giang", "91", "no date, one code while it existed"),
    ("Bắc Giang", "2025-09", None, "Bắc Ninh", "24", "named after it had been merged"),
    ("Thừa Thiên Huế", "2024-12-31", "46", "Huế", "46", "before it became a city"),
    ("Huế", "2025-01-01", "46", "Huế", "46", "since it is a city"),
    ("Huế", "2023", None, "Huế", "46", "then a town, not a province"),
    ("Đồng Nai", "2027", "75", "Đồng Nai", "75", "later a city, same code"),
    ("Bình Phước", "2020", "70", "Đồng Nai", "75", "two steps: merged, then a city"),
    ("Nơi Nào", "2020", None, None, None, "not in the table"),
]


@pytest.mark.parametrize(
    ("name", "issued", "code", "current", "current_code", "reason"), DATED, ids=[row[-1] for row in DATED]
)
def test_date_province(
    name: str, issued: str | None, code: str | None, current: str | None, current_code: str | None, reason: str
) -> None:
    province = date_province(name, issued, load_rulebook())
    assert (province.code, province.current_name, province.current_code) == (code, current, current_code), reason


def _on(day: str) -> list[dict[str, str]]:
    return [row for row in load_rulebook().table(TABLE) if row["valid_from"] <= day <= (row["valid_to"] or "9999")]


def test_the_table_holds_together() -> None:
    rows = load_rulebook().table(TABLE)
    names = {row["name"] for row in rows}
    assert len(_on("2024-12-31")) == 63
    assert len(_on("2025-07-01")) == 34
    for row in rows:
        assert bool(row["valid_to"]) == bool(row["successor"]), row
        assert not row["successor"] or row["successor"] in names, row
        for day in filter(None, (row["valid_from"], row["valid_to"])):
            date.fromisoformat(day)


@pytest.mark.parametrize("day", ["2020-01-01", "2024-12-31", "2025-06-30", "2025-07-01", "2026-12-31"])
def test_no_code_belongs_to_two_provinces_at_once(day: str) -> None:
    codes = [row["code"] for row in _on(day)]
    assert len(codes) == len(set(codes))
