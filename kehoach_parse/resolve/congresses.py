"""Keys of resolutions named by a congress or plenum, however its name is worded."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parse.models.facts import Reference
from kehoach_parse.resolve.issuing_bodies import UNKNOWN, IssuingBodies, slug
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.numerals import ordinal_value, roman

_TERM = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")
_CONGRESS = re.compile(r"\b([IVXL]+)\b")
_DIGITS = re.compile(r"\blần thứ (\d{1,2})\b", re.IGNORECASE)
_NATIONAL = re.compile(
    r"toàn quốc|của đảng|đảng cộng sản việt nam|đại hội (?:đảng )?(?:lần thứ )?[ivxl]+$", re.IGNORECASE
)
_OF_PROVINCE = re.compile(r"\bđảng bộ tỉnh\b|\bđảng bộ thành phố\b", re.IGNORECASE)
# Trung ương 4, TW4, lần thứ tư … of the Central Committee, and the congress that chose it.
_PLENUM = re.compile(
    r"(?:trung ương|tw|t\.?ư)\s*(?P<digits>\d{1,2})\b"
    r"|lần thứ (?P<ten>mười (?=(?:một|hai|ba|bốn|tư|năm|lăm)\b))?(?P<word>\w+)",
    re.IGNORECASE,
)
_ONES = {"một": 1, "bốn": 4, "lăm": 5}
_CHOSEN_BY = re.compile(r"kh[oó][aá]\s+([IVXL]+)", re.IGNORECASE)


def congress_key(reference: Reference, bodies: IssuingBodies, rules: Rulebook) -> str:
    """Body, term and name of a resolution of a congress or plenum: the last three parts of its key."""
    name = _DIGITS.sub(lambda number: f"lần thứ {roman(int(number[1]))}", reference.name or "")
    national = _national_key(name, rules)
    if national:
        return national
    term = _printed_term(name)
    if _OF_PROVINCE.search(name):
        congress = _CONGRESS.search(name.upper())
        short = f"nghi-quyet-dai-hoi-{congress[1].lower()}" if congress else "nghi-quyet-dai-hoi"
        return f"{bodies.key('TU', name)}/{term}/{short}"
    return f"{UNKNOWN}/{reference.issued or term}/{slug(name)}"


@lru_cache(maxsize=256)  # plans cite the same congresses and plenums again and again
def _national_key(name: str, rules: Rulebook) -> str | None:
    """The same for a congress of the whole Party, or a plenum of its Central Committee; None for another one."""
    chosen_by, plenum = _CHOSEN_BY.search(name), _PLENUM.search(name)
    if chosen_by and plenum and "đại hội" not in name.lower():
        number = int(plenum["digits"]) if plenum["digits"] else _ordinal(plenum["word"].lower(), plenum["ten"])
        if number:
            return f"tw/{_national_term(chosen_by[1], rules) or UNKNOWN}/nghi-quyet-trung-uong-{number}"
    congress = _CONGRESS.search(name.upper())
    if congress and _NATIONAL.search(name):
        term = _national_term(congress[1], rules) or _printed_term(name)
        return f"tw/{term}/nghi-quyet-dai-hoi-{congress[1].lower()}"
    return None


def _printed_term(name: str) -> str:
    printed = _TERM.search(name)
    return f"{printed[1]}-{printed[2]}" if printed else UNKNOWN


def _ordinal(word: str, ten: str | None) -> int | None:
    ones = _ONES.get(word) or ordinal_value(word)
    return ones + 10 if ones and ten else ones


def party_term(issued: str | None, level: str, rules: Rulebook) -> str | None:
    """The Party term in which a date lies as a whole; None around congresses, where numbers of both may be meant."""
    if not issued:
        return None
    first, last = issued, issued + "~"  # 2024 and 2024-05 stand for all their days
    for row in _terms(rules):
        if row["level"] == level and row["first_day"] <= first and last <= row["last_day"] + "~":
            return row["term"]
    return None


def _national_term(congress: str, rules: Rulebook) -> str | None:
    rows = (row for row in _terms(rules) if row["level"] == "national" and row["congress"] == congress.upper())
    return next((row["term"] for row in rows), None)


@lru_cache(maxsize=4)
def _terms(rules: Rulebook) -> tuple[dict[str, str], ...]:
    return rules.table("tables/party_terms.csv")
