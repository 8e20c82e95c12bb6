"""Lines → paragraphs. What the text itself shows about how it was set decides, never a fixed width."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.markers import Marker
from kehoach_parse.segment.paragraph import Paragraph, join

_TERMINAL = frozenset(".;:!?…")
_CLOSERS = "”\"’')]»* "
_CLOSING = frozenset(_CLOSERS)
_SENTENCE = 60  # letters: text without line breaks that is shorter is a heading, not half a sentence
_NEARLY = 0.85  # of a full line: a heading is shorter, a line broken by hand inside a sentence not
_SHORT = 0.6  # of a full line
_BROKEN = 0.8  # of the usual line: a shorter one was broken by hand
_WORD = 12  # letters of a syllable at most
_MOSTLY = 0.6  # of the paragraphs that have one set apart, gaps tell paragraphs
_PRINTED = 180  # letters: a longer line that breaks off was cut by a page, it is no printed line
_CODE = re.compile(r"\d[-/ ]{1,3}[A-ZĐ]{2,4}$")  # Nghị quyết số 71/NQ⏎-CP
_DIGIT, _YEAR = re.compile(r"\d"), re.compile(r"(?:19|20)\d\d(?!\d)")
_CODE_SIGNS = frozenset("-–/")
_CODE_GOES_ON = re.compile(r"[-–/][A-ZĐ]{2}")
_BASES = "Căn cứ "  # opens a paragraph wherever it stands in capitals at the start of a line
_EVIDENCE = 3  # breaks inside sentences: fewer may be the doing of pages
_OFTEN = 0.3  # of the lines that open a unit
_WRAPPED = 0.12  # of neighbouring lines break inside a sentence where lines are printed lines, not paragraphs

_Value = TypeVar("_Value", bound=Hashable)


@dataclass(eq=False)
class Setting:
    """How a text is set, measured on the line breaks that certainly fall inside a sentence.

    Attributes:
        lines: what was measured.
        inside: neighbouring lines whose break certainly falls inside a sentence.
        between: lines that certainly begin a paragraph.
        wrapped: lines are printed lines; else each is a paragraph, but for the odd one cut by a page.
        measured: lines are measured in points on the page, else in letters.
        reach: a line longer than this, the first word of the next one included, surely had no room for that word.
        least: a line shorter than this surely had room.
        step: blank lines between the lines of one paragraph (1 in double-spaced text).
        gaps_tell: paragraphs are set apart by more blank lines than their lines are.
        first: where first lines of paragraphs are cut short, as some portals have them, the least one of them reaches.
    """

    lines: Sequence[Paragraph]
    inside: Sequence[tuple[Paragraph, Paragraph]]
    between: Sequence[Paragraph]
    wrapped: bool
    measured: bool
    reach: float
    least: float
    step: int
    gaps_tell: bool
    first: float | None

    @cached_property
    def inset(self) -> float | None:
        """First lines of paragraphs begin at least here; None where indents say nothing."""
        if not self.inside or not self.between:
            return None
        margin = _usual(round(after.indent) for _, after in self.inside)
        first = _usual(round(after.indent) for after in self.between)
        return (margin + first) / 2 if first - margin >= 2 else None

    @cached_property
    def dashed(self) -> frozenset[tuple[str, str]]:
        """Pairs of words with a dash between them inside a line, ``Thi đua - Khen thưởng``: few texts are asked."""
        text = "\n".join(line.text for line in self.lines)
        places = (match.start() for match in re.finditer(" -(?= )", text))
        return frozenset(_pair(text[max(0, at - _WORD) : at], text[at + 3 : at + 3 + _WORD]) for at in places)


def measure(lines: Sequence[Paragraph]) -> Setting:
    """The setting of a run of lines."""
    inside: list[tuple[Paragraph, Paragraph]] = []
    between: list[Paragraph] = []
    for before, after in pairwise(lines):
        small, ended = after.text[:1].islower(), _ended(before.text)
        if ended and not small:
            between.append(after)
        elif small and not ended and not before.complete and after.marker is None:
            inside.append((before, after))
    pairs = max(1, len(lines) - 1)
    usual = sorted(len(before.text) for before, _ in inside)[len(inside) // 2] if inside else 0
    wrapped = len(inside) >= _EVIDENCE and len(inside) / pairs > _WRAPPED and usual < _PRINTED
    step = _usual(after.gap for _, after in inside) if inside else 0
    measured = all(line.runs[-1][1].box for line in lines)
    later = [(before, after) for before, after in inside if before.marker is None]
    reach, least = _reach(later if len(later) >= _EVIDENCE else inside, measured)
    gaps_tell = wrapped and sum(after.gap > step for after in between) > _MOSTLY * len(between)
    first = _first(inside, reach) if wrapped and not measured else None
    return Setting(lines, inside, between, wrapped, measured, reach, least, step, gaps_tell, first)


def _first(inside: Sequence[tuple[Paragraph, Paragraph]], reach: float) -> float | None:
    """How far lines reach that open a numbered unit or bullet, where they break off long before full lines do."""
    opening = [_need(before, after, measured=False) for before, after in inside if before.marker is not None]
    short = sorted(need for need in opening if need < _SHORT * reach)
    return short[len(short) // 10] if len(short) >= _EVIDENCE and len(short) > _OFTEN * len(opening) else None


def _reach(inside: Sequence[tuple[Paragraph, Paragraph]], measured: bool) -> tuple[float, float]:
    """How far full lines reach: on a page to the margin; counted in letters it varies with their width."""
    if not inside:
        return 0.0, 0.0
    if measured:
        edges = sorted(extent[1] for before, _ in inside if (extent := before.runs[-1][1].extent))
        return edges[-1 - len(edges) // 20], edges[-1 - len(edges) // 20]
    needs = sorted(_need(before, after, measured) for before, after in inside)
    usual = [need for need in needs if need >= _BROKEN * needs[len(needs) // 2]]
    longest = max(len(before.text) for before, _ in inside)
    return usual[len(usual) // 10], min(usual[0], longest)


def _usual(values: Iterable[_Value]) -> _Value:
    """The most frequent of some values, the first of several; a Counter would cost more than there is to count."""
    counts: dict[_Value, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return max(counts, key=counts.__getitem__)


def _ended(text: str) -> bool:
    """Whether a sentence or list item ends here."""
    last = text[-1:]
    return (text.rstrip(_CLOSERS)[-1:] if last in _CLOSING else last) in _TERMINAL


def _need(before: Paragraph, after: Paragraph, measured: bool) -> float:
    """How far ``before`` would reach with the first word of ``after`` behind it."""
    first = after.text.find(" ")
    if first < 0:
        first = len(after.text)
    if not measured:
        return len(before.text) + 1 + first
    left, right = before.runs[-1][1].extent, after.runs[0][1].extent
    if left is None or right is None:
        return 0.0
    return left[1] + (right[1] - right[0]) * (first + 1) / len(after.text)


def paragraphs(lines: Sequence[Paragraph], setting: Setting, cues: Cues) -> list[Paragraph]:
    """Join the lines of each paragraph."""
    joined: list[Paragraph] = []
    group: list[Paragraph] = []
    for line in lines:
        if group and _continues(group, line, setting, cues):
            group.append(line)
        else:
            if group:
                joined.append(join(group))
            group = [line]
    if group:
        joined.append(join(group))
    return joined


def _continues(group: Sequence[Paragraph], line: Paragraph, setting: Setting, cues: Cues) -> bool:
    before, head = group[-1], group[0].marker
    if before.complete or (line.note and line.text.startswith("[")):
        return False
    if line.marker is None and line.text[:1].islower() and not _ended(before.text):
        return True  # the most frequent line break of all: inside a sentence
    if line.text.isupper() and (kind := cues.type(line.text)) and not line.text[kind.end() :].strip(" :*"):
        return False  # `Theo đề nghị của Giám đốc Sở,⏎QUYẾT ĐỊNH:`
    if len(group) == 1 and head is not None and head.end >= len(before.text):
        # `a)⏎Xác định …`: the number stood alone on its line.
        return line.marker is None or line.marker.style != head.style
    if line.text[:1] in _CODE_SIGNS and _CODE_GOES_ON.match(line.text) and _CODE.search(before.text):
        return True
    if line.marker is not None and not _is_text(before, line, line.marker, setting, cues):
        return False
    if not setting.wrapped:
        return _runs_on(before, line, cues)
    if setting.gaps_tell:
        if line.gap > setting.step:
            return _runs_on(before, line, cues)
        # Portals wrap the first line of a paragraph short, so only a later one that is short has ended it.
        short = len(group) > 1 and _need(before, line, setting.measured) < _SHORT * setting.reach
        return not (_ended(before.text) and _begins(line) and (short or cues.label(line.text)))
    if setting.first is not None and len(group) == 1 and _first_goes_on(before, line, setting.first, cues):
        return True
    return _same_paragraph(before, line, setting, cues)


def _first_goes_on(first: Paragraph, line: Paragraph, least: float, cues: Cues) -> bool:
    """Where first lines are cut short: whether a line goes on with a bullet, a label or a body's name."""
    if not _begins(line):
        return True
    bullet = first.marker is not None and first.marker.style == "bullet"
    if _ended(first.text):
        return bullet and cues.label(first.text[first.marker.end if first.marker else 0 :]) is not None
    if bullet and _need(first, line, measured=False) >= least:
        return True
    return cues.opens_name(first.text) or cues.holds_name(first.text, line.text)


def _is_text(before: Paragraph, line: Paragraph, marker: Marker, setting: Setting, cues: Cues) -> bool:
    """Whether what looks like a marker is part of a sentence that was wrapped before it."""
    if _ended(before.text):
        return False
    flush = setting.inset is not None and line.indent < setting.inset
    filled = _need(before, line, setting.measured) / setting.least if setting.wrapped else len(before.text) / _SENTENCE
    # `theo khoản⏎2.`, `lần thứ⏎XIV.`, `quy định tại⏎Mục 1.`
    open_ended = cues.calls_for_label(before.text) or cues.breaks_off(before.text)
    if marker.style != "bullet" and open_ended and (flush or filled >= _NEARLY):
        return True
    if not setting.wrapped or line.gap > setting.step or marker.style not in ("bullet", "paren"):
        return False
    if setting.inset is not None:
        return flush  # `giai đoạn 2025⏎- 2030`, flush left where bullets are set in
    if marker.style == "paren":
        return filled >= 1
    # `kinh tế⏎- xã hội`, `2025⏎- 2030`; with a capital only a pair the text holds elsewhere: `Thi đua - Khen thưởng`.
    after = line.text[marker.end :]
    numbers = before.text[-1:].isdigit() and (_YEAR if filled < _NEARLY else _DIGIT).match(after) is not None
    pair = _pair(before.text, after)
    known = filled >= _NEARLY and pair in setting.dashed
    return after[:1].islower() or numbers or known or (setting.first is not None and cues.dashed(*pair))


def _pair(before: str, after: str) -> tuple[str, str]:
    """The words on both sides of a dash."""
    return before[-_WORD:].rpartition(" ")[2], after[:_WORD].partition(" ")[0]


def _same_paragraph(before: Paragraph, line: Paragraph, setting: Setting, cues: Cues) -> bool:
    """In wrapped text where gaps say nothing: room at the end of a line, capitals, indents."""
    ended = _ended(before.text)
    if not _begins(line):
        # Items of a list without markers are rarely written small; a short line before them gives them away.
        return not ended or _need(before, line, setting.measured) > _SHORT * setting.reach
    if cues.breaks_off(before.text) or cues.calls_for_number(before.text, line.text):
        return True
    if line.text.startswith(_BASES) or (ended and (cues.label(line.text) or cues.formula(line.text))):
        return False
    if setting.inset is not None and line.indent >= setting.inset:
        return False
    if line.gap > setting.step + 1 or (before.strong and not line.strong):
        return False
    if before.text.isupper():
        return not ended and line.text.isupper()
    return _need(before, line, setting.measured) >= (setting.reach if ended else _NEARLY * setting.least)


def _runs_on(before: Paragraph, line: Paragraph, cues: Cues) -> bool:
    """A sentence cut by a page or an empty line."""
    if _ended(before.text):
        return False
    return line.text[:1].islower() or cues.breaks_off(before.text) or cues.calls_for_number(before.text, line.text)


def _begins(line: Paragraph) -> bool:
    """Whether the line may begin a sentence."""
    return not line.text[:1].islower() and line.text[:1] not in ",;.)"
