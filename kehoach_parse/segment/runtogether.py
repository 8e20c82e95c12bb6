"""Text whose headings and bullets run into the body is cut back into paragraphs.

Crawled pages come so: ``… như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Tăng cường … 2. Yêu cầu - Các cấp …``. Nothing
but the numbering itself shows where a paragraph began, so a number is believed only where it is the next one due.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.layout import Block
from kehoach_parse.segment.markers import Markers
from kehoach_parse.segment.paragraph import Paragraph, join
from kehoach_parse.segment.scan import Scan, is_capital

_ENOUGH = 3  # headings in the middle of lines before a text counts as run together
_SHORTEST = 3  # words of a title at least
_LOOK = 200  # letters in which a preamble names its body and verb
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
    text = whole.text
    starts = sorted({0, *_letterhead_cuts(text, cues), *_annex_cuts(text, cues), *Scan(text, rules).cuts()})
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = whole.cut(start, end, find_marker=find_marker)
        if part.text.strip("-_=* "):
            yield part


# ---- letterhead, type, title


def _letterhead_cuts(text: str, cues: Cues) -> Iterator[int]:
    """Where the parts of the letterhead, the type, the title and the preamble begin."""
    found = next(_types(text, 0, _LETTERHEAD, cues), None)
    if found is None:
        return
    yield from (match.start() for match in _letterhead_parts().finditer(text, 0, found[0]))
    yield from (*found, _title_end(text, found[1], cues))


def _annex_cuts(text: str, cues: Cues) -> Iterator[int]:
    """The same for the plan a decision carries: its type is the last one before the line in brackets."""
    bracket = _attached().search(text)
    if bracket is None:
        return
    found = [*_types(text, max(0, bracket.start() - _LETTERHEAD), bracket.start(), cues)]
    if found:
        yield from (*found[-1], bracket.start(), bracket.end())


def _types(text: str, start: int, end: int, cues: Cues) -> Iterator[tuple[int, int]]:
    """Start and end of the types printed in capitals between two offsets."""
    for match in _capital_words().finditer(text, start, end):
        if kind := cues.type(match[0]):
            yield match.start(), match.start() + kind.end("type")


def _title_end(text: str, start: int, cues: Cues) -> int:
    """After the capitals of a title in capitals, else before the words a preamble opens with."""
    words = list(_word().finditer(text, start, start + _LETTERHEAD))
    if words and is_capital(words[0][0]):
        return _capitals_end(words)
    capitalised = [word.start() for word in words[_SHORTEST:] if word[0][:1].isupper()]
    for opens in (cues.opening, cues.issuing):
        for at in capitalised:
            if opens(text[at : at + _LOOK]):
                return at
    return start


def _capitals_end(words: Sequence[regex.Match[str]]) -> int:
    """Before the first word in small letters: a single one between capitals (`5G, IoT TRONG`) belongs to them."""
    for word, following in pairwise((*words, None)):
        if word is not None and not is_capital(word[0]):
            goes_on = following is not None and is_capital(following[0]) and sum(map(str.isalpha, following[0])) > 1
            if not goes_on:
                return word.start()
    return words[0].start()


def _count_glued(lines: Sequence[Paragraph]) -> int:
    """Headings and bullets in the middle of lines: `… như sau: I. MỤC`, `… tỉnh. 2. Yêu cầu - Các`, `…; - Tổ chức`."""
    text = "\n".join(line.text for line in lines)
    return sum(text[match.end()].isupper() for match in _glued().finditer(text)) + _ENOUGH * bool(_type().search(text))


@cache
def _type() -> re.Pattern[str]:
    """A type line behind the date; a pattern that begins with letters is looked for three times as fast."""
    return re.compile(r"KẾ\sHOẠCH (?<=\d{4} KẾ\sHOẠCH )")


@cache
def _glued() -> re.Pattern[str]:
    """It begins with a blank for the same reason."""
    return re.compile(
        r" (?<=[.;:”)…A-ZĐ] )(?:[IVX]{1,4}[./-]|[A-H]\.|\d\d?(?:\.\d\d?)*(?: ?\.|-)|[a-zđ][).]|-) (?=[^\W\d_])"
    )


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
def _attached() -> regex.Pattern[str]:
    return regex.compile(r"\((?:Ban hành )?[Kk]èm theo Quyết định[^()]{0,200}+\)?")
