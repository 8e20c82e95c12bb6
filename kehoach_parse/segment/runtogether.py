"""Text whose headings and bullets run into the body is cut back into paragraphs.

Crawled pages come so: ``… như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Tăng cường … 2. Yêu cầu - Các cấp …``. Nothing
but the numbering itself shows where a paragraph began, so a number is believed only where it is the next one due.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, pairwise

import regex

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.layout import Block
from kehoach_parse.segment.markers import Markers
from kehoach_parse.segment.paragraph import Paragraph, join
from kehoach_parse.text.numerals import letter_value, roman_value

_ENOUGH = 3  # headings in the middle of lines before a text counts as run together
_HEADING = 160  # a heading that runs into its text is hardly longer
_SIGNS = 12  # closing brackets, quotation marks and blanks that may stand behind a full stop
_LETTERHEAD = 1500  # a type line stands within the first characters


def cut_run_together(blocks: Sequence[Block], rules: Rulebook, find_marker: Markers, cues: Cues) -> list[Block]:
    """The blocks, or where their text runs together its paragraphs. Tables stay where they are."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    inside = _count_glued(lines)
    if inside < _ENOUGH or inside <= sum(line.marker is not None for line in lines):
        return list(blocks)
    done: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        done += _cut(run, rules, find_marker, cues)
        done.append(block)
        run = []
    return done + list(_cut(run, rules, find_marker, cues))


def _cut(lines: Sequence[Paragraph], rules: Rulebook, find_marker: Markers, cues: Cues) -> Iterator[Paragraph]:
    if not lines:
        return
    whole = join(lines)
    starts = sorted({0, *_head_cuts(whole.text, cues), *_Scan(whole.text, rules).cuts()})
    for start, end in zip(starts, [*starts[1:], len(whole.text)], strict=True):
        part = whole.cut(start, end, find_marker=find_marker)
        if part.text.strip("-_=* "):
            yield part


# ---- letterhead, type, title


def _head_cuts(text: str, cues: Cues) -> Iterator[int]:
    """Where the parts of the letterhead, the type, the title and the preamble begin."""
    found = next((match for match in _capital_words().finditer(text, 0, _LETTERHEAD) if cues.type(match[0])), None)
    if found is None:
        return
    yield from (match.start() for match in _letterhead_parts().finditer(text, 0, found.start()))
    kind = cues.type(found[0])
    assert kind is not None  # noqa: S101 - it was the condition of the search
    end = found.start() + kind.end("type")
    yield found.start()
    yield end
    yield _title_end(text, end, cues)


def _title_end(text: str, start: int, cues: Cues) -> int:
    """After the capitals of a title in capitals, else before the words a preamble opens with."""
    words = list(_word().finditer(text, start, start + _LETTERHEAD))
    capital = bool(words) and _is_capital(words[0][0])
    for at, word in enumerate(words):
        if capital and not _is_capital(word[0]):
            following = words[at + 1][0] if at + 1 < len(words) else ""
            if not (_is_capital(following) and sum(map(str.isalpha, following)) > 1):
                return word.start()
        elif not capital and at > 2 and word[0][:1].isupper() and cues.opening(text[word.start() : word.start() + 200]):
            return word.start()
    return start


def _is_capital(word: str) -> bool:
    return not any(char.islower() for char in word) or "/" in word


# ---- body


_SCOPES = ("roman", "arabic", "decimal", "letter")  # each number restarts below the one before it in this list


@dataclass(slots=True)
class _Scan:
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
            if match is None or not self._believed(match):
                continue
            yield match.start()
            self.last = match.start()
            stop = following.start() if following else len(self.text)
            if match.lastgroup in _SCOPES and (end := self._heading_end(match, stop)):
                yield end
                self.last = end

    def _believed(self, match: regex.Match[str]) -> bool:
        kind = match.lastgroup or ""
        if kind not in _SCOPES:
            # `2025 - 2030`, `từ 5 - 10%`: a dash between digits needs the end of a sentence before it.
            digits = self.text[match.start() - 2].isdigit() or self.text[match.end()].isdigit()
            return self._ended(match.start()) if kind == "bullet" and digits else self._free(match.start())
        value = _value(kind, match[kind])
        if not self._due(kind, value, match):
            return False
        below = _SCOPES[_SCOPES.index(kind) + 1 :]
        self.reached |= {kind: value, **dict.fromkeys(below, 0)}
        return True

    def _due(self, kind: str, value: int, match: regex.Match[str]) -> bool:
        """Whether the number is the next one, or with the typist's slips near enough where a paragraph may begin."""
        last = self.reached[kind]
        if kind == "decimal":
            return self.reached["arabic"] in (0, _parent(match[kind])) and value in (1, last + 1)
        if kind == "roman" and value == last + 1:
            return True
        return value in _NEAR[kind](last) and self._free(match.start())

    def _ended(self, at: int) -> bool:
        end = self.text[max(self.last, at - _SIGNS) : at].rstrip("”\"’')] ")
        return end.endswith((".", ";", ":", "!", "?", "…"))

    def _free(self, at: int) -> bool:
        """Whether a paragraph may end before ``at``: with its sentence, or as a heading that has none."""
        if self._ended(at) or at == self.last:
            return True
        if at - self.last > _HEADING:
            return False
        before = self.text[self.last : at].rstrip()
        numbered = _starts_numbered().match(before)
        return (numbered is not None or before.isupper()) and not re.search(r"[.;:]\s", before[4:])

    def _heading_end(self, match: regex.Match[str], stop: int) -> int | None:
        """Where the text under a heading begins: after its capitals, or before a verb that opens a sentence."""
        start = match.end()
        if match["roman"]:
            return _title_run(self.text, start, stop)
        stop = min(stop, start + _HEADING)
        for verb in _verbs(self.rules).finditer(self.text, start + 3, stop):
            head = self.text[start : verb.start()]
            if not re.search(r"[.;:“]", head) and _last_words(head) not in _names(self.rules):
                return verb.start()
            return None
        return None


def _title_run(text: str, start: int, stop: int) -> int | None:
    """End of a heading in capitals where text follows it before ``stop``, else None."""
    end = start
    for word in _word().finditer(text, start, stop):
        if not _is_capital(word[0]):
            return word.start() if end > start and word[0][:1].isupper() else None
        end = word.end()
    return None


def _last_words(head: str) -> str:
    return " ".join(head.lower().split()[-2:])


_NEAR: dict[str, Callable[[int], tuple[int, ...]]] = {
    "roman": lambda last: (last + 2,),
    "arabic": lambda last: (1, last + 1, max(last, 1)),
    "letter": lambda last: (1, last + 1, last + 2),
}


def _value(kind: str, label: str) -> int:
    if kind == "roman":
        return roman_value(label) or 0
    if kind == "letter":
        return letter_value(label) or 0
    return int(label.split(".")[1] if kind == "decimal" else label)


def _parent(decimal: str) -> int:
    return int(decimal.split(".")[0])


def _count_glued(lines: Sequence[Paragraph]) -> int:
    """Headings and bullets in the middle of lines: `… như sau: I. MỤC`, `… tỉnh. 2. Yêu cầu - Các`, `…; - Tổ chức`."""
    text = "\n".join(line.text for line in lines)
    return sum(text[match.end()].isupper() for match in _glued().finditer(text)) + _ENOUGH * bool(_type().search(text))


@cache
def _type() -> re.Pattern[str]:
    """A type line behind the date."""
    return re.compile(r"\d{4} KẾ HOẠCH ")


@cache
def _glued() -> re.Pattern[str]:
    return re.compile(r"[.;:”)…A-ZĐ] (?:[IVX]{1,4}[./-]|\d\d?(?:\.\d\d?)* ?\.|[a-zđ]\)|-) (?=[^\W\d_])")


@cache
def _candidates() -> regex.Pattern[str]:
    return regex.compile(
        r"""(?x)(?<=\s)(?:
          (?P<roman> [IVX]{1,5}+ ) \s?[./-]\s? (?= \p{Lu} )
        | (?P<decimal> \d{1,2}\.\d{1,2} (?:\.\d{1,2})? ) (?: [.)] \s | \s ) (?= \p{Lu} )
        | (?P<arabic> \d{1,2} ) \s?[.)/]\s (?= [\p{Lu}“"\d] )
        | (?P<letter> [a-zđ] ) \s?\)\s
        | (?P<bullet> [-–+•*] ) \s (?= [\p{Lu}\d“"] )
        | (?P<cue> Căn\ cứ\ (?=\p{Lu}) | Xét\ | Trên\ đây\ là\  | Nơi\ nhận\s?: | (?:TM|KT|TL|TUQ)\.\ (?=\p{Lu}{2}) )
        )"""
    )


@cache
def _starts_numbered() -> regex.Pattern[str]:
    return regex.compile(r"(?:[IVX]{1,5}\s?[./-]|\d{1,2}(?:\.\d{1,2})*\s?[.)/]|\d{1,2}\.\d|[a-zđ]\s?\))")


@cache
def _letterhead_parts() -> regex.Pattern[str]:
    return regex.compile(
        r"(?:(?<=^|\s)[-_=]{3,}|(?i:cộng h(?:òa|oà) xã|đảng cộng sản|độc lập\s*[-–])|\bSố\s*:|"
        r"(?<=\bSố\s*:\s*\S+\s+)\p{Lu}[^,:]{1,40},\s*ngày)"
    )


@cache
def _capital_words() -> regex.Pattern[str]:
    """Two words in capitals, and what follows them."""
    return regex.compile(r"(?<!\S)\p{Lu}{2,}\s\p{Lu}{2,}(?=\s|$).{0,3}")


@cache
def _word() -> regex.Pattern[str]:
    return regex.compile(r"\S+")


@cache
def _verbs(rules: Rulebook) -> regex.Pattern[str]:
    verbs = rules.yaml("words/outline.yaml")["sentence_openers"]
    return regex.compile(r"(?<=[\p{Ll})] )(?:" + "|".join(sorted(verbs, key=len, reverse=True)) + r")(?=[\s,])")


@cache
def _names(rules: Rulebook) -> frozenset[str]:
    return frozenset(rules.yaml("words/outline.yaml")["named_things"])
