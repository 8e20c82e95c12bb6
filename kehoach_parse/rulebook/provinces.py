"""Provinces named in a text, from ``rules/tables/provinces.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook.loading import Rulebook
from kehoach_parse.text.fold import fold

TABLE = "tables/provinces.csv"
_WORDS = "words/letterhead.yaml"
_LEVELS = ("province", "below", "other")
_REACH = 30  # characters before a name in which its level (``thành phố trực thuộc trung ương``) may stand


class ProvinceMention(NamedTuple):
    """A province named in a text: ``text[start:end]``, its canonical name, the level before it (folded) or None."""

    start: int
    end: int
    name: str
    level: str | None


@dataclass(frozen=True, slots=True)
class _Index:
    automaton: AhoCorasick
    spellings: dict[str, str]
    order: tuple[str, ...]
    never_bare: frozenset[str]
    last_words: tuple[str, ...]
    province_level: re.Pattern[str]
    lower_level: re.Pattern[str]


def province_mentions(text: str, rules: Rulebook) -> list[ProvinceMention]:
    """Every province named in ``text``, in order.

    A commune or district of the same name (``xã Hòa Bình``) is none, nor is a name in small letters (``hòa bình``) or a
    name that people bear too (``Hồ Chí Minh``) without its level before it. In capitals a bare name cannot be told from
    the common word: where that matters, keep the mentions with a level.
    """
    return list(_mentions(text, _index(rules)))


def find_province(text: str, rules: Rulebook) -> str | None:
    """Canonical name of the one province that ``text`` names: a body, a place, a phrase. None for none or several.

    ``Sở Y tế Đăk Lăk`` gives ``Đắk Lắk``. Names with their level (``tỉnh Sơn La``) go before names without one.
    """
    index = _index(rules)
    whole = index.spellings.get(fold(text.strip()))
    if whole:
        return whole
    mentions = list(_mentions(text, index))
    found = {mention.name for mention in mentions if mention.level} or {mention.name for mention in mentions}
    return found.pop() if len(found) == 1 else None


def _mentions(text: str, index: _Index) -> Iterator[ProvinceMention]:
    folded = fold(text)
    for which, start, end in index.automaton.find_matches_as_indexes(folded):
        if (start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum():
            continue
        level = None
        before = folded[max(0, start - _REACH) : start].rstrip(" .")
        if before.endswith(index.last_words):  # most often it does not, and the patterns are slow
            level = index.province_level.search(before)
            if level is None and index.lower_level.search(before):
                continue
        name = index.spellings[index.order[which]]
        if level is None and (name in index.never_bare or not _capitalised(text[start:end])):
            continue
        yield ProvinceMention(start, end, name, " ".join(level[1].split()) if level else None)


def _capitalised(words: str) -> bool:
    return all(word[0].isupper() for word in re.findall(r"\w+", words))


@lru_cache(maxsize=4)
def _index(rules: Rulebook) -> _Index:
    spellings: dict[str, str] = {}
    never_bare = set()
    for row in rules.table(TABLE):
        for spelling in filter(None, (row["name"], *row["aliases"].split("|"))):
            for variant in (spelling, spelling.replace(" - ", "-")):
                spellings.setdefault(fold(variant), row["name"])
        if row["bare"] == "no":
            never_bare.add(row["name"])
    levels = rules.yaml(_WORDS)["levels"]
    return _Index(
        automaton=AhoCorasick(list(spellings), matchkind=MatchKind.LeftmostLongest),
        spellings=spellings,
        order=tuple(spellings),
        never_bare=frozenset(never_bare),
        last_words=tuple({fold(word).split()[-1] for group in _LEVELS for word in levels[group]}),
        province_level=_ends_with(levels["province"]),
        lower_level=_ends_with(levels["below"] + levels["other"]),
    )


def _ends_with(words: list[str]) -> re.Pattern[str]:
    """A pattern for text that ends with one of the words, ``thành phố`` before ``phố``, perhaps with a full stop."""
    longest_first = sorted((fold(word).replace(" ", r"\s+") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(longest_first)})\.?\s*$")
