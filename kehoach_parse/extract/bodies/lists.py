"""Lists of bodies within a shape, and the single bodies in a list.

The grammar of body names is data: the ``body_*`` pieces of ``rules/fragments.yaml``, patterns over the symbols of
:mod:`kehoach_parse.extract.bodies.lexicon`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kehoach_parse.extract.bodies.shape import Shape
from kehoach_parse.models.base import Span
from kehoach_parse.rulebook import Rulebook

NAMES, NOUNS = "n", "b"
"""Stand for a whole list of bodies in a reduced shape: one that begins with a name or an office, one with a bare noun."""
_NAMING = frozenset("nhxt")
OBJECT = "q"
"""Stands for a qualifier with the bodies it governs: ``của Sở Y tế``."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns of body names."""

    lists: Any
    single: Any


@lru_cache(maxsize=4)
def grammar(rules: Rulebook) -> Grammar:
    """The grammar of a rulebook, compiled once."""
    return Grammar(rules.compile("{{body_list}} | {{body_object}}"), rules.compile("{{body}}"))


@dataclass(frozen=True, slots=True)
class Reduced:
    """A shape in which each list of bodies is one symbol.

    Attributes:
        symbols: the reduced shape.
        edges: for each reduced symbol, and one past the last, the index in the full shape where it begins.
        shape: the full shape.
    """

    symbols: str
    edges: Sequence[int]
    shape: Shape

    def span(self, start: int, end: int) -> Span:
        """Where the reduced symbols ``[start, end)`` stand in the text."""
        return self.shape.span(self.edges[start], self.edges[end])

    def at(self, index: int) -> int:
        """Where the reduced symbol ``index`` begins in the text; past the last symbol, where that one ends."""
        full = self.edges[index]
        return self.shape.starts[full] if full < len(self.shape.starts) else self.shape.ends[-1]


def reduce(shape: Shape, rules: Rulebook) -> Reduced | None:
    """Fold each list of bodies into one symbol; None where the paragraph names no body."""
    pieces: list[str] = []
    edges: list[int] = []
    at = 0
    found = False
    for match in grammar(rules).lists.finditer(shape.symbols):
        low, high = match.span()
        pieces.append(shape.symbols[at:low])
        edges.extend(range(at, low))
        governed = shape.symbols[low] == OBJECT
        pieces.append(OBJECT if governed else NAMES if shape.symbols[low] in _NAMING else NOUNS)
        edges.append(low)
        found = found or not governed
        at = high
    if not found:
        return None
    size = len(shape.symbols)
    pieces.append(shape.symbols[at:])
    edges.extend(range(at, size + 1))
    return Reduced("".join(pieces), edges, shape)


def bodies(reduced: Reduced, index: int, rules: Rulebook) -> tuple[Span, ...]:
    """The single bodies of the list at ``index``, as spans of the text, in order."""
    low, high = reduced.edges[index], reduced.edges[index + 1]
    single, found = grammar(rules).single, []
    # Not `endpos`: where a body ends depends on what follows it.
    while low < high and (match := single.search(reduced.shape.symbols, low)) and match.start() < high:
        found.append(reduced.shape.span(*match.span()))
        low = match.end()
    return tuple(found)
