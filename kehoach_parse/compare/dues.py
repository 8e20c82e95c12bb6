"""Until when a task is due, plan by plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from kehoach_parse.compare.readings import Timed
from kehoach_parse.compare.result import DIRECTIVE, Deadlines, Due
from kehoach_parse.compare.result.made import make_value
from kehoach_parse.compare.tasks import Row

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
                make_value(
                    plan=plan,
                    section=deadline.section,
                    span=deadline.span,
                    quote=deadline.due.quote,
                    value=time(deadline),
                )
                for plan, deadline in set_
            ),
            **_spread([(last, plan) for plan, timed in set_ if (last := _last_day(timed.due)) and plan != DIRECTIVE]),
        )


def time(deadline: Timed) -> str:
    """A deadline in one word: rule of recurrence, last day, ``start/end``, words of the event, else its kind."""
    due = deadline.due
    if due.recurrence:
        return due.recurrence
    if due.kind == "window" and due.start:
        return f"{due.start}/{due.end or '..'}"
    words = (deadline.offset, due.anchor)
    return due.end or due.start or " ".join(filter(None, words)) or due.kind


def _last_day(due: Due) -> str | None:
    return due.end if due.recurrence is None and due.end is not None and len(due.end) == _FULL_DATE else None


def _spread(ends: list[tuple[str, str]]) -> dict[str, object]:
    days = sorted((date.fromisoformat(end), plan) for end, plan in ends)
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
