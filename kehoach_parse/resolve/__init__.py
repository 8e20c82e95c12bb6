"""Facts and tables of facts → canonical documents, bodies, provinces, movements."""

from __future__ import annotations

from kehoach_parse.models.document import Document
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import Rulebook


def resolve(document: Document, found: Found, rules: Rulebook) -> tuple[Header, Found]:
    """Header with dated provinces, facts with canonical keys."""
    return document.header, found


def plan_id(header: Header, digest: str) -> str:
    """Readable id."""
    return digest[:16]
