"""Text whose headings and bullets run into the body is cut back into paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.layout import Block
from kehoach_parse.segment.markers import Markers


def cut_run_together(blocks: Sequence[Block], markers: Markers, cues: Cues) -> list[Block]:
    """Blocks of which those that run together are cut."""
    return list(blocks)
