"""PDF → Source: pages read by position, not in content order."""

from __future__ import annotations

from kehoach_parse.ingest.pdf.columns import in_reading_order
from kehoach_parse.ingest.pdf.document import Pages
from kehoach_parse.ingest.pdf.furniture import is_page_number
from kehoach_parse.ingest.pdf.glyphs import read_glyphs, runs_of
from kehoach_parse.ingest.pdf.words import pieces_of
from kehoach_parse.models.source import Line, Source
from kehoach_parse.settings import Settings

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, settings: Settings) -> Source:
    """Read a PDF. Raises DamagedFileError, EncryptedFileError, LimitExceededError."""
    lines: list[Line] = []
    with Pages(data, settings.limits) as pages:
        for page in pages:
            pieces = pieces_of(runs_of(read_glyphs(page.textpage, page.frame)))
            pieces = [piece for piece in pieces if not is_page_number(piece, page)]
            lines += _lines(in_reading_order(pieces), page.number)
        return Source(tuple(lines), MEDIA_TYPE, pages=len(pages))


def _lines(pieces, number: int) -> list[Line]:
    lines, below = [], 0.0
    for piece in pieces:
        gap = 0 if not lines else max(0, round((piece.top - below) / piece.em / 1.2))
        lines.append(piece.line(number, gap))
        below = piece.bottom
    return lines
