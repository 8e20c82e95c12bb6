"""From page space (any origin, y upwards, turned or not) to what a reader sees: origin top left, y downwards."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from kehoach_parse.ingest.pdf.binding import Floats
from kehoach_parse.models.base import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible rectangle of a page and its quarter turns clockwise.

    Attributes:
        left, bottom, right, top: the visible rectangle in page space.
        turns: quarter turns clockwise from page space to upright text, 0 to 3.
        shown_turns: the same to what a viewer shows; differs where the text of a page lies on its side.
        skew: degrees clockwise by which the picture of the page was turned to set its lines level.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0
    shown_turns: int = 0
    skew: float = 0.0

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a loaded page."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        turns = pdfium.FPDFPage_GetRotation(page) % 4
        return cls(box.left, box.bottom, box.right, box.top, turns, turns)

    def turned(self, turns: int) -> Frame:
        """The frame with ``turns`` more quarter turns clockwise."""
        return replace(self, turns=(self.turns + turns) % 4)

    @property
    def is_as_shown(self) -> bool:
        """Whether the text stands as a viewer shows it."""
        return self.turns == self.shown_turns and not self.skew

    def shown(self, box: Box) -> Box:
        """A box of the upright, level text → where it stands on the page as a viewer shows it."""
        x0, top, x1, bottom = box[1:]
        if self.skew:
            dx, dy = self._unskewed((x0 + x1) / 2 - self.width / 2, (top + bottom) / 2 - self.height / 2)
            x0, x1, top, bottom = x0 + dx, x1 + dx, top + dy, bottom + dy
        width, height = self.width, self.height
        for _ in range((self.turns - self.shown_turns) % 4):
            x0, top, x1, bottom = top, width - x1, bottom, width - x0
            width, height = height, width
        return Box(box.page, x0, top, x1, bottom)

    def _unskewed(self, x: float, y: float) -> tuple[float, float]:
        """How far a point, relative to the centre of the page, moves when the page is turned back."""
        cosine, sine = math.cos(math.radians(self.skew)), math.sin(math.radians(self.skew))
        return x * cosine + y * sine - x, y * cosine - x * sine - y

    @property
    def width(self) -> float:
        """Width as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Height as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Points of page space as shown."""
        match self.turns:
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case 3:
                return self.top - y, self.right - x
        return x - self.left, self.top - y

    def boxes(self, boxes: Floats) -> Floats:
        """``(n, 4)`` left, top, right, bottom of page space → x0, top, x1, bottom as shown."""
        xa, ya = self.points(boxes[:, 0], boxes[:, 1])
        xb, yb = self.points(boxes[:, 2], boxes[:, 3])
        return np.stack([np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)], axis=1)
