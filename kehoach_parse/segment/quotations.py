"""Paragraphs quoted from other documents: their numbers number nothing here."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach_parse.segment.paragraph import Paragraph

_REACH = 12  # paragraphs of one quotation at most; a mark that is not closed by then was a slip


def unmark_quoted(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Take the markers off the paragraphs between one that opens with ``“`` and the one that closes it."""
    done = list(paragraphs)
    at = 0
    while at < len(done):
        end = _closing(done, at) if done[at].text.startswith("“") else at
        for k in range(at + 1, end + 1):
            done[k] = done[k]._replace(marker=None)
        at = end + 1
    return done


def _closing(paragraphs: Sequence[Paragraph], start: int) -> int:
    depth = 0
    for at in range(start, min(start + _REACH, len(paragraphs))):
        depth += paragraphs[at].text.count("“") - paragraphs[at].text.count("”")
        if depth <= 0:
            return at
    return start
