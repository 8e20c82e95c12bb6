"""What of a plan becomes a span: its place in the reading text, its label and ids, and the values it carries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kehoach_parse.markup import COLOURS as KIND_COLOURS
from kehoach_parse.models.base import Span
from kehoach_parse.models.facts import Assignment
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section

# A span says where words stand by itself; offsets into the reading text would mislead in any other text.
_PLACE = {"span", "quote"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the reading text to be marked.

    Attributes:
        span: None where the words stand nowhere in the text as they are written in the fact.
        id: unique within its group: the id of the fact or section; for a unit that of its first assignment.
        key: what the mark is about across plans: document key, canonical movement or body; empty where unknown.
        values: the fields of the fact as plain JSON values.
    """

    span: Span | None
    label: str
    id: str
    key: str
    values: dict[str, Any]


def _references(plan: Plan) -> Iterator[Mark]:
    for fact in plan.references:
        values = fact.model_dump(mode="json", exclude=_PLACE)
        yield Mark(fact.span, "REFERENCE", fact.id, fact.document or "", values)


def _deadlines(plan: Plan) -> Iterator[Mark]:
    for fact in plan.deadlines:
        yield Mark(fact.span, "DEADLINE", fact.id, "", fact.model_dump(mode="json", exclude=_PLACE))


def _movements(plan: Plan) -> Iterator[Mark]:
    for fact in plan.movements:
        yield Mark(fact.span, "MOVEMENT", fact.id, fact.canonical or "", fact.model_dump(mode="json", exclude=_PLACE))


def _sections(plan: Plan) -> Iterator[Mark]:
    for section in plan.sections:
        values = section.model_dump(mode="json", exclude=_PLACE | {"text"})
        yield Mark(section.span, "SECTION", section.id, "", values)


def _units(plan: Plan) -> Iterator[Mark]:
    """One mark for each place a body is named, with the assignments that rest on it."""
    sections = {section.id: section for section in plan.sections}
    places: dict[tuple[Span | None, str], list[Assignment]] = {}
    for fact in plan.assignments:
        places.setdefault((_named_at(fact, plan.text, sections), fact.unit.name), []).append(fact)
    for (span, _), facts in places.items():
        unit = facts[0].unit
        tasks = [
            {"id": fact.id, "role": fact.role, "task": fact.task, "deadlines": [*fact.deadlines]} for fact in facts
        ]
        values = {**unit.model_dump(mode="json"), "section": facts[0].section, "assignments": tasks}
        yield Mark(span, "UNIT", facts[0].id, unit.canonical or "", values)


def _named_at(fact: Assignment, text: str, sections: Mapping[str, Section]) -> Span | None:
    """Where the unit of an assignment is named: in its own words, above it, or on a line beside it."""
    spans = [fact.span]
    own = section = sections.get(fact.section)
    while section is not None:
        spans.append(section.span)
        section = sections.get(section.parent or "")
    if own is not None:  # `Đơn vị chủ trì: Phòng Y tế` stands below the task, on a line of its own
        spans += [other.span for other in sections.values() if other.parent in (own.id, own.parent)]
    for start, end in spans:
        at = text.find(fact.unit.name, start, end)
        if at >= 0:
            return at, at + len(fact.unit.name)
    return None


GROUPS: Mapping[str, Callable[[Plan], Iterator[Mark]]] = {
    "references": _references,
    "deadlines": _deadlines,
    "units": _units,
    "movements": _movements,
    "sections": _sections,
}
"""Name of a group in ``doc.spans`` → its marks in a plan, in document order."""

_KINDS = {"REFERENCE": "reference", "DEADLINE": "deadline", "UNIT": "assignment", "MOVEMENT": "movement"}
COLOURS = {**{label: KIND_COLOURS[kind] for label, kind in _KINDS.items()}, "SECTION": "#d8dee4"}
"""Label → background that displaCy draws."""
