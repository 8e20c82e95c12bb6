"""What the plans say, matter by matter: tasks, leads, deadlines, targets, movements, passages, differences."""

from __future__ import annotations

from typing import Literal

from kehoach_parse.compare.result.place import Likeness, Place, Value
from kehoach_parse.models.base import Contract, Span
from kehoach_parse.models.facts import Comparator, DeadlineKind

DifferenceType = Literal[
    "deadline",
    "lead",
    "movement",
    "target",
    "cited_date",
    "through",
    "cites_only",
    "only_here",
    "missing_here",
    "copied_from_plan",
    "adapted_from_plan",
]


class Due(Contract):
    """A deadline of a task: as in the plan."""

    id: str
    kind: DeadlineKind
    start: str | None
    end: str | None
    end_inclusive: bool | None
    recurrence: str | None
    anchor: str | None
    span: Span
    quote: str


class Cell(Contract):
    """What one plan says of one task: a unit of its text, and the facts in it.

    Attributes:
        kind: against the task's label (the directive's words where it has them).
        leads: units that lead, as written; of the heading above where the unit itself names none.
        deadlines: of the unit, of the labels below it, and of the headings above it.
        targets: ids of the plan's targets in this unit; likewise ``movements``.
    """

    plan: str
    section: str
    span: Span
    quote: str
    kind: Likeness
    similarity: float
    leads: tuple[str, ...] = ()
    coordinates: tuple[str, ...] = ()
    deadlines: tuple[Due, ...] = ()
    targets: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()


class Task(Contract):
    """A row of the coverage matrix: the same task in several plans, or one that a single plan has.

    Attributes:
        label: the directive's words, else the wording most like all others.
        source: ``directive`` or the id of the plan the label is from.
        section: of the directive, None for a task it does not set.
        cells: in the order of ``Comparison.plans``; a plan that says it twice has two.
        plans: number of plans with the task.
        duty: what any plan lays down, whatever it is about: ``report``, ``review``, ``budget``, ``own-plan``.
        purpose: it says what for, as below ``Mục đích, yêu cầu``, in all plans that have it; no task of anybody.
    """

    id: str
    label: str
    source: str
    section: str | None
    span: Span
    plans: int
    cells: tuple[Cell, ...]
    duty: str | None = None
    purpose: bool = False


class Leads(Contract):
    """Who leads a task, plan by plan. ``differ`` where not all name the same body, names of provinces aside."""

    task: str
    about: str
    differ: bool
    values: tuple[Value, ...]


class Deadlines(Contract):
    """Until when a task is due, plan by plan.

    Attributes:
        values: last day (ISO), window ``start/end``, or rule of recurrence.
        earliest: ISO date; with ``median`` and ``latest`` over the values that have a last day, None where none has.
        median: the lower one of an even number.
        earliest_plans: who has the earliest; likewise ``latest_plans``.
    """

    task: str
    about: str
    differ: bool
    values: tuple[Value, ...]
    earliest: str | None = None
    median: str | None = None
    latest: str | None = None
    earliest_plans: tuple[str, ...] = ()
    latest_plans: tuple[str, ...] = ()


class TargetValue(Place):
    """A target of one plan; ``id`` is the target's in the plan."""

    id: str
    metric: str | None
    comparator: Comparator
    value: float
    unit: str | None


class Targets(Contract):
    """The same thing measured in several plans. ``task`` where the targets stand in cells of one task."""

    metric: str
    unit: str | None
    differ: bool
    values: tuple[TargetValue, ...]


class MovementRow(Contract):
    """A named movement and who takes part.

    Attributes:
        standing: ``directive`` (it launches it), ``variant`` (a local name of one it launches), ``shared`` or ``own``.
        variant_of: the name it varies.
    """

    name: str
    canonical: str | None
    standing: Literal["directive", "variant", "shared", "own"]
    variant_of: str | None
    values: tuple[Value, ...]


class Borrowing(Contract):
    """A passage that stands in several plans and not in the directive.

    Attributes:
        kind: the same words, or adapted.
        source: the earliest plan that has it.
        dated: whether the dates say who was first; otherwise the order is that of the plans' ids.
    """

    kind: Literal["verbatim", "adapted"]
    task: str | None
    source: Value
    copies: tuple[Value, ...]
    dated: bool


class TimelineItem(Contract):
    """A point or bar in time: the issuing of a document, or a deadline; dates as in the plan."""

    plan: str
    kind: Literal["issued", "deadline"]
    start: str | None
    end: str | None
    end_inclusive: bool | None
    recurrence: str | None
    label: str
    task: str | None = None
    deadline: str | None = None
    section: str | None = None
    span: Span | None = None


class Missing(Contract):
    """A task nearly all plans have, and the plans that lack it."""

    task: str
    plans: tuple[str, ...]


class Difference(Contract):
    """One thing in which the plans differ, each value with its place: a row to read, to check and to sort."""

    id: str
    type: DifferenceType
    about: str
    task: str | None
    values: tuple[Value, ...]
