"""The functions of pdfium that are called once a character or once a page object, bound for speed.

``pypdfium2`` binds every function with converted pointers, which costs more than the call itself. Here addresses go in
as integers and results are written straight into numpy arrays. ``PYFUNCTYPE`` keeps the interpreter lock: the calls
take well under a microsecond, and pdfium is not thread-safe anyway.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from functools import cache
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

Address = int
Floats = NDArray[np.float64]


@cache
def _bind(name: str, *arguments: Any, result: Any = ctypes.c_int) -> Callable[..., Any]:
    """A function of pdfium that takes plain addresses and numbers."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    if address is None:
        raise RuntimeError(f"pdfium has no {name}")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: Any) -> Address:
    """The address behind a pdfium handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def page_text(textpage: Address, count: int) -> str:
    """One character a glyph, line breaks and spaces pdfium inserted included."""
    buffer = (ctypes.c_ushort * (count + 1))()
    read = _bind("FPDFText_GetText", ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
    written = read(textpage, 0, count, ctypes.addressof(buffer)) - 1  # the closing zero
    text = bytes(buffer)[: 2 * written].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    # Glyphs without a code point are left out of the whole text; one by one each keeps its place.
    unicode_at = _bind("FPDFText_GetUnicode", ctypes.c_void_p, ctypes.c_int, result=ctypes.c_uint)
    codes = map(unicode_at, repeat(textpage, count), range(count))
    return "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)


def origins(textpage: Address, glyphs: Sequence[int]) -> Floats:
    """``(len(glyphs), 2)``: x and y of the origin of each of these glyphs, on the baseline."""
    count = len(glyphs)
    values = np.zeros((count, 2))
    start = values.ctypes.data
    read = _bind("FPDFText_GetCharOrigin", ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
    end = start + 16 * count
    _run(read, repeat(textpage, count), glyphs, range(start, end, 16), range(start + 8, end + 8, 16))
    return values


def advance_boxes(textpage: Address, count: int) -> Floats:
    """``(count, 4)``: left, top, right, bottom of each glyph, advance width included, in page units, y upwards."""
    values = np.zeros((count, 4), np.float32)
    start = values.ctypes.data
    read = _bind("FPDFText_GetLooseCharBox", ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    _run(read, repeat(textpage, count), range(count), range(start, start + 16 * count, 16))
    return values.astype(np.float64)


def map_errors(textpage: Address, count: int) -> NDArray[np.bool_]:
    """Which glyphs have no trustworthy code point in their font."""
    flag = _bind("FPDFText_HasUnicodeMapError", ctypes.c_void_p, ctypes.c_int)
    found: NDArray[np.bool_] = np.fromiter(map(flag, repeat(textpage, count), range(count)), np.int32, count) == 1
    return found


def text_objects(textpage: Address, glyphs: Sequence[int]) -> list[Address | None]:
    """The page object each of these glyphs belongs to, None for one pdfium inserted."""
    get = _bind("FPDFText_GetTextObject", ctypes.c_void_p, ctypes.c_int, result=ctypes.c_void_p)
    return list(map(get, repeat(textpage, len(glyphs)), glyphs))


class ObjectReader:
    """Reads how text objects are set; keeps the buffers the calls write to."""

    def __init__(self) -> None:
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._places = ctypes.addressof(self._size), ctypes.addressof(self._matrix)
        self._read_size = _bind("FPDFTextObj_GetFontSize", ctypes.c_void_p, ctypes.c_void_p)
        self._read_matrix = _bind("FPDFPageObj_GetMatrix", ctypes.c_void_p, ctypes.c_void_p)
        self._mode = _bind("FPDFTextObj_GetTextRenderMode", ctypes.c_void_p)
        self._font = _bind("FPDFTextObj_GetFont", ctypes.c_void_p, result=ctypes.c_void_p)

    def read(self, address: Address) -> tuple[float, Any, int, Address]:
        """Nominal size, matrix, render mode and font of a text object. The matrix is overwritten by the next call."""
        self._read_size(address, self._places[0])
        self._read_matrix(address, self._places[1])
        return self._size.value, self._matrix, self._mode(address), self._font(address) or 0


def _run(function: Callable[..., Any], *arguments: Any) -> None:
    deque(map(function, *arguments), maxlen=0)
