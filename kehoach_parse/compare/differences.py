"""Everything in which the plans differ, as rows of one shape: what it is about, and what each plan says."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kehoach_parse.compare.chain import Graph
from kehoach_parse.compare.result import (
    DIRECTIVE,
    Borrowing,
    ComparedPlan,
    Deadlines,
    Difference,
    DifferenceType,
    Directive,
    Leads,
    Missing,
    MovementRow,
    Targets,
    TargetValue,
    Value,
)
from kehoach_parse.compare.result.made import make_difference, make_value
from kehoach_parse.compare.tasks import Row

# Plans that must carry the directive out before one can be said to stand alone.
_PLANS = 3
# Share of plans that may lack a task all others have, and at least one.
_LACKING = 0.1
# Share of stock phrases from which on a unit is no task of its own.
_STOCK = 0.5


def only_here(rows: Iterable[Row], plans: int, hints: Mapping[int, set[str]]) -> Iterator[Row]:
    """Tasks a single plan has, no other plan having anything like it. ``hints`` as for :func:`missing`."""
    for row in rows if plans >= _PLANS else ():
        if row.task.plans != 1 or row.task.source == DIRECTIVE or row.task.purpose or row.task.duty:
            continue
        members = [member.aligned for member in row.members]
        alone = len(hints[members[0].task]) == 1 and all(len(member.hints) == 1 for member in members)
        if alone and all(member.wording.stock_share < _STOCK for member in members):
            yield row


def missing(rows: Iterable[Row], plans: Sequence[str], hints: Mapping[int, set[str]]) -> Iterator[Missing]:
    """Tasks all plans have but a few, who have nothing like it. ``hints``: plans with words of a task, by gathering."""
    few = max(1, math.floor(len(plans) * _LACKING))
    for row in rows if len(plans) > _PLANS else ():
        if row.task.purpose or not 0 < len(plans) - row.task.plans <= few:
            continue
        have = {cell.plan for cell in row.task.cells}
        lacking = [plan for plan in plans if plan not in have]
        if not hints.get(row.members[0].aligned.task, set()) & set(lacking):
            yield Missing(task=row.task.id, plans=tuple(lacking))


class Numbered:
    """Gives differences their ids, ``x1`` …, in the order they come."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(
        self, kind: DifferenceType, about: str, values: Iterable[Value], task: str | None = None
    ) -> Difference:
        """A difference with the next id."""
        self._count += 1
        return make_difference(id=f"x{self._count}", type=kind, about=about, task=task, values=tuple(values))


def of_facts(
    leads: Iterable[Leads],
    deadlines: Iterable[Deadlines],
    targets: Iterable[Targets],
    movements: Sequence[MovementRow],
    make: Numbered,
) -> Iterator[Difference]:
    """Times, leading bodies, movements and targets that differ."""
    for due in deadlines:
        if due.differ:
            yield make("deadline", due.about, due.values, due.task)
    for lead in leads:
        if lead.differ:
            yield make("lead", lead.about, lead.values, lead.task)
    for movement in movements:
        if movement.standing == "directive":
            variants = [other for other in movements if other.variant_of == movement.name]
            if variants:
                yield make("movement", movement.name, [v for row in (movement, *variants) for v in row.values])
    own = [value for movement in movements if movement.standing == "own" for value in movement.values]
    if own:
        yield make("movement", "phong trào có ở một kế hoạch", own)
    for target in targets:
        if target.differ:
            yield make("target", target.metric, map(_target, target.values))


def _target(value: TargetValue) -> Value:
    shown = f"{value.comparator} {value.value:g} {value.unit or ''}".rstrip()
    return make_value(plan=value.plan, section=value.section, span=value.span, quote=value.quote, value=shown)


def of_citations(
    directive: Directive, plans: Iterable[ComparedPlan], graph: Graph, labels: Mapping[str, str], make: Numbered
) -> Iterator[Difference]:
    """Wrong dates, ways through other plans, mere mentions. ``labels`` are those of the chain's nodes."""
    plans = list(plans)
    name = directive.identifier or directive.title or directive.document
    wrong = [
        Value(plan=plan.plan_id, section=cited.section, span=cited.span, quote=cited.quote, value=cited.issued)
        for plan in plans
        for cited in plan.cited_dates
        if cited.misdated
    ]
    if wrong:
        yield make("cited_date", f"ngày ban hành {name}", [Value(plan=DIRECTIVE, value=directive.issued), *wrong])
    through = [
        _mentioned(graph, plan.plan_id, plan.through[0], labels[plan.through[0]]) for plan in plans if plan.through
    ]
    if through:
        yield make("through", f"thực hiện {name} qua kế hoạch khác", through)
    citing = [_mentioned(graph, plan.plan_id, DIRECTIVE, name) for plan in plans if plan.relation == "cites"]
    if citing:
        yield make("cites_only", f"chỉ dẫn chiếu {name}", citing)


def _mentioned(graph: Graph, plan: str, node: str, label: str) -> Value:
    mention = graph.mention(plan, node)
    if mention is None:
        return Value(plan=plan, value=label)
    reference = mention.reference
    return Value(plan=plan, section=reference.section, span=reference.span, quote=reference.quote, value=label)


def of_texts(
    alone: Iterable[Row], lacking: Iterable[Missing], borrowed: Iterable[Borrowing], rows: Sequence[Row], make: Numbered
) -> Iterator[Difference]:
    """Tasks of one plan, tasks a few plans lack, passages taken over."""
    by_id = {row.task.id: row for row in rows}
    for row in alone:
        yield make("only_here", row.about, _cells(row), row.task.id)
    for gap in lacking:
        row = by_id[gap.task]
        yield make("missing_here", row.about, [*(make_value(plan=plan) for plan in gap.plans), *_cells(row)], gap.task)
    for passage in borrowed:
        kind: DifferenceType = "copied_from_plan" if passage.kind == "verbatim" else "adapted_from_plan"
        yield make(kind, by_id[passage.task or ""].about, [passage.source, *passage.copies], passage.task)


def _cells(row: Row) -> Iterator[Value]:
    for member in row.members:
        unit = member.aligned.unit
        if unit.plan != DIRECTIVE:
            yield make_value(plan=unit.plan, section=unit.section, span=unit.span, quote=unit.quote)
