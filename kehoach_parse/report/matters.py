"""Leads, deadlines, targets, movements and differences, one table each."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import Deadlines, MovementRow, TargetValue, Value
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both
from kehoach_parse.report.sheet import Sheet
from kehoach_parse.report.tables import cell, day, head_cell, numbers, row, section, sortable, values_list

_LABEL_SHOWN = 200


def leads(sheet: Sheet) -> html.HtmlElement:
    """Tasks that are not led by the same body everywhere."""
    rows = (
        row((_task(sheet, found.task, found.about), _values(sheet, found.values)), numbers(sheet, found.values))
        for found in sheet.comparison.leads
        if found.differ
    )
    return section("leads", sortable(("task", "values"), rows, "leads"))


def deadlines(sheet: Sheet) -> html.HtmlElement:
    """When the same task is due, from the earliest to the latest."""
    heads = ("task", "earliest", "median", "latest", "values")
    rows = (_deadline(sheet, found) for found in sheet.comparison.deadlines)
    return section("deadlines", sortable(heads, rows, "deadlines"))


def _deadline(sheet: Sheet, found: Deadlines) -> html.HtmlElement:
    ends = ((found.earliest, found.earliest_plans), (found.median, ()), (found.latest, found.latest_plans))
    dates = (
        cell(E.B(day(date) or "–"), E.SPAN(" " + ", ".join(map(sheet.name, plans))), sort=date or "~")
        for date, plans in ends
    )
    values = _values(sheet, found.values)
    return row((_task(sheet, found.task, found.about), *dates, values), numbers(sheet, found.values))


def targets(sheet: Sheet) -> html.HtmlElement:
    """The same thing measured, and what each plan sets."""
    rows = []
    for found in sheet.comparison.targets:
        values = [_set(target) for target in found.values]
        rows.append(row((head_cell(found.metric), _values(sheet, values)), numbers(sheet, values)))
    return section("targets", sortable(("metric", "values"), rows, "targets"))


def _set(target: TargetValue) -> Value:
    number = f"{target.value:g}"
    said = f"{target.comparator} {number}" if target.comparator != "=" else number
    value = f"{said}{'' if target.unit == '%' else ' '}{target.unit or ''}".strip()
    return Value(plan=target.plan, section=target.section, span=target.span, quote=target.quote, value=value)


def movements(sheet: Sheet) -> html.HtmlElement:
    """Movements: launched by the directive, their local variants, and those of single plans."""
    rows = (_movement(sheet, found) for found in sheet.comparison.movements)
    return section("movements", sortable(("name", "kind", "values"), rows, "movements"))


def _movement(sheet: Sheet, found: MovementRow) -> html.HtmlElement:
    kind = {"own": "own-movement"}.get(found.standing, found.standing)
    words = both(kind, name=found.variant_of) if found.standing == "variant" else both(kind)
    cells = (head_cell(found.name), cell(words), _values(sheet, found.values))
    return row(cells, numbers(sheet, found.values))


def differences(sheet: Sheet) -> html.HtmlElement:
    """Every difference, one a row."""
    rows = (
        row(
            (cell(both(found.type)), _task(sheet, found.task, found.about), _values(sheet, found.values)),
            numbers(sheet, found.values),
        )
        for found in sheet.comparison.differences
    )
    return section("differences", sortable(("kind", "about", "values"), rows, "differences"))


def _values(sheet: Sheet, values: Iterable[Value]) -> html.HtmlElement:
    return cell(values_list(sheet, values))


def _task(sheet: Sheet, task: str | None, about: str) -> html.HtmlElement:
    shown = about if len(about) <= _LABEL_SHOWN else about[:_LABEL_SHOWN].rsplit(" ", 1)[0] + " …"
    return head_cell(E.A(printable(shown), href=f"#task-{task}") if task in sheet.task_ids else shown)
