"""Who carries out what: plan → plan → directive, over the mentions of the plans.

A mention inside the title of another document speaks for that document: ``Kế hoạch số 198/KH-UBND thực hiện Chỉ thị số
52-CT/TW`` says that 198/KH-UBND carries out the directive, whoever cites it so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kehoach_parse.compare.result import DIRECTIVE, Edge, Standing
from kehoach_parse.corpus import DocumentKeys
from kehoach_parse.models.facts import Reference, Relation
from kehoach_parse.models.plan import Plan

# The strongest first: of several mentions of a document in one plan the strongest says how they stand.
_STRENGTH: tuple[Relation, ...] = ("implements", "basis", "amends", "replaces", "cites")


@dataclass(frozen=True, slots=True)
class Way:
    """How a plan stands to the directive, and the nodes between them, nearest first."""

    standing: Standing
    through: tuple[str, ...] = ()


class Graph:
    """Nodes are plans by id, other documents by key, and ``directive``; edges point to what is cited."""

    def __init__(self, plans: Iterable[Plan], keys: DocumentKeys, directive: str) -> None:
        self._keys = keys
        self._nodes = {directive: DIRECTIVE}
        plans = list(plans)
        for plan in plans:
            own = keys.plan(plan.plan_id)
            if own and own not in self._nodes:
                self._nodes[own] = plan.plan_id
        self.edges: dict[tuple[str, str], Edge] = {}
        for plan in plans:
            self._read(plan)

    def _read(self, plan: Plan) -> None:
        by_id = {reference.id: reference for reference in plan.references}
        for reference in plan.references:
            outer = by_id.get(reference.within or "")
            source = self._node(outer) if outer else plan.plan_id
            target = self._node(reference)
            if source and target and source != target:
                self._add(Edge(
                    plan=plan.plan_id, source=source, target=target, relation=reference.relation,
                    reference=reference.id, section=reference.section, span=reference.span, quote=reference.quote,
                ))  # fmt: skip

    def _node(self, reference: Reference) -> str | None:
        key = self._keys.full(reference.document)
        return key and self._nodes.get(key, key)

    def _add(self, edge: Edge) -> None:
        there = self.edges.get((edge.source, edge.target))
        if there is None or _STRENGTH.index(edge.relation) < _STRENGTH.index(there.relation):
            self.edges[edge.source, edge.target] = edge

    def ways(self, plan_ids: Sequence[str]) -> dict[str, Way]:
        """How each plan stands to the directive; those that never name it, nor what carries it out, are left out."""
        next_hop = self._towards_directive()
        ways: dict[str, Way] = {}
        for plan_id in plan_ids:
            edge = self.edges.get((plan_id, DIRECTIVE))
            if edge and edge.relation == "implements":
                ways[plan_id] = Way("implements")
            elif plan_id in next_hop:
                ways[plan_id] = Way("through", _path(plan_id, next_hop))
            elif edge:
                ways[plan_id] = Way("basis" if edge.relation == "basis" else "cites")
        return ways

    def _towards_directive(self) -> Mapping[str, str]:
        """Each node that carries the directive out → the next node on its shortest way there (no way twice round)."""
        sources: dict[str, list[str]] = {}
        for source, target in sorted(self.edges):
            if self.edges[source, target].relation == "implements":
                sources.setdefault(target, []).append(source)
        next_hop: dict[str, str] = {}
        queue = deque([DIRECTIVE])
        while queue:
            target = queue.popleft()
            for source in sources.get(target, ()):
                if source not in next_hop and source != DIRECTIVE:
                    next_hop[source] = target
                    queue.append(source)
        return next_hop


def _path(node: str, next_hop: Mapping[str, str]) -> tuple[str, ...]:
    path = []
    while next_hop[node] != DIRECTIVE:
        node = next_hop[node]
        path.append(node)
    return tuple(path)
