"""Issues and deadlines of every plan along one axis of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import TimelineItem
from kehoach_parse.markup import printable
from kehoach_parse.report.drawing import canvas, shape
from kehoach_parse.report.sheet import Sheet
from kehoach_parse.report.tables import day, section

ROWS_SHOWN = 150
_WIDTH, _NAMES, _ROW, _TOP = 1000.0, 210.0, 22.0, 34.0
# Deadlines of the next two years are what a plan is followed by; goals for 2030 and beyond stand at the margin.
_SPAN = timedelta(days=730)
_NAME_SHOWN = 30


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    def x(self, when: date) -> float:
        inside = min(max(when, self.first), self.last)
        return _NAMES + (_WIDTH - _NAMES - 20) * ((inside - self.first).days / max(1, (self.last - self.first).days))


def timeline(sheet: Sheet) -> html.HtmlElement:
    """The drawing; nothing where no plan has a date."""
    items: dict[str, list[TimelineItem]] = {}
    for item in sheet.comparison.timeline:
        if item.recurrence is None and (item.start or item.end):
            items.setdefault(item.plan, []).append(item)
    plans = [plan.plan_id for plan in sheet.aligned if plan.plan_id in items][:ROWS_SHOWN]
    axis = _axis([item for plan in plans for item in items[plan]])
    if axis is None:
        return section("timeline")
    rows = [_row(sheet, axis, number, plan, items[plan]) for number, plan in enumerate(plans)]
    height = _TOP + _ROW * len(plans) + 6
    drawing = canvas(_WIDTH, height, "timeline", *_months(axis, height), *rows)
    attributes = {"class": "wide drawing", "tabindex": "0", "role": "region", "aria-labelledby": "h-timeline"}
    return section("timeline", E.DIV(drawing, attributes))


def bounds(item: TimelineItem) -> tuple[date | None, date | None]:
    """First and last day of an item; a month or a year counts from its first day to its last."""
    return _first(item.start), _last(item.end)


def _first(value: str | None) -> date | None:
    if not value:
        return None
    parts = [int(part) for part in value.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def _last(value: str | None) -> date | None:
    found = _first(value)
    if found is None or value is None or len(value) == len("2025-06-18"):
        return found
    months = 12 * found.year + (found.month if len(value) == len("2025-06") else 12)
    return date(months // 12, months % 12 + 1, 1) - timedelta(days=1)


def _axis(items: Iterable[TimelineItem]) -> _Axis | None:
    issued = [first for item in items if item.kind == "issued" and (first := bounds(item)[0])]
    ends = [end for item in items if (end := bounds(item)[1] or bounds(item)[0])]
    if not ends:
        return None
    first = min(issued or ends)
    last = max((end for end in ends if end <= first + _SPAN), default=first)
    return _Axis(first.replace(day=1), last + timedelta(days=10))


def _months(axis: _Axis, height: float) -> Iterator[html.HtmlElement]:
    """A line at the first of each month, or of each quarter where months would stand too close."""
    step = 1 if (axis.last - axis.first).days < 400 else 3
    when = axis.first
    while when <= axis.last:
        if (when.month - 1) % step == 0:
            x = axis.x(when)
            yield shape("line", x1=x, x2=x, y1=_TOP - 8, y2=height, class_="grid")
            if x < _WIDTH - 50:  # a label at the right edge would be cut
                yield shape("text", f"{when.month}/{when.year}", x=x + 2, y=_TOP - 12, class_="tick")
        when = date(when.year + when.month // 12, when.month % 12 + 1, 1)


def _row(sheet: Sheet, axis: _Axis, number: int, plan: str, items: Iterable[TimelineItem]) -> html.HtmlElement:
    middle = _TOP + _ROW * number + _ROW / 2
    name = printable(sheet.name(plan))
    short = name if len(name) <= _NAME_SHOWN else name[: _NAME_SHOWN - 1] + "…"
    group = shape(
        "g",
        shape("text", short, shape("title", name), x=0, y=middle + 4, class_="name"),
        shape("line", x1=_NAMES, x2=_WIDTH, y1=middle, y2=middle, class_="lane"),
        **{"data-plans": str(sheet.number(plan))},
    )
    for item in items:
        group.append(_mark(sheet, axis, middle, item))
    return group


def _mark(sheet: Sheet, axis: _Axis, middle: float, item: TimelineItem) -> html.HtmlElement:
    start, end = bounds(item)
    label = printable(f"{sheet.name(item.plan)}: {item.label} ({day(item.start) or '…'} – {day(item.end) or '…'})")
    if item.kind == "issued":
        mark = shape("rect", x=axis.x(start or axis.first) - 5, y=middle - 5, width=10, height=10, class_="issued")
    elif (end or start or axis.first) > axis.last or end is None:
        right = axis.x(axis.last)
        points = f"{right},{middle - 5:g} {right + 9},{middle:g} {right},{middle + 5:g}"
        mark = shape("polygon", points=points, class_="beyond")
    elif start is None or start == end:
        mark = shape("circle", cx=axis.x(end), cy=middle, r=5, class_="due")
    else:
        left = axis.x(start)
        mark = shape("rect", x=left, y=middle - 4, width=max(6.0, axis.x(end) - left), height=8, rx=3, class_="window")
    mark.append(shape("title", label))
    return shape("a", mark, **{**sheet.place(item.plan, item.span), "aria-label": label})
