"""Table cells, read apart from the page and from each other.

OCR of a whole page runs lines of neighbouring cells together and passes over single digits. So the cells are cut out,
put below each other like the lines of one column, and read as one picture.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

import numpy as np

from kehoach_parse.ingest.ocr.picture import Mask, scaled
from kehoach_parse.ingest.ocr.tesseract import NUMERALS, RESOLUTION, VIETNAMESE, Image, Seen, read_words

Area = tuple[slice, slice]
"""Rows and columns of a picture."""

_MIN_INK = 12
"""Dark pixels that make a cell worth a look: a full stop has more."""
_PAD, _SPACE = 4, 14
_MAX_HEIGHT = 8_000
# A digit alone is read right under one enlargement and wrong under another; most of three are right.
_WAYS = ((1.0, 0.6), (1.5, 0.9), (2.0, 0.0))
_LIKELY = 2
"""Votes of a reading that looks like what the cell should hold; others have one."""
_NUMERAL = re.compile(r"(?:\d{1,3}|[IVX]{1,6})[.)]?|\d{1,2}(?:\.\d{1,2}){1,2}")
_ROMAN = re.compile(r"(?=.*[IlH])[IlH1|]{1,3}[.,]?")
_STROKES = re.compile(r"(?=.*[Il|])[TIil|!]{2,3}")
_COUNT = re.compile(r"S?TT|Số TT|Stt|STT\.?")
_COUNT_STROKES = re.compile(r"[1TI7l|]{2}")


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
    """The words of cells, where they stand in ``image``; ``line`` tells cells and their lines apart."""
    found = []
    for batch in _batches(areas):
        found += [word for words in _read(batch, image, 1.0, 0.0, VIETNAMESE).values() for word in words]
    return found


def read_numbers(areas: Sequence[Area], image: Image) -> list[Seen]:
    """The numbers of cells, Arabic or Roman, one word a cell; the words of cells that hold something else."""
    words = [word for batch in _batches(areas) for word in _elected(_votes(batch, image, NUMERALS, _NUMERAL), batch)]
    numbers = [word for word in with_counted_strokes(words, image) if _NUMERAL.fullmatch(word.text)]
    known = {word.line for word in numbers}
    others = [area for area in areas if (area[0].start, area[1].start) not in known]
    return numbers + read_cells(others, image)


def with_counted_strokes(words: Sequence[Seen], image: Image) -> list[Seen]:
    """Words with the Roman numerals I to III put right: OCR tells them apart badly, counting strokes does not."""
    return [_counted(word, image) if _ROMAN.fullmatch(word.text) else word for word in words]


def _counted(word: Seen, image: Image) -> Seen:
    area = slice(int(word.top), ceil(word.bottom) + 1), slice(max(0, int(word.x0) - 2), ceil(word.x1) + 3)
    count = _strokes(area, image) if image[area].size else 0
    end = "." if word.text[-1] in ".," else ""
    return word._replace(text="I" * count + end) if 1 < count < 4 else word


def _strokes(area: Area, image: Image) -> int:
    """How many upright strokes stand side by side halfway up a cell."""
    inside = image[area]
    height = inside.shape[0]
    middle = inside[height * 2 // 5 : max(height * 3 // 5, height * 2 // 5 + 1)]
    dark = middle.mean(axis=0) < (float(inside.min()) + float(np.median(image))) / 2
    return int(np.count_nonzero(np.diff(np.concatenate(([False], dark)).astype(np.int8)) == 1))


def read_counts(areas: Sequence[Area], image: Image) -> list[Seen]:
    """The headers of number columns (``TT``), one word a cell."""
    if not areas:
        return []
    votes = _votes(areas, image, VIETNAMESE, _COUNT, enough=_LIKELY)
    if not all(_leads(counted, _LIKELY) for counted in votes.values()):
        for index, counted in _votes(areas, image, NUMERALS, _COUNT, enough=_LIKELY).items():
            votes[index].update(counted)
    words = _elected(votes, areas)
    return [word._replace(text="TT") if _COUNT_STROKES.fullmatch(word.text) else word for word in words]


def _votes(
    areas: Sequence[Area], image: Image, holds: str, likely: re.Pattern[str], enough: int = 2 * _LIKELY
) -> dict[int, Counter[str]]:
    """What each area reads as, under several enlargements until all have a reading with ``enough`` votes."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for times, blur in _WAYS:
        for index, words in _read(areas, image, times, blur, holds).items():
            text = " ".join(word.text for word in words)
            if likely is _NUMERAL and _STROKES.fullmatch(text):
                text = "I" * len(text)
            votes[index][text] += _LIKELY if likely.fullmatch(text) else 1
        if len(votes) == len(areas) and all(_leads(counted, enough) for counted in votes.values()):
            break
    return votes


def _leads(counted: Counter[str], enough: int) -> bool:
    return counted.most_common(1)[0][1] >= enough


def _elected(votes: dict[int, Counter[str]], areas: Sequence[Area]) -> list[Seen]:
    found = []
    for index, counted in sorted(votes.items()):
        rows, columns = areas[index]
        text = counted.most_common(1)[0][0]
        x0, top, x1, bottom = columns.start + _PAD, rows.start + _PAD, columns.stop - _PAD, rows.stop - _PAD
        found.append(Seen(text, x0, top, x1, bottom, (rows.start, columns.start)))
    return found


def _batches(areas: Sequence[Area]) -> Iterator[list[Area]]:
    batch: list[Area] = []
    height = 0
    for area in areas:
        step = area[0].stop - area[0].start + _SPACE
        if batch and height + step > _MAX_HEIGHT:
            yield batch
            batch, height = [], 0
        batch.append(area)
        height += step
    if batch:
        yield batch


def _read(areas: Sequence[Area], image: Image, times: float, blur: float, holds: str) -> dict[int, list[Seen]]:
    """The words of each area, by its index, with places in ``image``."""
    strips = [image[area] for area in areas]
    tops, height = [], _SPACE
    for strip in strips:
        tops.append(height)
        height += strip.shape[0] + _SPACE
    picture = np.full((height, max(strip.shape[1] for strip in strips) + 2 * _SPACE), int(np.median(image)), np.uint8)
    for strip, top in zip(strips, tops, strict=True):
        picture[top : top + strip.shape[0], _SPACE : _SPACE + strip.shape[1]] = strip
    words: dict[int, list[Seen]] = defaultdict(list)
    resolution = round(RESOLUTION * times)
    for word in read_words(scaled(picture, times, blur), resolution=resolution, block=True, holds=holds):
        index = max(0, bisect_right(tops, (word.top + word.bottom) / 2 / times + _SPACE / 2) - 1)
        rows, columns = areas[index]
        dx, dy = columns.start - _SPACE, rows.start - tops[index]
        x0, up, x1, bottom = word.x0 / times, word.top / times, word.x1 / times, word.bottom / times
        place = (rows.start, columns.start, *word.line)
        words[index].append(Seen(word.text, x0 + dx, up + dy, x1 + dx, bottom + dy, place))
    return words
