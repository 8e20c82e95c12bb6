"""What letterhead, title block and signature say."""

from __future__ import annotations

from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.zones import Zones


def read_header(zones: Zones, rules: Rulebook) -> Header:
    """The header of the document cut into ``zones``."""
    return Header(title=zones.title)
