"""Pages that are pictures: render, set straight, read by OCR, and give words and rulings like those of a text layer."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from kehoach_parse.ingest.ocr import tesseract as ocr
from kehoach_parse.ingest.ocr.cells import Area, ink_area, read_cells, read_counts, read_numbers, with_counted_strokes
from kehoach_parse.ingest.ocr.picture import (
    RULE_LENGTH,
    Mask,
    Stroke,
    apart_by_colour,
    ink,
    lies_on_side,
    ruled_strokes,
    skew,
    thickened,
    turned,
    without_shadows,
    without_specks,
)
from kehoach_parse.ingest.pdf.frame import Frame
from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.ingest.pdf.lattice import Lattice, Tolerances, find_lattices, merged
from kehoach_parse.ingest.pdf.rulings import Drawing, Ruling
from kehoach_parse.ingest.pdf.sightings import runs_of_words
from kehoach_parse.ingest.vietnamese import GOOD_SHARE, common_share

_POINTS = 72.0
_MAX_PIXELS = 60_000_000
_NARROW = 60.0
"""In points: below its header, a column this narrow holds numbers."""
_TOLERANCES = Tolerances(rows=3)
_MIN_WIDTH, _MIN_HEIGHT = 150.0, 30.0
_EDGE = 4.0
_POOR = 0.15
"""Share of common words below which the page may stand on its side."""


def recognise(page: Any, frame: Frame) -> tuple[list[Run], Drawing, Frame]:
    """Read a loaded page by OCR: its words as runs, its ruled lines, and the frame turned upright.

    Raises MissingProgramError, DamagedFileError.
    """
    frame = replace(frame, turns=frame.shown_turns)  # the picture is as a viewer shows it
    pixels, scale = render(page, frame)
    image, colour = apart_by_colour(pixels)
    image = without_specks(without_shadows(image))
    asked = lies_on_side(image)
    turns = ocr.quarter_turns(image) if asked else 0
    runs, drawing, angle = _read(_quarter(image, turns), scale)
    if not asked and _is_poor(runs) and (turns := ocr.quarter_turns(image)):  # upside down
        runs, drawing, angle = _read(_quarter(image, turns), scale)
    if colour is not None:
        runs += _coloured(turned(_quarter(colour, turns), angle), scale, len(runs))
    return runs, drawing, replace(frame.turned(turns), skew=angle)


def _coloured(image: ocr.Image, scale: float, order: int) -> list[Run]:
    """Lines printed in colour, as some letterheads are. Stamps and signatures do not read as Vietnamese."""
    lines: dict[tuple[int, ...], list[ocr.Seen]] = defaultdict(list)
    for word in ocr.read_words(image, resolution=round(scale * _POINTS)):
        lines[word.line].append(word)
    good = (line for line in lines.values() if len(line) > 2 and _share(line) >= GOOD_SHARE)
    words = [word for line in good for word in line]
    return [run._replace(order=run.order + 2 * order, end=run.end + 2 * order) for run in runs_of_words(words, scale)]


def _share(words: Sequence[ocr.Seen]) -> float:
    return common_share(" ".join(word.text for word in words))


def _quarter(image: ocr.Image, turns: int) -> ocr.Image:
    return np.ascontiguousarray(np.rot90(image, -turns)) if turns else image  # rot90 turns counter-clockwise


def _is_poor(runs: Sequence[Run]) -> bool:
    return common_share(" ".join(run.text for run in runs)) < _POOR


def render(page: Any, frame: Frame) -> tuple[NDArray[np.uint8], float]:
    """The page at the resolution of OCR, blue, green and red of each pixel, and pixels a point."""
    scale = ocr.RESOLUTION / _POINTS
    scale *= min(1.0, math.sqrt(_MAX_PIXELS / max(1.0, frame.width * frame.height * scale * scale)))
    width, height = max(1, round(frame.width * scale)), max(1, round(frame.height * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.cast(pdfium.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_uint8 * (stride * height)))
        rows = np.frombuffer(buffer.contents, np.uint8).reshape(height, stride)
        return rows[:, : 3 * width].reshape(height, width, 3).copy(), scale
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def _read(image: ocr.Image, scale: float) -> tuple[list[Run], Drawing, float]:
    """The words and ruled tables of a picture, and the angle by which it was turned to set its lines level."""
    resolution = round(scale * _POINTS)
    angle = skew(image)
    level = turned(image, angle) if angle else image
    dark = ink(level)
    across, down, lines = ruled_strokes(dark, resolution)
    horizontal = _rulings(across, scale)
    vertical = _rulings_between(down, horizontal, scale)
    paper = int(np.median(level))
    # Edges of stamps, and the margin of a photocopy, make small or empty lattices too.
    lattices = [
        lattice
        for lattice in find_lattices(horizontal, vertical, _TOLERANCES)
        if lattice.xs[-1] - lattice.xs[0] > _MIN_WIDTH and lattice.ys[-1] - lattice.ys[0] > _MIN_HEIGHT
    ]
    outside = level.copy()
    tables: list[ocr.Seen] = []
    for lattice in lattices:
        area = _pixels(lattice.xs[0], lattice.ys[0], lattice.xs[-1], lattice.ys[-1], scale, margin=4)
        inside = level.copy()
        inside[thickened(lines)] = paper
        tables += _cells(lattice, inside, dark & ~lines, scale)
        outside[area] = paper
    words = with_counted_strokes(ocr.read_words(outside, resolution=resolution), level) + tables
    drawing = Drawing(_within(horizontal, lattices, 1), _within(vertical, lattices, 0), image_cover=1.0)
    return runs_of_words(words, scale), drawing, angle


def _cells(lattice: Lattice, image: ocr.Image, dark: Mask, scale: float) -> list[ocr.Seen]:
    """The words of a table, cell by cell; a column of numbers is read as such."""
    texts: list[Area] = []
    numbers: list[Area] = []
    counts: list[Area] = []
    for (row, _), box in lattice.cells():
        area = ink_area(dark, _pixels(*box, scale, margin=-3))
        if area is None:
            continue
        narrow = box[2] - box[0] <= _NARROW
        (counts if narrow and row == 0 else numbers if narrow else texts).append(area)
    return read_cells(texts, image) + read_numbers(numbers, image) + read_counts(counts, image)


def _within(rulings: Iterable[Ruling], lattices: Sequence[Lattice], axis: int) -> tuple[Ruling, ...]:
    """The rulings of tables: those inside a lattice."""
    boxes = [((lattice.xs[0], lattice.xs[-1]), (lattice.ys[0], lattice.ys[-1])) for lattice in lattices]
    return tuple(
        ruling
        for ruling in rulings
        if any(
            box[axis][0] - _EDGE <= ruling.at <= box[axis][1] + _EDGE
            and box[1 - axis][0] - _EDGE <= ruling.start
            and ruling.end <= box[1 - axis][1] + _EDGE
            for box in boxes
        )
    )


def _pixels(x0: float, top: float, x1: float, bottom: float, scale: float, *, margin: int) -> Area:
    """The part of a picture that a box in points covers, ``margin`` pixels wider on each side."""
    return (
        slice(max(0, int(top * scale) - margin), max(0, int(bottom * scale) + margin)),
        slice(max(0, int(x0 * scale) - margin), max(0, int(x1 * scale) + margin)),
    )


def _rulings(strokes: Iterable[Stroke], scale: float) -> tuple[Ruling, ...]:
    return tuple(Ruling(stroke.at / scale, stroke.start / scale, stroke.end / scale) for stroke in strokes)


def _rulings_between(strokes: Iterable[Stroke], across: Sequence[Ruling], scale: float) -> tuple[Ruling, ...]:
    """Upright rulings. A short one, no longer than a tall letter, must stand between two lines across."""
    lines = merged(across, _TOLERANCES)

    def is_met(x: float, y: float) -> bool:
        return any(abs(line.at - y) < _EDGE and line.start - _EDGE < x < line.end + _EDGE for line in lines)

    return tuple(
        ruling
        for ruling in _rulings(strokes, scale)
        if ruling.end - ruling.start >= RULE_LENGTH * _POINTS
        or (is_met(ruling.at, ruling.start) and is_met(ruling.at, ruling.end))
    )
