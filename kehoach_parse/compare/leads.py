"""Who leads a task, plan by plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kehoach_parse.compare.readings import Assigned
from kehoach_parse.compare.result import DIRECTIVE, Leads
from kehoach_parse.compare.result.made import make_value
from kehoach_parse.compare.tasks import Row
from kehoach_parse.text.fold import fold

# `Công an tỉnh Gia Lai`, `Ủy ban nhân dân thành phố`: the same body in every province.
_PLACE = re.compile(r" (?:tỉnh|thành phố|tp\.?)(?: .*)?$")


def leads(rows: Iterable[Row]) -> Iterator[Leads]:
    """A row for each task that two plans or more give a leading body."""
    for row in rows:
        named = [(member, lead) for member in row.members for lead in member.holding.leads]
        named = [(member, lead) for member, lead in named if member.plan != DIRECTIVE]
        by_plan: dict[str, set[str]] = {}
        for member, lead in named:
            by_plan.setdefault(member.plan, set()).add(body(lead))
        if len(by_plan) < 2:
            continue
        yield Leads(
            task=row.task.id,
            about=row.about,
            differ=len(set(map(frozenset, by_plan.values()))) > 1,
            values=tuple(
                make_value(plan=member.plan, section=lead.section, span=lead.span, quote=lead.quote, value=lead.name)
                for member, lead in named
            ),
        )


def body(lead: Assigned) -> str:
    """What a body is compared by: its full name without its place."""
    return _PLACE.sub("", fold(lead.full_name))
