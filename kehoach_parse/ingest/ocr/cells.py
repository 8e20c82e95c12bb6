"""Table cells that OCR of the whole page passes over: single digits and numerals in a narrow column.

The cells are cut out, put below each other like lines of text, and read as one small picture.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from kehoach_parse.ingest.ocr.picture import Mask, scaled
from kehoach_parse.ingest.ocr.tesseract import NUMERALS, RESOLUTION, VIETNAMESE, Image, Seen, read_words

Area = tuple[slice, slice]
"""Rows and columns of a picture."""

_MIN_INK = 12
"""Dark pixels that make a cell worth a look: a full stop has more."""
_PAD, _SPACE = 4, 12
_MAX_HEIGHT = 15_000
# A digit alone is read right under one enlargement and wrong under another; most of three are right.
_WAYS = ((1.0, 0.6), (1.5, 0.9), (2.0, 0.0))
_NUMERAL = re.compile(r"(?:\d{1,3}|[IVX]{1,6})[.)]?|\d{1,2}(?:\.\d{1,2}){1,2}")
_STROKES = re.compile(r"(?=.*[Il|])[TIil|!]{2,3}")


def ink_area(dark: Mask, cell: Area) -> Area | None:
    """The part of a cell that holds ink, specks aside; None where it holds none."""
    inside = dark[cell]
    rows, columns = np.flatnonzero(inside.sum(axis=1) > 1), np.flatnonzero(inside.sum(axis=0) > 1)
    if inside.sum() < _MIN_INK or not len(rows) or not len(columns):
        return None
    top, left = cell[0].start, cell[1].start
    return (
        slice(max(0, top + int(rows[0]) - _PAD), top + int(rows[-1]) + _PAD + 1),
        slice(max(0, left + int(columns[0]) - _PAD), left + int(columns[-1]) + _PAD + 1),
    )


def read_cells(areas: Sequence[Area], image: Image) -> list[Seen]:
    """The text of cells, one word a cell."""
    return _voted(areas, image, VIETNAMESE)


def read_numerals(areas: Sequence[Area], image: Image) -> list[Seen]:
    """The numbers of cells, Arabic or Roman."""
    return _voted(areas, image, NUMERALS)


def _voted(areas: Sequence[Area], image: Image, holds: str) -> list[Seen]:
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for times, blur in _WAYS:
        for index, text in _read(areas, image, times, blur, holds).items():
            if holds == NUMERALS and _STROKES.fullmatch(text):
                text = "I" * len(text)
            likely = _NUMERAL.fullmatch(text) if holds == NUMERALS else text.isalpha()
            votes[index][text] += 2 if likely else 1
    return _seen(areas, {index: counted.most_common(1)[0][0] for index, counted in votes.items()})


def _read(areas: Sequence[Area], image: Image, times: float, blur: float, holds: str) -> dict[int, str]:
    strips = [image[area] for area in areas]
    if not strips:
        return {}
    step = max(strip.shape[0] for strip in strips) + _SPACE
    if step * len(strips) > _MAX_HEIGHT:
        return {}
    width = max(strip.shape[1] for strip in strips) + 2 * _SPACE
    picture = np.full((step * len(strips) + _SPACE, width), int(np.median(image)), np.uint8)
    tops = [_SPACE + step * index for index in range(len(strips))]
    for strip, top in zip(strips, tops, strict=True):
        picture[top : top + strip.shape[0], _SPACE : _SPACE + strip.shape[1]] = strip
    words: dict[int, list[str]] = defaultdict(list)
    resolution = round(RESOLUTION * times)
    for word in read_words(scaled(picture, times, blur), resolution=resolution, block=True, holds=holds):
        index = bisect_right(tops, (word.top + word.bottom) / 2 / times + _SPACE / 2) - 1
        words[max(0, index)].append(word.text)
    return {index: " ".join(texts) for index, texts in words.items()}


def _seen(areas: Sequence[Area], texts: dict[int, str]) -> list[Seen]:
    found = []
    for index, text in sorted(texts.items()):
        rows, columns = areas[index]
        box = (columns.start + _PAD, rows.start + _PAD, columns.stop - _PAD, rows.stop - _PAD)
        found.append(Seen(text, *map(float, box), (-1, rows.start, columns.start)))
    return found
