"""Named emulation movements and campaigns, from ``rules/tables/movements.csv``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook.loading import Rulebook
from kehoach_parse.text.fold import fold, search_key

TABLE = "tables/movements.csv"
_PROVINCES = "tables/provinces.csv"
_NO_MOVEMENT = "not a movement"
# token_sort_ratio at which two names are the same movement; measured on 30 quoted names, shared/domain/nlp.md
_NEAR = 88
_LONG = 6  # spaces in a key that tells a movement by its beginning

# What stands around the name itself: the word for a movement, whose it is, and its years.
_CUE = re.compile(r"^(?:cac )?(?:phong trao|dot|cuoc van dong|chien dich)\b(?: thi dua)?\s*")
_SCOPE = re.compile(r"^(?:ca nuoc|toan tinh|toan quoc|tinh|thanh pho|tp)\b\s*")
_PERIOD = re.compile(r"\s*\b(?:trong )?(?:giai doan|nam hoc|nam) \d{4}(?: \d{4})?\b|\s*\btren (?:dia ban|pham vi)\b.*$")
_URGE = re.compile(r"^thi dua\s+")


class KnownName(NamedTuple):
    """A name of the table standing in a text: ``text[start:end]``, and the movement's key."""

    start: int
    end: int
    canonical: str


class Movements:
    """The table of movements, ready to look names up."""

    def __init__(self, rules: Rulebook) -> None:
        self.key = lru_cache(maxsize=1024)(self._key)  # extraction and resolution ask for the same names
        rows = rules.table(TABLE)
        spellings = {
            fold(name): row["canonical"]
            for row in rows
            for name in (row["name"], *row["aliases"].split("|"))
            if name and row["kind"] != _NO_MOVEMENT
        }
        self._spellings = tuple(spellings.items())
        self._automaton = AhoCorasick([name for name, _ in self._spellings], matchkind=MatchKind.LeftmostLongest)
        self._provinces = _provinces(rules)
        self._keys: dict[str, str] = {}
        self._denied: set[str] = set()
        for row in rows:
            names = (row["name"], *row["aliases"].split("|"), row["template"].replace("{PROVINCE}", "cả nước"))
            keys = {self.key(name) for name in names if name}
            if row["kind"] == _NO_MOVEMENT:
                self._denied |= keys
            else:
                self._keys |= dict.fromkeys(keys, row["canonical"])
        # A name long enough to be told by its beginning: "lập thành tích chào mừng Đại hội …; tăng tốc, bứt phá …"
        self._long = tuple(key for key in self._keys if key.count(" ") >= _LONG)

    @classmethod
    @cache
    def of(cls, rules: Rulebook) -> Movements:
        """The table of a rulebook, built once."""
        return cls(rules)

    def _key(self, name: str) -> str:
        """A name without marks and punctuation, scope, province and years: what its local variants share."""
        key = " ".join(re.findall(r"[a-z0-9]+", search_key(name)))
        key = self._provinces.sub(" ", _PERIOD.sub("", _CUE.sub("", key)))
        return _URGE.sub("", _SCOPE.sub("", " ".join(key.split())))

    def canonical(self, name: str) -> str | None:
        """The key of the movement ``name`` stands for, None where the table holds none near enough."""
        key = self.key(name)
        if key in self._keys:
            return self._keys[key]
        begun = max((known for known in self._long if key.startswith(known + " ")), key=len, default=None)
        if begun:
            return self._keys[begun]
        from rapidfuzz import fuzz, process  # most names are found before

        best = process.extractOne(key, self._keys.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=_NEAR)
        return self._keys[best[0]] if best else None

    def denied(self, name: str) -> bool:
        """Whether the table knows ``name`` as something else: the title of a directive, ``người tốt, việc tốt``."""
        return self.key(name) in self._denied

    def names_in(self, folded: str) -> list[KnownName]:
        """Every name of the table in folded text, the longest at each place."""
        return [
            KnownName(start, end, self._spellings[number][1])
            for number, start, end in self._automaton.find_matches_as_indexes(folded)
        ]


def _provinces(rules: Rulebook) -> re.Pattern[str]:
    names = sorted({search_key(row["name"]) for row in rules.table(_PROVINCES)}, key=len, reverse=True)
    return re.compile(r"\b(?:(?:tinh|thanh pho|tp) )?(?:" + "|".join(map(re.escape, names)) + r")\b")
