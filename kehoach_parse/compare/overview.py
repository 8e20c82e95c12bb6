"""The plans of a comparison, the nodes of their chain, the provinces without a plan, and the line of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kehoach_parse.compare.alignment import Aligned
from kehoach_parse.compare.chain import Graph, Way
from kehoach_parse.compare.likeness import Verdict
from kehoach_parse.compare.readings import Reading
from kehoach_parse.compare.result import (
    DIRECTIVE,
    Chain,
    CitedDate,
    ComparedPlan,
    Directive,
    Match,
    Node,
    Shares,
    TimelineItem,
)
from kehoach_parse.compare.result.made import make_match, make_passage, make_timeline_item
from kehoach_parse.compare.units import TextUnit
from kehoach_parse.corpus import Citing, DocumentKeys
from kehoach_parse.models.header import Province
from kehoach_parse.models.plan import Plan
from kehoach_parse.resolve.bodies import issuer_level
from kehoach_parse.resolve.provinces import province_on, provinces_on
from kehoach_parse.rulebook import Rulebook

_FULL_DATE = len("2025-06-18")


def compared_plan(plan: Plan, way: Way, directive: Directive, keys: DocumentKeys, rules: Rulebook) -> ComparedPlan:
    """What a plan is and how it stands to the directive; its passages come later."""
    header = plan.header
    cited = [
        CitedDate(
            reference=reference.id,
            issued=reference.issued,
            misdated=_contradicts(reference.issued, directive.issued),
            section=reference.section,
            span=reference.span,
            quote=reference.quote,
        )
        for reference in plan.references
        if reference.issued and keys.full(reference.document) == directive.document
    ]
    return ComparedPlan(
        plan_id=plan.plan_id,
        uri=plan.source.uri,
        province=header.province,
        issuer=header.issuer,
        parent_issuer=header.parent_issuer,
        level=issuer_level(header, rules),
        doc_type=header.doc_type,
        identifier=header.identifier,
        document=keys.plan(plan.plan_id),
        issued=header.issued,
        title=header.title,
        relation=way.standing,
        through=way.through,
        days=_days(directive.issued, header.issued),
        cited_dates=tuple(cited),
        misdated=any(one.misdated for one in cited),
        text=plan.text,
    )


def _contradicts(cited: str, right: str | None) -> bool:
    """Whether two EDTF dates cannot both be true: ``2025-06`` and ``2025-06-18`` can."""
    return right is not None and not right.startswith(cited) and not cited.startswith(right)


def _days(first: str | None, last: str | None) -> int | None:
    if first is None or last is None or len(first) < _FULL_DATE or len(last) < _FULL_DATE:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def with_passages(
    plan: ComparedPlan, units: Iterable[TextUnit], aligned: Mapping[TextUnit, Aligned], tasks: Mapping[int, str]
) -> ComparedPlan:
    """The plan with its passages, and how much of it is like others. ``tasks`` are ids by number of the gathering."""
    passages, weights = [], []
    for unit in units:
        here = aligned.get(unit)
        passages.append(
            make_passage(
                section=unit.section,
                span=unit.span,
                formula=unit.formula,
                directive=_match(here.directive if here else None),
                plan=_match(here.plan if here else None),
                task=tasks[here.task] if here else None,
            )
        )
        weights.append(0 if unit.formula else unit.span[1] - unit.span[0])
    return plan.model_copy(
        update={
            "passages": tuple(passages),
            "against_directive": _shares([passage.directive for passage in passages], weights),
            "against_plans": _shares([passage.plan for passage in passages], weights),
        }
    )


def _match(found: tuple[Aligned, Verdict] | None) -> Match | None:
    if found is None:
        return None
    other, verdict = found
    return make_match(
        plan=other.unit.plan,
        section=other.unit.section,
        span=other.unit.span,
        kind=verdict.kind,
        similarity=round(verdict.similarity, 3),
    )


def _shares(matches: list[Match | None], weights: list[int]) -> Shares | None:
    whole = sum(weights)
    if not whole:
        return None
    parts = {"verbatim": 0, "adapted": 0}
    for match, weight in zip(matches, weights, strict=True):
        if match is not None:
            parts[match.kind] += weight
    verbatim, adapted = (round(parts[kind] / whole, 4) for kind in ("verbatim", "adapted"))
    return Shares(verbatim=verbatim, adapted=adapted, own=round(1 - verbatim - adapted, 4))


def chain(
    graph: Graph, directive: Directive, plans: Sequence[Citing], carriers: Iterable[Citing], rules: Rulebook
) -> Chain:
    """Nodes and edges of these plans; provinces none of ``carriers`` is from."""
    ids = frozenset(plan.plan_id for plan in plans)
    edges = tuple(graph.edges(ids))
    label = directive.identifier or directive.title or directive.document
    nodes = [
        Node(id=DIRECTIVE, kind="directive", document=directive.document, label=label, issued=directive.issued),
        *(_plan_node(plan, graph) for plan in plans),
    ]
    between = {node for edge in edges for node in (edge.source, edge.target)} - ids - {DIRECTIVE}
    named = {edge.target: edge for edge in reversed(edges)}  # the first mention of each
    for key in sorted(between):
        name = named.get(key)
        nodes.append(
            Node(
                id=key,
                kind="document",
                document=key,
                label=name.quote or key if name else key,
                issued=graph.issued(key),
            )
        )
    return Chain(
        nodes=tuple(nodes),
        edges=edges,
        provinces_without=_without(carriers, rules),
        outdated=tuple(graph.outdated(ids)),
    )


def _plan_node(plan: Citing, graph: Graph) -> Node:
    header = plan.header
    return Node(
        id=plan.plan_id,
        kind="plan",
        document=graph.key(plan.plan_id),
        label=header.identifier or header.title or plan.plan_id,
        issued=header.issued,
        province=header.province.name if header.province else None,
    )


def _without(plans: Iterable[Citing], rules: Rulebook) -> tuple[Province, ...]:
    """Provinces of the day of the last plan that no plan is from; a plan counts for the province it lay in that day."""
    plans = [plan for plan in plans if plan.header.province]
    day = max((plan.header.issued or "" for plan in plans), default="") or None
    have = {province_on(plan.header.province.name, day, rules) for plan in plans if plan.header.province}
    return tuple(province for province in provinces_on(day, rules) if province.name not in have)


def timeline(
    directive: Directive,
    plans: Iterable[Citing],
    readings: Mapping[str, Reading],
    tasks: Mapping[tuple[str, str], str],
) -> Iterator[TimelineItem]:
    """The directive, and each plan with its deadlines. ``tasks`` are ids by plan and deadline."""
    if directive.issued:
        yield _issued(DIRECTIVE, directive.issued, directive.title or "")
    for plan in plans:
        if plan.header.issued:
            yield _issued(plan.plan_id, plan.header.issued, plan.header.title or "")
        for deadline in readings[plan.plan_id].deadlines:
            due = deadline.due
            yield make_timeline_item(
                plan=plan.plan_id,
                kind="deadline",
                start=due.start,
                end=due.end,
                end_inclusive=due.end_inclusive,
                recurrence=due.recurrence,
                label=due.quote,
                task=tasks.get((plan.plan_id, due.id)),
                deadline=due.id,
                section=deadline.section,
                span=deadline.span,
            )


def _issued(plan: str, day: str, label: str) -> TimelineItem:
    return TimelineItem(plan=plan, kind="issued", start=day, end=day, end_inclusive=True, recurrence=None, label=label)
