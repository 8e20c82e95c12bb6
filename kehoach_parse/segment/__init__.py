"""Source → reading text, header, outline, tables."""

from __future__ import annotations

from kehoach_parse.models.document import Document
from kehoach_parse.models.source import Source
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.assembly import assemble
from kehoach_parse.segment.cues import load_cues
from kehoach_parse.segment.layout import blocks_of, cut
from kehoach_parse.segment.markers import load_markers
from kehoach_parse.segment.paragraph import Paragraph
from kehoach_parse.segment.runtogether import cut_run_together


def segment(source: Source, rules: Rulebook) -> Document:
    """Cut a source into units. Never raises on any source; what could not be read is a diagnostic.

    Footnotes leave the text they interrupt and stand at its end.
    """
    find_marker, cues = load_markers(rules), load_cues(rules)
    blocks = list(blocks_of(source.blocks, find_marker))
    notes = [block for block in blocks if isinstance(block, Paragraph) and block.note]
    if notes:
        blocks = [block for block in blocks if not (isinstance(block, Paragraph) and block.note)]
    blocks = cut_run_together(blocks, rules, find_marker, cues)
    return assemble(cut(blocks, find_marker, cues), notes, rules, cues)
