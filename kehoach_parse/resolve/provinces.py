"""Provinces over time: the code a province had at the plan's date, and the province it belongs to today.

Table: ``rules/tables/provinces.csv``, one row a period in which a province kept its code and type. The codes are those
of the General Statistics Office; Decision 19/2025/QĐ-TTg gave some of them to another province on 1 July 2025.
"""

from __future__ import annotations

from functools import lru_cache

from kehoach_parse.models.header import Province
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.provinces import TABLE, find_province

__all__ = ["date_province", "find_province", "province_on", "provinces_on"]

_EVER = ("0000", "9999")


def date_province(name: str, issued: str | None, rules: Rulebook) -> Province:
    """The province with its code at ``issued`` (EDTF ``2025``, ``2025-07``, ``2025-07-05``) and as it is today.

    ``code`` is None where the date leaves it open (Tây Ninh ``2025``: 72 until June, 80 from July), where there is no
    date and the province has had several codes, and where no province of that name existed then. "Today" is the last
    period of the table, not the clock's.
    """
    periods = _periods(rules).get(name)
    if periods is None:
        return Province(name=name, code=None, current_name=None, current_code=None)
    first, last = (issued, issued + "~") if issued else _EVER
    codes = {row["code"] for row in periods if row["valid_from"] <= last and first <= (row["valid_to"] or _EVER[1])}
    today = _today(periods, _periods(rules))
    return Province(
        name=name,
        code=codes.pop() if len(codes) == 1 else None,
        current_name=today["name"],
        current_code=today["code"],
    )


def province_on(name: str, day: str | None, rules: Rulebook) -> str:
    """The province that ``name`` was part of on a day (EDTF; None: today): itself, or the one it had been joined to."""
    row = _periods(rules).get(name, [{"name": name, "successor": "", "valid_to": ""}])[-1]
    while row["successor"] and (day is None or row["valid_to"] < day):
        row = _periods(rules)[row["successor"]][-1]
    return row["name"]


def provinces_on(day: str | None, rules: Rulebook) -> tuple[Province, ...]:
    """All provinces there were on a day (EDTF; None: today), by code, as :func:`date_province` gives them."""
    names = [name for name, rows in _periods(rules).items() if any(_was(row, day) for row in rows)]
    found = [date_province(name, day, rules) for name in names]
    return tuple(sorted(found, key=lambda province: (province.code or "", province.name)))


def _was(row: dict[str, str], day: str | None) -> bool:
    if day is None:
        return not row["valid_to"]
    return row["valid_from"] <= day <= (row["valid_to"] or _EVER[1])


def _today(periods: list[dict[str, str]], all_periods: dict[str, list[dict[str, str]]]) -> dict[str, str]:
    row = periods[-1]
    while row["successor"]:
        row = all_periods[row["successor"]][-1]
    return row


@lru_cache(maxsize=4)
def _periods(rules: Rulebook) -> dict[str, list[dict[str, str]]]:
    """Rows by name, oldest first."""
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in sorted(rules.table(TABLE), key=lambda row: row["valid_from"]):
        by_name.setdefault(row["name"], []).append(row)
    return by_name
