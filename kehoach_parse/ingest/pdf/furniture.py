"""What stands on a page and is no part of the document: page numbers, running heads, signature stamps."""

from __future__ import annotations

from kehoach_parse.ingest.pdf.document import Page
from kehoach_parse.ingest.pdf.words import Piece

EDGE = 0.1
"""Share of the page's height at its top and bottom where page numbers stand."""


def is_page_number(piece: Piece, page: Page) -> bool:
    """A number alone near the edge of the page."""
    edge = EDGE * page.frame.height
    near = piece.top < edge or piece.bottom > page.frame.height - edge
    return near and len(piece.words) == 1 and piece.text.strip("-–— ").isdigit()
