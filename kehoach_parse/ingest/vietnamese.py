"""How Vietnamese a text looks: the yardstick for encodings, broken fonts and the result of OCR."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice

from kehoach_parse.rulebook import load_rulebook

GOOD_SHARE = 0.4
"""Share of common words from which text counts as read correctly; seen: 0.55 to 0.8, wrongly decoded below 0.1."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def common_words() -> frozenset[str]:
    """The marked syllables met most often in administrative text, in lower case."""
    return frozenset(word for line in load_rulebook().yaml("words/common.yaml")["words"] for word in line.split())


def common_share(text: str) -> float:
    """Share of the words of ``text`` that are among the common ones, 0 for a text without words."""
    words = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    common = common_words()
    return sum(word in common for word in words) / len(words) if words else 0.0


def has_words(text: str, count: int) -> bool:
    """Whether ``text`` has at least ``count`` words, digits left out."""
    return sum(1 for _ in islice(_WORD.finditer(text), count)) == count
