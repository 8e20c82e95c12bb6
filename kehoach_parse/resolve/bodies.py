"""Bodies as written → their full name, the level they stand at, and who does their work today.

Table: ``rules/tables/bodies.csv``, one row a body with the time it existed and who does its work since it ended. A body
whose level is ``place`` stands at the level of the place after it: Công an tỉnh, Công an xã.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from kehoach_parse.extract.bodies.lexicon import abbreviations, spellings
from kehoach_parse.models.facts import AssignedUnit, Assignment
from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_PLACE = "place"
_LEVELS = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
    "trung ương": "central",
}
_CITY = "thành phố"
_DISTRICTS_END = "2025-06-30"  # Law 72/2025/QH15: no districts, so no city below a province, from 1 July 2025
_KINDS = r"tỉnh|thành phố|tp\.?|huyện|quận|thị xã|xã(?! hội)|phường|thị trấn|đặc khu|trung ương"
_WORDS_OF_PLACE = regex.compile(rf"(?<!\w)({_KINDS})(?!\w)")
_PLACE_AFTER = regex.compile(rf"(?:của )?((?i:{_KINDS}))(?: (?=\p{{Lu}})(.+))?$")
_OF_DEPARTMENT = regex.compile(r"(?:thuộc|của) sở(?!\w)")
# `Sở Xây dựng - Cơ quan thường trực Ban Chỉ đạo (sau đây gọi là …)`
_REMARK = re.compile(r"\s*(?:\(.*\)|\s[-–]\s+(?=[Cc]ơ quan|[Đđ]ơn vị).*)$")
_EACH = re.compile(r"(?:các|mọi|mỗi|từng|toàn thể|toàn bộ|tất cả|những)(?: các)? ")


@dataclass(frozen=True, slots=True)
class Row:
    """A body of the table."""

    name: str
    level: str
    valid_from: str
    valid_to: str
    successors: tuple[str, ...]


def resolve_bodies(header: Header, assignments: Iterable[Assignment], rules: Rulebook) -> tuple[Assignment, ...]:
    """Assignments with ``canonical``, ``level`` and ``successor`` of each body as far as table and header tell."""
    resolver = _Resolver(header, rules)
    known: dict[str, AssignedUnit] = {}
    resolved = []
    for assignment in assignments:
        name = assignment.unit.name
        if name not in known:
            known[name] = resolver.unit(name)
        resolved.append(assignment.model_copy(update={"unit": known[name]}))
    return tuple(resolved)


def issuer_level(header: Header, rules: Rulebook) -> str | None:
    """The level the issuer stands at, one of those of :class:`AssignedUnit`; None where it cannot be told."""
    return _Resolver(header, rules).unit(header.issuer).level if header.issuer else None


@lru_cache(maxsize=4)
def _table(rules: Rulebook) -> Mapping[str, tuple[Row, ...]]:
    """Folded spelling → the bodies that have or had that name."""
    short_forms = abbreviations(rules)
    table: dict[str, list[Row]] = {}
    for cells in rules.table("tables/bodies.csv"):
        row = Row(
            cells["name"],
            cells["level"],
            cells["valid_from"],
            cells["valid_to"],
            tuple(filter(None, cells["successor"].split("|"))),
        )
        for name in filter(None, (row.name, *cells["aliases"].split("|"))):
            for spelling in spellings(name, short_forms):
                rows = table.setdefault(fold(spelling), [])
                if row not in rows:
                    rows.append(row)
    return {key: tuple(rows) for key, rows in table.items()}


@lru_cache(maxsize=4)
def _heads(rules: Rulebook) -> Mapping[str, str]:
    """Head noun → the level every body with that head stands at."""
    nouns = rules.yaml("words/body_nouns.yaml")
    return {
        fold(word): level
        for kind in ("named_anyhow", "named", "strong", "common", "posts")
        for word, level in nouns[kind].items()
        if level
    }


@lru_cache(maxsize=4)
def _titles(rules: Rulebook) -> Mapping[str, list[str]]:
    """First word → folded offices that begin with it, each with the blank behind it, longest first."""
    nouns = rules.yaml("words/body_nouns.yaml")
    titles: dict[str, list[str]] = {}
    for title in sorted((fold(title) + " " for title in (*nouns["titles"], *nouns["posts"])), key=len, reverse=True):
        titles.setdefault(title.partition(" ")[0], []).append(title)
    return titles


class _Resolver:
    """Resolves the bodies one plan names."""

    def __init__(self, header: Header, rules: Rulebook) -> None:
        self._issued = header.issued or ""
        self._province = header.province.name if header.province else None
        self._rules = rules
        self._is_city = bool(header.province) and self._province in _cities(rules)

    def unit(self, written: str) -> AssignedUnit:
        """A body as written, with what is known of it."""
        name = _REMARK.sub("", written)
        key = fold(name)
        if _EACH.match(key):
            return AssignedUnit(name=written, level=self._level_of_words(key))
        row, after = self._longest(name, key)
        at = 0 if row else self._behind_office(key)  # `Giám đốc | Sở Y tế`, unless a body is called so as a whole
        if at:
            row, after = self._longest(name[at:], key[at:])
        if row is None:
            return AssignedUnit(name=written, level=self._level_of_words(key[at:]))
        canonical, level = self._placed(row, after)
        if at and canonical:
            canonical = f"{name[: at - 1]} {canonical[0].upper()}{canonical[1:]}"
        successor = " | ".join(row.successors) if not at and not after else ""
        return AssignedUnit(name=written, canonical=canonical, level=level, successor=successor or None)

    def _behind_office(self, key: str) -> int:
        """Where the name behind an office begins, 0 where ``key`` opens with none."""
        for title in _titles(self._rules).get(key.partition(" ")[0], ()):
            if key.startswith(title):
                return len(title)
        return 0

    def _longest(self, name: str, key: str) -> tuple[Row | None, str]:
        """The body with the longest name that ``name``, folded ``key``, begins with, and the words after it."""
        table = _table(self._rules)
        end = len(key)
        while end > 0:
            rows = table.get(key[:end])
            if rows:
                row = self._at_date(rows)
                if row is not None:
                    return row, name[end:].strip()
            end = key.rfind(" ", 0, end)
        return None, ""

    def _at_date(self, rows: tuple[Row, ...]) -> Row | None:
        """Of several bodies with one name the one that existed at the plan's date; an old name may outlive its body."""
        begun = [row for row in rows if not self._issued or not row.valid_from or row.valid_from <= self._latest()]
        lasting = [row for row in begun if not row.valid_to or not self._issued or self._issued[:10] <= row.valid_to]
        candidates = lasting or begun
        return candidates[0] if len(candidates) == 1 else None

    def _latest(self) -> str:
        return self._issued + "~"  # `2025` may be any day of the year, and sorts after all of them

    def _placed(self, row: Row, after: str) -> tuple[str | None, str | None]:
        """Full name and level of a body with the words after its name."""
        level = None if row.level in (_PLACE, "") else row.level
        if not after:
            return row.name, level
        match = _PLACE_AFTER.match(after)
        if match is None:
            return f"{row.name} {after}", level or self._level_of_words(fold(after))
        kind, proper = match[1].lower(), match[2]
        kind = _CITY if kind.startswith("tp") else kind
        place = self._level_of_place(kind, proper)
        if level == "department" and (not proper or proper == self._province):
            return row.name, level
        if not proper and place == "province":
            proper = self._province
        return " ".join(filter(None, (row.name, kind, proper))), level or place

    def _level_of_place(self, kind: str, proper: str | None) -> str | None:
        if kind != _CITY:
            return _LEVELS[kind]
        if proper is not None:
            return "province" if proper in _cities(self._rules) else "district"
        if self._is_city:
            return "province"
        return "district" if self._issued and self._issued[:10] <= _DISTRICTS_END else None

    def _level_of_words(self, key: str) -> str | None:
        """The level that the head noun or the places of a collective tell: ``UBND các xã, phường``."""
        words = _EACH.sub("", key, count=1).split(" ")
        for size in range(min(5, len(words)), 0, -1):
            level = _heads(self._rules).get(" ".join(words[:size]).rstrip(","))
            if level:
                return level
        if "sở" in key and _OF_DEPARTMENT.search(key):
            return "department"
        kinds = [_CITY if kind.startswith("tp") else kind for kind in _WORDS_OF_PLACE.findall(key)]
        levels = {self._level_of_place(kind, None) for kind in kinds if kind in _LEVELS} or {
            self._level_of_place(kind, None) for kind in kinds
        }
        return levels.pop() if len(levels) == 1 else None


@lru_cache(maxsize=4)
def _cities(rules: Rulebook) -> frozenset[str]:
    """Provinces that are cities."""
    return frozenset(row["name"] for row in rules.table("tables/provinces.csv") if row["type"] == _CITY)
