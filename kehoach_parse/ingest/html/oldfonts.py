"""Web pages in encodings older than Unicode: text written as entities, and fonts that draw capitals."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from kehoach_parse.ingest.legacy import Encoding, from_legacy, is_capital_font, repaired
from kehoach_parse.ingest.vietnamese import GOOD_SHARE, common_share

_SAMPLE = 20_000
_FAMILY = re.compile(r"font-family\s*:\s*['\"]?([^;,'\"]+)", re.IGNORECASE)


def to_unicode(region: Any) -> Encoding | None:
    """Rewrite the text of an element; the encoding it was in, None where it was Unicode all along."""
    text = region.text_content()
    if text.isascii() or common_share(text[:_SAMPLE]) >= GOOD_SHARE:
        return None
    found = repaired(text)
    if found is None:
        return None
    _rewrite(region, lambda text: from_legacy(text, found[1]))
    return found[1]


def raise_capitals(region: Any) -> None:
    """What is set in ``.VnTimeH`` was typed in small letters and is read as capitals."""
    for element in region.iter():
        if is_capital_font(_font(element)):
            _rewrite(element, str.upper)


def _rewrite(region: Any, change: Callable[[str], str]) -> None:
    for element in region.iter():
        element.text = element.text and change(element.text)
        if element is not region:
            element.tail = element.tail and change(element.tail)


def _font(element: Any) -> str:
    named = _FAMILY.search(element.get("style") or "")
    return str(element.get("face") or (named[1].strip() if named else ""))
