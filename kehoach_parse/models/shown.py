"""A plan's facts as readers are shown them, in pages and in notebooks."""

from __future__ import annotations

from kehoach_parse.markup import ShownFact, printable
from kehoach_parse.models.base import Fact
from kehoach_parse.models.facts import Assignment, Deadline, Movement, Reference, Target
from kehoach_parse.models.plan import Plan


def shown_facts(plan: Plan) -> tuple[ShownFact, ...]:
    """Every fact of the plan in reading order."""
    facts = [
        *(_shown(fact, "reference", _reference(fact)) for fact in plan.references),
        *(_shown(fact, "deadline", _deadline(fact)) for fact in plan.deadlines),
        *(_shown(fact, "assignment", _assignment(fact)) for fact in plan.assignments),
        *(_shown(fact, "movement", _movement(fact)) for fact in plan.movements),
        *(_shown(fact, "target", _target(fact)) for fact in plan.targets),
    ]
    return tuple(sorted(facts, key=lambda fact: (fact.span, fact.key)))


def _shown(fact: Fact, kind: str, value: str) -> ShownFact:
    words, value = printable(fact.quote), printable(value)
    return ShownFact(fact.id, kind, fact.section, fact.span, words, value, fact.rule, fact.confidence)


def _join(*parts: object) -> str:
    return " · ".join(dict.fromkeys(str(part) for part in parts if part))


def _reference(fact: Reference) -> str:
    return _join(fact.identifier or fact.name, fact.issued, fact.issuer, fact.relation, fact.document)


def _deadline(fact: Deadline) -> str:
    bounds = f"{fact.start or '…'} → {fact.end or '…'}" if fact.start or fact.end else None
    exclusive = "end excluded" if fact.end_inclusive is False else None
    return _join(fact.kind, bounds, exclusive, fact.recurrence, fact.anchor, fact.offset)


def _assignment(fact: Assignment) -> str:
    return _join(fact.unit.name, fact.role, fact.unit.canonical, fact.product)


def _movement(fact: Movement) -> str:
    return _join(fact.name, fact.canonical)


def _target(fact: Target) -> str:
    return _join(f"{fact.comparator} {fact.value} {fact.unit or ''}".strip(), fact.metric)
