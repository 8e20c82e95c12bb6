"""Finds targets."""

from __future__ import annotations

from kehoach_parse.models.document import Document
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.settings import Settings


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[()]:
    """Nothing yet."""
    return ()
