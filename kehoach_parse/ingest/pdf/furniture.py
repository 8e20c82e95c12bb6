"""What stands on pages and is no part of the document: page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from kehoach_parse.ingest.pdf.layout import Sheet
from kehoach_parse.ingest.pdf.words import Printed

EDGE = 0.1
"""Share of a page's height, at top and bottom, where page numbers and running heads stand."""
_MIN_HEADS = 3
_SAME_HEIGHT = 6.0
_NUMBER = re.compile(r"(?:trang|page)?\s*[-–—]?\s*(\d{1,4})\s*[-–—]?\s*(?:(?:/|of|trên)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The pages without their page numbers and running heads."""
    doomed = _page_numbers(sheets) | _running_heads(sheets)
    return [replace(sheet, items=tuple(item for item in sheet.items if id(item) not in doomed)) for sheet in sheets]


def _page_numbers(sheets: Sequence[Sheet]) -> set[int]:
    """Numbers at the edge that follow the page index: equal to it, or in step with those on other pages."""
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for sheet in sheets:
        for item in _at_edge(sheet):
            if match := _NUMBER.fullmatch(item.line.text):
                found[int(match[1]) - sheet.number].append((sheet.number, id(item)))
    return {key for offset, places in found.items() for page, key in places if offset == 0 or _in_step(page, places)}


def _in_step(page: int, places: Sequence[tuple[int, int]]) -> bool:
    return any(abs(page - other) in {1, 2} for other, _ in places)


def _running_heads(sheets: Sequence[Sheet]) -> set[int]:
    """Lines that come back at one height of many pages, whatever numbers they hold."""
    places: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for sheet in sheets:
        for item in _at_edge(sheet):
            places[_DIGITS.sub("0", item.line.text)].append((item.base, id(item)))
    needed = max(_MIN_HEADS, len(sheets) // 3)
    return {
        key
        for same in places.values()
        for base, key in same
        if sum(abs(base - other) < _SAME_HEIGHT for other, _ in same) >= needed
    }


def _at_edge(sheet: Sheet) -> list[Printed]:
    edge = EDGE * sheet.frame.height
    return [
        item
        for item in sheet.items
        if isinstance(item, Printed) and (item.bottom < edge or item.top > sheet.frame.height - edge)
    ]
