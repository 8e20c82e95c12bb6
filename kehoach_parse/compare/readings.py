"""What a comparison needs of one plan: its units, their wording, and the facts in them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from typing import Generic, TypeVar

from kehoach_parse.compare.result import Due
from kehoach_parse.compare.units import TextUnit, text_units
from kehoach_parse.models.base import Fact, Span
from kehoach_parse.models.facts import Assignment, Deadline, Movement, Target
from kehoach_parse.models.plan import Plan
from kehoach_parse.rulebook import Rulebook

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Holding:
    """The facts of one unit, each kind in document order; deadlines of headings above come last."""

    leads: tuple[Assignment, ...] = ()
    coordinates: tuple[Assignment, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    targets: tuple[Target, ...] = ()
    movements: tuple[Movement, ...] = ()


class Reading:
    """The units of one plan, and its facts, found by unit. The plan itself need not be kept."""

    def __init__(self, plan: Plan, name: str, rules: Rulebook) -> None:
        """``name`` is what the result calls the plan."""
        self.name = name
        self.units = text_units(plan, name, rules)
        self.deadlines = plan.deadlines
        self.bodies = frozenset(assignment.unit.name for assignment in plan.assignments)
        self._parents = {section.id: section.parent for section in plan.sections}
        self._headings = {section.id: section.span for section in plan.sections if section.heading}
        self._by_id = {deadline.id: deadline for deadline in plan.deadlines}
        self._assignments: defaultdict[object, list[Assignment]] = defaultdict(list)
        for assignment in plan.assignments:
            self._assignments[_home(assignment)].append(assignment)
        self._deadlines = _Ordered(plan.deadlines)
        self._targets = _Ordered(plan.targets)
        self._movements = _Ordered(plan.movements)

    def of(self, unit: TextUnit) -> Holding:
        """What belongs to a unit, by its place: its paragraph or row, the labels below it, the headings above it."""
        mine = self._assignments.get(unit.row or unit.section, [])
        dues = {d: self._by_id[d] for assignment in mine for d in assignment.deadlines}
        dues |= {deadline.id: deadline for deadline in self._deadlines.within(unit.whole)}
        for heading in self._above(unit.section):
            dues |= {deadline.id: deadline for deadline in self._deadlines.within(heading)}
        return Holding(
            leads=tuple(a for a in mine if a.role == "lead"),
            coordinates=tuple(a for a in mine if a.role == "coordinate"),
            deadlines=tuple(dues.values()),
            targets=tuple(self._targets.within(unit.whole)),
            movements=tuple(self._movements.within(unit.whole)),
        )

    def _above(self, section: str) -> list[Span]:
        spans = []
        parent = self._parents.get(section)
        while parent is not None:
            if parent in self._headings:
                spans.append(self._headings[parent])
            parent = self._parents.get(parent)
        return spans


class _Ordered(Generic[F]):
    """Facts by their place."""

    def __init__(self, facts: tuple[F, ...]) -> None:
        self._facts = sorted(facts, key=lambda fact: fact.span)
        self._starts = [fact.span[0] for fact in self._facts]

    def within(self, span: Span) -> list[F]:
        """Those that lie in ``span``."""
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [fact for fact in self._facts[first:last] if fact.span[1] <= span[1]]


def due(deadline: Deadline) -> Due:
    """A deadline as the result gives it."""
    return Due(
        id=deadline.id,
        kind=deadline.kind,
        start=deadline.start,
        end=deadline.end,
        end_inclusive=deadline.end_inclusive,
        recurrence=deadline.recurrence,
        anchor=deadline.anchor,
        span=deadline.span,
        quote=deadline.quote,
    )


def _home(fact: Fact) -> object:
    return (fact.table.id, fact.table.row) if fact.table else fact.section
