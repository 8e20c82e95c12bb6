"""NFC, odd characters and look-alike letters: repaired once, with a way back to the input."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Invisible characters that a copy from a web page or a broken text layer leaves inside words.
_NOTHING = dict.fromkeys(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e", ""
)
_CONTROLS = {chr(code): "" for code in (*range(9), *range(14, 32), 127)}
_ROMAN = {
    chr(0x2160 + k): numeral
    for k, numeral in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])
}
_ODD = _NOTHING | _CONTROLS | _ROMAN

# Letters no Vietnamese word holds, and what fonts and keyboards put them for: Icelandic eth, the wrong ToUnicode
# entries of some Windows fonts.
_FOREIGN = dict(zip("ðÐƣƢǜǛǶ", "đĐưƯũŨỳ", strict=True))
# Cyrillic and Greek letters of the same shape as a Latin one: wrong only inside a word or code that is otherwise Latin.
_TWINS = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеіјорсухѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABESIJKMHOPCTYXaeijopcyxsABEZHIKMNOPTYXo",
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Normalized:
    """Repaired text. ``text`` and the input run in step from each anchor to the next.

    Attributes:
        repairs: what was replaced and how often: ``{"ð→đ": 3}``; spaces and controls are not counted.
    """

    text: str
    repairs: Mapping[str, int] = field(default_factory=dict)
    _here: tuple[int, ...] = (0,)
    _there: tuple[int, ...] = (0,)

    @property
    def in_step(self) -> bool:
        """Whether every character stands where it stood in the input."""
        return len(self._here) == 1

    def origin(self, offset: int) -> int:
        """Where the character at ``offset`` of ``text`` stood in the input; inside a repaired word, near it."""
        at = bisect_right(self._here, offset) - 1
        return self._there[at] + offset - self._here[at]


def normalize(raw: str) -> Normalized:
    """NFC, plain spaces, no invisible characters, look-alikes repaired. Line and page breaks stay as they are."""
    if _usual().fullmatch(raw) or (not _odd().search(raw) and unicodedata.is_normalized("NFC", raw)):
        return Normalized(raw)
    raw = raw.replace("\\r\\n", " \u200b\u200b\u200b")  # line breaks some crawlers wrote out, of the same length
    for space in _SPACES:
        if space in raw:
            raw = raw.replace(space, " ")
    parts: list[str] = []
    here, there, done, length = [0], [0], 0, 0
    repairs: dict[str, int] = {}
    for start, end in _suspicious(raw):
        word = raw[start:end]
        repaired = _repair(word, repairs)
        if repaired == word:
            continue
        parts += raw[done:start], repaired
        length += start - done + len(repaired)
        done = end
        if len(repaired) != len(word):
            here.append(length)
            there.append(done)
    if not done:
        return Normalized(raw)
    parts.append(raw[done:])
    return Normalized("".join(parts), repairs, tuple(here), tuple(there))


def _repair(word: str, repairs: dict[str, int]) -> str:
    # What is nothing goes first: it may stand between a letter and its mark.
    kept = "".join(_ODD.get(char, char) for char in word) if any(char in _ODD for char in word) else word
    repaired = unicodedata.normalize("NFC", kept)
    for table, wanted in ((_FOREIGN, _is_vietnamese), (_TWINS, _is_latin)):
        found = [char for char in repaired if char in table]
        if found and wanted(repaired, table):
            for char in found:
                repairs[f"{char}→{table[char]}"] = repairs.get(f"{char}→{table[char]}", 0) + 1
            repaired = "".join(table.get(char, char) for char in repaired)
    return repaired


def _is_vietnamese(word: str, table: Mapping[str, str]) -> bool:
    """Icelandic and Zhuang words are not expected here: any letter beside the foreign one will do."""
    return any(char.isalpha() and char not in table for char in word)


def _is_latin(word: str, table: Mapping[str, str]) -> bool:
    """Evidence that a word is meant to be Latin: a Latin letter or a digit in it (``15/КН``), and no other script."""
    rest = [char for char in word if char not in table]
    latin = any(char.isalpha() and "LATIN" in unicodedata.name(char, "") for char in rest)
    other = any(char.isalpha() and "LATIN" not in unicodedata.name(char, "") for char in rest)
    return not other and (latin or any(char.isdigit() for char in rest))


def _suspicious(raw: str) -> Iterator[tuple[int, int]]:
    """The words that may need repair. Line breaks, page breaks and spaces belong to no word."""
    if not unicodedata.is_normalized("NFC", raw):
        yield from (
            match.span() for match in _words().finditer(raw) if not match[0].isascii() or not match[0].isprintable()
        )
        return
    end = 0
    for match in _suspects().finditer(raw):
        if match.start() >= end:
            start = match.start()
            while start > end and raw[start - 1] not in _BREAKS:
                start -= 1
            word = _words().match(raw, match.start())
            end = word.end() if word else match.end()
            yield start, end


_BREAKS = " \t\n\r\f\v\x85\u2028\u2029"


@cache
def _usual() -> re.Pattern[str]:
    """All that most texts are written with; nothing of it is ever replaced, and no two of it are one letter in NFC."""
    return re.compile(r"[\t-\r -\[\]-~À-ÏÑ-ïñ-ÿĂăĐđĨĩŨũƠơƯưẠ-ỹ–—“”‘’…]*")


@cache
def _odd() -> re.Pattern[str]:
    """Whatever may have to be replaced in a text whose letters and marks stand together: many texts have none."""
    return re.compile("[" + re.escape("".join({*_ODD, *_FOREIGN, *_TWINS, *_SPACES, "\\"})) + "]")


@cache
def _suspects() -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join({*_ODD, *_FOREIGN, *_TWINS})) + "]")


@cache
def _words() -> re.Pattern[str]:
    return re.compile(f"[^{_BREAKS}]+")
