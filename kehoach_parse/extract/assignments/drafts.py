"""Assignments in the making: a later line may still give them a time or a product."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_parse.extract.assignments.statements import LONGEST_TASK, Statement
from kehoach_parse.extract.bodies import Body
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import AssignedUnit, Assignment, Deadline


@dataclass(slots=True)
class Draft:
    """One body, one role, one task."""

    where: str
    statement: Statement
    body: Body
    unit: Unit
    deadlines: list[str]
    product: Span | None = None

    def span(self) -> Span:
        """The words that say it, in the paragraph or row that holds the task."""
        whole = self.statement.span
        return whole if self.unit.start <= whole[0] and whole[1] <= self.unit.end else self.statement.task


@dataclass(slots=True)
class Drafts:
    """All drafts of a document, in document order."""

    text: str
    deadlines: Sequence[Deadline]
    rows: list[Draft] = field(default_factory=list)
    _starts: list[int] = field(init=False)
    _said: dict[Span, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.deadlines = sorted(self.deadlines, key=lambda deadline: deadline.span)
        self._starts = [deadline.span[0] for deadline in self.deadlines]

    def add(
        self, unit: Unit, statement: Statement, timed: Span, product: Span | None = None, due: Sequence[str] = ()
    ) -> None:
        """One draft for each body of a statement, with the deadlines that stand in ``timed`` and those in ``due``."""
        if self._only_time(*statement.task):
            return
        due = list(dict.fromkeys((*self.due(*timed), *due)))
        self.rows += (Draft(unit.where, statement, body, unit, list(due), product) for body in statement.bodies)

    def due(self, start: int, end: int) -> list[str]:
        """Ids of the deadlines that begin in ``[start, end)``, as far as a task may reach."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, min(end, start + LONGEST_TASK))
        return [deadline.id for deadline in self.deadlines[low:high]]

    def _only_time(self, start: int, end: int) -> bool:
        """Whether a task is but a time, so that its body is whom a visit is for: ``UBND xã Tân Hà: tháng 4/2026``."""
        number = bisect_left(self._starts, start)
        if number == len(self._starts) or self._starts[number] > start + 1:
            return False
        return not self.text[self.deadlines[number].span[1] : end].strip(" .;,/")

    def within(self, places: Sequence[str], since: int) -> Iterator[Draft]:
        """The drafts of these units and of those below them, from number ``since`` on."""
        for draft in self.rows[since:]:
            if any(draft.where == place or draft.where.startswith(f"{place}.") for place in places):
                yield draft

    def assignments(self) -> tuple[Assignment, ...]:
        """The drafts as facts, numbered."""
        return tuple(self.fact(number, draft) for number, draft in enumerate(self.rows))

    def fact(self, number: int, draft: Draft) -> Assignment:
        """A draft as a fact."""
        head = f"{draft.body.head} " if draft.body.head else ""
        span = draft.span()
        return Assignment(
            id=f"a{number}",
            section=draft.where,
            span=span,
            quote=self._words(span),
            rule=draft.statement.rule,
            confidence=draft.statement.confidence,
            table=draft.unit.table,
            unit=AssignedUnit(name=head + self._words(draft.body[:2])),
            role=draft.statement.role,
            task=self._words(draft.statement.task),
            product=self._words(draft.product) if draft.product else None,
            deadlines=tuple(draft.deadlines),
        )

    def _words(self, span: Span) -> str:
        words = self._said.get(span)
        if words is None:
            words = self.text[span[0] : span[1]]
            if "  " in words or not words.isprintable() or words != words.strip():
                words = " ".join(words.split())
            self._said[span] = words
        return words
