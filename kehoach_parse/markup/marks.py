"""Reading text with overlapping marks: each run of characters carries the facts it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.markup.characters import printable
from kehoach_parse.markup.facts import ShownFact

Dress = Callable[[ShownFact, Sequence[ShownFact]], Mapping[str, str]]
"""The attributes of the mark on a run: for the shortest fact that covers it, and for all that do."""


def marked_paragraphs(
    text: str, facts: Sequence[ShownFact], dress: Dress, anchors: Mapping[int, str] | None = None
) -> Iterator[html.HtmlElement]:
    """One ``<p>`` a line of ``text``, with a ``<mark>`` on every run that facts cover.

    Args:
        text: the reading text.
        facts: in order of their spans; spans may overlap but do not cross a line break.
        dress: gives the attributes of a mark.
        anchors: offset of a line's start → id of its paragraph.
    """
    anchors = anchors or {}
    text = printable(text)
    start, first = 0, 0
    for line in text.split("\n"):
        end = start + len(line)
        while first < len(facts) and facts[first].span[1] <= start:
            first += 1
        after = first
        while after < len(facts) and facts[after].span[0] < end:
            after += 1
        inside = [fact for fact in facts[first:after] if fact.span[1] > start]
        paragraph = E.P()
        if start in anchors:
            paragraph.set("id", anchors[start])
        for run, covering in _runs(text, start, end, inside):
            _append(paragraph, run, covering, dress)
        yield paragraph
        start = end + 1


def _runs(text: str, start: int, end: int, facts: Sequence[ShownFact]) -> Iterator[tuple[str, list[ShownFact]]]:
    """The line cut at every place where a fact begins or ends."""
    cuts = {start, end}
    for fact in facts:
        cuts.update(offset for offset in fact.span if start < offset < end)
    places = sorted(cuts)
    for low, high in pairwise(places):
        yield text[low:high], [fact for fact in facts if fact.span[0] <= low and fact.span[1] >= high]


def _append(paragraph: html.HtmlElement, run: str, covering: Sequence[ShownFact], dress: Dress) -> None:
    if covering:
        shortest = min(covering, key=lambda fact: fact.span[1] - fact.span[0])
        paragraph.append(E.MARK(run, {**dress(shortest, covering)}))
    elif len(paragraph):
        paragraph[-1].tail = (paragraph[-1].tail or "") + run
    else:
        paragraph.text = (paragraph.text or "") + run
