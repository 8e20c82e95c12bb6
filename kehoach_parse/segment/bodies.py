"""Names of bodies in capitals: where one begins, where it ends, and how it is written in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.provinces import TABLE as PROVINCES
from kehoach_parse.rulebook.provinces import province_mentions
from kehoach_parse.text.fold import fold

WORDS = "words/letterhead.yaml"
_TOKEN = re.compile(r"[^\W_]+(?:[&.'’/][^\W_]+)*")
# Vietnamese syllables have one vowel group with few consonants around it; UBND, THPT, GD&ĐT and TNCS do not.
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_VOWEL = re.compile(f"[{_VOWELS}]")
_SYLLABLE = re.compile(
    rf"(?:ngh?|nh|gh?|gi|kh|ph|th|tr|ch|qu|[bcdđhklmnprstvx])?[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnptk])?"
)
_NUMERAL = re.compile(r"[IVX]+|\d+")


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases found at word boundaries, the longest at each place, as ``(start, end, phrase as listed)``."""

    automaton: AhoCorasick
    listed: tuple[str, ...]

    @classmethod
    def of(cls, phrases: list[str]) -> Phrases:
        """Compile a word list; phrases that fold to the same words count once, the first wins."""
        by_key: dict[str, str] = {}
        for phrase in phrases:
            by_key.setdefault(fold(phrase), phrase)
        return cls(AhoCorasick(list(by_key), matchkind=MatchKind.Standard), tuple(by_key.values()))

    def find(self, folded: str) -> list[tuple[int, int, str]]:
        """Matches in folded text that begin and end with a word, without overlap, longest first at each place."""
        whole = [
            (start, end, self.listed[which])
            for which, start, end in self.automaton.find_matches_as_indexes(folded, overlapping=True)
            if not (start and folded[start - 1].isalnum()) and not folded[end : end + 1].isalnum()
        ]
        found, reached = [], 0
        for start, end, phrase in sorted(whole, key=lambda match: (match[0], -match[1])):
            if start >= reached:
                found.append((start, end, phrase))
                reached = end
        return found


@dataclass(frozen=True, slots=True)
class Printed:
    """Running text of a document, folded once for looking names up in it."""

    text: str
    folded: str

    @classmethod
    def of(cls, *paragraphs: str | None) -> Printed:
        """Text of the paragraphs, one a line."""
        text = "\n".join(filter(None, paragraphs))
        return cls(text, fold(text))

    def places(self, name: str) -> list[tuple[int, int]]:
        """Where a name stands in small letters with a capital at its head."""
        key, found, at = fold(name), [], -1
        while (at := self.folded.find(key, at + 1)) >= 0:
            end = at + len(key)
            words = self.text[at:end]
            if words[0].isupper() and not in_capitals(words) and not self.folded[end : end + 1].isalnum():
                found.append((at, end))
        return found

    def in_sentence(self, name: str) -> str | None:
        """The name as the running text writes it, None where it does not."""
        places = self.places(name)
        return self.text[slice(*places[0])] if places else None


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The word lists of ``rules/words/letterhead.yaml``, compiled."""

    openings: Phrases
    never: frozenset[str]
    strong: frozenset[str]
    owners: frozenset[str]
    takes_body: frozenset[str]
    committees: tuple[str, ...]
    central_starts: tuple[str, ...]
    central_holds: tuple[str, ...]
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

    def is_school(self, name: str) -> bool:
        """Whether a proper name follows the first words: a school bears a person's or another place's name."""
        found = self.case.find(fold(name))
        return bool(found) and found[0][0] == 0 and found[0][2] in self.named and not self.levels(found[0][2].lower())

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
        owners=frozenset(lists["owners"]),
        takes_body=frozenset(map(fold, lists["takes_body"])),
        committees=tuple(map(fold, lists["committees"])),
        central_starts=tuple(map(fold, central["starts"])),
        central_holds=tuple(map(fold, central["holds"])),
        never_central=tuple(map(fold, central["never"])),
        below=frozenset(levels["below"]),
        places=Phrases.of(levels["province"] + levels["below"] + levels["never"]),
        case=Phrases.of(case["fixed"] + case["joints"] + provinces + case["named"] + case["sector"]),
        joints=frozenset(case["joints"]),
        named=frozenset(case["named"]),
        sector=frozenset(case["sector"]),
    )


def in_capitals(text: str) -> bool:
    """Whether a line is printed in capitals: a letter in small type may slip in (``BỘ GIÁO DỤC và ĐÀO TẠO``)."""
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) >= 0.7 * len(letters)


def begins_body(text: str, rules: Rulebook) -> bool:
    """Whether the words begin with the head of a body's name."""
    heads = body_words(rules).heads(fold(text[:40]))
    return bool(heads) and heads[0][0] == 0


def join_lines(pieces: list[str], rules: Rulebook) -> list[str]:
    """Bodies from printed lines: ``SỞ GIÁO DỤC`` + ``VÀ ĐÀO TẠO`` is one, ``UBND TỈNH SƠN LA`` + ``SỞ Y TẾ`` are two."""
    bodies: list[str] = []
    for piece in pieces:
        for part in _split_line(" ".join(piece.split()), rules):
            if bodies and (_is_open(bodies[-1], rules) or not begins_body(part, rules)):
                bodies[-1] += " " + part
            else:
                bodies.append(part)
    return bodies


def _is_open(body: str, rules: Rulebook) -> bool:
    """Whether a name cannot end here: a bare head that takes a complement, or a joint at the end."""
    folded = fold(body)
    return folded in body_words(rules).takes_body or folded[-1] in ",-" or folded.split()[-1] in body_words(rules).joints


def _split_line(line: str, rules: Rulebook) -> list[str]:
    """Cut a flattened line before each further body: ``UBND TỈNH LAI CHÂU SỞ Y TẾ`` → two."""
    parts, start = [], 0
    for at, end, head in body_words(rules).heads(fold(line)):
        strong = fold(head) in body_words(rules).strong
        if at > start and end < len(line) and _closed(line[start:at].strip(), strong, rules):
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
    if words.has_place(name) or (provinces and provinces[-1].end == len(name)):
        return True
    return before_strong and heads[0][2] in words.owners and heads[0][1] < len(name)


def sentence_case(name: str, rules: Rulebook, printed: Printed | None = None) -> str:
    """A name in capitals as it is written in a sentence: ``SỞ Y TẾ TỈNH SƠN LA`` → ``Sở Y tế tỉnh Sơn La``.

    Where ``printed``, text of the same document, holds the same words in small letters, its case is taken. A name
    that is not in capitals is returned as it is, with single spaces.
    """
    name = " ".join(name.split())
    if not in_capitals(name):
        return name
    return (printed and printed.in_sentence(name)) or _by_rule(name, body_words(rules))


def _by_rule(name: str, words: BodyWords) -> str:
    chars = list(name.lower())
    phrases = {start: (end, phrase) for start, end, phrase in words.case.find(fold(name))}
    mode, lift, done = "plain", False, 0
    for token in _TOKEN.finditer(name):
        start, end = token.span()
        if start < done:
            continue
        phrase = ""
        if start in phrases:
            done, phrase = phrases[start]
            end = done
            for offset, char in enumerate(phrase):
                if char.isupper():
                    chars[start + offset] = name[start + offset].upper()
        elif _is_code(token[0], mode):
            chars[start:end] = name[start:end]
        if (lift and phrase not in words.joints) or (mode == "named" and not phrase):
            chars[start] = name[start].upper()
        mode, lift = _after(phrase, mode, words)
        if mode == "sector" and name[end:].lstrip()[:1] in {",", "-", "–"}:
            lift = True
    return name[0].upper() + "".join(chars)[1:]


def _after(phrase: str, mode: str, words: BodyWords) -> tuple[str, bool]:
    """How the words after a listed phrase are written: the mode, and whether the next one takes a capital."""
    if phrase in words.named:
        return "named", False
    if phrase in words.sector:
        return "sector", True
    if phrase == "và":
        return mode, mode == "sector"
    return ("plain" if phrase and mode == "named" else mode), False


def _is_code(word: str, mode: str) -> bool:
    """An abbreviation or a numeral, which keeps its capitals (``THPT``, ``GD&ĐT``, ``IV``)."""
    if "&" in word or _NUMERAL.fullmatch(word) or not _VOWEL.search(word.lower()):
        return True
    return mode != "named" and not _SYLLABLE.fullmatch(word.lower())
