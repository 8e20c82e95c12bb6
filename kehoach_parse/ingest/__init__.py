"""One reader per file format, all of one signature: bytes → Source."""

from __future__ import annotations

from kehoach_parse.models.source import Line, Source
from kehoach_parse.settings import Settings


def read_source(data: bytes, *, media_type: str | None = None, settings: Settings) -> Source:
    """Read bytes of any supported format, told by content."""
    lines = data.decode("utf-8").splitlines()
    return Source(tuple(Line(line.strip()) for line in lines), "text/plain")
