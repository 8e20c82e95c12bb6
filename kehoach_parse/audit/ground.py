"""A plan prepared for looking: which stretches of its text belong to which kind of fact, and where its body is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kehoach_parse.models.base import Span
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section
from kehoach_parse.text.fold import fold

_TITLE_GAP = 80  # letters between a reference and its title: " về việc ban hành", a quotation mark, an alias


class Cover:
    """Whether a stretch touches any of many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for start, end in sorted(spans):
            if self._spans and start <= self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))

    def touches(self, span: Span) -> bool:
        """Whether at least one character is shared."""
        at = bisect_right(self._spans, (span[1], -1)) - 1
        return at >= 0 and self._spans[at][1] > span[0]


@dataclass(frozen=True)
class Ground:
    """A plan and what its facts cover."""

    plan: Plan

    @cached_property
    def references(self) -> Cover:
        """Words and titles of the references."""
        return Cover(self._reference(reference) for reference in self.plan.references)

    @cached_property
    def times(self) -> Cover:
        """What may hold a date: deadlines, movements, targets."""
        return Cover(
            fact.span for facts in (self.plan.deadlines, self.plan.movements, self.plan.targets) for fact in facts
        )

    @cached_property
    def movements(self) -> Cover:
        """Words of the movements."""
        return Cover(movement.span for movement in self.plan.movements)

    @cached_property
    def body(self) -> Span:
        """From the title to the last unit of the outline or fact: without letterhead, signature and recipients."""
        title = fold(self.plan.header.title or "")[:40]
        start = fold(self.plan.text).find(title) if title else -1
        if start < 0:  # a letter prints none: what it says begins with its first fact or unit
            begins = [section.span[0] for section in self.plan.sections]
            begins += [reference.span[0] for reference in self.plan.references]
            start = min(begins, default=0)
        ends = [section.span[1] for section in self.plan.sections]
        ends += [table.span[1] for table in self.plan.document_tables]
        return start, max([*ends, start]) if ends else len(self.plan.text)

    def section(self, span: Span) -> str | None:
        """Id of the unit of the outline that holds a place."""
        at = bisect_right(self._starts, span[0]) - 1
        unit = self._ordered[at] if at >= 0 else None
        return unit.id if unit and span[0] < unit.span[1] else None

    def below(self, section: Section) -> Iterator[str]:
        """Ids of the section and of every unit under it."""
        held = {section.id}
        yield section.id
        for other in self._ordered[bisect_right(self._starts, section.span[0]) :]:
            if other.parent not in held:
                return
            held.add(other.id)
            yield other.id

    @cached_property
    def _ordered(self) -> list[Section]:
        return sorted(self.plan.sections, key=lambda section: section.span)

    @cached_property
    def _starts(self) -> list[int]:
        return [section.span[0] for section in self._ordered]

    def _reference(self, reference: Reference) -> Span:
        start, end = reference.span
        title = reference.title or ""
        at = self.plan.text.find(title, end, end + _TITLE_GAP + len(title)) if title else -1
        return start, max(end, at + len(title))
