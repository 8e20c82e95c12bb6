"""Opening a PDF, and its pages one at a time."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kehoach_parse.errors import DamagedFileError, EncryptedFileError, LimitExceededError
from kehoach_parse.ingest.pdf.frame import Frame
from kehoach_parse.settings import Limits


@dataclass(frozen=True, slots=True)
class Page:
    """A loaded page; its handles are closed when the next one is asked for."""

    number: int
    handle: Any
    textpage: Any
    frame: Frame


class Pages:
    """The pages of a PDF in order. A context manager: pages and document are closed at its end.

    Raises DamagedFileError, EncryptedFileError, LimitExceededError.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        if b"startxref" not in data[-4096:] and b"%%EOF" not in data[-4096:]:
            raise DamagedFileError("the PDF ends before its end marker: it is truncated; fetch the file again")
        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
                raise EncryptedFileError("the PDF opens with a password only; save a copy without one") from error
            raise DamagedFileError(f"the PDF cannot be opened: {error}; fetch the file again") from error
        self._count = len(self._document)
        if self._count > limits.pages:
            self._document.close()
            raise LimitExceededError(f"{self._count} pages, more than the limit of {limits.pages} (limits.pages)")

    def __len__(self) -> int:
        return self._count

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self._document.close()

    def signing_times(self) -> list[str]:
        """When the digital signatures of the file were made, as the file writes it: ``D:20250710134206+07'00'``."""
        times = []
        for index in range(max(0, pdfium.FPDF_GetSignatureCount(self._document.raw))):
            signature = pdfium.FPDF_GetSignatureObject(self._document.raw, index)
            buffer = ctypes.create_string_buffer(64)
            if pdfium.FPDFSignatureObj_GetTime(signature, buffer, len(buffer)):
                times.append(buffer.value.decode("ascii", "replace"))
        return times

    def __iter__(self) -> Iterator[Page | int]:
        """Each page, or its number where it cannot be loaded."""
        for index in range(self._count):
            with _opened(self._document.raw, index) as handles:
                yield Page(index + 1, *handles, Frame.of(handles[0])) if handles else index + 1


@contextmanager
def _opened(document: Any, index: int) -> Iterator[tuple[Any, Any] | None]:
    """A page and its text, annotations included; None where one cannot be loaded. Closed at the end."""
    handle = pdfium.FPDF_LoadPage(document, index)
    if handle and _has_marks(handle) and pdfium.FPDFPage_Flatten(handle, pdfium.FLAT_NORMALDISPLAY):
        pdfium.FPDF_ClosePage(handle)
        handle = pdfium.FPDF_LoadPage(document, index)
    textpage = pdfium.FPDFText_LoadPage(handle) if handle else None
    try:
        yield (handle, textpage) if handle and textpage else None
    finally:
        if textpage:
            pdfium.FPDFText_ClosePage(textpage)
        if handle:
            pdfium.FPDF_ClosePage(handle)


def _has_marks(page: Any) -> bool:
    """Whether text may stand in annotations: a clerk's number and date, form fields, the stamp of a signature."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in {pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP}:
            return True
    return False
