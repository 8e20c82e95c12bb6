"""Until when a task is due, plan by plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kehoach_parse.compare.result import DIRECTIVE, Deadlines, Value
from kehoach_parse.compare.tasks import Row
from kehoach_parse.models.facts import Deadline

_FULL_DATE = len("2025-09-30")


def deadlines(rows: Iterable[Row]) -> Iterator[Deadlines]:
    """A row for each task that two plans or more, the directive included, give a time."""
    for row in rows:
        set_ = [(member.plan, deadline) for member in row.members for deadline in member.holding.deadlines]
        if len({plan for plan, _ in set_}) < 2:
            continue
        by_plan: dict[str, set[str]] = {}
        for plan, deadline in set_:
            by_plan.setdefault(plan, set()).add(time(deadline))
        yield Deadlines(
            task=row.task.id,
            about=row.about,
            differ=len(set(map(frozenset, by_plan.values()))) > 1,
            values=tuple(
                Value(plan=plan, section=due.section, span=due.span, quote=due.quote, value=time(due))
                for plan, due in set_
            ),
            **_spread([(due.end, plan) for plan, due in set_ if _has_last_day(due) and plan != DIRECTIVE]),
        )


def time(deadline: Deadline) -> str:
    """A deadline in one word: rule of recurrence, last day, ``start/end``, words of the event, else its kind."""
    if deadline.recurrence:
        return deadline.recurrence
    if deadline.kind == "window" and deadline.start:
        return f"{deadline.start}/{deadline.end or '..'}"
    words = (deadline.offset, deadline.anchor)
    return deadline.end or deadline.start or " ".join(filter(None, words)) or deadline.kind


def _has_last_day(deadline: Deadline) -> bool:
    return deadline.recurrence is None and deadline.end is not None and len(deadline.end) == _FULL_DATE


def _spread(ends: list[tuple[str | None, str]]) -> dict[str, object]:
    days = sorted((date.fromisoformat(end), plan) for end, plan in ends if end)
    if not days:
        return {}
    first, last = days[0][0], days[-1][0]
    return {
        "earliest": first.isoformat(),
        "median": days[(len(days) - 1) // 2][0].isoformat(),
        "latest": last.isoformat(),
        "earliest_plans": tuple(dict.fromkeys(plan for day, plan in days if day == first)),
        "latest_plans": tuple(dict.fromkeys(plan for day, plan in days if day == last)),
    }
