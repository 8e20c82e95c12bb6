"""The facts that belong to a unit of text: who leads it, until when, how much, which movement."""

from __future__ import annotations

from dataclasses import dataclass

from kehoach_parse.compare.result import Due
from kehoach_parse.compare.units import TextUnit
from kehoach_parse.models.base import Fact, Span
from kehoach_parse.models.facts import Assignment, Deadline, Movement, Target
from kehoach_parse.models.plan import Plan


@dataclass(frozen=True, slots=True)
class Holding:
    """What one unit holds, each in document order; deadlines of headings above come last."""

    leads: tuple[Assignment, ...]
    coordinates: tuple[Assignment, ...]
    deadlines: tuple[Deadline, ...]
    targets: tuple[Target, ...]
    movements: tuple[Movement, ...]


class Facts:
    """The facts of one plan, found by unit."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._parents = {section.id: section.parent for section in plan.sections}
        self._deadlines = {deadline.id: deadline for deadline in plan.deadlines}
        self._headings = {section.id: section.span for section in plan.sections if section.heading}

    def of(self, unit: TextUnit) -> Holding:
        """What belongs to a unit, by its place: its paragraph or row, the labels below it, the headings above it."""
        mine = [assignment for assignment in self._plan.assignments if _belongs(assignment, unit)]
        dues = {d: self._deadlines[d] for assignment in mine for d in assignment.deadlines}
        dues |= {deadline.id: deadline for deadline in self._plan.deadlines if _inside(deadline.span, unit.whole)}
        above = self._above(unit.section)
        dues |= {d.id: d for d in self._plan.deadlines if any(_inside(d.span, heading) for heading in above)}
        return Holding(
            leads=tuple(a for a in mine if a.role == "lead"),
            coordinates=tuple(a for a in mine if a.role == "coordinate"),
            deadlines=tuple(dues.values()),
            targets=tuple(target for target in self._plan.targets if _inside(target.span, unit.whole)),
            movements=tuple(movement for movement in self._plan.movements if _inside(movement.span, unit.whole)),
        )

    def _above(self, section: str) -> list[Span]:
        spans = []
        parent = self._parents.get(section)
        while parent is not None:
            if parent in self._headings:
                spans.append(self._headings[parent])
            parent = self._parents.get(parent)
        return spans


def due(deadline: Deadline) -> Due:
    """A deadline as the result gives it."""
    return Due(**{name: getattr(deadline, name) for name in Due.model_fields})


def _belongs(fact: Fact, unit: TextUnit) -> bool:
    if unit.row is not None:
        return fact.table is not None and (fact.table.id, fact.table.row) == unit.row
    return fact.table is None and (fact.section == unit.section or _inside(fact.span, unit.whole))


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
