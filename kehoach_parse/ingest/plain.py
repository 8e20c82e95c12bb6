"""Plain text and Markdown → lines and grids."""

from __future__ import annotations

from kehoach_parse.models.source import Line, Source


def read_text(text: str, *, media_type: str = "text/plain") -> Source:
    """Read decoded text, Markdown included."""
    return Source(tuple(Line(line.strip()) for line in text.splitlines()), media_type)
