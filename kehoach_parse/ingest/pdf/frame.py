"""From page space (origin anywhere, y upwards, page possibly turned) to what a reader sees: origin top left, y downwards."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from kehoach_parse.ingest.pdf.binding import Floats


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible rectangle of a page and its quarter turns clockwise.

    Attributes:
        left, bottom, right, top: the visible rectangle in page space.
        turns: quarter turns clockwise from page space to what is shown, 0 to 3.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a loaded page."""
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        return cls(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page) % 4)

    def turned(self, turns: int) -> Frame:
        """The frame with ``turns`` more quarter turns clockwise."""
        return replace(self, turns=(self.turns + turns) % 4)

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
