"""What every part of the page needs: names of plans, columns, and where a value leads to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kehoach_parse.compare.result import DIRECTIVE, Cell, ComparedPlan, Comparison, Task, Value
from kehoach_parse.models.base import Box, Span
from kehoach_parse.view.pages import PageImage

# Beyond this many plans a column stands for a province, and texts are left out: no screen shows more columns, and
# 60 plans of 30 kB make a page of some megabytes.
PLANS_IN_FULL = 60
# Tasks in the matrix, those of most plans first, and passages side by side in one task.
TASKS_SHOWN = 400
CELLS_SHOWN = 60


@dataclass(frozen=True, slots=True)
class PlanPages:
    """The pages of one plan as pictures, and where a span of its text stands on them."""

    images: tuple[PageImage, ...]
    boxes: Callable[[Span], tuple[Box, ...]]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix: one plan, or the plans of one province."""

    name: str
    plans: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A comparison with what is needed to lay it out.

    Attributes:
        pages: plan id → its pages, for the plans whose file was at hand.
    """

    comparison: Comparison
    pages: Mapping[str, PlanPages]

    @cached_property
    def plans(self) -> dict[str, ComparedPlan]:
        """Plan id → plan."""
        return {plan.plan_id: plan for plan in self.comparison.plans}

    @cached_property
    def aligned(self) -> tuple[ComparedPlan, ...]:
        """The plans that carry the directive out."""
        return tuple(plan for plan in self.comparison.plans if plan.relation in {"implements", "through"})

    @cached_property
    def in_full(self) -> bool:
        """Whether there are few enough plans for a column and a full text each."""
        return len(self.comparison.plans) <= PLANS_IN_FULL

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the matrix, by name."""
        if self.in_full:
            return tuple(Column(self.name(plan.plan_id), (plan.plan_id,)) for plan in self.aligned)
        groups: dict[str, list[str]] = {}
        for plan in self.aligned:
            groups.setdefault(_province(plan) or "–", []).append(plan.plan_id)
        return tuple(Column(name, tuple(ids)) for name, ids in sorted(groups.items()))

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks shown: in their order, those of fewest plans left out where there are too many."""
        tasks = self.comparison.tasks
        kept = {task.id for task in sorted(tasks, key=lambda task: -task.plans)[:TASKS_SHOWN]}
        return tuple(task for task in tasks if task.id in kept)

    @cached_property
    def task_ids(self) -> frozenset[str]:
        """Ids of the tasks shown."""
        return frozenset(task.id for task in self.tasks)

    def cells(self, task: Task) -> tuple[Cell, ...]:
        """The passages of a task that are shown."""
        return task.cells[:CELLS_SHOWN]

    @cached_property
    def shown(self) -> dict[tuple[str, str], str]:
        """Task and plan → id of the passage a link of the matrix leads to."""
        ids: dict[tuple[str, str], str] = {}
        for task in self.tasks:
            for number, cell in enumerate(self.cells(task)):
                ids.setdefault((task.id, cell.plan), card_id(task, number))
        return ids

    def number(self, plan: str) -> int:
        """Number of a plan in ids of the page; 0 is the directive."""
        return 0 if plan == DIRECTIVE else self._numbers[plan]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {plan: number for number, plan in enumerate(self.plans, 1)}

    def name(self, plan: str) -> str:
        """What to call a plan: its province, or its issuer where that is not the province's committee."""
        if plan == DIRECTIVE:
            return self.comparison.directive.identifier or self.comparison.directive.document
        found = self.plans[plan]
        province = _province(found)
        if found.level == "province" and province:
            return province
        named = found.issuer or found.identifier or plan
        return f"{named}, {province}" if province and province not in named else named

    def text(self, plan: str) -> str:
        """The reading text of a plan, or of the directive."""
        return (self.comparison.directive.text or "") if plan == DIRECTIVE else self.plans[plan].text

    def place(self, plan: str, span: Span | None) -> dict[str, str]:
        """Attributes of a link to the words of ``span``; none where the page does not hold the text."""
        if span is None or not self.in_full or not self.text(plan):
            return {}
        starts = self._starts[plan]
        paragraph = starts[bisect_right(starts, span[0]) - 1]
        return {
            "href": f"#p{self.number(plan)}-{paragraph}",
            "data-from": str(span[0] - paragraph),
            "data-to": str(span[1] - paragraph),
        }

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        return {plan: paragraph_starts(self.text(plan)) for plan in (DIRECTIVE, *self.plans)}

    def value_place(self, value: Value) -> dict[str, str]:
        """As :meth:`place`, for a value."""
        return self.place(value.plan, value.span)


def card_id(task: Task, number: int) -> str:
    """Id of the passage ``number`` of a task."""
    return f"c-{task.id}-{number}"


def paragraph_starts(text: str) -> list[int]:
    """Where each line of ``text`` begins."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts[:-1]


def _province(plan: ComparedPlan) -> str | None:
    return plan.province.name if plan.province else None
