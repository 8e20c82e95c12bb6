"""Numbers alone in the cells of a table of indicators: what is planned stands in one column, its unit in another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rule, Rulebook
from kehoach_parse.text.fold import fold

_YEAR = r"(?:(?:đến|hết|cuối|tới|trong)\s+)*(?:năm\s+)?(?P<year>20\d\d)"
_PLANNED = re.compile(
    r"(?:chỉ\s+tiêu|mục\s+tiêu|kế\s+họach|kh|phấn\s+đấu|kpi)(?:\s+(?:giao|đề\s+ra|phấn\s+đấu|kế\s+họach|đạt|được\s+giao))*"
    rf"(?:\s+{_YEAR})?",
)
# "Tỷ lệ tiêm (%)": what is shared out and in what it is counted
_SHARED = re.compile(r"\s*(?P<metric>[^\W\d_][^()]*?)\s*\((?P<unit>%|‰|[^\W\d_](?:[^\W_]|[/. ]){0,20})\)\s*")
_COUNT = re.compile(r"(?i)số\s(?!tt|thứ|lượng|liệu|hiệu|điện)(?P<unit>[^\W\d_](?:[^\W\d_]| ){1,40})")
_BODY, _MONEY = fold("đơn vị"), "đồng"
_OF_YEAR = re.compile(_YEAR)


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell that states a target: the match in it, its span in the document and the words of the row beside it."""

    match: regex.Match[str]
    start: int
    end: int
    metric: str | None
    unit: str | None


def figures(unit: Unit, text: str, year: int | None, rule: Rule, rules: Rulebook, *, aims: bool) -> Iterator[Figure]:
    """The figures of a table row, left to right.

    Under a heading of targets (``aims``) more columns set them: see :func:`_shares`.
    """
    heads = [" ".join(fold(head or "").split()).strip(" .:*") for head in unit.columns]
    words = _heads(rules)
    measured = next((n for n, head in enumerate(heads) if head in words["measure_columns"]), None)
    counted = next((n for n, head in enumerate(heads) if head in words["unit_columns"]), None)
    if measured is None and counted is not None and heads[counted] == _BODY:
        counted = None  # the bodies among which a figure is shared out
    metric, measure = _cell(unit, text, measured), _cell(unit, text, counted)
    shares = _shares(unit.columns, rules) if aims else {}
    for number, (head, cell) in enumerate(zip(heads, unit.cells, strict=False)):
        if cell is None or number == counted:
            continue
        named = _SHARED.fullmatch(unit.columns[number] or "")  # "Chỉ tiêu (đơn vị máu)"
        if named and _MONEY in named["unit"] and measured is None and not aims:
            continue  # "Kế hoạch (triệu đồng)" shares out money
        amount = aims and measure is not None and head in words["amount_columns"]
        planned = amount or _is_planned(fold(named["metric"]) if named else head, year, indicators=measured is not None)
        match = rule.pattern.fullmatch(text, *cell) if planned or number in shares else None
        if match:
            start, end = _bare(text, cell)
            own = (None if number == measured else metric, named["unit"] if named else measure)
            yield Figure(match, start, end, *(own if planned else shares[number]))


@lru_cache(maxsize=256)  # every row asks for the heads of its columns
def _shares(columns: tuple[str | None, ...], rules: Rulebook) -> dict[int, tuple[str, str]]:
    """The columns that share targets out, with what is measured and in what: ``Tỷ lệ tiêm (%)``, ``Số mô hình``.

    Of several columns that only count (``Số hộ``, ``Số nhà vệ sinh``) nobody can tell which is to be reached.
    """
    shares, counts = {}, {}
    for number, head in enumerate(columns):
        plain = " ".join((head or "").split())
        if _told(rules).found_in(fold(plain)):
            continue
        if match := _SHARED.fullmatch(plain):
            shares[number] = (match["metric"], match["unit"])
        elif match := _COUNT.fullmatch(plain):
            counts[number] = (plain, match["unit"])
    return {**shares, **counts} if len(counts) == 1 else shares


def looked_back(unit: Unit, year: int | None) -> list[Span]:
    """The cells of columns that say what has been in a year before ``year``."""
    cells = zip(unit.columns, unit.cells, strict=False)
    return [cell for head, cell in cells if cell and head and year and _last_year(head) < year]


def _is_planned(head: str, year: int | None, *, indicators: bool) -> bool:
    named = _PLANNED.fullmatch(head) or (_OF_YEAR.fullmatch(head) if indicators else None)
    return named is not None and not (year and named["year"] and int(named["year"]) < year)


@lru_cache(maxsize=256)  # every row asks for the heads of its columns
def _last_year(head: str) -> int:
    years = [int(found) for found in re.findall(r"(?<!\d)20\d\d(?!\d)", head)]
    return max(years, default=9999)


def _cell(unit: Unit, text: str, number: int | None) -> str | None:
    cell = unit.cells[number] if number is not None and number < len(unit.cells) else None
    return " ".join(text[slice(*cell)].split()).strip(" .;,") or None if cell else None


def _bare(text: str, cell: Span) -> Span:
    start, end = cell
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


@cache
def _heads(rules: Rulebook) -> dict[str, frozenset[str]]:
    words = rules.yaml("words/targets.yaml")
    return {name: frozenset(map(fold, words[name])) for name in ("measure_columns", "unit_columns", "amount_columns")}


@cache
def _told(rules: Rulebook) -> WordList:
    return WordList(rules.yaml("words/targets.yaml")["told_columns"])
