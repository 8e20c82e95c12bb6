"""The coverage matrix: gathered units with the facts in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kehoach_parse.compare.alignment import Aligned, Gathering
from kehoach_parse.compare.likeness import compare_wordings
from kehoach_parse.compare.readings import Assigned, Holding
from kehoach_parse.compare.result import DIRECTIVE, Cell, Task
from kehoach_parse.compare.result.made import make_cell, make_task
from kehoach_parse.compare.wording import Vocabulary


@dataclass(frozen=True, slots=True)
class Member:
    """A unit of a task with its facts; the directive's own unit is one too, but no cell."""

    aligned: Aligned
    holding: Holding

    @property
    def plan(self) -> str:
        """Id of the plan, or ``directive``."""
        return self.aligned.unit.plan


@dataclass(frozen=True, slots=True)
class Row:
    """A task and all its members, the directive's first."""

    task: Task
    members: tuple[Member, ...]

    @property
    def about(self) -> str:
        """What to call it in a list."""
        return self.task.label


Hold = Callable[[Aligned], Holding]


def matrix(gatherings: Sequence[Gathering], hold: Hold, vocabulary: Vocabulary) -> list[Row]:
    """Tasks with ids ``t1`` …: the directive's first, in its order, then by number of plans."""
    order = sorted(
        range(len(gatherings)),
        key=lambda number: (_section(gatherings[number]) is None, -_weight(gatherings[number]), number),
    )
    return [_row(f"t{at}", gatherings[number], hold, vocabulary) for at, number in enumerate(order, 1)]


def _section(gathering: Gathering) -> str | None:
    first = gathering.members[0].unit
    return first.section if first.plan == DIRECTIVE else None


def _weight(gathering: Gathering) -> int:
    """Number of plans, 0 for the directive's tasks, which keep their order."""
    return 0 if _section(gathering) is not None else len({member.unit.plan for member in gathering.members})


def _row(task_id: str, gathering: Gathering, hold: Hold, vocabulary: Vocabulary) -> Row:
    label = _label(gathering)
    members = [Member(aligned, hold(aligned)) for aligned in gathering.members]
    cells = [member for member in members if member.plan != DIRECTIVE]
    task = make_task(
        id=task_id,
        label=label.unit.quote,
        source=label.unit.plan,
        section=_section(gathering),
        span=label.unit.span,
        plans=len({member.plan for member in cells}),
        cells=tuple(_cell(member, label, vocabulary) for member in cells),
        duty=label.wording.duty,
        purpose=bool(cells) and label.unit.plan != DIRECTIVE and all(m.aligned.unit.purpose for m in cells),
    )
    return Row(task, tuple(members))


def _label(gathering: Gathering) -> Aligned:
    """The directive's unit, else a wording that most members have, else the first: all are like that one."""
    first = gathering.members[0]
    if first.unit.plan == DIRECTIVE or len(gathering.members) == 1:
        return first
    exact, times = Counter(member.wording.exact for member in gathering.members).most_common(1)[0]
    if times * 2 <= len(gathering.members):
        return first
    return next(member for member in gathering.members if member.wording.exact == exact)


def _cell(member: Member, label: Aligned, vocabulary: Vocabulary) -> Cell:
    here, holding = member.aligned, member.holding
    if here.wording.exact == label.wording.exact:
        kind, similarity = "verbatim", 1.0
    elif here.leader and here.leader[0] is label:
        kind, similarity, _ = here.leader[1]
    else:
        kind, similarity, _ = compare_wordings(here.wording, label.wording, vocabulary.sums(here.wording))
    return make_cell(
        plan=here.unit.plan,
        section=here.unit.section,
        span=here.unit.span,
        quote=here.unit.quote,
        kind=kind,
        similarity=round(similarity, 3),
        leads=_names(holding.leads),
        coordinates=_names(holding.coordinates),
        deadlines=tuple([deadline.due for deadline in holding.deadlines]),
        targets=tuple([target.id for target in holding.targets]),
        movements=tuple([movement.id for movement in holding.movements]),
    )


def _names(assignments: Sequence[Assigned]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([assignment.name for assignment in assignments])) if assignments else ()
