"""Words that belong to something already found: dates and bodies inside a reference are not the plan's own."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Document
from kehoach_parse.models.facts import Reference

MASK = "\ue000"
"""Stands for each masked character; rule patterns may name it."""

_TITLE_GAP = 60  # characters between a reference and its title: " về việc", an opening quotation mark, an alias


def reference_spans(document: Document, references: Iterable[Reference]) -> list[Span]:
    """The span of each reference, with its title where the title follows the words that identify it."""
    spans = []
    for reference in references:
        start, end = reference.span
        if reference.title:
            at = document.text.find(reference.title, end, end + _TITLE_GAP + len(reference.title))
            end = at + len(reference.title) if at >= 0 else end
        spans.append((start, end))
    return spans


def apart(spans: Iterable[Span]) -> list[Span]:
    """``spans`` in order, none over another."""
    parted, at = [], 0
    for start, end in sorted(spans):
        if end > at:
            parted.append((start if start > at else at, end))
            at = end
    return parted


def blank(text: str, spans: Iterable[Span], mark: str = MASK) -> str:
    """``text`` with every character of ``spans`` replaced by ``mark``: offsets hold, patterns find nothing there.

    The spans stand in order, none over another.
    """
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += (text[at:start], mark * (end - start))
        at = end
    pieces.append(text[at:])
    return "".join(pieces)
