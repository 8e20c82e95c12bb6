"""A paragraph as a short string of symbols, one a word or a run of unknown words.

``Giao Sở Y tế chủ trì, phối hợp với Công an tỉnh kiểm tra.`` has the shape ``onr,khpvs``: order, known body, role word,
comma, coordination, head noun, place, verb, end of sentence. Patterns over shapes are what ``rules/assignments`` holds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import regex

from kehoach_parse.extract.bodies.lexicon import KNOWN, Tokens
from kehoach_parse.models.base import Span

WORDS = "w"
"""Unknown words, or words in quotation marks or of a reference."""
CAPITALS = "y"
"""Unknown words that begin with a capital."""
CAPITAL_VERB = "8"
"""Known words that count only without a capital, with one inside a sentence: part of a name (``Ban Tổ chức``)."""
SHARED = "S"
"""A head that stands once for several names: các `Sở` Tài chính, Nội vụ."""
GLOSS = "g"
"""Anything in brackets."""

_STARTS = frozenset("s;:")
# These count inside a sentence only without a capital: Tổ chức in `Ban Tổ chức` is part of a name.
_LOWER_CASE_ONLY = frozenset("vmacozqfw25")
# Marks and words whose symbol depends on what stands around them.
_BY_CONTEXT = frozenset("s/:TLUBHVDFK")
_BRACKETS = {"(": ")", '"': '"'}
_NOUNS = frozenset("uhbt0fx1")
_HEADS = (["h"], ["u"], ["b"])
_SHARING = ("Sở ", "Bộ ", "Phòng ", "Ban ")
_NAMES = frozenset("n3hHxt067Ke")
# These say little without the work they are for: Tổ kiểm tra, Hội đồng tuyển sinh.
_NAMED_BY_WORK = frozenset(("hội đồng", "tổ", "đội", "tiểu ban", "nhóm", "đoàn", "ban", "trung tâm"))
_COMPLETE = (["n"], ["3"])
_PLACES = ("p", "f")
_SAYS = frozenset("vVDrk")
_BEFORE_NOUN = frozenset("eq")
_BEFORE = 11  # characters before `tổ chức` that may tell what it is
_BELONGING = "trực thuộc "  # các đơn vị trực thuộc | tổ chức hội nghị
_TOGETHER = ("với", "cùng")
_NAME_ENDS = frozenset("pfny81")
_SEPARATORS = frozenset(",l/")
_COUNTED = frozenset("pub")
# 15 xã, phường: | báo cáo
_TOLD = re.compile("(?:,[puUbB]){0,2}:[vVDr]")
_OTHER_THAN_NOUNS = regex.compile("[^eubwfpy8,l-]")
# Thuế khu vực 7, Đội Thuế liên xã số 2: as much a name as one in letters
_NUMBER = regex.compile(r"(?:số )?\d{1,3}(?![\w.,/])")
# các Sở: Tài chính; Y tế;
_ENUMERATES = regex.compile("e[hu]:(?:[^:;s]{1,9}+;)*+$")
# Phòng Kê khai và | Kế toán thuế: a name that goes on
_HALF_NAMED = re.compile("h[8yw]+l$")
_FIRST_SMALL = regex.compile(r"\s\p{Ll}")
# A point after these ends no sentence: TP. Huế, ThS. Nguyễn Văn A.
_SHORT_FORMS = frozenset(("tp", "ths", "ts", "pgs", "gs", "bs", "tx", "tt", "q", "p", "đ/c", "st", "ks", "cn"))
_BLANKS = " \t\n"
_BEFORE_WORDS = " \t\n."  # `TP. Vinh`: a point that ends no sentence is no word
_LIST_MARKS = frozenset(",;/")
_AND = " và "
_LOOK_BACK = 60  # symbols of a sentence that may tell whether `tổ chức` in it is a body
_NEVER = sys.maxsize


class Shape(NamedTuple):
    """The symbols of a paragraph and where each of them stands in the text."""

    symbols: str
    spots: Sequence[Span]

    def span(self, start: int, end: int) -> Span:
        """Where the symbols ``[start, end)``, at least one, stand in the text."""
        return (self.spots[start][0], self.spots[end - 1][1])


def shape_of(text: str, folded: str, tokens: Tokens, start: int, end: int, masked: Iterable[Span]) -> Shape:
    """The shape of ``text[start:end]``.

    ``folded`` is ``fold(text)``, ``tokens`` the lexicon's words within ``[start, end)`` in order, ``masked`` the spans
    whose words are not to be read (references), in order.
    """
    symbols: list[str] = []
    spots: list[Span] = []
    masks = iter(masked)
    mask_low, mask_high = next(masks, (_NEVER, _NEVER))
    unclosed: set[str] = set()
    at = skip_to = start  # everything before `at` has its symbol
    for number, (symbol, low, high) in enumerate(zip(*tokens, strict=True)):
        while mask_high <= low:
            mask_low, mask_high = next(masks, (_NEVER, _NEVER))
        if low < skip_to or mask_low < high:
            continue
        if symbol in _LOWER_CASE_ONLY:
            symbol = _with_capital(symbol, symbols, text[at:low]) if text[low].isupper() else symbol
        elif symbol in _BY_CONTEXT:
            symbol = _in_context(symbol, tokens, number, symbols, text[at:low].strip(), text, end)
            if not symbol:
                continue
        elif symbol in _BRACKETS:
            close = folded.find(_BRACKETS[symbol], high, end) if symbol not in unclosed else -1
            if close < 0:
                unclosed.add(symbol)  # looked for once, however many of them a paragraph opens
                continue
            symbol, high = (GLOSS if symbol == "(" else WORDS), close + 1
            skip_to = high
        if low > at + 1 or (low > at and text[at] != " "):
            _gap(text, at, low, symbols, spots)
            if symbol in _COUNTED:
                _count(text[at:low], symbols, tokens.symbols[number + 1 : number + 7])
        if symbol == KNOWN and symbols[-1:] == ["e"]:
            symbol, low = _without_shared_head(tokens, number, text, symbols, spots)
        symbols.append(symbol)
        spots.append((low, high))
        at = high
    _gap(text, at, end, symbols, spots)
    return Shape("".join(symbols), spots)


def _gap(text: str, start: int, end: int, symbols: list[str], spots: list[Span]) -> None:
    """Unknown words between two known ones: what begins with a capital, then what does not."""
    words = text[start:end].rstrip(_BLANKS)
    end = start + len(words)
    words = words.lstrip(_BEFORE_WORDS)
    if len(words) < 2 and not words.isalnum():
        return
    middle = start = end - len(words)
    if words[0].isupper():
        small = _FIRST_SMALL.search(text, start, end)
        middle = small.start() if small else end
    elif symbols and symbols[-1] == "p" and (number := _NUMBER.match(text, start, end)):
        middle = number.end()
    if middle > start:
        symbols.append(CAPITALS)
        spots.append((start, middle))
        start = middle + 1
    if start < end:
        symbols.append(WORDS)
        spots.append((start, end))


def _count(unknown: str, symbols: list[str], after: str) -> None:
    """A number before a noun makes a collective, as `các` does: ``các đoàn thể và 12 bản``, ``24 chi hội: rà soát``."""
    counts = symbols[-2:-1] in (["l"], [","]) or (symbols == [WORDS] and _TOLD.match(after))
    if counts and unknown.strip().isdigit():
        symbols[-1] = "e"


def _with_capital(symbol: str, symbols: Sequence[str], between: str) -> str:
    """The symbol that a word which counts only without a capital has with one."""
    if _opens(symbols, between):
        return symbol
    return CAPITALS if symbol == WORDS else CAPITAL_VERB


def _opens(symbols: Sequence[str], between: str) -> bool:
    """Whether a sentence or clause begins here, so that a capital says nothing; after ``các Sở:`` comes a name."""
    if between.strip():
        return False
    if not symbols:
        return True
    if symbols[-1] not in _STARTS:
        return False
    return symbols[-1] == "s" or not _ENUMERATES.search("".join(symbols[-_LOOK_BACK:]))


def _in_context(
    symbol: str, tokens: Tokens, number: int, symbols: Sequence[str], between: str, text: str, end: int
) -> str:
    """The symbol a mark or word has where it stands, none where it is but a part of the unknown words around it.

    ``between`` are the unknown words before it, ``end`` is the end of the paragraph.
    """
    low, high = tokens.starts[number], tokens.ends[number]
    if symbol == "s":
        return symbol if _ends_sentence(text, low, end) else ""
    if symbol in "/:":
        return "" if high < end and text[high].isdigit() else symbol
    if symbol == "L":
        # `Đảng ủy xã lãnh đạo …`, `Đảng ủy xã: lãnh đạo …`
        verb = symbols and not between and (symbols[-1] in _NAME_ENDS or symbols[-1] == ":") and text[low].islower()
        return "v" if verb else "t"
    if symbol in "VD":
        if text[low].isupper() and not _opens(symbols, between):
            return CAPITAL_VERB
        return WORDS if not between and _describes(tokens, number, symbols, text) else "v"
    if symbol == "K":
        return CAPITAL_VERB if text[low].isupper() and _HALF_NAMED.search("".join(symbols[-_LOOK_BACK:])) else "0"
    if symbol == "F":  # Ban Chấp hành công đoàn | cơ sở: behind a name it tells the level
        return "f" if not between and symbols[-1:] in _COMPLETE else "u"
    if symbol == "H":
        return _head_or_noun(symbols, between, text[high : min(end, high + 4)])
    if symbol == "T":
        noun = not between and _is_noun(tokens, number, symbols, text[max(0, low - _BEFORE) : low])
        named = bool(symbols) and text[low].isupper() and not _opens(symbols, between)
        return "u" if noun else CAPITAL_VERB if named else "v"
    if symbol == "U" and text[low - 5 : high].lower() == "giao ban" and text[low].islower():
        return ""  # `Giao ban hai bên` is a meeting
    # `nội bộ`, `Môi trường`: after an unknown word a single syllable is rather a part of it
    return "" if between[-1:].isalpha() and text[low].islower() else symbol.lower()


def _head_or_noun(symbols: Sequence[str], between: str, after: str) -> str:
    """``Sở`` with a capital: the head of a name, or a bare noun as in ``các Sở, Ban, ngành``."""
    if after[:1] == ":":
        return "h"
    collective = symbols[-1:] == ["e"] and not between
    return "u" if collective or after[:1] in _LIST_MARKS or after == _AND or not after else "h"


def _is_noun(tokens: Tokens, number: int, symbols: Sequence[str], before: str) -> bool:
    """Whether `tổ chức` is a body here (`cơ quan, tổ chức, cá nhân`) or a verb (`các đơn vị tổ chức hội nghị`)."""
    if not symbols:
        return _followed_by_noun(tokens, number)
    if before.endswith(_BELONGING):
        return False
    if symbols[-1] in _BEFORE_NOUN or before.rstrip().endswith(_TOGETHER):
        return True
    if symbols[-1] not in _SEPARATORS or len(symbols) < 2:
        return False
    if symbols[-2] in _NOUNS or _followed_by_noun(tokens, number):
        return True
    sentence = "".join(symbols[-_LOOK_BACK:]).rpartition("s")[2]
    return ("b" in sentence or sentence.startswith("e")) and not _OTHER_THAN_NOUNS.search(sentence)


def _describes(tokens: Tokens, number: int, symbols: Sequence[str], text: str) -> bool:
    """Whether a verb tells which body: ``Hội đồng | nghiệm thu | công bố``, with a head before and a verb behind.

    A place or the like may stand between: ``Các đội | chữa cháy | khu vực duy trì``.
    """
    if symbols[-1:] not in _HEADS:
        return False
    head = text[tokens.starts[number - 1] : tokens.ends[number - 1]]
    if tokens.symbols[number] == "D" and head.lower() not in _NAMED_BY_WORK:
        return False
    following, start, end = tokens.token(number + 1)
    if following in _PLACES and start == tokens.ends[number] + 1:
        following, start, _ = tokens.token(number + 2)
        return following in _SAYS and start == end + 1
    return following in _SAYS and start == tokens.ends[number] + 1


def _without_shared_head(
    tokens: Tokens, number: int, text: str, symbols: list[str], spots: list[Span]
) -> tuple[str, int]:
    """Symbol and start of a known name after `các`; where others share its head, that gets a symbol of its own."""
    low = tokens.starts[number]
    if not _shares_head(tokens, number, text):
        return KNOWN, low
    middle = text.index(" ", low)
    symbols.append(SHARED)
    spots.append((low, middle))
    return CAPITALS, middle + 1


def _shares_head(tokens: Tokens, number: int, text: str) -> bool:
    """Whether the head of a known name is that of the next ones too: ``các | Sở Tài chính, Nội vụ``."""
    _, low, high = tokens.token(number)
    mark, start, after = tokens.token(number + 1)
    if mark not in _SEPARATORS or start > high + 1 or not text.startswith(_SHARING, low):
        return False
    following, start, _ = tokens.token(number + 2)
    own_head = start == after + 1 and following in _NAMES
    return text[after + 1 : after + 2].isupper() and not own_head


def _followed_by_noun(tokens: Tokens, number: int) -> bool:
    mark, low, high = tokens.token(number + 1)
    noun, start, _ = tokens.token(number + 2)
    return mark == "," and low == tokens.ends[number] and noun.lower() in _NOUNS and start <= high + 1


def _ends_sentence(text: str, at: int, end: int) -> bool:
    """Whether the point at ``at`` closes a sentence: a capital, a bracket or nothing follows."""
    after = text[at + 1 : min(at + 5, end)]
    if not after:
        return True
    if after[0] != " ":
        return after[0] == "/" or not after[0].isalnum()
    following = after.lstrip()
    if following and not (following[0].isupper() or following[0] in "“\"'(-"):
        return False
    word = text[max(0, at - 4) : at].rpartition(" ")[2]
    return word.lower() not in _SHORT_FORMS or word.islower()
