"""What stands before a paragraph: the rules of the family ``outline``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from kehoach_parse.rulebook import Rule, Rulebook, produce
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.segment.heads import KEPT, LETTERS, may_match


class Marker(NamedTuple):
    """The number or sign before a paragraph.

    Attributes:
        style: as the rule says: an outline style, or ``capital`` for ``A.``.
        label: as printed, without its punctuation: ``IV``, ``1.2``, ``đ``, ``-``.
        end: offset of the first character after the marker and the blanks that follow.
        closer: the punctuation behind the number.
    """

    style: str
    label: str
    end: int
    closer: str


class Markers:
    """Finds the marker of a paragraph. Rules are tried by priority, and only those that can begin with its letters."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._possible = lru_cache(maxsize=KEPT)(self._by_head)

    def __call__(self, text: str) -> Marker | None:
        """The marker at the start of ``text``, or None."""
        for pattern, style in self._possible(text[:LETTERS]):
            match = pattern.match(text)
            if match:
                (start, stop), end = match.span("label"), match.end()
                closer = text[stop:end].strip()
                while text[end : end + 1] == " ":
                    end += 1
                return Marker(style, text[start:stop], end, closer)
        return None

    def _by_head(self, head: str) -> list[tuple[regex.Pattern[str], str]]:
        return [(rule.pattern, str(rule.normalize["style"])) for rule in self._rules if may_match(rule, head)]


@cache
def load_markers(rules: Rulebook) -> Markers:
    """The markers of a rulebook, compiled once."""
    return Markers(rules.family("outline"))


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """The marker at the start of a bare paragraph, by the first rule that fits."""
    for rule in rules.family("outline"):
        match = rule.pattern.match(text)
        if match:
            return [Hit(rule.id, *match.span(), produce(rule, match, {}))]
    return []
