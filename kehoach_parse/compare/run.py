"""From many plans and the name of a directive to the comparison."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kehoach_parse import __version__
from kehoach_parse.compare.chain import Graph, Way
from kehoach_parse.compare.directive import describe, find_key, own_text
from kehoach_parse.compare.holdings import Facts, due
from kehoach_parse.compare.result import (
    DIRECTIVE,
    Cell,
    Chain,
    CitedDate,
    ComparedPlan,
    Comparison,
    Directive,
    Node,
    Task,
    TimelineItem,
    Unit,
)
from kehoach_parse.compare.units import TextUnit, text_units
from kehoach_parse.corpus import DocumentKeys
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.plan import Plan
from kehoach_parse.resolve.bodies import issuer_level
from kehoach_parse.rulebook import Rulebook, load_rulebook
from kehoach_parse.text.fold import fold

_FULL_DATE = len("2025-06-18")


def compare(plans: Iterable[Plan], directive: str, *, text: Plan | None = None) -> Comparison:
    """Put the plans that carry out one directive side by side.

    Args:
        plans: of the corpus.
        directive: its number (``41-CT/TW``), its key, or the path of its own text.
        text: the directive's own text, where ``directive`` is no path.

    Raises:
        InputError: no plan names the directive, or the number may be one of several documents; lists them.
    """
    rules = load_rulebook()
    held = sorted(plans, key=lambda plan: (plan.header.issued or "~", plan.plan_id))
    text = text or own_text(directive)
    keys = DocumentKeys.of([*held, *([text] if text else [])], rules)
    key = keys.plan(text.plan_id) if text else None
    key = key or find_key(directive, held, keys)
    held = [plan for plan in held if text is None or plan.source.sha256 != text.source.sha256]
    graph = Graph(held, keys, key)
    ways = graph.ways([plan.plan_id for plan in held])
    about = [plan for plan in held if plan.plan_id in ways]
    mentions = [r for plan in about for r in plan.references if keys.full(r.document) == key]
    described = describe(key, mentions, text, rules)
    aligned = [plan for plan in about if ways[plan.plan_id].standing in {"implements", "through"}]
    own = text_units(text, DIRECTIVE, rules) if text else []
    tasks = _tasks(aligned, own, rules)
    return Comparison(
        producer=__version__,
        directive=described.model_copy(
            update={"units": tuple(Unit(section=u.section, span=u.span, quote=_quote(u.text)) for u in own)}
        ),
        plans=tuple(_compared(plan, ways[plan.plan_id], described, keys, rules) for plan in about),
        chain=_chain(graph, about, described, keys),
        tasks=tasks,
        leads=(),
        deadlines=(),
        targets=(),
        movements=(),
        only_here=tuple(task.id for task in tasks if task.plans == 1),
        missing_here=(),
        borrowings=(),
        timeline=tuple(_timeline(aligned)),
        differences=(),
    )


def _tasks(plans: list[Plan], own: list[TextUnit], rules: Rulebook) -> tuple[Task, ...]:
    groups: dict[str, list[tuple[TextUnit, Cell]]] = {fold(unit.text): [] for unit in own}
    first = {fold(unit.text): unit for unit in own}
    for plan in plans:
        facts = Facts(plan)
        for unit in text_units(plan, plan.plan_id, rules):
            holding = facts.of(unit)
            cell = Cell(
                plan=plan.plan_id, section=unit.section, span=unit.span, quote=_quote(unit.text), kind="verbatim",
                similarity=1.0, leads=tuple(a.unit.name for a in holding.leads),
                coordinates=tuple(a.unit.name for a in holding.coordinates),
                deadlines=tuple(due(d) for d in holding.deadlines), targets=tuple(t.id for t in holding.targets),
                movements=tuple(m.id for m in holding.movements),
            )  # fmt: skip
            groups.setdefault(fold(unit.text), []).append((unit, cell))
            first.setdefault(fold(unit.text), unit)
    return tuple(
        Task(
            id=f"t{number}", label=_quote(first[key].text), source=first[key].plan,
            section=first[key].section if first[key].plan == DIRECTIVE else None, span=first[key].span,
            plans=len({cell.plan for _, cell in members}), cells=tuple(cell for _, cell in members),
        )
        for number, (key, members) in enumerate(groups.items())
    )  # fmt: skip


def _compared(plan: Plan, way: Way, directive: Directive, keys: DocumentKeys, rules: Rulebook) -> ComparedPlan:
    header = plan.header
    dates = [_cited(r, directive) for r in plan.references if keys.full(r.document) == directive.document and r.issued]
    return ComparedPlan(
        plan_id=plan.plan_id, uri=plan.source.uri, province=header.province, issuer=header.issuer,
        parent_issuer=header.parent_issuer, level=issuer_level(header, rules), doc_type=header.doc_type,
        identifier=header.identifier, document=keys.plan(plan.plan_id), issued=header.issued, title=header.title,
        relation=way.standing, through=way.through, days=_days(directive.issued, header.issued),
        cited_dates=tuple(dates), misdated=any(cited.misdated for cited in dates), text=plan.text,
    )  # fmt: skip


def _cited(reference: Reference, directive: Directive) -> CitedDate:
    issued = reference.issued or ""
    right = directive.issued or ""
    return CitedDate(
        reference=reference.id, issued=issued,
        misdated=bool(right) and not right.startswith(issued) and not issued.startswith(right),
        section=reference.section, span=reference.span, quote=reference.quote,
    )  # fmt: skip


def _days(first: str | None, last: str | None) -> int | None:
    if first is None or last is None or len(first) < _FULL_DATE or len(last) < _FULL_DATE:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _chain(graph: Graph, plans: list[Plan], directive: Directive, keys: DocumentKeys) -> Chain:
    by_id = {plan.plan_id: plan for plan in plans}
    edges = [edge for edge in graph.edges.values() if edge.plan in by_id and edge.target in {DIRECTIVE, *by_id}]
    nodes = [Node(id=DIRECTIVE, kind="directive", document=directive.document,
                  label=directive.identifier or directive.document, issued=directive.issued)]  # fmt: skip
    nodes += [
        Node(id=plan_id, kind="plan", document=keys.plan(plan_id), label=plan.header.identifier or plan_id,
             issued=plan.header.issued, province=plan.header.province and plan.header.province.name)
        for plan_id, plan in by_id.items()
    ]  # fmt: skip
    cited = sorted({edge.source for edge in edges} - by_id.keys() - {DIRECTIVE})
    nodes += [Node(id=key, kind="document", document=key, label=key, issued=None) for key in cited]
    return Chain(nodes=tuple(nodes), edges=tuple(edges), provinces_without=())


def _timeline(plans: list[Plan]) -> Iterable[TimelineItem]:
    for plan in plans:
        yield TimelineItem(plan=plan.plan_id, kind="issued", start=plan.header.issued, end=plan.header.issued,
                           end_inclusive=True, recurrence=None, label=plan.header.title or "")  # fmt: skip
        for deadline in plan.deadlines:
            yield TimelineItem(
                plan=plan.plan_id, kind="deadline", start=deadline.start, end=deadline.end,
                end_inclusive=deadline.end_inclusive, recurrence=deadline.recurrence, label=deadline.quote,
                deadline=deadline.id, section=deadline.section, span=deadline.span,
            )  # fmt: skip


def _quote(text: str) -> str:
    return " ".join(text.split())
