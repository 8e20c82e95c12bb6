"""Names of issuing bodies: how far one goes on behind `của`, and which one stands before the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from kehoach_parse.extract.references.lexicon import Lexicon
from kehoach_parse.rulebook import Rulebook

_ROMAN = regex.compile(r"[IVXL]+[).,;]?$")
_ABBREVIATION = regex.compile(r"\([\p{Lu}&-]{2,}\)$")
_LINKS = ("tại", "ban hành", "có", "theo")  # what may stand between the body and its document
_MAX_WORDS, _MAX_DIGITS = 24, 3
_MAX_BEFORE = 140
_PUNCTUATION = ',;.:()”"'


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The word lists of ``words/issuers.yaml``."""

    nouns: Mapping[str, tuple[tuple[str, ...], ...]]
    pairs: frozenset[str]
    pairs_after_ban: frozenset[str]
    singles: frozenset[str]
    commas: frozenset[str]
    numbered: frozenset[str]


@cache
def body_words(rules: Rulebook) -> BodyWords:
    """The lists, multi-syllable nouns by their first syllable, longest first."""
    lists = rules.yaml("words/issuers.yaml")
    nouns: dict[str, list[tuple[str, ...]]] = {}
    for noun in sorted(lists["nouns"], key=len, reverse=True):
        nouns.setdefault(noun.split()[0], []).append(tuple(noun.split()))
    return BodyWords(
        nouns={first: tuple(phrases) for first, phrases in nouns.items()},
        pairs=frozenset(lists["pairs"]),
        pairs_after_ban=frozenset(lists["pairs_after_ban"]),
        singles=frozenset(lists["singles"]),
        commas=frozenset(lists["commas"]),
        numbered=frozenset(lists["numbered"]),
    )


def body_end(text: str, start: int, limit: int, words: BodyWords) -> int:
    """Where the body's name that begins at ``start`` ends; ``start`` if no name begins there."""
    tokens = text[start:limit].split(None, _MAX_WORDS)[:_MAX_WORDS]
    end, index, small = start, 0, 0
    while index < len(tokens):
        count, small = _accepted(tokens, index, small, words)
        if not count:
            break
        for word in tokens[index : index + count]:
            end = text.index(word, end) + len(word)
        index += count
        word = tokens[index - 1]
        closing = len(word) - len(word.rstrip(',;.:”"'))
        if closing and not _comma_inside(tokens, index, words):
            return _trimmed(text, start, end - closing)
    return _trimmed(text, start, end)


def _comma_inside(tokens: list[str], index: int, words: BodyWords) -> bool:
    """``Văn hóa, Thể thao và Du lịch``: the comma belongs to the name."""
    if index >= len(tokens) or not tokens[index - 1].endswith(","):
        return False
    return f"{tokens[index - 1][:-1].lower()} {tokens[index].lower()}" in words.commas


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without a dash or `và` that joins nothing, or a bracket that closes one opened before the name."""
    name = text[start:end].rstrip()
    for joint in (" và", " -", " –"):
        name = name.removesuffix(joint).rstrip()
    if name.endswith(")") and name.count("(") < name.count(")"):
        name = name[:-1]
    return start + len(name)


def _accepted(tokens: list[str], index: int, small: int, words: BodyWords) -> tuple[int, int]:
    """How many tokens at ``index`` go on with the name (0: none), and whether a small syllable has just been used."""
    word = tokens[index]
    bare = word.strip(_PUNCTUATION)
    lower = bare.lower()
    following = tokens[index + 1].strip(_PUNCTUATION) if index + 1 < len(tokens) else ""
    for phrase in words.nouns.get(bare, ()):
        if _spells(tokens, index, phrase):
            return len(phrase), 1
    if _ends(tokens, index, bare, lower, following, words):
        after_ban = bool(index) and tokens[index - 1].lower() == "ban"
        return (2, 1) if after_ban and f"{lower} {following.lower()}" in words.pairs_after_ban else (0, small)
    if lower in {"khóa", "khoá"} and _ROMAN.match(following):
        return (2, 1) if index else (0, 1)
    if word.startswith("("):
        return (1, 1) if _ABBREVIATION.match(word) and following[:1].isupper() else (0, 1)
    if lower == "lần" and following == "thứ":
        return 3 + (tokens[index + 2] == "mười" if index + 2 < len(tokens) else 0), 1
    if word in {"-", "–"} or lower == "và":
        return (1, 1) if following[:1].isupper() else (0, 1)
    if bare.isdigit():  # Quân khu 4, Ủy ban nhân dân Quận 5
        numbered = len(bare) < _MAX_DIGITS and bool(index) and tokens[index - 1].lower() in words.numbered
        return int(numbered), 1
    if bare[:1].isupper():
        return 1, int(len(bare) > 1 and bare.isupper())
    return (0, 1) if small or not index else (1, 1)


def _spells(tokens: list[str], index: int, phrase: tuple[str, ...]) -> bool:
    printed = [word.strip(',;.:)”"').lower() for word in tokens[index : index + len(phrase)]]
    return printed == list(phrase)


def _ends(tokens: list[str], index: int, bare: str, lower: str, following: str, words: BodyWords) -> bool:
    if not bare:
        return tokens[index] not in {"-", "–"}
    if lower.startswith("v/v"):
        return True
    if f"{lower} {following.lower()}" in words.pairs:
        return True
    return lower in words.singles and (bare.isupper() or bare[:1].islower())


def issuer_before(text: str, low: int, start: int, lexicon: Lexicon, words: BodyWords) -> str | None:
    """The body printed before the document at ``start``: `Thủ tướng Chính phủ phê duyệt tại Quyết định …`."""
    low = max(low, start - _MAX_BEFORE)
    before = text[low:start]
    if not before.rstrip().removesuffix(" các").endswith(_LINKS):
        return None
    found = None
    for lead in lexicon.patterns["issuer_before"].finditer(before):
        end = body_end(before, lead.end(), len(before), words)
        if end > lead.end():
            link = lexicon.patterns["issued_by"].fullmatch(before, end)
            if (
                link
                and not _ROMAN.match(before, lead.end(), end)
                and (link["at"] or "ban hành" in link[0] or " có" in link[0])
            ):
                found = " ".join(before[lead.end() : end].split())  # not `phụ lục I, IV ban hành kèm theo`
    return found
