"""From a corpus and the name of a directive to the comparison."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from kehoach_parse import __version__
from kehoach_parse.compare.alignment import Aligned, Aligner
from kehoach_parse.compare.borrowings import borrowings
from kehoach_parse.compare.chain import Graph
from kehoach_parse.compare.differences import Numbered, missing, of_citations, of_facts, of_texts, only_here
from kehoach_parse.compare.directive import describe, directive_key, own_mentions, own_text, text_in_corpus
from kehoach_parse.compare.dues import deadlines
from kehoach_parse.compare.goals import movements, targets
from kehoach_parse.compare.leads import leads
from kehoach_parse.compare.overview import chain, compared_plan, timeline, with_passages
from kehoach_parse.compare.readings import Facts, Holding
from kehoach_parse.compare.result import DIRECTIVE, ComparedPlan, Comparison, Unit
from kehoach_parse.compare.tasks import Row, folded, matrix
from kehoach_parse.compare.units import TextUnit, text_units
from kehoach_parse.compare.wording import Vocabulary
from kehoach_parse.corpus import Corpus
from kehoach_parse.models.plan import Plan
from kehoach_parse.rulebook import Rulebook

# Levels of bodies that no plan of a province answers for.
_ABOVE = frozenset({"central", "ministry"})


def compare(
    corpus: Corpus | str | os.PathLike[str] | Iterable[Plan], directive: str, *, text: Plan | None = None
) -> Comparison:
    """Put the plans that carry out one directive side by side.

    Args:
        corpus: the plans, or what :class:`Corpus` takes.
        directive: its number (``41-CT/TW``), its key, or the path of its own text (a document, or its parsed JSON).
        text: the directive's own text, where ``directive`` is no path; one the corpus holds is taken by itself.

    Raises:
        InputError: no plan names the directive, or the number may be one of several documents; lists them.
    """
    corpus = corpus if isinstance(corpus, Corpus) else Corpus(corpus)
    text = text or own_text(directive)
    key = directive_key(directive, text, corpus)
    text = text or text_in_corpus(key, corpus)
    entries = [entry for entry in corpus.entries if text is None or entry.sha256 != text.source.sha256]
    entries.sort(key=lambda entry: (entry.header.issued or "~", entry.plan_id))
    described = describe(key, own_mentions(key, entries, corpus), text)
    graph = Graph.of(entries, corpus.keys, key)
    ways = {entry.plan_id: way for entry in entries if (way := graph.way(entry.plan_id))}
    plans = {entry.plan_id: corpus.plan(entry) for entry in entries if entry.plan_id in ways}
    aligned = [plan for plan in plans.values() if ways[plan.plan_id].standing in {"implements", "through"}]
    table = _align(text, aligned, corpus.rules)
    rows = table.rows
    compared = [
        table.with_passages(compared_plan(plan, ways[plan_id], described, corpus.keys, corpus.rules))
        for plan_id, plan in plans.items()
    ]
    linked = chain(graph, described, plans, aligned, corpus.rules)
    lead_rows, due_rows = tuple(leads(rows)), tuple(deadlines(rows))
    target_rows = tuple(targets(rows, table.vocabulary))
    movement_rows = tuple(movements(member for row in rows for member in row.members))
    alone = list(only_here(rows, len(aligned), table.hints))
    lacking = tuple(missing(rows, [plan.plan_id for plan in aligned], table.hints))
    borrowed = tuple(borrowings(rows, {p.plan_id: p.header.issued for p in aligned}, directive_known=text is not None))
    make = Numbered()
    return Comparison(
        producer=__version__,
        directive=described.model_copy(update={"units": table.own}),
        plans=tuple(compared),
        chain=linked,
        tasks=tuple(row.task for row in rows),
        leads=lead_rows,
        deadlines=due_rows,
        targets=target_rows,
        movements=movement_rows,
        only_here=tuple(row.task.id for row in alone),
        missing_here=lacking,
        borrowings=borrowed,
        timeline=tuple(timeline(described, aligned, table.task_of_deadline)),
        differences=(
            *of_facts(lead_rows, due_rows, target_rows, movement_rows, make),
            *of_citations(described, compared, graph, {node.id: node.label for node in linked.nodes}, make),
            *of_texts(alone, lacking, borrowed, rows, make),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Table:
    """The aligned texts.

    Attributes:
        units: by plan, formulas included.
        hints: number of a gathering → plans with words of it.
        task_ids: by number of the gathering.
    """

    vocabulary: Vocabulary
    rows: list[Row]
    units: dict[str, list[TextUnit]]
    by_unit: dict[TextUnit, Aligned]
    hints: dict[int, set[str]]
    own: tuple[Unit, ...]
    task_ids: dict[int, str]

    def with_passages(self, plan: ComparedPlan) -> ComparedPlan:
        return with_passages(plan, self.units.get(plan.plan_id, []), self.by_unit, self.task_ids)

    @property
    def task_of_deadline(self) -> dict[tuple[str, str], str]:
        return {
            (cell.plan, due.id): row.task.id for row in self.rows for cell in row.task.cells for due in cell.deadlines
        }


def _align(text: Plan | None, plans: list[Plan], rules: Rulebook) -> _Table:
    """Gather the units of the directive and of the plans into tasks."""
    documents = [(DIRECTIVE, text)] if text else []
    documents += [(plan.plan_id, plan) for plan in plans]
    bodies = {assignment.unit.name for _, document in documents for assignment in document.assignments}
    vocabulary = Vocabulary(bodies, rules)
    units = {name: text_units(document, name, rules) for name, document in documents}
    facts = {name: Facts(document) for name, document in documents}
    said = [
        unit for name, own in units.items() for unit in own if not unit.formula and not _for_others(unit, facts[name])
    ]
    wordings = [vocabulary.read(unit.text) for unit in said]
    for wording in wordings:
        vocabulary.count(wording)
    aligner = Aligner(vocabulary)
    aligned = aligner.add_all(zip(said, wordings, strict=True))
    hints: dict[int, set[str]] = {}
    for here in aligned:
        for task in here.hints:
            hints.setdefault(task, set()).add(here.unit.plan)

    def hold(here: Aligned) -> Holding:
        return facts[here.unit.plan].of(here.unit)

    own = tuple(
        Unit(section=unit.section, span=unit.span, quote=folded(unit.text))
        for unit in units.get(DIRECTIVE, ())
        if not unit.formula
    )
    rows = matrix(aligner.tasks, hold, vocabulary)
    task_ids = {row.members[0].aligned.task: row.task.id for row in rows}
    return _Table(vocabulary, rows, units, {a.unit: a for a in aligned}, hints, own, task_ids)


def _for_others(unit: TextUnit, facts: Facts) -> bool:
    """What a directive has bodies above the provinces do is no task of theirs."""
    return unit.plan == DIRECTIVE and any(lead.unit.level in _ABOVE for lead in facts.of(unit).leads)
