"""The second part of a document's key: who issued it, with the province that makes the name complete."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.organs import find_organ
from kehoach_parse.rulebook.provinces import TABLE, province_mentions
from kehoach_parse.text.fold import search_key

UNKNOWN = "_"
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_CENTRAL = re.compile(
    r"^(?:bo|thu tuong|chinh phu|quoc hoi|ban bi thu|trung uong|tong|ngan hang nha nuoc)\b"
    r"|\b(?:trung uong|viet nam|quoc gia)\b"
)
_PROVINCIAL = re.compile(r"\b(?:tinh|so)\b|^s[a-z&]{2,}$")
# A district or commune with or without its name: UBND huyện Cao Lộc, Đảng ủy xã, Huyện ủy.
_LOWER_LEVEL = re.compile(
    r"\b(huyen|quan|thi xa|xa|phuong|thi tran|dac khu)(?:\s+uy)?\b(?:\s+((?-i:[a-z0-9]+)(?:\s+[a-z0-9]+){0,3}))?$"
)
# Issuers of documents without a code in a number.
_BY_NAME = (
    (re.compile(r"^thu tuong"), "ttg"),
    (re.compile(r"^chinh phu"), "cp"),
    (re.compile(r"^quoc hoi"), "qh"),
    (re.compile(r"bo chinh tri|ban bi thu|ban chap hanh trung uong"), "tw"),
)


@lru_cache(maxsize=1024)
def slug(words: str) -> str:
    """Words as a part of a key: ``Luật Thi đua, khen thưởng`` is ``luat-thi-dua-khen-thuong``; ``&`` is left out."""
    return _NOT_IN_KEY.sub("-", search_key(words).replace("&", "")).strip("-")


_plain = lru_cache(maxsize=1024)(search_key)  # plans cite the same bodies again and again


class IssuingBodies:
    """Keys of bodies as one plan names them."""

    def __init__(self, header: Header, rules: Rulebook) -> None:
        self._rules = rules
        self._province = slug(header.province.name) if header.province else UNKNOWN
        own = _plain(header.issuer or "")
        self._below_province = bool(_LOWER_LEVEL.search(own))
        self._known: dict[tuple[str, str | None], str] = {}

    def key(self, code: str, issuer: str | None) -> str:
        """The body with ``code`` in its numbers (empty for none), named ``issuer``; ``_`` for what is unknown."""
        if (code, issuer) not in self._known:
            self._known[code, issuer] = self._key(code, issuer)
        return self._known[code, issuer]

    def _key(self, code: str, issuer: str | None) -> str:
        named = _plain(issuer or "")
        if not code:
            return next((key for pattern, key in _BY_NAME if pattern.search(named)), slug(named) or UNKNOWN)
        organ = find_organ(code, self._rules)
        body = organ.key if organ else slug(code)
        if (organ and organ.level == "central") or (not organ and _CENTRAL.search(named)):
            return body
        lower = _LOWER_LEVEL.search(named)
        if lower:
            return f"{body}-{slug(lower[1])}-{slug(lower[2] or '') or UNKNOWN}"
        return f"{body}-{self._place(issuer or '', named or search_key(code), organ.level if organ else '')}"

    def _place(self, issuer: str, named: str, level: str) -> str:
        """The province of a body; ``named`` is its name, or its code where it is not named, without marks."""
        province = _named_province(issuer, self._rules)
        if province:
            return province
        provincial = level == "province" or _PROVINCIAL.search(named)
        if provincial or (level == "authority" and not self._below_province):
            return self._province
        return UNKNOWN


@lru_cache(maxsize=1024)
def _named_province(issuer: str, rules: Rulebook) -> str | None:
    """The province, or the city in one, that the name of a body tells."""
    for mention in province_mentions(issuer, rules):
        city = mention.level == "thành phố" and mention.name not in _cities(rules)
        return f"thanh-pho-{slug(mention.name)}" if city else slug(mention.name)
    return None


@lru_cache(maxsize=4)
def _cities(rules: Rulebook) -> frozenset[str]:
    """Cities of province rank; any other city lies in a province."""
    return frozenset(row["name"] for row in rules.table(TABLE) if row["type"] == "thành phố")
