"""One reader per file format, all of one signature: bytes → Source."""

from __future__ import annotations

from kehoach_parse.ingest.plain import read_text
from kehoach_parse.models.source import Source
from kehoach_parse.settings import Settings


def read_source(data: bytes, *, media_type: str | None = None, settings: Settings) -> Source:
    """Read bytes of any supported format, told by content."""
    if data[:1024].lstrip().startswith(b"%PDF-"):
        from kehoach_parse.ingest.pdf import read_pdf

        return read_pdf(data, settings)
    if data.startswith(b"PK\x03\x04"):
        from kehoach_parse.ingest.docx import read_docx

        return read_docx(data, settings)
    return read_text(data.decode("utf-8-sig"))
