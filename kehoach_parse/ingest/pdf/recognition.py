"""Pages that are pictures: render, set straight, read by OCR, and give words and rulings like those of a text layer."""

from __future__ import annotations

import ctypes
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from kehoach_parse.ingest.ocr import tesseract as ocr
from kehoach_parse.ingest.ocr.cells import Area, ink_area, read_cells, read_numerals
from kehoach_parse.ingest.ocr.picture import Mask, Stroke, ink, ruled_strokes, skew, turned
from kehoach_parse.ingest.pdf.frame import Frame
from kehoach_parse.ingest.pdf.glyphs import Face, Run
from kehoach_parse.ingest.pdf.lattice import Lattice, find_lattices
from kehoach_parse.ingest.pdf.rulings import Drawing, Ruling
from kehoach_parse.ingest.vietnamese import common_share

_POINTS = 72.0
_MAX_PIXELS = 60_000_000
_NEIGHBOURS = 3
# The header of the number column, in which OCR sees strokes.
_COUNTS = dict.fromkeys(("11", "1T", "T1", "7T", "T7", "IT", "TI", "TÍ", "TT."), "TT")
_BULLETS = dict.fromkeys(("~", "~-", "-~", "—", "–", "¬", "_"), "-")
_GLUED = re.compile(r"((?:[IVX]{1,4}|\d{1,2})\.)(?=[^\W\d_]{2})")
_NARROW = 60.0
"""In points: below its header, a column this narrow holds numbers."""
_POOR = 0.15
"""Share of common words below which the page may stand on its side."""
_TALL = frozenset("bdđfhkltABCDĐEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]/\"'“”?!%&")
_DEEP = frozenset("gjpqy,;()[]/ạặậẹệịọộợụựỵ")
_CAPITAL_MARKED = frozenset("ÀÁẢÃĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼÊỀẾỂỄỆÌÍỈĨÒÓỎÕÔỒỐỔỖỘỜỚỞỠÙÚỦŨỪỨỬỮỲÝỶỸ")


def recognise(page: Any, frame: Frame) -> tuple[list[Run], Drawing, Frame]:
    """Read a loaded page by OCR: its words as runs, its ruled lines, and the frame turned upright.

    Raises MissingProgramError, DamagedFileError.
    """
    image, scale = render(page, frame)
    runs, drawing, angle = _read(image, scale)
    if common_share(" ".join(run.text for run in runs)) < _POOR and (turns := ocr.quarter_turns(image)):
        # np.rot90 turns counter-clockwise
        runs, drawing, angle = _read(np.ascontiguousarray(np.rot90(image, -turns)), scale)
        frame = frame.turned(turns)
    return runs, drawing, replace(frame, skew=angle)


def render(page: Any, frame: Frame) -> tuple[ocr.Image, float]:
    """The page in grey at the resolution of OCR, and pixels a point."""
    scale = ocr.RESOLUTION / _POINTS
    scale *= min(1.0, math.sqrt(_MAX_PIXELS / max(1.0, frame.width * frame.height * scale * scale)))
    width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        flags = pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_uint8 * (stride * height)))
        pixels = np.frombuffer(buffer.contents, np.uint8).reshape(height, stride)[:, :width]
        return pixels.copy(), scale
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _read(image: ocr.Image, scale: float) -> tuple[list[Run], Drawing, float]:
    resolution = round(scale * _POINTS)
    angle = skew(image)
    level = turned(image, angle) if angle else image
    dark = ink(level)
    across, down, lines = ruled_strokes(dark, resolution)
    drawing = Drawing(_rulings(across, scale), _rulings(down, scale), image_cover=1.0)
    cleaned = level.copy()
    lattices = find_lattices(drawing.horizontal, drawing.vertical)
    for lattice in lattices:
        # Borders read as bars and brackets. Underlines stay: taking them out takes the dots below letters with them.
        inside = _pixels(lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1], scale, margin=3)
        cleaned[inside][lines[inside]] = 255
    words = ocr.read_words(cleaned, resolution=resolution)
    for lattice in lattices:
        words += _missed(lattice, words, cleaned, dark & ~lines, scale)
    return _runs(words, lattices, scale), drawing, angle


def _missed(lattice: Lattice, words: Sequence[ocr.Seen], image: ocr.Image, dark: Mask, scale: float) -> list[ocr.Seen]:
    """Words of cells that hold ink but no word: OCR passes over single digits in a narrow column."""
    read = {place[1] for word in words if (place := _cell(word, [lattice], scale))}
    numerals, others = [], []
    for cell, box in lattice.cells():
        area = ink_area(dark, _pixels(*box, scale, margin=-2)) if cell not in read else None
        if area is not None:
            is_number = cell[0] > 0 and box[2] - box[0] <= _NARROW
            (numerals if is_number else others).append(area)
    headers = [word._replace(text=_COUNTS.get(word.text, word.text)) for word in read_cells(others, image)]
    return read_numerals(numerals, image) + headers


def _pixels(x0: float, top: float, x1: float, bottom: float, scale: float, *, margin: int) -> Area:
    """The part of a picture that a box in points covers, ``margin`` pixels wider on each side."""
    return (
        slice(max(0, int(top * scale) - margin), max(0, int(bottom * scale) + margin)),
        slice(max(0, int(x0 * scale) - margin), max(0, int(x1 * scale) + margin)),
    )


def _rulings(strokes: Iterable[Stroke], scale: float) -> tuple[Ruling, ...]:
    return tuple(Ruling(stroke.at / scale, stroke.start / scale, stroke.end / scale) for stroke in strokes)


def _runs(words: Sequence[ocr.Seen], lattices: Sequence[Lattice], scale: float) -> list[Run]:
    """Words of OCR as runs; each stands between blanks. The words of a line, within a table cell, share a baseline."""
    lines: dict[object, list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        lines[word.line, _cell(word, lattices, scale)].append(index)
    sizes = {place: median(_em(words[index]) for index in line) / scale for place, line in lines.items()}
    typical = median(sizes.values()) if sizes else 12.0
    runs: list[Run | None] = [None] * len(words)
    for place, line in lines.items():
        em = min(max(sizes[place], 0.5 * typical), 2.5 * typical)
        bases = [words[index].bottom / scale - _depth(words[index].text) * em for index in line]
        for at, index in enumerate(line):
            word = words[index]
            # The median of the neighbours: a stain below one word must not pull it out of its line.
            base = median(bases[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
            box = (word.x0 / scale, word.top / scale, word.x1 / scale, word.bottom / scale)
            text = word.text if at else _line_start(word.text)
            runs[index] = Run(text, *box, base, Face("", False, em, 0.0), 2 * index, 2 * index, True)
    return [run for run in runs if run is not None]


def _line_start(text: str) -> str:
    """The first word of a line: list dashes OCR takes for something else, numbers it glues to the next word."""
    return _GLUED.sub(r"\1 ", _BULLETS.get(text, text), count=1)


def _cell(word: ocr.Seen, lattices: Sequence[Lattice], scale: float) -> tuple[int, tuple[int, int]] | None:
    x, y = (word.x0 + word.x1) / 2 / scale, (word.top + word.bottom) / 2 / scale
    found = ((number, lattice.cell_at(x, y)) for number, lattice in enumerate(lattices))
    return next(((number, cell) for number, cell in found if cell is not None), None)


def _em(word: ocr.Seen) -> float:
    """The size of type, from the height of the ink and the letters that make it."""
    chars = set(word.text)
    if chars & _CAPITAL_MARKED:
        up = 0.88
    elif chars & _TALL or any(not char.isascii() and char.isalpha() for char in chars):
        up = 0.69
    else:
        up = 0.46
    return (word.bottom - word.top) / (up + _depth(word.text))


def _depth(text: str) -> float:
    """How far the ink reaches below the baseline, in em."""
    return 0.2 if any(char in _DEEP for char in text.lower()) else 0.0
