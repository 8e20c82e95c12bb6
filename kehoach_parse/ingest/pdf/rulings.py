"""Straight horizontal and vertical lines among the objects of a page: strokes, thin filled boxes, edges of boxes."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from kehoach_parse.ingest.pdf.frame import Frame

THIN = 3.0
"""In points: a filled box no thicker than this is a line. Word draws borders as boxes of 0.5."""
MIN_LENGTH = 4.0
MAX_PATHS = 20_000
"""A page with more paths is a map or a drawing; it has no table worth the time."""
_MAX_SEGMENTS = 2_000
_MAX_DEPTH = 5

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ruling(NamedTuple):
    """A straight line as shown: at ``y`` from ``start`` to ``end`` in x if horizontal, else at ``x`` in y."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is drawn on a page beside text.

    Attributes:
        image_cover: share of the page that the largest image covers.
        shapes: number of paths, lines or not.
    """

    horizontal: tuple[Ruling, ...] = ()
    vertical: tuple[Ruling, ...] = ()
    image_cover: float = 0.0
    shapes: int = 0


def read_drawing(page: Any, frame: Frame) -> Drawing:
    """Lines and images of a loaded page."""
    boxes: list[tuple[float, float, float, float]] = []
    cover, paths = 0.0, 0
    for item, kind, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            cover = max(cover, _area(_bounds(item, matrix)))
        else:
            paths += 1
            if paths > MAX_PATHS:
                break
            boxes += _lines_of(item, matrix)
    page_area = max(frame.width * frame.height, 1.0)
    if not boxes:
        return Drawing(image_cover=cover / page_area, shapes=paths)
    shown = frame.boxes(np.array(boxes, float)).tolist()
    horizontal = [Ruling((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in shown if x1 - x0 > y1 - y0]
    vertical = [Ruling((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in shown if y1 - y0 >= x1 - x0]
    return Drawing(tuple(horizontal), tuple(vertical), cover / page_area, paths)


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Paths and images, those inside form objects included, each with the matrix of the forms around it."""
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _unfold(pdfium.FPDFPage_GetObject(page, index), IDENTITY, 0)


def _unfold(item: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind in {pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE}:
        yield item, kind, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
        inner = _times(_matrix(item), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _unfold(pdfium.FPDFFormObj_GetObject(item, index), inner, depth + 1)


def _lines_of(path: Any, matrix: Matrix) -> Iterator[tuple[float, float, float, float]]:
    """Boxes left, top, right, bottom (page space) of the straight lines a path shows."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    if not fill.value and not stroke.value:
        return
    left, bottom, right, top = box = _bounds(path, matrix)
    if min(right - left, top - bottom) <= THIN:
        if max(right - left, top - bottom) >= MIN_LENGTH:
            yield left, top, right, bottom
        return
    if not stroke.value or not 0 < pdfium.FPDFPath_CountSegments(path) <= _MAX_SEGMENTS:
        return
    for (xa, ya), (xb, yb) in _edges(path, _times(_matrix(path), matrix)):
        if min(abs(xa - xb), abs(ya - yb)) <= 1.0 and max(abs(xa - xb), abs(ya - yb)) >= MIN_LENGTH:
            yield max(min(xa, xb), box[0]), max(ya, yb), min(max(xa, xb), box[2]), min(ya, yb)


def _edges(path: Any, matrix: Matrix) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    begin = here = (0.0, 0.0)
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = _apply(matrix, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield here, point
        here = point
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield here, begin
            here = begin


def _bounds(item: Any, matrix: Matrix) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in page space."""
    values = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *(ctypes.byref(value) for value in values))
    left, bottom, right, top = (value.value for value in values)
    if matrix is IDENTITY:
        return left, bottom, right, top
    corners = [_apply(matrix, x, y) for x in (left, right) for y in (bottom, top)]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return IDENTITY
    values = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    return values if all(map(math.isfinite, values)) else IDENTITY


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(box: tuple[float, float, float, float]) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
