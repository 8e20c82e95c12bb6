"""What underthesea may decide: whether a word the rules do not know is a verb. Loaded only when first asked.

underthesea needs half a second to import and 90 MB, so ``import kehoach_parse`` never loads it, and rules go first.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from kehoach_parse.settings import Settings

Tagger = Callable[[str], Sequence[tuple[str, str]]]
VERB = "V"
_LONGEST = 200  # characters of a clause; its verb stands near its subject


@cache
def _tagger() -> Tagger | None:
    """Underthesea's part-of-speech tagger, None where the package cannot be loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its dependencies warn about their own syntax
        try:
            from underthesea import pos_tag
        except ImportError:
            return None
    tagger: Tagger = pos_tag
    return tagger


def verbs(text: str, start: int, end: int, settings: Settings) -> list[int]:
    """Offsets of the verbs near the beginning of ``text[start:end]``; none where ``settings`` forbid to ask."""
    if settings.nlp == "off":
        return []
    return [start + at for at in _verbs(text[start : min(end, start + _LONGEST)])]


@lru_cache(maxsize=4096)
def _verbs(clause: str) -> tuple[int, ...]:
    """Where the verbs of a clause stand; nowhere if the words, which come without offsets, do not line up with it."""
    tagger = _tagger()
    if tagger is None:
        return ()
    found, at = [], 0
    for word, tag in tagger(clause):
        low = clause.find(word, at)
        if low < 0:
            return ()
        at = low + len(word)
        if tag == VERB:
            found.append(low)
    return tuple(found)
