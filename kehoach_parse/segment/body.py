"""Preamble, outline and closing of a body whose lines are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.layout import Block
from kehoach_parse.segment.markers import Marker
from kehoach_parse.segment.paragraph import Paragraph

_MAIN = ("part", "chapter", "capital", "roman", "division", "article")
_TITLE_LIKE = 120


@dataclass(frozen=True, slots=True)
class Body:
    """The three parts of a body."""

    preamble: list[Block] = field(default_factory=list)
    outline: list[Block] = field(default_factory=list)
    closing: list[Block] = field(default_factory=list)


def divide(blocks: Sequence[Block], cues: Cues) -> Body:
    """Cut a body at its first heading and before its closing words."""
    marks = [block.marker if isinstance(block, Paragraph) else None for block in blocks]
    start = _outline_at(blocks, marks, cues)
    end = _closing_at(blocks, marks, start, cues)
    return Body(list(blocks[:start]), list(blocks[start:end]), list(blocks[end:]))


def _outline_at(blocks: Sequence[Block], marks: Sequence[Marker | None], cues: Cues) -> int:
    """The first heading. A list inside the preamble (`Căn cứ: 1. …`) is passed over where main headings follow."""
    numbered = [at for at, mark in enumerate(marks) if mark and mark.style != "bullet"]
    main = [at for at in numbered if marks[at].style in _MAIN]  # type: ignore[union-attr]
    if main:
        before = [at for at in numbered if at < main[0]]
        first = marks[main[0]]
        starts = first is not None and first.label.upper() in ("I", "A", "1", "NHẤT")
        return main[0] if not before or (starts and len(before) <= len(main) + 2) else before[0]
    if numbered:
        return numbered[0]
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and at and _heads(block, marks[at], cues):
            return at
    return len(blocks)


def _heads(block: Paragraph, mark: Marker | None, cues: Cues) -> bool:
    if mark is not None:
        return not cues.opening(block.text)
    return (block.strong or block.text.isupper()) and len(block.text) <= _TITLE_LIKE


def _closing_at(blocks: Sequence[Block], marks: Sequence[Marker | None], start: int, cues: Cues) -> int:
    """The first of the last unmarked paragraphs that sums up, orders or reports; the end where none does."""
    last = len(blocks)
    while last > start and marks[last - 1] is None and isinstance(blocks[last - 1], Paragraph):
        last -= 1
    for at in range(last, len(blocks)):
        block = blocks[at]
        if isinstance(block, Paragraph) and _closes(block, at, last, blocks, cues):
            return at
    return len(blocks)


def _closes(block: Paragraph, at: int, last: int, blocks: Sequence[Block], cues: Cues) -> bool:
    text = block.text
    if cues.formula(text):
        return True
    # The first paragraph under a bare heading is what the heading announces, whatever its words.
    above = blocks[last - 1] if last else None
    content = (
        at == last and isinstance(above, Paragraph) and len(above.text) <= _TITLE_LIKE and above.text[-1:] not in ".;"
    )
    if content:
        return False
    final = at == len(blocks) - 1
    return bool(cues.closing(text)) or (final and (text.rstrip().endswith("./.") or bool(cues.order(text))))
