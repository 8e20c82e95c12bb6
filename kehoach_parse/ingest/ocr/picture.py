"""The picture of a page made ready for OCR: set straight, ruled lines found and taken out."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow
from PIL import ImageFilter

from kehoach_parse.ingest.ocr.tesseract import Image

MAX_SKEW = 5.0
"""Degrees. Sheets in a feeder come out up to two or three degrees askew."""
MIN_SKEW = 0.1
_COARSE, _FINE = 0.25, 0.05
_SHRINK = 4
_STRIDE = 8
_SIDEWAYS = 1.5
_MAX_DOTS = 40_000
RULE_LENGTH = 0.35
"""Inches: a straight run of ink this long is a ruled line, and longer than any stroke of a letter."""

SHORT_RULE = 0.2
"""Inches: the least height of a cell. An upright line this short may also be a bracket."""

_PATCH = 24
_WHITE = 245
_DARKEST_PAPER = 90.0
_COLOUR, _COLOUR_BRIGHT = 60, 100
_MIN_COLOUR = 0.0005
_MIN_SPECKS = 0.0005

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight run of ink in pixels: at ``at`` across the run, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


def without_shadows(image: Image) -> Image:
    """The picture with paper of one brightness: folds, thick books and phones leave one side darker."""
    height, width = image.shape
    rows, columns = max(1, height // _PATCH), max(1, width // _PATCH)
    patches = image[: rows * _PATCH, : columns * _PATCH].reshape(rows, min(_PATCH, height), columns, min(_PATCH, width))
    paper = np.percentile(patches, 90, axis=(1, 3)).astype(np.uint8)
    smooth = Pillow.fromarray(paper).filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.GaussianBlur(2))
    level = np.asarray(smooth.resize((width, height), Pillow.Resampling.BILINEAR)).astype(np.float32)
    return np.clip(image * (_WHITE / np.maximum(level, _DARKEST_PAPER)), 0, 255).astype(np.uint8)


def without_specks(image: Image) -> Image:
    """The picture without dark pixels that stand alone, where there are many of them, as on a fax."""
    dark = ink(image)
    beside = np.zeros_like(dark)
    for rows in (-1, 0, 1):
        for columns in (-1, 0, 1):
            if rows or columns:
                beside |= np.roll(dark, (rows, columns), (0, 1))
    specks = dark & ~beside
    if specks.mean() < _MIN_SPECKS:
        return image
    cleaned = image.copy()
    cleaned[specks] = _WHITE
    return cleaned


def apart_by_colour(pixels: NDArray[np.uint8]) -> tuple[Image, Image | None]:
    """``(height, width, 3)`` → what is black in it, and what is red or blue: stamps, signatures, coloured print.

    The second picture is None where there is next to no colour.
    """
    brightest, darkest = pixels.max(axis=2), pixels.min(axis=2)
    coloured = (brightest - darkest > _COLOUR) & (brightest > _COLOUR_BRIGHT)
    grey = np.asarray(Pillow.fromarray(pixels[..., ::-1]).convert("L"))
    if coloured.mean() < _MIN_COLOUR:
        return grey, None
    thick = thickened(coloured)
    black, colour = grey.copy(), np.full_like(grey, _WHITE)
    black[thick & (brightest > _COLOUR_BRIGHT)] = _WHITE
    colour[coloured] = darkest[coloured]
    return black, colour


def ink(image: Image) -> Mask:
    """Which pixels are dark: below the threshold that splits the picture best (Otsu)."""
    counts = np.bincount(image.ravel(), minlength=256).astype(float)
    levels = np.arange(256)
    below, mass = np.cumsum(counts), np.cumsum(counts * levels)
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (mass[-1] * below / below[-1] - mass) ** 2 / (below * above)
    return image <= int(np.nanargmax(np.where(np.isfinite(between), between, 0.0)))


def skew(image: Image) -> float:
    """Degrees by which lines of text rise to the right, 0 where they are level."""
    ys, xs = np.nonzero(ink(image[:, ::_STRIDE]))  # rows stay: a tenth of a degree moves them by few pixels
    if len(ys) < 200:
        return 0.0
    step = max(1, len(ys) // _MAX_DOTS)
    ys, xs = ys[::step].astype(float), _STRIDE * xs[::step].astype(float)

    def sharpness(degrees: float) -> float:
        rows = np.round(ys + xs * math.tan(math.radians(degrees))).astype(int)
        profile = np.bincount(rows - rows.min())
        return float(np.square(profile.astype(float)).sum())

    coarse = max(np.arange(-MAX_SKEW, MAX_SKEW + _COARSE, _COARSE), key=sharpness)
    best = float(max(np.arange(coarse - _COARSE, coarse + _COARSE, _FINE), key=sharpness))
    return best if abs(best) >= MIN_SKEW and sharpness(best) > 1.02 * sharpness(0.0) else 0.0


def lies_on_side(image: Image) -> bool:
    """Whether lines of text run up or down the picture: then its columns alternate more sharply than its rows."""
    small = ink(image[::_SHRINK, ::_SHRINK])

    def alternation(axis: int) -> float:
        return float(np.square(np.diff(small.mean(axis=axis))).sum())

    return alternation(0) > _SIDEWAYS * alternation(1)


def turned(image: Image, degrees: float) -> Image:
    """The picture turned clockwise around its centre by ``degrees``; corners become white."""
    picture = Pillow.fromarray(image).rotate(-degrees, Pillow.Resampling.BICUBIC, fillcolor=255)
    return np.asarray(picture)


def scaled(image: Image, times: float, blur: float = 0.0) -> Image:
    """The picture ``times`` as large, softened by ``blur`` pixels."""
    size = (round(image.shape[1] * times), round(image.shape[0] * times))
    picture = Pillow.fromarray(image).resize(size, Pillow.Resampling.LANCZOS)
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(blur)) if blur else picture)


def ruled_strokes(dark: Mask, resolution: int) -> tuple[list[Stroke], list[Stroke], Mask]:
    """Horizontal and vertical ruled lines, and the pixels they are made of."""
    across = _long_runs(dark, int(RULE_LENGTH * resolution))
    down = _long_runs(dark.T, int(SHORT_RULE * resolution))
    return _strokes(across), _strokes(down), across | down.T


def thickened(mask: Mask) -> Mask:
    """The mask and the pixels next to it: the grey edge of a line is a line too."""
    thick = mask.copy()
    for axis in (0, 1):
        for step in (1, -1):
            thick |= np.roll(mask, step, axis)
    return thick


def _long_runs(dark: Mask, length: int) -> Mask:
    """Pixels that are part of a run of ink along the rows at least ``length`` long; one pixel up or down may help."""
    thick = dark.copy()
    thick[1:] |= dark[:-1]
    thick[:-1] |= dark[1:]
    height, width = thick.shape
    edges = np.diff(np.pad(thick, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    long = ends - starts >= length
    found = np.zeros((height, width + 1), np.int32)
    np.add.at(found, (rows[long], starts[long]), 1)
    np.add.at(found, (rows[long], ends[long]), -1)
    return (np.cumsum(found, axis=1)[:, :width] > 0) & dark


def _strokes(mask: Mask) -> list[Stroke]:
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    return [
        Stroke(float(row), float(start), float(end))
        for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True)
        if end - start > 4
    ]
