"""Which rules a line can match, told by its first letters: three of them settle most lines."""

from __future__ import annotations

from kehoach_parse.rulebook import Rule

LETTERS = 3
KEPT = 4096  # beginnings of lines remembered at most; a plan has some hundred


def may_match(rule: Rule, head: str) -> bool:
    """Whether a text can match the rule that begins with ``head``, or is no longer than that."""
    return rule.pattern.match(head, partial=True) is not None
