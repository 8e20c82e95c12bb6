"""Lists of bodies within a shape, and the single bodies in a list.

The grammar of body names is data: the ``body_*`` pieces of ``rules/fragments.yaml``, patterns over the symbols of
:mod:`kehoach_parse.extract.bodies.lexicon`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parse.extract.bodies.lexicon import known_names
from kehoach_parse.extract.bodies.shape import WORDS, Shape
from kehoach_parse.models.base import Span
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.fragments import expand
from kehoach_parse.text.fold import fold

NAMES, NOUNS = "n", "b"
"""Stand for a list of bodies in a reduced shape: one that begins with a name or an office, one with a bare noun."""
OBJECT = "q"
"""Stands for a qualifier with the bodies it governs: ``của Sở Y tế``."""
_NAMING = frozenset("n3hx7t069S")
_GOVERNING = frozenset("qi")
_COMPLETE = frozenset("n3")
_OPENINGS = re.compile("[0136789behntuxiq]")  # what bodies and qualifiers begin with
_MOST = 40  # bodies in a list, besides the first
_AND = "và "


class Body(NamedTuple):
    """One body of a list, where it stands in the text.

    ``head`` is the word that stands once for several, else empty: ``các Sở: Tài chính, Y tế`` gives ``Tài chính`` and
    ``Y tế`` with the head ``Sở``.
    """

    start: int
    end: int
    head: str = ""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of body names. Shapes are plain letters, which ``re`` reads nine times faster than ``regex``.

    Attributes:
        single: one body. A pattern of whole lists would hold it twice, and take a tenth of a second more to compile.
        known: a complete name, which may follow another where a line break was lost.
        joint: what joins two bodies.
        governed: a qualifier with the bodies it governs.
    """

    single: re.Pattern[str]
    known: re.Pattern[str]
    joint: re.Pattern[str]
    governed: re.Pattern[str]

    def lists(self, symbols: str) -> Iterator[Span]:
        """Where lists of bodies stand, and qualifiers with what they govern."""
        end = 0
        for opening in _OPENINGS.finditer(symbols):
            start = opening.start()
            if start < end:
                continue
            pattern = self.governed if symbols[start] in _GOVERNING else self.single
            if match := pattern.match(symbols, start):
                end = match.end() if pattern is self.governed else self._end(symbols, match.end())
                yield start, end

    def _end(self, symbols: str, end: int) -> int:
        """Where the list ends whose first body ends at ``end``."""
        for _ in range(_MOST):
            joint = self.joint.match(symbols, end)
            if joint:
                following = self.single.match(symbols, joint.end())
            else:
                following = self.known.match(symbols, end) if symbols[end - 1] in _COMPLETE else None
            if not following:
                break
            end = following.end()
        return end


@lru_cache(maxsize=4)
def grammar(rules: Rulebook) -> Grammar:
    """The grammar of a rulebook, compiled once."""
    return Grammar(
        single=compile_shape("{{body}}", rules),
        known=compile_shape("{{body_known}}", rules),
        joint=compile_shape("{{body_joint}}", rules),
        governed=compile_shape("{{body_object}}", rules),
    )


def compile_shape(pattern: str, rules: Rulebook) -> re.Pattern[str]:
    """Compile a pattern over the symbols of a shape, with its ``{{pieces}}``."""
    return re.compile(expand(pattern, rules.fragments), re.VERBOSE)


@dataclass(slots=True, eq=False)
class Reduced:
    """A shape in which each list of bodies is one symbol.

    Attributes:
        symbols: the reduced shape.
        edges: for each reduced symbol, and one past the last, the index in the full shape where it begins.
        shape: the full shape.
        bodies: whether any list of bodies is in it.
    """

    symbols: str
    edges: Sequence[int]
    shape: Shape
    bodies: bool

    def names(self, index: int) -> bool:
        """Whether any body of the list at reduced symbol ``index`` has a name or is an office."""
        return not _NAMING.isdisjoint(self.shape.symbols[self.edges[index] : self.edges[index + 1]])

    def opening(self, index: int) -> str:
        """The symbol that the list of bodies at reduced symbol ``index`` begins with."""
        return self.shape.symbols[self.edges[index]]

    def starts_vaguely(self, index: int) -> bool:
        """Whether the list at ``index`` begins with a lone noun or a head without a capital after it: ``Khối 9``."""
        at = self.edges[index]
        return self.shape.symbols[at] in "ub" or self.shape.symbols[at : at + 2] == f"h{WORDS}"

    def end(self, index: int) -> int:
        """Where the reduced symbol ``index`` ends in the text."""
        return self.shape.spots[self.edges[index + 1] - 1][1]

    def unknown_after(self, index: int) -> tuple[int, int]:
        """Where the unknown words of the list at ``index`` and right behind it begin, and where they may end.

        A verb the lexicon lacks stands among them: ``các xã | phun hóa chất``, ``Đoàn Thanh niên | dọn vệ sinh``.
        """
        low, high = self.edges[index], self.edges[index + 1]
        symbols, spots = self.shape.symbols, self.shape.spots
        stop = high + 1 if high < len(symbols) and symbols[high] == WORDS else high
        last = max(symbols.rfind(mark, low, high) for mark in (",", ";", "l")) + 1 if low < high else low
        first = symbols.find(WORDS, max(low, last) + 1, stop)
        return (spots[first][0], spots[stop - 1][1]) if first >= 0 else (sys.maxsize, -1)

    def at(self, index: int) -> int:
        """Where the reduced symbol ``index`` begins in the text; past the last symbol, where that one ends."""
        full, spots = self.edges[index], self.shape.spots
        return spots[full][0] if full < len(spots) else spots[-1][1]


NOTHING = Reduced("", (0,), Shape("", ()), bodies=False)
"""The reduced shape of a paragraph without words."""


def reduce(shape: Shape, rules: Rulebook) -> Reduced:
    """Fold each list of bodies into one symbol."""
    symbols = shape.symbols
    edges: list[int] = []
    reduced, at, found = "", 0, False
    for low, high in grammar(rules).lists(symbols):
        if (opening := symbols[low]) in _GOVERNING:
            reduced += symbols[at:low] + OBJECT
        else:
            reduced += symbols[at:low] + (NAMES if opening in _NAMING else NOUNS)
            found = True
        edges += range(at, low + 1)
        at = high
    edges += range(at, len(symbols) + 1)
    return Reduced(reduced + symbols[at:], edges, shape, found)


def bodies(reduced: Reduced, index: int, text: str, rules: Rulebook) -> tuple[Body, ...]:
    """The single bodies of the list at reduced symbol ``index``, in order."""
    low, high = reduced.edges[index], reduced.edges[index + 1]
    single = grammar(rules).single
    found: list[Body] = []
    # Not `endpos`: where a body ends depends on what follows it.
    while low < high and (match := single.search(reduced.shape.symbols, low)) and match.start() < high:
        if match["enumerated"]:
            found += _enumerated(match, reduced.shape, text, rules)
        else:
            found.append(Body(*reduced.shape.span(*match.span())))
        low = match.end()
    return tuple(found)


def _enumerated(match: re.Match[str], shape: Shape, text: str, rules: Rulebook) -> Iterator[Body]:
    """``các Sở: Tài chính, Nông nghiệp và Môi trường, Y tế và Nội vụ``: `và` joins two unless it is in a known name.

    What has a head of its own does not take the common one: ``các phòng: Bưu chính, Thanh tra Sở``. An office before
    them is part of the head: ``Giám đốc các sở: Y tế, Nội vụ``.
    """
    parts = [shape.span(*match.span(name)) for name in ("office", "head", "shared") if match[name]]
    head = " ".join(text[low:high] for low, high in parts)
    noun = text[slice(*parts[-1])]
    start, end = shape.span(*match.span("enumerated"))
    own = {shape.spots[at][0] for at in range(*match.span("enumerated")) if shape.symbols[at] in _NAMING}
    for comma in re.finditer(r"[^,;]+", text[start:end]):
        name = comma[0].strip()
        at = start + comma.start() + comma[0].index(name)
        name, at = (name.removeprefix(_AND), at + len(_AND)) if name.startswith(_AND) else (name, at)
        first, joint, second = name.partition(f" {_AND}")
        members = [(at, name)]
        if joint and at not in own and fold(f"{noun} {name}") not in known_names(rules):
            members = [(at, first), (at + len(first) + len(joint), second)]
        for low, words in members:
            if words:
                yield Body(low, low + len(words), "" if low in own else head)
