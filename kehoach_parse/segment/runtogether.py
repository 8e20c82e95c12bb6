"""Text whose headings and bullets run into the body is cut back into paragraphs.

Crawled pages come so: ``… như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Tăng cường … 2. Yêu cầu - Các cấp …``. Nothing
but the numbering itself shows where a paragraph began, so a number is believed only where it is the next one due.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
_LETTERHEAD = 1500  # a type line stands within the first characters


def cut_run_together(blocks: Sequence[Block], rules: Rulebook, markers: Markers, cues: Cues) -> list[Block]:
    """The blocks, or where their text runs together its paragraphs. Tables stay where they are."""
    lines = [block for block in blocks if isinstance(block, Paragraph)]
    inside = sum(len(_glued().findall(line.text)) for line in lines)
    if inside < _ENOUGH or inside <= sum(markers(line.text) is not None for line in lines):
        return list(blocks)
    done: list[Block] = []
    run: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            run.append(block)
            continue
        done += _cut(run, rules, cues)
        done.append(block)
        run = []
    return done + list(_cut(run, rules, cues))


def _cut(lines: Sequence[Paragraph], rules: Rulebook, cues: Cues) -> Iterator[Paragraph]:
    if not lines:
        return
    whole = join(lines)
    starts = sorted({0, *_head_cuts(whole.text, cues), *_Scan(whole.text, rules).cuts()})
    for start, end in zip(starts, [*starts[1:], len(whole.text)], strict=True):
        part = whole.cut(start, end)
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


@dataclass(slots=True)
class _Scan:
    """Walks through the candidates and believes those that continue the numbering."""

    text: str
    rules: Rulebook
    roman: int = 0
    arabic: int = 0
    decimal: int = 0
    letter: int = 0
    last: int = 0
    bulleted: bool = False

    def cuts(self) -> Iterator[int]:
        """Where a paragraph begins, in order."""
        for match, following in pairwise(chain(_candidates().finditer(self.text), (None,))):
            if match is not None and self._believed(match):
                yield match.start()
                self.last = match.start()
                stop = following.start() if following else len(self.text)
                if match["bullet"] is None and match["cue"] is None and (end := self._heading_end(match, stop)):
                    yield end
                    self.last = end

    def _believed(self, match: regex.Match[str]) -> bool:
        free = self._free(match.start())
        if match["cue"]:
            return free
        if match["roman"]:
            value = roman_value(match["roman"]) or 0
            if value == self.roman + 1 or (free and value == self.roman + 2):
                self.roman, self.arabic, self.decimal, self.letter = value, 0, 0, 0
                return True
            return False
        if match["decimal"]:
            first, second = (int(part) for part in match["decimal"].split(".")[:2])
            if first in (self.arabic, 0) or self.arabic == 0:
                if second == self.decimal + 1 or second == 1:
                    self.decimal, self.letter = second, 0
                    return True
            return False
        if match["arabic"]:
            value = int(match["arabic"])
            if free and (value == self.arabic + 1 or value == 1 or (value == self.arabic and value > 0)):
                self.arabic, self.decimal, self.letter = value, 0, 0
                return True
            return False
        if match["letter"]:
            value = letter_value(match["letter"]) or 0
            if free and (value == 1 or self.letter < value <= self.letter + 2):
                self.letter = value
                return True
            return False
        if self.text[match.start() - 2].isdigit() or self.text[match.end()].isdigit():
            return self._ended(match.start())  # `2025 - 2030`, `từ 5 - 10%`
        return free

    def _ended(self, at: int) -> bool:
        return self.text[self.last : at].rstrip("”\"’')] ").endswith((".", ";", ":", "!", "?", "…"))

    def _free(self, at: int) -> bool:
        """Whether a paragraph may end before ``at``: with its sentence, or as a heading that has none."""
        before = self.text[self.last : at].rstrip()
        if not before or self._ended(at):
            return True
        return len(before) <= _HEADING and not regex.search(r"[.;:]\s", before[4:]) and self._is_head(before)

    def _is_head(self, before: str) -> bool:
        return _starts_numbered().match(before) is not None or before.isupper()

    def _heading_end(self, match: regex.Match[str], stop: int) -> int | None:
        """Where the text under a heading begins: after its capitals, or before a verb that opens a sentence."""
        start = match.end()
        if match["roman"]:
            return _title_run(self.text, start, stop)
        stop = min(stop, start + _HEADING)
        for verb in _verbs(self.rules).finditer(self.text, start + 3, stop):
            head = self.text[start : verb.start()]
            if not regex.search(r"[.;:“]", head) and _last_words(head) not in _names(self.rules):
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


@cache
def _glued() -> regex.Pattern[str]:
    """A heading or bullet in the middle of a line: `… như sau: I. MỤC`, `… tỉnh. 2. Yêu cầu - Các`, `…; - Tổ chức`."""
    return regex.compile(
        r"[.;:”)…] (?:[IVX]{1,4}[./-]|\d{1,2}\s?\.|[a-zđ]\)|-) \p{Lu}|(?<=\p{Lu}) \d\s?\. \p{Lu}\p{Ll}|\d{4} KẾ HOẠCH "
    )


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
