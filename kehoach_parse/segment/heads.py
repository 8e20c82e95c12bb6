"""Which rules a line can match, told by its first letters: three of them settle most lines."""

from __future__ import annotations

from functools import lru_cache

from kehoach_parse.rulebook import Rule
from kehoach_parse.rulebook.patterns import Pattern, compile_regex

LETTERS = 3
KEPT = 4096  # beginnings of lines remembered at most; a plan has some hundred


def may_match(rule: Rule, head: str) -> bool:
    """Whether a text can match the rule that begins with ``head``, or is no longer than that."""
    return _partial(rule.expression).match(head, partial=True) is not None


@lru_cache(maxsize=256)
def _partial(expression: str) -> Pattern:
    return compile_regex(expression)
