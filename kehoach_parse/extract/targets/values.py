"""What the rules of ``rules/targets`` may call to make values from the words they caught."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

Words = str | None

_QUOTE = re.compile(r"\s*[“”\"«»]")
_MARKS = re.compile(r"[\uE000-\uE00F]")  # masks of other facts
COUNTS = {"một": 1, "hai": 2}
_UNIT_SYLLABLES = 8
_GROUPING = re.compile(r"\.(?=\d{3}(?!\d))")  # the dot of 1.500
_OR_MORE = re.compile(r"\s+trở\s+lên(?![^\W\d_])", re.IGNORECASE)
_UPWARD = re.compile(r"\S+(?:\s+\S+){0,3}?\s+trở\s+lên", re.IGNORECASE)

_COMPARATORS = {
    "≥": ">=", "≤": "<=", ">": ">", "<": "<", "trên": ">", "hơn": ">", "vượt": ">", "dưới": "<", "thấp hơn": "<",
    "tối đa": "<=", "nhiều nhất": "<=", "cao nhất": "<=", "không quá": "<=", "không vượt quá": "<=",
    "không cao hơn": "<=",
}  # fmt: skip


@cache
def functions(rules: Rulebook) -> Mapping[str, Callable[..., Any]]:
    """The closed table of functions."""
    words = rules.yaml("words/targets.yaml")
    ends, nouns = (_any_of(words[name]) for name in ("unit_ends", "nouns"))
    measures = _any_of(words["units"] + words["classifiers"])

    def unit(noun: Words) -> str | None:
        """What is counted: a measure, else the noun up to the next function word, if that is near."""
        text = " ".join(_QUOTE.split(_MARKS.split(noun or "", maxsplit=1)[0], maxsplit=1)[0].split())
        folded = fold(text)
        measure = measures.match(folded)
        if measure:
            return text[: measure.end()]
        stop = ends.search(folded, 1)
        words_before = (text[: stop.start()] if stop else text).split()
        known = nouns.match(folded)
        if known and len(words_before) > _UNIT_SYLLABLES:
            return text[: known.end()]
        return " ".join(words_before[:_UNIT_SYLLABLES]) or None

    return {"number": number, "comparator": comparator, "unit": unit, "ratio": ratio}


def number(words: Words) -> int | float | None:
    """``1.500`` → 1500, ``98,5`` → 98.5, ``05`` → 5. A dot before exactly three digits groups thousands."""
    if not words:
        return None
    if words.lower() in COUNTS:
        return COUNTS[words.lower()]
    plain = _GROUPING.sub("", words).replace(",", ".")
    return float(plain) if "." in plain and not plain.endswith(".0") else int(float(plain))


def comparator(sign: Words, up: Words = None, several: Words = None, since: Words = None, noun: Words = None) -> str:
    """The comparator that words stand for; ``từ … trở lên`` and the lower end of a range bound from below."""
    if sign:
        return _COMPARATORS.get(" ".join(sign.lower().split()), ">=")
    return ">=" if up or several or since or _UPWARD.match(noun or "") else "="


def ratio(words: Words) -> str | None:
    """The unit of a ratio as written, ``bé trai/100 bé gái``, but for its bound: ``mô hình trở lên/cơ quan``."""
    return " ".join(_OR_MORE.sub("", words).split()) if words else None


def _any_of(words: list[str]) -> re.Pattern[str]:
    longest_first = sorted((fold(word) for word in words), key=len, reverse=True)
    return re.compile(
        r"(?<![^\W\d_])(?:"
        + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
        + r")(?![^\W_])",
    )
