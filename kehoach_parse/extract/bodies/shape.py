"""A paragraph as a short string of symbols, one a word or a run of unknown words.

``Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra.`` has the shape ``onr,khpvs``: order, known body, role word,
comma, coordination, head noun, place, verb, end of sentence. Patterns over shapes are what ``rules/assignments`` holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from kehoach_parse.extract.bodies.lexicon import Token
from kehoach_parse.models.base import Span

WORDS = "w"
"""Unknown words, or words in quotation marks or of a reference."""
CAPITALS = "y"
"""Unknown words that begin with a capital, and known verbs with one inside a sentence (``Ban Tổ chức``)."""
GLOSS = "g"
"""Anything in brackets."""

_STARTS = frozenset("s;:")
# These count inside a sentence only without a capital: Tổ chức in `Ban Tổ chức` is part of a name.
_LOWER_CASE_ONLY = frozenset("vmacozqfw2")
_ORGANISE_OR_BODY = "tổ chức"
_SINGLE_NOUNS = frozenset("ub")
_NOUNS = frozenset("uhbtfx1")
_BEFORE_NOUN = frozenset("eq")
_TOGETHER = ("với", "cùng")
_NAME_ENDS = frozenset("pfny1")
_SEPARATORS = frozenset(",l/")
_OTHER_THAN_NOUNS = regex.compile("[^eubwfpy,l]")
_FIRST_SMALL = regex.compile(r"\s\p{Ll}")
# A point after these ends no sentence: TP. Huế, ThS. Nguyễn Văn A.
_SHORT_FORMS = frozenset(("tp", "ths", "ts", "pgs", "gs", "bs", "tx", "tt", "q", "p", "đ/c", "st", "ks", "cn"))


@dataclass(frozen=True, slots=True)
class Shape:
    """The symbols of a paragraph and where each of them stands in the text."""

    symbols: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Where the symbols ``[start, end)`` stand in the text; empty at ``start`` where there are none."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return (at, at)
        return (self.starts[start], self.ends[end - 1])


class _Builder:
    """Collects the symbols of one paragraph."""

    __slots__ = ("at", "ends", "folded", "starts", "symbols", "text")

    def __init__(self, text: str, folded: str, start: int) -> None:
        self.text, self.folded, self.at = text, folded, start
        self.symbols: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, symbol: str, start: int, end: int) -> None:
        if start > self.at + 1 or (start > self.at and self.text[self.at] != " "):
            self.gap(start)
        self.symbols.append(symbol)
        self.starts.append(start)
        self.ends.append(end)
        self.at = end

    def gap(self, end: int) -> None:
        """Unknown words up to ``end``: what begins with a capital, then what does not."""
        words = self.text[self.at : end]
        bare = words.strip()
        if not bare or not (bare[0].isalnum() or len(bare) > 1):
            return
        start = self.at + len(words) - len(words.lstrip())
        end = start + len(bare)
        if bare[0].isupper():
            small = _FIRST_SMALL.search(self.text, start, end)
            middle = small.start() if small else end
            self._append(CAPITALS, start, middle)
            start = middle + 1
        if start < end:
            self._append(WORDS, start, end)

    def _append(self, symbol: str, start: int, end: int) -> None:
        self.symbols.append(symbol)
        self.starts.append(start)
        self.ends.append(end)


def shape_of(text: str, folded: str, tokens: Sequence[Token], start: int, end: int, masked: Sequence[Span]) -> Shape:
    """The shape of ``text[start:end]``.

    ``folded`` is ``fold(text)``, ``tokens`` the lexicon's words within ``[start, end)`` in order, ``masked`` the spans
    whose words are not to be read (references), in order.
    """
    build = _Builder(text, folded, start)
    masks: Iterator[Span] = iter(masked)
    mask = next(masks, None)
    skip_to = start
    for number, (symbol, low, high) in enumerate(tokens):
        if low < skip_to:
            continue
        while mask is not None and mask[1] <= low:
            mask = next(masks, None)
        if mask is not None and mask[0] < high:
            continue
        if symbol in '("':
            close = folded.find(")" if symbol == "(" else '"', high, end)
            if close > 0:
                skip_to = close + 1
                build.add(GLOSS if symbol == "(" else WORDS, low, skip_to)
            continue
        if symbol == "s":
            if _ends_sentence(text, low, end):
                build.add(symbol, low, high)
            continue
        if symbol in "/:" and high < end and text[high].isdigit():
            continue
        chosen = _in_context(symbol, tokens, number, build)
        if chosen:
            build.add(chosen, low, high)
    build.gap(end)
    return Shape("".join(build.symbols), build.starts, build.ends)


def _in_context(symbol: str, tokens: Sequence[Token], number: int, build: _Builder) -> str | None:
    """The symbol a word has where it stands, None where it is but a part of the unknown words around it."""
    _, low, high = tokens[number]
    symbols, text = build.symbols, build.text
    between = text[build.at : low].strip()
    if symbol in _LOWER_CASE_ONLY and text[low].isupper():
        if between or (symbols and symbols[-1] not in _STARTS) or _enumerates(symbols):
            return CAPITALS
    elif symbol in _SINGLE_NOUNS and between[-1:].isalpha() and " " not in text[low:high] and text[low].islower():
        return None  # `nội bộ`, `Môi trường`: after an unknown word a single syllable is rather a part of it
    if symbol == "t" and symbols and not between and symbols[-1] in _NAME_ENDS and text[low:high] == "lãnh đạo":
        return "v"
    if symbol == "u" and build.folded.startswith(_ORGANISE_OR_BODY, low) and high - low == len(_ORGANISE_OR_BODY):
        return symbol if not between and _is_noun(tokens, number, build) else "v"
    return symbol


def _enumerates(symbols: Sequence[str]) -> bool:
    """After ``các Sở:`` comes a name, be it a verb elsewhere: ``Xây dựng, Nội vụ``."""
    return len(symbols) > 2 and symbols[-1] == ":" and symbols[-2] in "hu" and symbols[-3] == "e"


def _is_noun(tokens: Sequence[Token], number: int, build: _Builder) -> bool:
    """Whether `tổ chức` is a body here (`cơ quan, tổ chức, cá nhân`) or a verb (`các đơn vị tổ chức hội nghị`)."""
    symbols = build.symbols
    if not symbols:
        return _followed_by_noun(tokens, number)
    if symbols[-1] in _BEFORE_NOUN or build.folded.endswith(_TOGETHER, 0, build.at):
        return True
    if symbols[-1] not in _SEPARATORS or len(symbols) < 2:
        return False
    if symbols[-2] in _NOUNS or _followed_by_noun(tokens, number):
        return True
    sentence = "".join(symbols).rpartition("s")[2]
    return "b" in sentence and not _OTHER_THAN_NOUNS.search(sentence)


def _followed_by_noun(tokens: Sequence[Token], number: int) -> bool:
    following = tokens[number + 1 : number + 3]
    return (
        len(following) == 2
        and following[0].symbol == ","
        and following[0].start == tokens[number].end
        and following[1].symbol in _NOUNS
        and following[1].start <= following[0].end + 1
    )


def _ends_sentence(text: str, at: int, end: int) -> bool:
    """Whether the point at ``at`` closes a sentence: a capital, a bracket or nothing follows."""
    after = at + 1
    if after >= end:
        return True
    if text[after] != " ":
        return text[after] == "/" or not text[after].isalnum()
    following = text[after : after + 2].strip() or text[after : after + 4].strip()
    if following and not (following[0].isupper() or following[0] in "“\"'(-"):
        return False
    word = text[max(0, at - 4) : at].rpartition(" ")[2]
    return word.lower() not in _SHORT_FORMS or word.islower()
