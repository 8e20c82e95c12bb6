"""When two strings count as the same. Gold holds values as printed, so case, dashes, quotes and tone places fold."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_DASHES_AND_QUOTES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-") | dict.fromkeys(map(ord, "“”„\"«»'‘’"), None)
_TIGHT = re.compile(r"\s*([-/,&])\s*")
_TONE_PLACES = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"),
    ("uỷ", "ủy"), ("uỳ", "ùy"), ("uý", "úy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip

# Two strings are close at these ratios of matching characters (difflib's ratio, without its popularity heuristic).
CLOSE = 0.85
CLOSE_IN_HEADER = 0.9
CLOSE_START = 0.9
CLOSE_QUOTE = 0.8


@lru_cache(maxsize=65536)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).translate(_DASHES_AND_QUOTES)
    folded = _TIGHT.sub(r"\1", " ".join(plain.split()).strip(" .,;:/-–").casefold())
    for old, new in _TONE_PLACES:
        folded = folded.replace(old, new)
    return folded


def fold(value: object) -> str:
    """A value for comparison; None gives the empty string."""
    return "" if value is None else _fold(str(value))


def _ratio_reaches(a: str, b: str, at: float) -> bool:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    # The two quick ratios are upper bounds, hundreds of times cheaper on strings that have little in common.
    return matcher.real_quick_ratio() >= at and matcher.quick_ratio() >= at and matcher.ratio() >= at


def same(a: object, b: object) -> bool:
    """Equal once folded."""
    return fold(a) == fold(b)


def close(a: object, b: object, at: float = CLOSE) -> bool:
    """Equal once folded, or alike to the ratio ``at``; an absent value is like nothing but an absent one."""
    first, second = fold(a), fold(b)
    return first == second or bool(first and second and _ratio_reaches(first, second, at))


def same_start(a: object, b: object, length: int) -> bool:
    """Whether the first ``length`` characters, or as many as both have, are alike."""
    first, second = fold(a)[:length], fold(b)[:length]
    shared = min(len(first), len(second))
    return shared > 0 and _ratio_reaches(first[:shared], second[:shared], CLOSE_START)


def same_task(gold: object, parsed: object) -> bool:
    """The same work, whether or not role words or a circumstance (``trên cơ sở …,``) were kept before it."""
    if same_start(gold, parsed, 60):
        return True
    first, second = fold(gold)[:80], fold(parsed)[:240]
    run = SequenceMatcher(None, first, second, autojunk=False).find_longest_match(0, len(first), 0, len(second)).size
    return run >= 25 and run >= 0.3 * len(first)


def same_words(a: object, b: object) -> bool:
    """Quotes of the same words: one holds the other and at least half of it, or they are alike."""
    first, second = fold(a), fold(b)
    if not first or not second:
        return False
    inside = first in second or second in first
    if inside and min(len(first), len(second)) >= 0.5 * max(len(first), len(second)):
        return True
    return _ratio_reaches(first, second, CLOSE_QUOTE)


def number(value: object) -> float | None:
    """A number written with a point or a decimal comma."""
    try:
        return float(str(value).replace(",", "."))
    except ValueError:
        return None
