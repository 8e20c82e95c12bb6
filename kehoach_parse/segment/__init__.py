"""Source → reading text, header, outline, tables."""

from __future__ import annotations

from kehoach_parse.models.document import Document
from kehoach_parse.models.header import Header
from kehoach_parse.models.source import Line, Source
from kehoach_parse.rulebook import Rulebook


def segment(source: Source, rules: Rulebook) -> Document:
    """Cut a source into units."""
    return Document("\n".join(b.text for b in source.blocks if isinstance(b, Line)), (), Header())
