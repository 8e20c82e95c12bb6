"""The coverage matrix: tasks down, places across."""

from __future__ import annotations

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import Cell, Task
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both, said, spoken
from kehoach_parse.report.sheet import Column, Sheet
from kehoach_parse.report.tables import day, section

# A sign as well as a colour: the page is also printed in grey, and read by the colour-blind.
SIGNS = {"verbatim": "●", "adapted": "◐", "own": "○"}
_LABEL_SHOWN = 130


def matrix(sheet: Sheet) -> html.HtmlElement:
    """The matrix with its legend."""
    legend = E.P(
        *(E.SPAN(E.SPAN(sign, {"class": f"sign {kind}"}), " ", both(kind), "  ") for kind, sign in SIGNS.items()),
        {"class": "legend"},
    )
    heads = [E.TH(both("task"), scope="col", **{"class": "task"}), E.TH("#", scope="col")]
    heads += [_column(sheet, column) for column in sheet.columns]
    rows = (_task(sheet, number, task) for number, task in enumerate(sheet.tasks))
    table = E.TABLE(
        E.THEAD(E.TR(*heads)), E.TBODY(*rows), {"class": "matrix", "id": "tasks-table", "aria-labelledby": "h-matrix"}
    )
    scroll = E.DIV(table, {"class": "wide", "tabindex": "0", "role": "region", "aria-labelledby": "h-matrix"})
    return section("matrix", legend, scroll)


def _column(sheet: Sheet, column: Column) -> html.HtmlElement:
    return E.TH(
        E.SPAN(printable(column.name), {"class": "turned"}),
        {"scope": "col", "data-plans": " ".join(str(sheet.number(plan)) for plan in column.plans)},
    )


def _task(sheet: Sheet, number: int, task: Task) -> html.HtmlElement:
    plans = {sheet.number(cell.plan) for cell in task.cells}
    attributes = {
        "data-order": str(number),
        "data-count": str(task.plans),
        "data-plans": " ".join(map(str, sorted(plans))),
        "data-task": task.id,
    }
    label = printable(task.label)
    short = label if len(label) <= _LABEL_SHOWN else label[:_LABEL_SHOWN].rsplit(" ", 1)[0] + " …"
    name = E.TH(
        E.A(short, {"href": f"#task-{task.id}", "title": label}), {"scope": "row", "class": "task"}
    )  # fmt: skip
    cells = (_cell(sheet, task, column) for column in sheet.columns)
    return E.TR(name, E.TD(str(task.plans), {"class": "count"}), *cells, attributes)


def _cell(sheet: Sheet, task: Task, column: Column) -> html.HtmlElement:
    found = [cell for cell in task.cells if cell.plan in column.plans]
    attributes = {"data-plans": " ".join(str(sheet.number(plan)) for plan in column.plans)}
    if not found:
        return E.TD(E.SPAN("·", {"class": "absent", "role": "img", **spoken(*said("absent"))}), attributes)
    best = max(found, key=lambda cell: cell.similarity)
    card = sheet.shown.get((task.id, best.plan))
    count = len({cell.plan for cell in found})
    sign = E.SPAN(SIGNS[best.kind] + (str(count) if count > 1 else ""), {"class": f"sign {best.kind}"})
    vietnamese, english = (_spoken(column, best, language) for language in (0, 1))
    link = {"href": f"#{card}" if card else f"#task-{task.id}", "title": vietnamese, **spoken(vietnamese, english)}
    return E.TD(E.A(sign, link), attributes)


def _spoken(column: Column, cell: Cell, language: int) -> str:
    """What the cell says in a line: place, likeness, who leads, until when."""
    due = [deadline.quote for deadline in cell.deadlines]
    parts = [f"{column.name}, {cell.section}: {said(cell.kind)[language]}", ", ".join(cell.leads), day(", ".join(due))]
    return printable("; ".join(filter(None, parts)))
