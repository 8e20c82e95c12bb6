"""Task by task: the words of every plan beside each other, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import DIRECTIVE, Cell, Task
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both
from kehoach_parse.report.matrix import SIGNS
from kehoach_parse.report.sheet import Sheet, card_id
from kehoach_parse.report.tables import day, section
from kehoach_parse.report.wording import marked_differences


def tasks(sheet: Sheet) -> html.HtmlElement:
    """Every task shown, folded up; a cell of the matrix opens it."""
    return section("tasks", *(_task(sheet, task) for task in sheet.tasks))


def _task(sheet: Sheet, task: Task) -> html.HtmlElement:
    if task.source == DIRECTIVE:
        source = both("from-directive", section=task.section or "")
    else:
        source = both("from-plan", plan=sheet.name(task.source))
    label = E.A(source, sheet.place(task.source, task.span))
    cards = (_card(sheet, task, number, cell) for number, cell in enumerate(sheet.cells(task)))
    plans = " ".join(str(number) for number in sorted({sheet.number(cell.plan) for cell in task.cells}))
    return E.DETAILS(
        E.SUMMARY(E.SPAN(printable(task.label)), E.SPAN(f" ({task.plans})", {"class": "count"})),
        E.P(label, {"class": "source"}),
        E.DIV(*cards, {"class": "cards"}),
        {"id": f"task-{task.id}", "data-plans": plans, "class": "task"},
    )


def _card(sheet: Sheet, task: Task, number: int, cell: Cell) -> html.HtmlElement:
    head = E.H3(
        E.SPAN(SIGNS[cell.kind], {"class": f"sign {cell.kind}", "aria-hidden": "true"}),
        f" {printable(sheet.name(cell.plan))} ",
        E.SPAN(cell.section, {"class": "count"}),
        E.SPAN(" ", both(cell.kind), {"class": "count"}),
    )
    words = E.P(*marked_differences(task.label, cell.quote), {"class": "words"})
    return E.ARTICLE(
        head, words, *_facts(cell), _links(sheet, cell),
        {"id": card_id(task, number), "class": "card", "data-plan": str(sheet.number(cell.plan)), "tabindex": "-1"},
    )  # fmt: skip


def _facts(cell: Cell) -> Iterator[html.HtmlElement]:
    """Who leads, who coordinates, until when."""
    due = [f"{deadline.quote} ({day(deadline.end)})" if deadline.end else deadline.quote for deadline in cell.deadlines]
    for key, values in (("lead", cell.leads), ("coordinates", cell.coordinates), ("deadline", due)):
        if values:
            yield E.P(both(key), ": ", printable("; ".join(dict.fromkeys(values))), {"class": f"fact {key}"})


def _links(sheet: Sheet, cell: Cell) -> html.HtmlElement:
    links = []
    if place := sheet.place(cell.plan, cell.span):
        links.append(E.A(both("in-text"), place))
    pages = sheet.pages.get(cell.plan)
    shown = {image.number for image in pages.images} if pages else set()
    boxes = {box.page for box in pages.boxes(cell.span)} if pages else set()
    number = sheet.number(cell.plan)
    for page in sorted(boxes & shown):
        links.append(E.A(both("on-page", page=page), href=f"#b{number}-{page}-{cell.span[0]}"))
    return E.P(*(part for link in links for part in (link, " ")), {"class": "links"})
