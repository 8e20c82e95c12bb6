"""Whose plan it is, as the document says it: in the letterhead, in the preamble, at its end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

import regex

from kehoach_parse.rulebook import Rule, Rulebook
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.rulebook.provinces import province_mentions
from kehoach_parse.segment.bodies import BodyWords, begins_body, body_words
from kehoach_parse.segment.phrases import Printed
from kehoach_parse.segment.signature import WORDS as POSITIONS
from kehoach_parse.text.fold import fold, search_key

FAMILY = "issuing"
_REACH = 130  # characters of the longest name of a body, with its abbreviation in brackets
_STANDS = {
    "clause": re.compile(r"(?:^|[.,;:)”\"\n]|\d)\s*$"),
    "owner": re.compile(r"(?:^|\s)của\s+$", re.IGNORECASE),
}
_BREAK = re.compile(r"[;:\n]|\.\s")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PLACE = regex.compile(r"\s+(?:\p{Lu}[\w'’]*\s+){0,4}\p{Lu}[\w'’]*")
_WORD = re.compile(r"[^\W_]+(?:&[^\W_]+)*")


def issuing_body(
    letterhead: tuple[str, ...],
    preamble: tuple[str, ...],
    closing: tuple[str, ...],
    signed_for: str | None,
    rules: Rulebook,
) -> tuple[str | None, str | None]:
    """The issuer and the body above it.

    ``letterhead``: bodies in sentence case, the superior one first; ``signed_for``: the body after ``TM.``. The
    letterhead decides, also where a committee of its body issues the plan (``Ban Thường vụ Tỉnh ủy ban hành``).
    Only a committee known by its own name takes its place, and the body goes above it (TM. BAN BÍ THƯ).
    """
    said = _said(preamble, rules, reverse=True) or _said(closing, rules, reverse=False)
    if not letterhead:
        return said or signed_for, None
    issuer, parent = letterhead[-1], letterhead[-2] if len(letterhead) > 1 else None
    words = body_words(rules)
    if said and same_body(said, issuer):
        return fuller(said, issuer), parent
    for committee in filter(None, (said, None if said else signed_for)):
        if not parent and fold(committee).startswith(words.committees):
            return committee, issuer
    return issuer, parent


def _said(paragraphs: tuple[str, ...], rules: Rulebook, reverse: bool) -> str | None:
    """The body that issues the plan by its own words; the preamble says it last."""
    for paragraph in reversed(paragraphs) if reverse else paragraphs:
        hits = find(paragraph, rules, {})
        if hits:
            return _without_office(str(hits[-1 if reverse else 0].values["issuer"]), rules)
    return None


def _without_office(name: str, rules: Rulebook) -> str:
    """The body of whoever issues the plan in person: ``Chủ tịch UBND tỉnh Sơn La`` → ``UBND tỉnh Sơn La``."""
    folded = fold(name)
    for office in _offices(rules):
        if folded.startswith(office) and begins_body(rest := name[len(office) :].lstrip(), rules):
            return rest[0].upper() + rest[1:]
    return name


@lru_cache(maxsize=4)
def _offices(rules: Rulebook) -> tuple[str, ...]:
    return tuple(fold(office) + " " for office in rules.yaml(POSITIONS)["positions"])


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """Bodies that a paragraph names as its issuer, in order: the finder of the family ``issuing``."""
    folded = fold(text)
    applying = [rule for rule in rules.family(FAMILY) if rule.applies(folded)]
    words = body_words(rules)
    # Schools write themselves small as well: `trường mầm non Sơn Ca xây dựng …`.
    heads = [
        (start, end)
        for start, end, head in (words.heads(folded) if applying else ())
        if text[start].isupper() or head.startswith("Trường ")
    ]
    hits: list[Hit] = []
    for rule in applying:
        known = {hit.start for hit in hits}
        hits += [hit for hit in _matches(text, heads, rule, words) if hit.start not in known]
    return sorted(hits, key=lambda hit: hit.start)


def _matches(text: str, heads: Sequence[tuple[int, int]], rule: Rule, words: BodyWords) -> list[Hit]:
    stands = _STANDS[rule.normalize["stands"]]
    starts = [(start, end) for start, end in heads if stands.search(text, max(0, start - 8), start)]
    hits = []
    for at, (start, end) in enumerate(starts):
        limit = min(start + _REACH, starts[at + 1][0] if at + 1 < len(starts) else len(text))
        after = rule.pattern.search(text, end, limit)
        if after is None or _BREAK.search(text, start, after.start()):
            continue
        name = " ".join(_BRACKETS.sub("", text[start : after.start()]).split())
        if _is_name(fold(name), words):
            hits.append(Hit(rule.id, start, after.start(), {"issuer": name[0].upper() + name[1:]}))
    return hits


def _is_name(folded: str, words: BodyWords) -> bool:
    """Whether the words are a body's whole name: not ``Sở`` alone, nor ``Sở Y tế đã được``, nor ``UBND tỉnh và``."""
    last = folded.split()[-1]
    return folded not in words.takes_body and last not in words.joints and not words.sentence.find(folded)


def same_body(one: str, other: str) -> bool:
    """Whether two names can be one body: one begins the other (``UBND tỉnh``, ``UBND tỉnh Sơn La``) or shortens it."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if long[: len(short)] == short:
        return True
    brief, full = sorted((initials(one), initials(other)), key=len)
    abbreviated = any(word.isupper() and len(word) > 1 for word in _WORD.findall(f"{one} {other}"))
    return abbreviated and full.startswith(brief)


def fuller(one: str, other: str) -> str:
    """The name that says more: more words behind its abbreviations, then more letters; the first where equal."""
    return max(one, other, key=lambda name: (len(initials(name)), len(name)))


def with_place(issuer: str, printed: Printed, province: str | None, rules: Rulebook) -> str:
    """The issuer with the place the document prints after its name elsewhere (``Sở Y tế`` → ``Sở Y tế tỉnh Sơn La``).

    Another province's body of the same name is not meant, so a province must be the plan's.
    """
    words = body_words(rules)
    own_levels = words.levels(fold(issuer))
    if (own_levels and own_levels[-1][1] < len(issuer)) or province_mentions(issuer, rules):
        return issuer
    for start, end in printed.places(issuer):
        after = printed.text[end : end + 60].partition("\n")[0]
        if not after.lstrip()[:1].isalpha():
            continue
        levels = words.levels(fold(after))
        begin = levels[0][1] if levels and not after[: levels[0][0]].strip() else 0
        mentions = province_mentions(after, rules)
        named = mentions[0] if mentions and not after[begin : mentions[0].start].strip() else None
        if named:
            stop = named.end if named.name == province else 0
        else:
            place = _PLACE.match(after, begin) if begin or own_levels else None
            stop = place.end() if place else 0
        if stop:
            return printed.text[start : end + stop]
    return issuer


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))


def initials(name: str) -> str:
    """First letters, abbreviations whole: ``Sở GD&ĐT`` and ``Sở Giáo dục và Đào tạo`` give ``sgddt``."""
    words = [word for word in _WORD.findall(name) if word.lower() != "và"]
    return search_key("".join(word.replace("&", "") if word.isupper() else word[0] for word in words))
