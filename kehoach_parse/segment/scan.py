"""The body of a text that runs together: which numbers and dashes in it begin a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, pairwise

import regex

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.numerals import letter_value, roman_value

_HEADING = 160  # a heading that runs into its text is hardly longer
_SIGNS = "-–+•*"
_WORD = 12  # letters of a syllable at most
_JOINTS = frozenset({"và", "của", "các", "với", "về"})
_CLOSERS = 12  # closing brackets, quotation marks and blanks that may stand behind a full stop
_SCOPES = (
    "capital",
    "roman",
    "arabic",
    "decimal",
    "letter",
)  # each number restarts below the one before it in this list


@dataclass(slots=True)
class Scan:
    """Walks through the candidates and believes those that continue the numbering.

    Attributes:
        reached: how far each kind of number has come in its scope.
        last: where the paragraph at hand begins.
    """

    text: str
    rules: Rulebook
    reached: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_SCOPES, 0))
    last: int = 0

    def cuts(self) -> Iterator[int]:
        """Where a paragraph begins, in order."""
        for match, following in pairwise(chain(_candidates().finditer(self.text), (None,))):
            if match is None or not self._believed(match, following):
                continue
            yield match.start()
            self.last = match.start()
            stop = following.start() if following else len(self.text)
            if match.lastgroup in _SCOPES and (end := self._heading_end(match, stop)):
                yield end
                self.last = end

    def _believed(self, match: regex.Match[str], following: regex.Match[str] | None) -> bool:
        kind = match.lastgroup or ""
        if kind == "bullet":
            return self._bullet(match)
        if kind not in _SCOPES and _starts_numbered().fullmatch(self.text[self.last : match.start()].strip()):
            return False  # `2. Thời gian: quý III`
        if kind == "label":
            return self._ended(match.start())
        if kind not in _SCOPES:
            return self._free(match.start())
        value = _value(kind, match[kind])
        if not (self._due(kind, value, match) or self._announces(kind, value, match, following)):
            return False
        below = _SCOPES[_SCOPES.index(kind) + 1 :]
        self.reached |= {kind: value, **dict.fromkeys(below, 0)}
        return True

    def _announces(self, kind: str, value: int, match: regex.Match[str], following: regex.Match[str] | None) -> bool:
        """Whether the next number due heads items, though the sentence before it has no full stop."""
        if (
            kind != "arabic"
            or value != self.reached[kind] + 1
            or following is None
            or following.lastgroup in ("capital", "roman", "arabic")
        ):
            return False
        head = self.text[match.end() : following.start()]
        return len(head) <= _HEADING and not re.search(r"[.;:]", head)

    def _bullet(self, match: regex.Match[str]) -> bool:
        at, end = match.start(), match.end()
        if self._ended(at):
            return True
        numbers = self.text[at - 2].isdigit() and self.text[end].isdigit()
        if (numbers and not _year_before_share().match(self.text, max(0, at - 5))) or self._names(at, end):
            return False  # `2025 - 2030`, `từ 5 - 10%`, `Thi đua - Khen thưởng`; not `năm 2025 - 100% cán bộ`
        # `- Nội dung giám sát + Theo dõi …`: a bullet may be a heading of bullets of another sign.
        nested = self.text[self.last] in _SIGNS and self.text[self.last] != self.text[at]
        return self._free(at, nested=nested) or _opener(self.rules).match(self.text, end) is not None

    def _names(self, at: int, end: int) -> bool:
        before = self.text[max(0, at - _WORD) : at].rstrip().rpartition(" ")[2]
        after = self.text[end : end + _WORD].partition(" ")[0]
        return f"{before} - {after}".lower() in _dashed(self.rules)

    def _due(self, kind: str, value: int, match: regex.Match[str]) -> bool:
        """Whether the number is the next one, or with the typist's slips near enough where a paragraph may begin."""
        last = self.reached[kind]
        if kind == "decimal":
            return self.reached["arabic"] in (0, _parent(match[kind])) and value in (1, last + 1)
        if kind in ("roman", "capital") and value == last + 1:
            return True
        return value in _NEAR[kind](last) and self._free(match.start())

    def _ended(self, at: int) -> bool:
        end = self.text[max(self.last, at - _CLOSERS) : at].rstrip("”\"’')] ")
        return end.endswith((".", ";", ":", "!", "?", "…"))

    def _free(self, at: int, *, nested: bool = False) -> bool:
        """Whether a paragraph may end before ``at``: with its sentence, or as a heading that has none."""
        if self._ended(at) or at == self.last:
            return True
        if at - self.last > _HEADING:
            return False
        before = self.text[self.last : at].rstrip()
        numbered = _starts_numbered().match(before)
        return (nested or numbered is not None or before.isupper()) and not re.search(r"[.;:]\s", before[4:])

    def _heading_end(self, match: regex.Match[str], stop: int) -> int | None:
        """Where the text under a heading begins: after its capitals, or before a verb that opens a sentence."""
        start = match.end()
        if match["roman"] or match["capital"]:
            return _title_run(self.text, start, stop)
        stop = min(stop, start + _HEADING)
        for verb in _verbs(self.rules).finditer(self.text, start + 3, stop):
            head = self.text[start : verb.start()]
            if re.search(r"[.;:“]", head):
                return None
            # `Sở Xây dựng`, `Ban Chỉ đạo`: behind a capital a verb is part of a name, and behind `Kế hoạch` too.
            if head.split()[-1] in _JOINTS:
                continue  # `Phòng Nông nghiệp và Phát triển nông thôn`
            if head.split()[-1][:1].islower() and _last_words(head) not in _named_things(self.rules):
                return verb.start()
        return None


def is_capital(word: str) -> bool:
    """Whether a word is printed in capitals; a number or code is as good."""
    return not any(char.islower() for char in word) or "/" in word


def _title_run(text: str, start: int, stop: int) -> int | None:
    """End of a heading in capitals where text follows it before ``stop``, else None."""
    end = start
    for word in _word().finditer(text, start, stop):
        if not is_capital(word[0]):
            return word.start() if end > start and word[0][:1].isupper() else None
        end = word.end()
    return None


def _last_words(head: str) -> str:
    return " ".join(head.lower().split()[-2:])


_NEAR: dict[str, Callable[[int], tuple[int, ...]]] = {
    "capital": lambda last: (last + 1,),
    "roman": lambda last: (last + 2,),
    "arabic": lambda last: (1, last + 1, last + 2, max(last, 1)),
    "letter": lambda last: (1, last + 1, last + 2),
}


def _value(kind: str, label: str) -> int:
    if kind == "roman":
        return roman_value(label) or 0
    if kind == "letter":
        return letter_value(label) or 0
    if kind == "capital":
        return ord(label) - ord("A") + 1
    return int(label.split(".")[1] if kind == "decimal" else label)


def _parent(decimal: str) -> int:
    return int(decimal.split(".")[0])


@cache
def _candidates() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?x)(?<=\s)(?:
          (?P<roman> [IVX]{1,5}+ ) \s?[./-]\s? (?= \p{Lu} )
        | (?P<capital> [A-H] ) [./-]\s (?= \p{Lu}{2} )
        | (?P<decimal> \d{1,2}\.\d{1,2} (?:\.\d{1,2})? ) (?: [.)] \s | -\s | \s ) (?= \p{Lu} )
        | (?P<arabic> \d{1,2} ) (?: \s?[.)/]\s (?= [\p{Lu}“"\d] ) | -\s (?= [\p{Lu}“] ) )
        | (?P<letter> [a-zđ] ) (?: \s?\)\s | [./]\s (?= \p{Lu} ) )
        | (?P<bullet> [-–+•*] ) \s (?= [\p{Lu}\d“"] )
        | (?P<cue> Điều\ \d{1,2}\.\ | Căn\ cứ\ (?=\p{Lu}) | Xét\ (?:đề|tờ|thấy|nhu)\  | Trên\ đây\ là\  | Nơi\ nhận\s?:
                 | (?:TM|KT|TL|TUQ)\.\ (?=\p{Lu}{2}) )
        | (?P<label> (?:Thời\ (?:gian|hạn)|Đơn\ vị|Cơ\ quan|Địa\ điểm|Sản\ phẩm)\b [^.;:,\d]{0,40}+ : )
        )"""
    )


@cache
def _starts_numbered() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:[IVX]{1,5}\s?[./-]|[A-H][./-]|\d{1,2}(?:\.\d{1,2})*(?:\s?[.)/]|-)|\d{1,2}\.\d|[a-zđ]\s?\))"
    )


@cache
def _year_before_share() -> regex.Pattern[str]:
    return regex.compile(r"(?:19|20)\d\d - \d+(?:,\d+)?\s?%")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\S+")


@cache
def _verbs(rules: Rulebook) -> regex.Pattern[str]:
    return regex.compile(r"(?<=[\p{Ll})] )" + _opener(rules).pattern)


@cache
def _opener(rules: Rulebook) -> regex.Pattern[str]:
    verbs = sorted(rules.yaml("words/outline.yaml")["sentence_openers"], key=len, reverse=True)
    return regex.compile("(?:" + "|".join(verbs) + r")(?=[\s,])")


@cache
def _dashed(rules: Rulebook) -> frozenset[str]:
    return frozenset(rules.yaml("words/outline.yaml")["dashed_names"])


@cache
def _named_things(rules: Rulebook) -> frozenset[str]:
    return frozenset(rules.yaml("words/outline.yaml")["named_things"])
