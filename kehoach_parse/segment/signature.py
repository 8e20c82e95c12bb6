"""The signature block: who signs, with what authority, in whose place."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

import regex

from kehoach_parse.models.header import Signer
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.bodies import body_words
from kehoach_parse.segment.casing import sentence_case
from kehoach_parse.segment.phrases import Phrases, Printed, in_capitals
from kehoach_parse.text.fold import fold

WORDS = "words/positions.yaml"
# Where small type begins in a line of capitals: KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hồ Văn Núi; a name may open with one letter
# (Y Blang, H'Mai).
_SMALL_TYPE = regex.compile(r"(?<!\S)(?:\p{Lu} )?\p{Lu}(?:['’]\p{Lu}?)?\p{Ll}")
_CAPITALS = regex.compile(r"\p{Lu}{2}")
_PERSON = regex.compile(r"\p{Lu}[\p{L}'’]*+(?:[ -]\p{Lu}[\p{L}'’]*+){1,5}+")


class Signature(NamedTuple):
    """Who signed; ``body`` is the one signed for after ``TM.``, as printed."""

    signer: Signer | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    mark: regex.Pattern[str]
    marks: dict[str, str]
    positions: Phrases
    boards: frozenset[str]
    suffixes: dict[str, str]
    drafters: regex.Pattern[str]
    titles: regex.Pattern[str]
    signed: re.Pattern[str]
    surnames: frozenset[str]


def read_signature(pieces: list[str], rules: Rulebook, printed: Printed | None = None) -> Signature:
    """Read the lines of the signature column. Wrapped lines and a block flattened on one line are read alike."""
    words = _words(rules)
    text = words.titles.sub("", words.signed.sub("", "\n".join(pieces)))
    capitals, name = _capitals_and_name(text.split("\n"), words)
    marks, body, for_position, position = set(), None, None, None
    for mark, phrase in _segments("\n".join(capitals), words):
        if mark:
            marks.add(mark)
        if mark == "TM.":
            body = phrase
        elif mark in {"KT.", "TL.", "TUQ."}:
            for_position = phrase
        elif position is None:
            position = phrase
    authority = next((mark for mark in ("KT.", "TUQ.", "TL.", "Q.", "TM.") if mark in marks), None)
    if authority is position is for_position is name is None:
        return Signature(None, body)
    signer = Signer(
        authority=authority,
        position=position and _position(position, words, rules, printed),
        for_position=for_position and _position(for_position, words, rules, printed),
        name=name,
    )
    return Signature(signer, body)


def opens_signature(text: str, rules: Rulebook) -> int | None:
    """Where a signature begins in a line, None where it does not: an authority mark or a position in capitals."""
    if not _CAPITALS.search(text):
        return None
    words = _words(rules)
    mark = words.mark.search(text)
    starts = [mark.start()] if mark else []
    starts += [start for start, end, _ in words.positions.find(fold(text)) if in_capitals(text[start:end])]
    return min(starts, default=None)


def is_signed(text: str, rules: Rulebook) -> bool:
    """Whether a line only notes that the document is signed: ``(Đã ký)``."""
    return _words(rules).signed.fullmatch(text) is not None


def is_person(text: str) -> bool:
    """Whether a line could be a person's name: two to six words with capitals, nothing else."""
    return _PERSON.fullmatch(text) is not None and not in_capitals(text)


def _capitals_and_name(lines: list[str], words: _Words) -> tuple[list[str], str | None]:
    """The lines of marks and positions, and the name below them. Of two who sign, the first that is no drafter."""
    capitals: list[str] = []
    name = None
    for line in (" ".join(line.split()).strip(" .;,()") for line in lines):
        small = _SMALL_TYPE.search(line)
        head, tail = (line[: small.start()].strip(), line[small.start() :]) if small else (line, "")
        if in_capitals(head):
            capitals.append(head)
        if is_person(tail) and not _opens_position(tail, words):
            if capitals and any(map(words.drafters.match, capitals)) and not _opens_position(capitals[0], words):
                capitals = []  # NGƯỜI LẬP KẾ HOẠCH and a name: the head of the school stands beside or below
                continue
            name = tail
            break  # footnotes may follow, or who signs for another body
        if _opens_position(tail, words):
            capitals.append(tail)  # printed in small letters
    if name is None and len(capitals) > 1 and _is_capital_name(capitals[-1], words):
        name = " ".join(word.capitalize() for word in capitals.pop().split())
    return capitals, name


def _opens_position(text: str, words: _Words) -> bool:
    found = words.positions.find(fold(text))
    return bool(found) and found[0][0] == 0


def _is_capital_name(line: str, words: _Words) -> bool:
    first, *others = line.split()
    return fold(first) in words.surnames and 1 <= len(others) <= 5 and not words.positions.find(fold(line))


def _segments(text: str, words: _Words) -> list[tuple[str | None, str]]:
    """Cut capitals into ``(mark, words)``: ``TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH`` into three."""
    marks = {match.start(): match for match in words.mark.finditer(text)}
    after_mark = {match.end() for match in marks.values()}
    positions = [
        start
        for start, _, phrase in words.positions.find(fold(text.replace("\n", " ")))
        if start not in after_mark and fold(phrase) not in words.boards
    ]
    cuts = sorted({*marks, *positions})
    segments = []
    for start, end in itertools.pairwise([*cuts, len(text)]):
        mark = marks.get(start)
        phrase = " ".join(text[mark.end() if mark else start : end].split()).strip(" .,")
        segments.append((words.marks[fold(mark["mark"])] if mark else None, phrase))
    return segments


def _position(text: str, words: _Words, rules: Rulebook, printed: Printed | None) -> str:
    """``PHÓ CHỦ TỊCH THƯỜNG TRỰC`` → ``Phó Chủ tịch Thường trực``, ``GIÁM ĐỐC SỞ Y TẾ`` → ``Giám đốc Sở Y tế``."""
    found = words.positions.find(fold(text))[:1]
    if not found or found[0][0] > 0:
        return sentence_case(text, rules, printed)
    _, end, phrase = found[0]
    rest = text[end:].strip(" -–,")
    if not rest:
        return phrase
    rest = words.suffixes.get(fold(rest)) or sentence_case(rest, rules, printed)
    levels = body_words(rules).levels(fold(rest))
    if levels and levels[0][0] == 0:  # Trưởng Công an xã
        rest = rest[0].lower() + rest[1:]
    return f"{phrase} {rest}"


@lru_cache(maxsize=4)
def _words(rules: Rulebook) -> _Words:
    lists: dict[str, Any] = rules.yaml(WORDS)
    marks = {fold(form): mark for form, mark in lists["authorities"].items()}
    forms = "|".join(sorted(map(regex.escape, lists["authorities"]), key=len, reverse=True))
    deputies = [f"{deputy} {position}" for deputy in lists["deputies"] for position in lists["positions"]]
    titles = "|".join(sorted(map(regex.escape, lists["titles"]), key=len, reverse=True))
    signed = "|".join(sorted(map(regex.escape, lists["signed"]), key=len, reverse=True))
    return _Words(
        # A department's code at the end of the list (Lưu: VT, KT. TM. ỦY BAN …) is followed by a mark, not by a name.
        mark=regex.compile(
            rf"(?<![\w/])(?P<mark>{forms})(?:\s*[./]\s*|(?<=^(?:{forms}))[ ]+)"
            rf"(?=\p{{Lu}}{{2}})(?!(?:{forms})\b\s*[./])",
            regex.MULTILINE,
        ),
        marks=marks,
        positions=Phrases.of(lists["positions"] + deputies + lists["boards"]),
        boards=frozenset(map(fold, lists["boards"])),
        suffixes={fold(suffix): suffix for suffix in lists["suffixes"]},
        drafters=regex.compile(rf"(?:{'|'.join(map(regex.escape, lists['drafters']))})(?!\w)", regex.IGNORECASE),
        titles=regex.compile(rf"(?<!\w)(?:(?:{titles})(?!\w)[.,\s]*+)++(?=\p{{Lu}}[\p{{Ll}}'’\s])"),
        signed=re.compile(rf"[(\[]?\s*(?<!\w)(?:{signed})(?!\w)\s*[)\]]?", re.IGNORECASE),
        surnames=frozenset(fold(name) for group in lists["surnames"] for name in group),
    )
