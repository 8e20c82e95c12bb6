"""Source → reading text, header, outline, tables."""

from __future__ import annotations

from kehoach_parse.models.document import Document
from kehoach_parse.models.source import Source
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.assembly import assemble
from kehoach_parse.segment.cues import cues
from kehoach_parse.segment.layout import blocks_of, cut
from kehoach_parse.segment.markers import markers
from kehoach_parse.segment.runtogether import cut_run_together


def segment(source: Source, rules: Rulebook) -> Document:
    """Cut a source into units. Never raises; what could not be read is a diagnostic."""
    find_marker, cue = markers(rules), cues(rules)
    blocks = list(blocks_of(source.blocks, cue))
    notes = [block for block in blocks if not hasattr(block, "rows") and block.note]
    if notes:
        blocks = [block for block in blocks if hasattr(block, "rows") or not block.note]
    blocks = cut_run_together(blocks, rules, find_marker, cue)
    return assemble(cut(blocks, find_marker, cue), notes, rules, find_marker, cue)
