"""From a corpus and the name of a directive to the comparison."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from kehoach_parse import __version__
from kehoach_parse.compare.borrowings import borrowings
from kehoach_parse.compare.chain import Graph
from kehoach_parse.compare.differences import Numbered, missing, of_citations, of_facts, of_texts, only_here
from kehoach_parse.compare.directive import describe, directive_key, own_mentions, own_text, text_in_corpus
from kehoach_parse.compare.dues import deadlines
from kehoach_parse.compare.gathered import Gathered, gather
from kehoach_parse.compare.goals import movements, targets
from kehoach_parse.compare.leads import leads
from kehoach_parse.compare.overview import chain, compared_plan, timeline
from kehoach_parse.compare.readings import Reading
from kehoach_parse.compare.result import DIRECTIVE, ComparedPlan, Comparison, Directive
from kehoach_parse.corpus import Corpus, Entry
from kehoach_parse.models.plan import Plan

_CARRIED_OUT = frozenset({"implements", "through"})


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
    with _collecting_no_garbage():
        held = corpus if isinstance(corpus, Corpus) else Corpus(corpus)
        return _compare(held, directive, text or own_text(directive))


def _compare(corpus: Corpus, given: str, text: Plan | None) -> Comparison:
    key = directive_key(given, text, corpus)
    text = text or text_in_corpus(key, corpus)
    entries = [entry for entry in corpus.entries if text is None or entry.sha256 != text.source.sha256]
    entries.sort(key=lambda entry: (entry.header.issued or "~", entry.plan_id))
    directive = describe(key, own_mentions(key, entries, corpus), text)
    graph = Graph.of(entries, corpus.keys, key, corpus.rules)
    about = [entry for entry in entries if graph.way(entry.plan_id)]
    plans, readings = _read(about, graph, directive, corpus)
    if text is not None:
        readings.insert(0, Reading(text, DIRECTIVE, corpus.rules))
    return _result(gather(readings, corpus.rules), plans, about, graph, directive, corpus)


def _read(
    about: list[Entry], graph: Graph, directive: Directive, corpus: Corpus
) -> tuple[list[ComparedPlan], list[Reading]]:
    """All that is kept of the plans, read one at a time: what each is, and of those to be aligned text and facts."""
    plans, readings = [], []
    texts: dict[str, str] = {}
    for entry in about:
        plan, way = corpus.plan(entry), graph.way(entry.plan_id)
        if way is None:
            continue
        plans.append(compared_plan(plan, way, directive, corpus.keys, corpus.rules))
        if way.standing in _CARRIED_OUT:
            readings.append(Reading(plan, plan.plan_id, corpus.rules, texts))
    return plans, readings


def _result(
    gathered: Gathered,
    plans: list[ComparedPlan],
    about: list[Entry],
    graph: Graph,
    directive: Directive,
    corpus: Corpus,
) -> Comparison:
    rows = gathered.rows
    carriers = [entry for entry in about if entry.plan_id in gathered.readings]
    issued = {entry.plan_id: entry.header.issued for entry in carriers}
    linked = chain(graph, directive, about, carriers, corpus.rules)
    lead_rows, due_rows = tuple(leads(rows)), tuple(deadlines(rows))
    target_rows = tuple(targets(rows, gathered.vocabulary))
    movement_rows = tuple(movements(member for row in rows for member in row.members))
    alone = list(only_here(rows, len(carriers), gathered.hints))
    lacking = tuple(missing(rows, list(issued), gathered.hints))
    borrowed = tuple(borrowings(rows, issued, directive_known=DIRECTIVE in gathered.readings))
    make = Numbered()
    return Comparison(
        producer=__version__,
        directive=directive.model_copy(update={"units": gathered.directive_units()}),
        plans=tuple(gathered.with_passages(plan) for plan in plans),
        chain=linked,
        tasks=tuple(row.task for row in rows),
        leads=lead_rows,
        deadlines=due_rows,
        targets=target_rows,
        movements=movement_rows,
        only_here=tuple(row.task.id for row in alone),
        missing_here=lacking,
        borrowings=borrowed,
        timeline=tuple(timeline(directive, carriers, gathered.readings, gathered.tasks_of_deadlines())),
        differences=(
            *of_facts(lead_rows, due_rows, target_rows, movement_rows, make),
            *of_citations(directive, plans, graph, {node.id: node.label for node in linked.nodes}, make),
            *of_texts(alone, lacking, borrowed, rows, make),
        ),
    )


@contextmanager
def _collecting_no_garbage() -> Iterator[None]:
    """Millions of small objects are made here and all of them kept: looking for garbage among them takes a fifth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _age()
            gc.enable()


def _age() -> None:
    """Count all there is as old, or the next object that is made would have all of it looked at."""
    if not gc.get_freeze_count():  # frozen by the caller: to thaw it is not for us
        gc.freeze()
        gc.unfreeze()
