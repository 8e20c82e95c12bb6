r"""Compiling patterns: by ``re`` where it reads a pattern as ``regex`` does, for it matches some three times as fast.

Patterns of rules are written for ``regex``, version 1. Most use nothing that ``re`` lacks since Python 3.11 but
``\p{L}``, ``\p{Lu}``, ``\p{Ll}`` and ``\z``, which are spelled out here.
"""

from __future__ import annotations

import re
import sys
from typing import cast

import regex

Pattern = regex.Pattern[str]
_FLAGS = regex.VERBOSE | regex.IGNORECASE | regex.VERSION1

_RAISED = "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # Ạ Ả Ấ … Ỹ, each with its small letter behind it
_LETTERS = {
    r"\p{L}": "A-Za-zÀ-ÖØ-öø-ɏẠ-ỹ\u0391-\u03a9\u03b1-\u03c9\u0400-\u045f",
    r"\p{Lu}": f"A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ{_RAISED}\u0391-\u03a9\u0400-\u042f",
    r"\p{Ll}": f"a-zß-öø-ÿăđĩũơư{_RAISED.lower()}\u03b1-\u03c9\u0430-\u045f",
}
"""Letters of the Latin script, those of Vietnamese among them, and Greek and Cyrillic ones, which pass for them."""

_TOKEN = re.compile(
    r"(?P<letters>\\p\{L[ul]?\})|(?P<end>\\z)|\\.|(?P<set>\[\^?\]?)|(?P<set_end>\])|(?P<of_sets>--|&&|\|\||~~)"
    r"|(?P<capture>\((?!\?)|\(\?P<)|(?P<group>\()|(?P<group_end>\)(?P<possessive>\s*(?:[*+?]|\{[\d,]+\})\+)?)"
    r"|(?P<fuzzy>\{(?![\d,]))|\#[^\n]*|[^\\\[\](){\#&|~-]+|.",
    re.DOTALL,
)
# Before, a possessive quantifier could match what a plain one does not (https://github.com/python/cpython/issues/106052).
_SOUND = sys.version_info >= (3, 11, 5)


def compile_pattern(expression: str) -> Pattern:
    """Compile a pattern with the flags every rule has. Raises ``regex.error`` where it is wrong.

    What ``re`` has compiled serves as a ``regex.Pattern``, but for partial matches and for the captures of a group
    that repeats: those are to be had of :func:`compile_regex`.
    """
    spelled = _spelled(expression) if _SOUND else None
    if spelled is not None:
        try:
            return cast("Pattern", re.compile(f"{spelled}\n", re.VERBOSE | re.IGNORECASE))
        except re.error:  # a look-behind of varying width, \K, \L<words>, and what is wrong for both
            return compile_regex(expression)
    return compile_regex(expression)


def compile_regex(expression: str) -> Pattern:
    """The same by ``regex`` alone."""
    # Without full case folding, which version 1 turns on: it takes `ss` for `ß`, and twice as long to compile.
    # The line break ends a comment the pattern may end with.
    return regex.compile(f"(?-f:{expression}\n)", _FLAGS)


def _spelled(expression: str) -> str | None:
    """The pattern in the words of ``re``; None where ``re`` would read it otherwise than ``regex``."""
    pieces: list[str] = []
    groups: list[int] = []  # of the groups that are open, how many captures stand before each
    captures, in_set = 0, False
    for token in _TOKEN.finditer(expression):
        kind, piece = token.lastgroup, token[0]
        if kind == "letters":
            piece = _LETTERS[piece] if in_set else f"[{_LETTERS[piece]}]"
        elif kind == "end":
            piece = r"\Z"
        elif kind == "set_end":
            in_set = False
        elif in_set:
            if kind in {"set", "of_sets"} or piece[0] == "#":
                return None  # sets made of sets; a sign that opens a comment for some
        elif kind == "fuzzy":
            return None  # approximate matching
        elif kind == "set":
            in_set = True
        elif kind in {"capture", "group"}:
            groups.append(captures)
            captures += kind == "capture"
        elif piece[0] == ")" and groups and groups.pop() < captures and token["possessive"]:
            return None  # https://github.com/python/cpython/issues/101955
        pieces.append(piece)
    return "".join(pieces)
