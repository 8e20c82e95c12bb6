"""A single paragraph as a document, so that rules and tests can be run on one sentence."""

from __future__ import annotations

from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.header import Header


def bare_document(text: str, *, where: str = "I.1", issued: str | None = None, title: str | None = None) -> Document:
    """A document whose whole text is one paragraph at ``where``, issued on ``issued``."""
    unit = Unit(where=where, start=0, end=len(text), body=0, style="arabic" if where[0] in "IVX" else None)
    return Document(text=text, units=(unit,), header=Header(issued=issued, title=title))
