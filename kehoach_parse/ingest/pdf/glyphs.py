"""The glyphs of a page, and the runs of them that stand together."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from kehoach_parse.ingest.pdf.binding import (
    Address,
    Floats,
    ObjectReader,
    address_of,
    advance_boxes,
    origins,
    page_text,
    text_objects,
)
from kehoach_parse.ingest.pdf.frame import Frame

SPACES = " \t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff"
_IS_SPACE = np.zeros(0x110000, np.bool_)
_IS_SPACE[[ord(char) for char in SPACES]] = True
_IS_DIGIT = np.zeros(0x110000, np.bool_)
_IS_DIGIT[ord("0") : ord("9") + 1] = True
# Runs are cut generously here, at a tenth of an em of the smallest print, and joined again once their size is known.
_CUT_GAP = 0.6
_CUT_RISE = 1.0
_CUT_SHIFT = 0.5
BOLD_WEIGHT = 600


class Face(NamedTuple):
    """How a run is set.

    Attributes:
        em: height of the type in points as shown.
        angle: degrees counter-clockwise as shown.
        hidden: not drawn: the text layer of a scan.
    """

    font: str
    bold: bool
    em: float
    angle: float
    hidden: bool = False


class Run(NamedTuple):
    """Glyphs that stand side by side in one text object, without blanks.

    Attributes:
        base: y of the baseline.
        order: index of the first glyph in the page's content.
        spaced: a blank of the document itself, not one guessed by pdfium, stands before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    face: Face
    order: int
    end: int
    spaced: bool


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Every glyph of a page in content order.

    Attributes:
        text: one character a glyph.
        boxes: ``(n, 4)`` x0, top, x1, bottom as shown; of upright text with the advance width.
        known: y of the baselines asked for so far, NaN elsewhere.
    """

    text: str
    boxes: Floats
    textpage: Address
    frame: Frame
    known: Floats

    def bases(self, glyphs: NDArray[np.intp]) -> Floats:
        """Y of the baseline of these glyphs, as shown. It costs a call a glyph, made once and where it matters only."""
        wanted = np.zeros(len(self.known), np.bool_)
        wanted[glyphs] = True
        fresh = np.flatnonzero(wanted & np.isnan(self.known))
        if len(fresh):
            place = origins(self.textpage, fresh.tolist())
            self.known[fresh] = self.frame.points(place[:, 0], place[:, 1])[1]
        return self.known[glyphs]

    @property
    def inserted(self) -> Any:
        """Blanks and line breaks that pdfium made up: they have no height."""
        return self.boxes[:, 3] - self.boxes[:, 1] < 1e-3

    def with_text(self, text: str) -> Glyphs:
        """The same glyphs read otherwise; one character a glyph."""
        return replace(self, text=text)


def read_glyphs(textpage: Any, frame: Frame) -> Glyphs:
    """Read all glyphs of a text page."""
    address = address_of(textpage)
    count = max(0, pdfium.FPDFText_CountChars(textpage))
    boxes = frame.boxes(advance_boxes(address, count))
    return Glyphs(page_text(address, count), boxes, address, frame, known=np.full(count, np.nan))


def runs_of(glyphs: Glyphs) -> list[Run]:
    """Cut glyphs into runs, in content order."""
    codes = np.frombuffer(glyphs.text.encode("utf-32-le"), np.uint32)
    inserted = glyphs.inserted
    blank = _IS_SPACE[codes] | inserted
    ink = np.flatnonzero(~blank)
    if not len(ink):
        return []
    starts = _starts(glyphs, codes, ink)
    first, last = ink[starts], ink[np.concatenate((starts[1:], [len(ink)])) - 1]
    x0, top, x1, bottom = glyphs.boxes[ink].T
    edges = (
        np.minimum.reduceat(x0, starts),
        np.minimum.reduceat(top, starts),
        np.maximum.reduceat(x1, starts),
        np.maximum.reduceat(bottom, starts),
        glyphs.bases(first),
    )
    spaced = np.concatenate(([False], (blank & ~inserted)[:-1]))[first]
    text, begins, ends = glyphs.text, first.tolist(), last.tolist()
    words = [text[begin : end + 1] for begin, end in zip(begins, ends, strict=True)]
    columns = (words, *(edge.tolist() for edge in edges), _faces(glyphs, begins), begins, ends, spaced.tolist())
    return [tuple.__new__(Run, values) for values in zip(*columns, strict=True)]  # a third of what Run(...) takes


def _starts(glyphs: Glyphs, codes: NDArray[np.uint32], ink: NDArray[np.intp]) -> NDArray[np.intp]:
    """Where in ``ink``, the glyphs that are no blanks, a run begins."""
    x0, _, x1, bottom = glyphs.boxes[ink].T
    mark = (codes[ink[1:]] >= 0x300) & (codes[ink[1:]] < 0x370)
    apart = (x0[1:] - x1[:-1] > _CUT_GAP) | (x0[1:] < x0[:-1] - _CUT_RISE)
    cut = (np.diff(ink) > 1) | (apart & ~mark)
    # A raised number may touch the word before it. Its box tells, but so does that of a letter with a tail.
    digit = _IS_DIGIT[codes[ink]]
    beside_digit = digit[1:] | digit[:-1]
    moved = np.flatnonzero(beside_digit & ~cut & ~mark & (np.abs(np.diff(bottom)) > _CUT_SHIFT))
    if len(moved):
        beside = glyphs.bases(ink[np.stack((moved, moved + 1))])
        cut[moved[np.abs(beside[1] - beside[0]) > _CUT_RISE]] = True
    return np.flatnonzero(np.concatenate(([True], cut)))


def fonts_of(glyphs: Glyphs) -> list[str]:
    """The font of each glyph; blanks pdfium inserted have the font before them."""
    fonts, last = [], ""
    for face in _faces(glyphs, range(len(glyphs.text))):
        last = face.font or last
        fonts.append(last)
    return fonts


def _faces(glyphs: Glyphs, indices: Sequence[int]) -> list[Face]:
    """The face of each of these glyphs; each text object and each font is asked once."""
    objects = text_objects(glyphs.textpage, indices)
    reader = _Faces(glyphs)
    known = {address: reader.read(address) for address in set(objects)}
    return [known[address] for address in objects]


class _Faces:
    """Reads the faces of text objects; each font is asked once."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._turn = 90.0 * glyphs.frame.turns
        self._fonts: dict[Address, tuple[str, bool]] = {}
        self._reader = ObjectReader()

    def read(self, address: Address | None) -> Face:
        if not address:
            return Face("", False, 12.0, 0.0)
        size, matrix, mode, font = self._reader.read(address)
        em = abs(size) * math.hypot(matrix.c, matrix.d)
        angle = (math.degrees(math.atan2(matrix.b, matrix.a)) - self._turn) % 360
        name, bold = self._font(font)
        bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        return Face(name, bold, em or 12.0, angle, mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)

    def _font(self, address: Address) -> tuple[str, bool]:
        """The name of a font, and whether it is bold."""
        if address not in self._fonts:
            font = ctypes.cast(address, pdfium.FPDF_FONT)
            buffer = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
            name = buffer.value.decode("utf-8", "replace")
            bold = any(part in name.lower() for part in ("bold", "black", "heavy"))
            bold = bold or ("+" not in name and pdfium.FPDFFont_GetWeight(font) >= BOLD_WEIGHT)
            self._fonts[address] = (name, bold)
        return self._fonts[address]
