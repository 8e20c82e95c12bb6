"""Sortable tables, links to values, and dates as readers write them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import Value
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both
from kehoach_parse.report.sheet import Sheet

_WINDOW = re.compile(r"(?<=\d)/(?=\d{4}-\d\d)")  # 2025-09-01/2025-12-31
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")


def section(key: str, *content: html.HtmlElement | str) -> html.HtmlElement:
    """A part of the page, with its heading and the line below it that says how to read it."""
    return E.SECTION(
        E.H2(both(key), id=f"h-{key}"), E.P(both(f"{key}-about"), {"class": "about"}), *content,
        {"id": key, "aria-labelledby": f"h-{key}"},
    )  # fmt: skip


def sortable(head: Sequence[str], rows: Iterable[html.HtmlElement], name: str) -> html.HtmlElement:
    """A table that its column heads sort; ``name`` is the key of its part of the page. Wide ones scroll alone."""
    rows = list(rows)
    if not rows:
        return E.P(both("nothing"), {"class": "about"})
    heads = (E.TH(E.BUTTON(both(key), type="button"), scope="col") for key in head)
    table = E.TABLE(E.THEAD(E.TR(*heads)), E.TBODY(*rows), {"class": "sortable", "aria-labelledby": f"h-{name}"})
    return E.DIV(table, {"class": "wide", "tabindex": "0", "role": "region", "aria-labelledby": f"h-{name}"})


def row(cells: Iterable[html.HtmlElement], plans: Iterable[int] = ()) -> html.HtmlElement:
    """A row; ``plans`` are the numbers of those it speaks of, by which the filter keeps it."""
    return E.TR(*cells, {"data-plans": " ".join(map(str, sorted(set(plans))))})


def cell(*content: html.HtmlElement | str, sort: object = None) -> html.HtmlElement:
    """A cell; ``sort`` is what it is sorted by, if not its text."""
    attributes = {} if sort is None else {"data-sort": str(sort)}
    return E.TD(*(printable(part) if isinstance(part, str) else part for part in content), attributes)


def head_cell(*content: html.HtmlElement | str, sort: object = None) -> html.HtmlElement:
    """The cell that names its row."""
    attributes = {"scope": "row"} if sort is None else {"scope": "row", "data-sort": str(sort)}
    return E.TH(*(printable(part) if isinstance(part, str) else part for part in content), attributes)


def values_list(sheet: Sheet, values: Iterable[Value]) -> html.HtmlElement:
    """Who says what: a list with the plan, the value, and its words as a link to their place."""
    return E.UL(*(_value(sheet, value) for value in values), {"class": "values"})


def _value(sheet: Sheet, value: Value) -> html.HtmlElement:
    item = E.LI(E.B(printable(sheet.name(value.plan))), {"data-plan": str(sheet.number(value.plan))})
    if value.value is not None:
        item.append(E.SPAN(f" {printable(day(value.value))}", {"class": "value"}))
    if value.quote and value.quote != value.value:
        item.append(E.SPAN(" ", quoted(sheet, value)))
    elif place := sheet.value_place(value):
        item.append(E.SPAN(" ", E.A("→", {**place, "aria-label": printable(value.quote or "→")})))
    return item


def quoted(sheet: Sheet, value: Value, length: int = 90) -> html.HtmlElement:
    """The words of a value, as a link to their place where the page holds it."""
    quote = printable(value.quote or "")
    words = quote if len(quote) <= length else quote[: length - 1].rsplit(" ", 1)[0] + " …"
    place = sheet.value_place(value)
    return E.A(words, {**place, "class": "quote"}) if place else E.SPAN(words, {"class": "quote"})


def day(value: str | None) -> str:
    """``2025-09-30`` → ``30/9/2025`` and ``2025-09`` → ``9/2025``, wherever they stand; windows with a dash."""
    apart = _WINDOW.sub(" – ", value or "")
    return _DATE.sub(lambda found: "/".join(part.lstrip("0") for part in reversed(found.groups()) if part), apart)


def numbers(sheet: Sheet, values: Iterable[Value]) -> list[int]:
    """Numbers of the plans that ``values`` are of."""
    return [sheet.number(value.plan) for value in values]
