"""Runs of glyphs → words → pieces of printed lines."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.models.base import Box
from kehoach_parse.models.source import Line, WordBoxes

WORD_GAP = 0.12
"""In em: a wider gap between glyphs is a space. Justified lines go down to 0.15, letter spacing up to 0.08."""
PIECE_GAP = 1.6
"""In em: a wider gap ends a piece of a line, which may be the gap between two columns."""
CELL_GAP = 0.6
"""In em: the same, where the document writes something else between the two words, as the lines of two cells."""
_STRIKE = 0.1
_OUTSTANDING = 2.0
_NEAR = 4
BASE_RISE = 0.25
"""In em: glyphs whose baselines differ by less stand on one line."""


class Word(NamedTuple):
    """One word as printed, NFC. ``order`` is its place in the page's content."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    bold: bool
    order: int


class Piece:
    """Words that stand side by side on one baseline without a wide gap.

    Attributes:
        base: y of the baseline.
        x0, top, x1, bottom: what the words cover.
        em: size of the largest word.
    """

    __slots__ = ("base", "bottom", "em", "top", "words", "x0", "x1")

    def __init__(self, words: tuple[Word, ...], base: float) -> None:
        self.words = words
        self.base = base
        self.x0 = words[0].x0
        self.x1 = max([word.x1 for word in words])
        self.top = min([word.top for word in words])
        self.bottom = max([word.bottom for word in words])
        self.em = max([word.em for word in words])

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join([word.text for word in self.words])

    def line(self, page: int) -> Line:
        """The piece as a line of the source, with the box of each word."""
        columns: list[int] = []
        places: list[float] = []
        at, strong = 0, True
        for text, x0, top, x1, bottom, _, bold, _ in self.words:
            end = at + len(text)
            columns += (at, end)
            places += (x0, top, x1, bottom)
            at = end + 1
            strong = strong and bold
        return Line(
            self.text,
            indent=self.x0,
            strong=strong,
            page=page,
            box=Box(page, self.x0, self.top, self.x1, self.bottom),
            words=WordBoxes(page, array("I", columns), array("f", places)),
        )

    def printed(self, page: int) -> Printed:
        """The piece as it is kept until the whole document is known."""
        return Printed(self.line(page), self.base, self.em, self.top, self.bottom)


class Printed(NamedTuple):
    """A line of a page, with what its place in the document depends on."""

    line: Line
    base: float
    em: float
    top: float
    bottom: float


def on_end(run: Run) -> bool:
    """Whether a run stands up or down the page, as in the header of a narrow column."""
    return 45 < run.face.angle < 315


def piece_on_end(runs: Iterable[Run]) -> Piece:
    """Runs that stand on end, as one line in the order they were written; there, each glyph is a run."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.order):
        if groups and not run.spaced and run.order - groups[-1][-1].end == 1:
            groups[-1].append(run)
        else:
            groups.append([run])
    words = tuple(map(_word, groups))
    return Piece(words, max(word.bottom for word in words))


def pieces_of(runs: Iterable[Run]) -> list[Piece]:
    """Sort runs into lines by baseline, join them to words by their gaps, split lines at wide gaps. Top to bottom."""
    pieces = []
    for line in _baselines(sorted(runs, key=attrgetter("base"))):
        line.sort(key=attrgetter("x0"))
        words = _words(_struck_once(line))
        start = 0
        for end in (*_seams(words), len(words)):
            pieces.append(Piece(tuple(words[start:end]), line[0].base))
            start = end
    return pieces


def _struck_once(line: list[Run]) -> list[Run]:
    """The runs without those drawn a second time, a little aside, to look bold."""
    return [
        run
        for at, run in enumerate(line)
        if at == 0 or run.text != line[at - 1].text or run.x0 - line[at - 1].x0 > _STRIKE * run.face.em
    ]


def _seams(words: Sequence[Word]) -> list[int]:
    """Where a line may pass from one column to the next.

    At a wide gap; and at a less wide one between words that were not written one after the other, if the line has no
    other gap like it, as a justified line has.
    """
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    seams = []
    for at, gap in enumerate(gaps):
        left, right = words[at], words[at + 1]
        if gap > PIECE_GAP * left.em:
            seams.append(at + 1)
        elif gap > CELL_GAP * left.em and not 0 < right.order - left.order <= len(left.text) + _NEAR:
            others = gaps[:at] + gaps[at + 1 :]
            if not others or gap > _OUTSTANDING * median(others):
                seams.append(at + 1)
    return seams


def _baselines(runs: Sequence[Run]) -> Iterable[list[Run]]:
    line: list[Run] = []
    last, size = 0.0, 0.0
    for run in runs:
        base, em = run.base, run.face.em
        if line and base - last > BASE_RISE * (em if em < size else size):
            yield line
            line = []
        line.append(run)
        last, size = base, em
    if line:
        yield line


def _words(line: Sequence[Run]) -> list[Word]:
    words, start = [], 0
    for at in range(1, len(line) + 1):
        if at == len(line) or _apart(line[at - 1], line[at]):
            words.append(_word(line[start:at]))
            start = at
    return words


def _apart(left: Run, right: Run) -> bool:
    if right.spaced and left.end < right.order < left.end + _NEAR:
        return True
    if right.text[0].isdigit() != left.text[-1].isdigit() and left.face != right.face and _filled_in(left, right):
        return True
    return right.x0 - left.x1 > WORD_GAP * min(left.face.em, right.face.em)


def _filled_in(left: Run, right: Run) -> bool:
    """A number a clerk put into the blank of ``Số:   /KH`` or ``ngày   tháng``, often without room to spare."""
    number, beside = (left, right.text[0]) if left.text[-1].isdigit() else (right, left.text[-1])
    return number.text.isdigit() and (beside.isalpha() or beside == ":")


def _word(runs: Sequence[Run]) -> Word:
    text, x0, top, x1, bottom, _, face, order, _, _ = runs[0]
    if len(runs) == 1:
        return Word(_composed(text), x0, top, x1, bottom, face.em, face.bold, order)
    return Word(
        _composed("".join([run.text for run in runs])),
        min([run.x0 for run in runs]),
        min([run.top for run in runs]),
        max([run.x1 for run in runs]),
        max([run.bottom for run in runs]),
        max([run.face.em for run in runs]),
        all(run.face.bold for run in runs),
        min([run.order for run in runs]),
    )


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
