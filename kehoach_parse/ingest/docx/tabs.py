"""Tabs of Word → blanks, about as wide as they look, so that columns made with tabs can be seen."""

from __future__ import annotations

from typing import Any

from kehoach_parse.ingest.docx.package import attribute, child, local

WIDE_GAP = "   "
"""The least a tab is worth inside a line."""
_LETTER = 120
"""Twips: the mean width of a letter of 13 points."""
_DEFAULT = 720


def tab_stops(paragraph: Any) -> list[int]:
    """The tab stops a paragraph sets itself, in twips from the margin."""
    tabs = child(paragraph, "pPr", "tabs")
    places = (attribute(tab, "pos") or "" for tab in tabs if local(tab) == "tab") if tabs is not None else ()
    return sorted(int(place) for place in places if place.isdigit())


def expanded(text: str, stops: list[int]) -> str:
    """``text`` with blanks for tabs, up to the next stop of the paragraph or of Word."""
    if "\t" not in text:
        return text
    first, *rest = text.split("\t")
    line = first
    for part in rest:
        here = len(line) * _LETTER
        stop = next((stop for stop in stops if stop > here), (here // _DEFAULT + 1) * _DEFAULT)
        least = len(WIDE_GAP) if line.strip() else 1
        line += " " * max(least, (stop - here) // _LETTER) + part
    return line
