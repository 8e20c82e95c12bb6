"""Time words and what stands around them → candidates, by the rules of ``rules/deadlines``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, Implementation

from kehoach_parse.extract.anchors import in_units, matches_around
from kehoach_parse.extract.deadlines.shadow import TIME, Shadow
from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rule, Rulebook


class Candidate(NamedTuple):
    """Words that look like a deadline: a rule, a span of the document, the words of the rule's groups.

    ``needs`` names the evidence that makes it one (``roles.py``).
    """

    rule: Rule
    start: int
    end: int
    groups: dict[str, str | None]

    @property
    def needs(self) -> str:
        """The evidence the rule asks for."""
        return str(self.rule.normalize["needs"])

    def overlaps(self, other: Candidate) -> bool:
        """Whether both claim some of the same words."""
        return self.start < other.end and other.start < self.end


class Caught:
    """The groups of a match on the shadow, as the words of the text. ``time_2`` fills an empty ``time``."""

    __slots__ = ("_groups",)

    def __init__(self, groups: dict[str, str | None]) -> None:
        self._groups = groups

    def groupdict(self) -> dict[str, str | None]:
        """Like the method of a match."""
        return self._groups


class _Tried(NamedTuple):
    """A rule with what is asked of it at every paragraph."""

    rule: Rule
    needs: str
    reach: int


class _Triggers:
    """Where which rules can match, from one pass over the text."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        literals = sorted({literal for rule in rules for literal in rule.requires if literal != TIME})
        # Of hundreds of words the library makes the smaller machine; this one takes a millisecond more to build, and
        # half the time over a text.
        self._automaton = AhoCorasick(literals, implementation=Implementation.DFA)
        self.timed = frozenset(
            order for order, rule in enumerate(rules) if TIME in rule.requires
        )  # tried at every time
        self.rules = [_Tried(rule, str(rule.normalize["needs"]), int(rule.normalize.get("reach", 0))) for rule in rules]
        self._of_literal = [
            tuple(n for n, rule in enumerate(rules) if literal in rule.requires) for literal in literals
        ]

    def by_unit(self, folded: str, units: Sequence[Unit]) -> dict[int, dict[int, list[int]]]:
        """Unit number → rule number → places in the unit's body where one of the rule's literals stands."""
        found: dict[int, dict[int, list[int]]] = {}
        first = units[0].start if units else len(folded)  # letterhead and title stand before it
        matches = self._automaton.find_matches_as_indexes(folded[first:], overlapping=True)
        literals = [(literal, start + first, end + first) for literal, start, end in matches]
        for number, literal, start, _ in in_units(literals, units):
            places = found.setdefault(number, {})
            for rule in self._of_literal[literal]:
                places.setdefault(rule, []).append(start)
        return found


@cache
def _triggers(rules: Rulebook) -> _Triggers:
    return _Triggers(rules.family("deadlines"))


def candidates(
    text: str, shadow: Shadow, units: Sequence[Unit], rules: Rulebook
) -> Iterator[tuple[Unit, list[Candidate], bool]]:
    """Each unit that may hold a time, its candidates, those of stronger rules first, and whether it may label one."""
    triggers = _triggers(rules)
    tried, timed = triggers.by_unit(shadow.folded, units), triggers.timed
    for number, unit in enumerate(units):
        places, spans = tried.get(number), shadow.times_in(unit.body, unit.end)
        if not places and not spans and not unit.cells:
            continue
        places, times = places or {}, [start - unit.body for start, _ in spans]
        words_here = shadow.text[unit.body : unit.end]
        found: list[Candidate] = []
        labelled = bool(unit.cells)
        for order in sorted(timed.union(places) if times else places):
            rule, needs, reach = triggers.rules[order]
            labelled = labelled or needs == "whole"
            if needs == "whole" or (needs == "mention" and not times):
                continue
            anchors = times if order in timed else sorted(places[order])
            for match in matches_around(rule.pattern, words_here, anchors, reach):
                start, end = match.start() + unit.body, match.end() + unit.body
                found.append(Candidate(rule, start, end, words(match, text, unit.body)))
        if found or labelled:
            yield unit, found, labelled


def filling(text: str, start: int, end: int, rules: Rulebook) -> Candidate | None:
    """The time that fills the slot ``[start, end)``, in a form that means a time only there: ``2026``."""
    for rule in rules.family("deadlines"):
        match = rule.pattern.fullmatch(text, start, end) if rule.normalize["needs"] == "whole" else None
        if match:
            return Candidate(rule, *match.span("time"), words(match, text, 0))
    return None


def words(match: regex.Match[str], text: str, shift: int) -> dict[str, str | None]:
    """The words of each group. Where a name stands several times in a pattern, the first one that matched counts."""
    groups: dict[str, str | None] = {}
    for name, caught in match.groupdict().items():
        plain = name.rstrip("0123456789").rstrip("_")
        if caught is not None and groups.get(plain) is None:
            start, end = match.span(name)
            groups[plain] = " ".join(text[start + shift : end + shift].split())
        else:
            groups.setdefault(plain, None)
    return groups
