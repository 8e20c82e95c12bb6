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
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

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

    def __init__(self, keys: DocumentKeys, directive: str, rules: Rulebook) -> None:
        self._keys = keys
        words = rules.yaml("words/chain.yaml")
        self._carrying_words = tuple(map(fold, words["carries_out"]))
        self._carrying_types = frozenset(map(fold, words["types"]))
        self._nodes = {directive: DIRECTIVE}
        self._mentions: dict[tuple[str, str], Mention] = {}
        self._issued: dict[str, str | None] = {}
        self._ways: dict[str, str] = {}
        self._within_titles: dict[str, Mention] = {}

    @classmethod
    def of(cls, plans: Iterable[Citing], keys: DocumentKeys, directive: str, rules: Rulebook) -> Graph:
        """The graph of all mentions. Goes through the plans once."""
        graph = cls(keys, directive, rules)
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
            if outer and source != plan.plan_id and target == DIRECTIVE:
                self._within_titles.setdefault(plan.plan_id, Mention(plan.plan_id, reference))
            mention = Mention(plan.plan_id, self._of_title(reference, outer) if outer else reference)
            there = self._mentions.get((source, target))
            if there is None or mention.rank < there.rank:
                self._mentions[source, target] = mention
            if reference.issued and len(reference.issued) == _FULL_DATE:
                self._issued.setdefault(target, reference.issued)

    def _of_title(self, inner: Reference, outer: Reference) -> Reference:
        """A mention in the title of ``outer``, with the relation ``outer`` has to it, not the plan to ``outer``."""
        if outer.title is not None:
            carries_out = any(word in fold(outer.title) for word in self._carrying_words)
        else:
            carries_out = outer.doc_type is not None and fold(outer.doc_type.name) in self._carrying_types
        relation: Relation = "implements" if carries_out else inner.relation
        if relation == "basis":  # that is what the plan rests on
            relation = "cites"
        return inner if relation == inner.relation else inner.model_copy(update={"relation": relation})

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
        return Way("cites") if plan_id in self._within_titles else None

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
        """The mention by which one node names another; of the directive also one within the title of another."""
        mention = self._mentions.get((source, target))
        return mention or (self._within_titles.get(source) if target == DIRECTIVE else None)

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
