"""Paragraphs with the elements that stand on stretches of their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from kehoach_parse.export.akn.elements import element
from kehoach_parse.export.akn.names import Ids
from kehoach_parse.markup import printable


@dataclass(frozen=True, slots=True)
class Inline:
    """An element around ``text[start:end]``; ``counted`` elements get an id."""

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    counted: bool = False


class Words:
    """The reading text with its inline elements; every stretch of it is asked for once."""

    def __init__(self, text: str, inlines: Sequence[Inline], ids: Ids) -> None:
        self.text, self._ids = text, ids
        self._inlines = sorted(inlines, key=lambda inline: (inline.start, -inline.end))
        self._next = 0

    def fill(self, parent: etree._Element, start: int, end: int, above: str | None) -> etree._Element:
        """Put the words of a stretch into ``parent``: one line, in the order of the text.

        An element that reaches over the end of the stretch is cut there; one that crosses another is left out.

        Args:
            parent: an element without content.
            start: of the stretch; never before that of an earlier call.
            end: of the stretch.
            above: the id of the element around, which the ids of counted elements begin with.
        """
        open_: list[tuple[etree._Element, int]] = [(parent, end)]
        at = start
        for inline in self._inside(start, end):
            first, last = max(inline.start, start), min(inline.end, end)
            while first >= open_[-1][1]:
                at = self._close(open_, at)
            if last > open_[-1][1]:
                continue
            _append(open_[-1][0], self.text[at:first])
            at = first
            made = element(inline.tag, **inline.attributes)
            if inline.counted:
                made.set("eId", self._ids.next(inline.tag, above))
            open_[-1][0].append(made)
            open_.append((made, last))
        while open_:
            at = self._close(open_, at)
        return parent

    def _close(self, open_: list[tuple[etree._Element, int]], at: int) -> int:
        parent, end = open_.pop()
        _append(parent, self.text[at:end])
        return end

    def _inside(self, start: int, end: int) -> Iterator[Inline]:
        while self._next < len(self._inlines) and self._inlines[self._next].end <= start:
            self._next += 1
        for index in range(self._next, len(self._inlines)):
            inline = self._inlines[index]
            if inline.start >= end:
                break
            if inline.end > start:
                yield inline


def _append(parent: etree._Element, words: str) -> None:
    if not words:
        return
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + printable(words)
    else:
        parent.text = (parent.text or "") + printable(words)
