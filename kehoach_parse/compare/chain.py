"""Who carries out what: plan → plan → directive, over the mentions of the plans.

A mention inside the title of another document speaks for that document: ``Kế hoạch số 198/KH-UBND thực hiện Chỉ thị số
52-CT/TW`` says that 198/KH-UBND carries out the directive, whoever cites it so.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kehoach_parse.compare.result import DIRECTIVE, Edge, Outdated, Standing
from kehoach_parse.corpus import Citing, DocumentKeys
from kehoach_parse.models.facts import Reference, Relation

# The strongest first: of several mentions of a document in one plan the strongest says how they stand.
_STRENGTH: tuple[Relation, ...] = ("implements", "basis", "amends", "replaces", "cites")
_FULL_DATE = len("2025-09-30")


@dataclass(frozen=True, slots=True)
class Way:
    """How a plan stands to the directive, and the nodes between them, nearest first."""

    standing: Standing
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference, and the plan it stands in."""

    plan: str
    reference: Reference

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """The strongest relation first, then mentions with a full date, then any but the title, which shortens."""
        reference = self.reference
        undated = len(reference.issued or "") < _FULL_DATE
        return _STRENGTH.index(reference.relation), undated, reference.section == "title"


class Graph:
    """Nodes are plans by id, other documents by key, and ``directive``; edges lead to what is cited."""

    def __init__(self, keys: DocumentKeys, directive: str) -> None:
        self._keys = keys
        self._key = directive
        self._nodes = {directive: DIRECTIVE}
        self._mentions: dict[tuple[str, str], Mention] = {}
        self._issued: dict[str, str | None] = {}
        self._ways: dict[str, str] = {}

    @classmethod
    def of(cls, plans: Iterable[Citing], keys: DocumentKeys, directive: str) -> Graph:
        """The graph of all mentions. Goes through the plans once."""
        graph = cls(keys, directive)
        graph._nodes |= {key: plan_id for plan_id, key in keys.plans() if key and key != directive}
        for plan in plans:
            graph._read(plan)
        graph._ways = graph._towards_directive()
        return graph

    def _read(self, plan: Citing) -> None:
        self._issued[plan.plan_id] = plan.header.issued
        by_id = {reference.id: reference for reference in plan.references}
        for reference in plan.references:
            outer = by_id.get(reference.within or "")
            source = self._node(outer) if outer else plan.plan_id
            target = self._node(reference)
            if source is None or target is None or source == target:
                continue
            mention = Mention(plan.plan_id, reference)
            there = self._mentions.get((source, target))
            if there is None or mention.rank < there.rank:
                self._mentions[source, target] = mention
            if reference.issued and len(reference.issued) == _FULL_DATE:
                self._issued.setdefault(target, reference.issued)

    def _node(self, reference: Reference) -> str | None:
        key = self._keys.full(reference.document)
        return key and self._nodes.get(key, key)

    def way(self, plan_id: str) -> Way | None:
        """How a plan stands to the directive; None where it never names it, nor what carries it out."""
        mention = self._mentions.get((plan_id, DIRECTIVE))
        if mention and mention.reference.relation == "implements":
            return Way("implements")
        if plan_id in self._ways:
            return Way("through", self._path(plan_id))
        if mention:
            return Way("basis" if mention.reference.relation == "basis" else "cites")
        return None

    def _towards_directive(self) -> dict[str, str]:
        """Each node that carries the directive out → the next node on its shortest way there (no way twice round)."""
        sources: dict[str, list[str]] = {}
        for (source, target), mention in sorted(self._mentions.items(), key=lambda item: item[0]):
            if mention.reference.relation == "implements":
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

    def _path(self, node: str) -> tuple[str, ...]:
        path = []
        while self._ways[node] != DIRECTIVE:
            node = self._ways[node]
            path.append(node)
        return tuple(path)

    def key(self, plan_id: str) -> str | None:
        """The key under which other plans cite a plan."""
        return self._keys.plan(plan_id)

    def mention(self, source: str, target: str) -> Mention | None:
        """The mention by which one node names another."""
        return self._mentions.get((source, target))

    def edges(self, plans: frozenset[str]) -> Iterator[Edge]:
        """The edges that lead to the directive, or to what carries it out, as far as these plans tell of them."""
        goals = {DIRECTIVE, *self._ways}
        for (source, target), mention in self._mentions.items():
            if mention.plan in plans and target in goals:
                reference = mention.reference
                yield Edge(
                    plan=mention.plan,
                    section=reference.section,
                    span=reference.span,
                    quote=reference.quote,
                    source=source,
                    target=target,
                    relation=reference.relation,
                    reference=reference.id,
                )

    def issued(self, node: str) -> str | None:
        """Date of a node: of the plan, or as it is cited."""
        return self._issued.get(node)

    def outdated(self, plans: frozenset[str]) -> Iterator[Outdated]:
        """Citations, as basis or to carry it out, of documents that had been replaced by then."""
        replaced = {
            target: source
            for (source, target), mention in self._mentions.items()
            if mention.reference.relation == "replaces"
        }
        for (source, target), mention in self._mentions.items():
            by, reference = replaced.get(target), mention.reference
            if by is None or by == source or source not in plans or reference.relation not in {"basis", "implements"}:
                continue
            since, issued = self.issued(by), self.issued(source)
            if since and issued and since < issued:
                yield Outdated(
                    plan=mention.plan,
                    section=reference.section,
                    span=reference.span,
                    quote=reference.quote,
                    document=self._keys.full(reference.document) or target,
                    by=by,
                    since=since,
                )
