"""What a comparison needs of one plan: its units, their wording, and the facts in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kehoach_parse.compare.result import Due
from kehoach_parse.compare.result.made import make_due
from kehoach_parse.compare.units import TextUnit, text_units
from kehoach_parse.models.base import Fact, Span
from kehoach_parse.models.facts import Assignment, Comparator, Deadline, Movement, Role, Target
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section
from kehoach_parse.rulebook import Rulebook

# Facts as they are kept: a tenth of the memory of those of the plan.


class Assigned(NamedTuple):
    """An assignment: who, in which role, and the ids of its deadlines."""

    section: str
    span: Span
    quote: str
    name: str
    full_name: str
    level: str | None
    role: Role
    deadlines: tuple[str, ...]


class Timed(NamedTuple):
    """A deadline."""

    section: str
    span: Span
    due: Due
    offset: str | None


class Measured(NamedTuple):
    """A target."""

    section: str
    span: Span
    quote: str
    id: str
    metric: str | None
    comparator: Comparator
    value: float
    unit: str | None


class Moved(NamedTuple):
    """A mention of a movement."""

    section: str
    span: Span
    quote: str
    id: str
    name: str
    canonical: str | None


class Holding(NamedTuple):
    """The facts of one unit, each kind in document order; deadlines of headings above come last."""

    leads: tuple[Assigned, ...] = ()
    coordinates: tuple[Assigned, ...] = ()
    deadlines: tuple[Timed, ...] = ()
    targets: tuple[Measured, ...] = ()
    movements: tuple[Moved, ...] = ()


_Kept = Timed | Measured | Moved
_NOTHING = Holding()


class Reading:
    """The units of one plan, and its facts, found by unit. The plan itself need not be kept."""

    def __init__(self, plan: Plan, name: str, rules: Rulebook, texts: dict[str, str] | None = None) -> None:
        """``name`` is what the result calls the plan; ``texts`` as for :func:`text_units`."""
        self.name = name
        self.units = text_units(plan, name, rules, texts)
        self.deadlines = tuple(map(_timed, plan.deadlines))
        self.bodies = frozenset(assignment.unit.name for assignment in plan.assignments)
        self._assignments: dict[object, list[Assigned]] = {}
        for assignment in plan.assignments:
            self._assignments.setdefault(_home(assignment), []).append(_assigned(assignment))
        self._facts: list[_Kept] = [*self.deadlines, *map(_measured, plan.targets), *map(_moved, plan.movements)]
        self._facts.sort(key=lambda fact: fact.span)
        self._starts = [fact.span[0] for fact in self._facts]
        self._by_id = {deadline.due.id: deadline for deadline in self.deadlines}
        self._above = self._of_headings(plan.sections)

    def of(self, unit: TextUnit) -> Holding:
        """What belongs to a unit, by its place: its paragraph or row, the labels below it, the headings above it."""
        mine = self._assignments.get(unit.row or unit.section, ())
        facts = self._within(unit.whole)
        above = self._above.get(unit.section, ())
        if not (mine or facts or above):
            return _NOTHING
        return Holding(
            leads=tuple(a for a in mine if a.role == "lead"),
            coordinates=tuple(a for a in mine if a.role == "coordinate"),
            deadlines=self._dues(mine, facts, above),
            targets=tuple(fact for fact in facts if isinstance(fact, Measured)),
            movements=tuple(fact for fact in facts if isinstance(fact, Moved)),
        )

    def _dues(self, mine: Iterable[Assigned], facts: Iterable[_Kept], above: Iterable[Timed]) -> tuple[Timed, ...]:
        dues = {d: self._by_id[d] for assignment in mine for d in assignment.deadlines}
        dues |= {fact.due.id: fact for fact in facts if isinstance(fact, Timed)}
        dues |= {deadline.due.id: deadline for deadline in above}
        return tuple(dues.values())

    def _within(self, span: Span) -> list[_Kept]:
        first, last = bisect_left(self._starts, span[0]), bisect_left(self._starts, span[1])
        return [fact for fact in self._facts[first:last] if fact.span[1] <= span[1]]

    def _of_headings(self, sections: Iterable[Section]) -> Mapping[str, tuple[Timed, ...]]:
        """The deadlines in the headings above a section, the nearest heading first; of most sections none."""
        headings = {section.id: section.span for section in sections if section.heading}
        timed = {
            heading: [fact for fact in self._within(span) if isinstance(fact, Timed)]
            for heading, span in headings.items()
        }
        parents = {section.id: section.parent for section in sections} if any(timed.values()) else {}
        above: dict[str, tuple[Timed, ...]] = {}
        for section, parent in parents.items():
            found: list[Timed] = []
            while parent is not None:
                found += timed.get(parent, ())
                parent = parents.get(parent)
            if found:
                above[section] = tuple(found)
        return above


def _assigned(assignment: Assignment) -> Assigned:
    unit = assignment.unit
    return Assigned(
        section=assignment.section,
        span=assignment.span,
        quote=assignment.quote,
        name=unit.name,
        full_name=unit.canonical or unit.name,
        level=unit.level,
        role=assignment.role,
        deadlines=assignment.deadlines,
    )


def _timed(deadline: Deadline) -> Timed:
    due = make_due(
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
    return Timed(deadline.section, deadline.span, due, deadline.offset)


def _measured(target: Target) -> Measured:
    return Measured(
        target.section,
        target.span,
        target.quote,
        target.id,
        target.metric,
        target.comparator,
        float(target.value),
        target.unit,
    )


def _moved(movement: Movement) -> Moved:
    return Moved(movement.section, movement.span, movement.quote, movement.id, movement.name, movement.canonical)


def _home(fact: Fact) -> object:
    return (fact.table.id, fact.table.row) if fact.table else fact.section
