"""What the reader of the data should know about how it was read."""

from __future__ import annotations

from typing import Literal

from kehoach_parse.models.base import Contract, Span

Severity = Literal["info", "warning", "error"]


class Diagnostic(Contract):
    """Something the document says that could not be read, or was read with a repair.

    Attributes:
        code: kind of remark, stable: ``section-gap``, ``page-ocr`` …
        severity: ``info``, ``warning`` or ``error``.
        message: the remark in words.
        section: where, if it is about a section.
        span: where, if it is about some words.
        page: where, if it is about a page; from 1.
    """

    code: str
    severity: Severity
    message: str
    section: str | None = None
    span: Span | None = None
    page: int | None = None
