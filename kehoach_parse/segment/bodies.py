"""Names of bodies: the words they are made of, where one begins on a printed line and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.provinces import TABLE as PROVINCES
from kehoach_parse.rulebook.provinces import province_mentions
from kehoach_parse.segment.phrases import Phrases
from kehoach_parse.text.fold import fold

WORDS = "words/letterhead.yaml"
_LONGEST_NAME = 150  # characters


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The word lists of ``rules/words/letterhead.yaml``, compiled."""

    openings: Phrases
    never: frozenset[str]
    strong: frozenset[str]
    banners: frozenset[str]
    owners: frozenset[str]
    takes_body: frozenset[str]
    sentence: Phrases
    committees: tuple[str, ...]
    complete: frozenset[str]
    central: re.Pattern[str]
    never_central: tuple[str, ...]
    below: frozenset[str]
    places: Phrases
    case: Phrases
    joints: frozenset[str]
    named: frozenset[str]
    sector: frozenset[str]

    def heads(self, folded: str) -> list[tuple[int, int, str]]:
        """Where a body may begin in folded text, with the words it begins with."""
        return [found for found in self.openings.find(folded) if found[2] not in self.never]

    def levels(self, folded: str) -> list[tuple[int, int, str]]:
        """Where folded text names a level of administration (``tỉnh``, ``xã``)."""
        return [found for found in self.places.find(folded) if found[2] not in self.never]

    def school_kind(self, name: str) -> int:
        """How long the words are that say a body is a school (``Trường Tiểu học``), 0 where it is none.

        Behind them stands the school's own name, often a person's or another place's.
        """
        found = self.case.find(fold(name))[:1]
        is_school = found and found[0][0] == 0 and found[0][2] in self.named and not self.levels(found[0][2].lower())
        return found[0][1] if is_school else 0

    def has_place(self, name: str) -> bool:
        """Whether a name goes on behind a level: ``UBND xã Mỏ Gà``, not ``UBND xã``."""
        levels = self.levels(fold(name))
        return bool(levels) and levels[-1][1] < len(name)


@lru_cache(maxsize=4)
def body_words(rules: Rulebook) -> BodyWords:
    """The compiled word lists of a rulebook."""
    lists = rules.yaml(WORDS)
    heads, levels, case, central = lists["heads"], lists["levels"], lists["case"], lists["central"]
    provinces = [row["name"] for row in rules.table(PROVINCES)]
    return BodyWords(
        openings=Phrases.of(heads["strong"] + heads["weak"] + heads["never"]),
        never=frozenset(heads["never"] + levels["never"]),
        strong=frozenset(map(fold, heads["strong"])),
        banners=frozenset(map(fold, lists["banners"])),
        owners=frozenset(lists["owners"]),
        takes_body=frozenset(map(fold, lists["takes_body"])),
        sentence=Phrases.of(lists["sentence"]),
        committees=tuple(map(fold, lists["committees"])),
        complete=frozenset(map(fold, lists["complete"])),
        central=re.compile(rf"^(?:{_any(central['starts'])})\b|(?<!\w)(?:{_any(central['holds'])})(?!\w)"),
        never_central=tuple(map(fold, central["never"])),
        below=frozenset(levels["below"]),
        places=Phrases.of(levels["province"] + levels["below"] + levels["never"]),
        case=Phrases.of(case["fixed"] + case["joints"] + provinces + case["named"] + case["sector"]),
        joints=frozenset(case["joints"]),
        named=frozenset(case["named"]),
        sector=frozenset(case["sector"]),
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(fold(word)) for word in words)


def begins_body(text: str, rules: Rulebook) -> bool:
    """Whether the words begin with the head of a body's name."""
    heads = body_words(rules).heads(fold(text[:40]))
    return bool(heads) and heads[0][0] == 0


def join_lines(pieces: list[str], rules: Rulebook) -> list[str]:
    """Bodies from printed lines: ``SỞ GIÁO DỤC``, ``VÀ ĐÀO TẠO`` are one, ``UBND TỈNH SƠN LA``, ``SỞ Y TẾ`` are two."""
    bodies: list[str] = []
    for piece in pieces:
        for part in _split_line(" ".join(piece.split()), rules):
            before = bodies[-1] if bodies else ""
            if before and (_is_open(before, rules) or not begins_body(part, rules) or _cut(before, part, rules)):
                bodies[-1] += " " + part
            else:
                bodies.append(part)
    return bodies


def _cut(body: str, part: str, rules: Rulebook) -> bool:
    """Whether a line ends within a word of two syllables: ``SỞ NÔNG NGHIỆP VÀ MÔI``, ``TRƯỜNG`` is no school."""
    phrases = body_words(rules).case.find(fold(f"{body} {part}"))
    return any(start < len(body) < end for start, end, _ in phrases)


def _is_open(body: str, rules: Rulebook) -> bool:
    """Whether a name cannot end here: a bare head that takes a complement, a joint at the end, one word (``ỦY``)."""
    words, folded = body_words(rules), fold(body)
    return " " not in folded or folded in words.takes_body or folded[-1] in ",-" or folded.split()[-1] in words.joints


def _split_line(line: str, rules: Rulebook) -> list[str]:
    """Cut a flattened line before each further body: ``UBND TỈNH LAI CHÂU SỞ Y TẾ`` → two."""
    parts, start = [], 0
    for at, end, head in body_words(rules).heads(fold(line)):
        strong = fold(head) in body_words(rules).strong
        if start < at <= start + _LONGEST_NAME and end < len(line) and _closed(line[start:at].strip(), strong, rules):
            parts.append(line[start:at].strip())
            start = at
    return [part for part in (*parts, line[start:]) if part]


def _closed(name: str, before_strong: bool, rules: Rulebook) -> bool:
    """Whether a name is complete, so that a head after it begins another body."""
    words = body_words(rules)
    heads = words.heads(fold(name))
    if _is_open(name, rules) or not heads or heads[0][0] > 0:
        return False
    provinces = province_mentions(name, rules)
    if fold(name) in words.complete or words.has_place(name) or (provinces and provinces[-1].end == len(name)):
        return True
    return before_strong and heads[0][2] in words.owners and heads[0][1] < len(name)
