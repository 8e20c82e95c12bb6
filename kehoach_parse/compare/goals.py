"""The same thing measured in several plans, and movements under their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kehoach_parse.compare.alignment import Aligner
from kehoach_parse.compare.likeness import ALIKE
from kehoach_parse.compare.readings import Measured, Moved
from kehoach_parse.compare.result import DIRECTIVE, MovementRow, Targets, TargetValue
from kehoach_parse.compare.result.made import make_target, make_value
from kehoach_parse.compare.tasks import Member, Row
from kehoach_parse.compare.units import TextUnit
from kehoach_parse.compare.wording import Vocabulary
from kehoach_parse.text.fold import fold, search_key

# Words two names of movements must share, of the words of the shorter: `… học tập kỹ năng số`.
_VARIANT = 60.0


@dataclass(frozen=True, slots=True)
class _Goal:
    """A target and whose it is."""

    plan: str
    target: Measured


def targets(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterator[Targets]:
    """A row for each thing that two plans or more, the directive included, set a number for."""
    goals = [_Goal(member.plan, target) for row in rows for member in row.members for target in member.holding.targets]
    goals.sort(key=lambda goal: (goal.plan != DIRECTIVE,))
    aligner = Aligner(vocabulary, alike=ALIKE)
    groups: dict[tuple[int, str], list[_Goal]] = {}
    for goal in goals:
        if goal.target.metric is None:
            continue
        target, metric = goal.target, goal.target.metric
        unit = TextUnit(goal.plan, target.section, target.span, target.span, metric, target.quote)
        aligned = aligner.add(unit, vocabulary.read(metric))
        groups.setdefault((aligned.task, fold(goal.target.unit or "")), []).append(goal)
    for group in groups.values():
        if len({goal.plan for goal in group}) > 1:
            yield _targets(group)


def _targets(group: Sequence[_Goal]) -> Targets:
    by_plan: dict[str, set[tuple[str, float]]] = {}
    for goal in group:
        by_plan.setdefault(goal.plan, set()).add((goal.target.comparator, goal.target.value))
    return Targets(
        metric=group[0].target.metric or "",
        unit=group[0].target.unit,
        differ=len(set(map(frozenset, by_plan.values()))) > 1,
        values=tuple(_target_value(goal) for goal in group),
    )


def _target_value(goal: _Goal) -> TargetValue:
    target = goal.target
    return make_target(
        plan=goal.plan,
        section=target.section,
        span=target.span,
        quote=target.quote,
        id=target.id,
        metric=target.metric,
        comparator=target.comparator,
        value=target.value,
        unit=target.unit,
    )


def movements(members: Iterable[Member]) -> Iterator[MovementRow]:
    """A row for each movement by name: the directive's, local variants of them, those of several plans, of one."""
    by_name: dict[str, list[tuple[str, Moved]]] = {}
    for member in members:
        for movement in member.holding.movements:
            key = movement.canonical or search_key(movement.name)
            by_name.setdefault(key, []).append((member.plan, movement))
    launched = [found[0][1].name for found in by_name.values() if any(plan == DIRECTIVE for plan, _ in found)]
    for found in by_name.values():
        name = found[0][1].name
        variant_of = next((other for other in launched if _is_variant(name, other)), None)
        yield MovementRow(
            name=name,
            canonical=found[0][1].canonical,
            standing=_standing({plan for plan, _ in found}, variant_of),
            variant_of=variant_of,
            values=tuple(
                make_value(plan=plan, section=m.section, span=m.span, quote=m.quote, value=m.name) for plan, m in found
            ),
        )


def _standing(plans: set[str], variant_of: str | None) -> str:
    if DIRECTIVE in plans:
        return "directive"
    if variant_of is not None:
        return "variant"
    return "shared" if len(plans) > 1 else "own"


def _is_variant(name: str, launched: str) -> bool:
    """``Đồng Tháp học tập kỹ năng số`` of ``Cả nước học tập kỹ năng số``."""
    mine, theirs = search_key(name), search_key(launched)
    return mine != theirs and fuzz.ratio(mine.split(), theirs.split()) >= _VARIANT
