"""The whole page: head, parts, style and script in one file that asks the network for nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import resources

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import Comparison
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both, said
from kehoach_parse.report.graph import NODES_SHOWN, chain
from kehoach_parse.report.matrix import matrix
from kehoach_parse.report.matters import deadlines, differences, leads, movements, targets
from kehoach_parse.report.overview import head, plans
from kehoach_parse.report.sheet import PlanPages, Sheet
from kehoach_parse.report.sides import tasks
from kehoach_parse.report.texts import texts
from kehoach_parse.report.timeline import ROWS_SHOWN, timeline

# Nothing is fetched, and text of a document cannot become script: elements are built, never pasted together.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

# Key of the part → what makes it, in the order of the page.
PARTS: dict[str, Callable[[Sheet], html.HtmlElement]] = {
    "plans": plans,
    "matrix": matrix,
    "leads": leads,
    "timeline": timeline,
    "deadlines": deadlines,
    "targets": targets,
    "movements": movements,
    "chain": chain,
    "differences": differences,
    "tasks": tasks,
    "texts": texts,
}


def report_html(
    comparison: Comparison, pages: Mapping[str, PlanPages] | None = None, *, pictures_left_out: int = 0
) -> str:
    """The page for a comparison as HTML text, the same for the same input.

    Args:
        comparison: as :func:`kehoach_parse.compare` gives it.
        pages: plan id → pictures of its pages and the place of its words on them; a cell then leads there too.
        pictures_left_out: how many pages have no picture because there would be too many; the page says so.
    """
    sheet = Sheet(comparison, pages or {})
    parts = (make(sheet) for make in PARTS.values())
    directive = comparison.directive
    page = E.HTML(
        E.HEAD(
            E.META(charset="utf-8"),
            E.META({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            E.META(name="viewport", content="width=device-width, initial-scale=1"),
            E.TITLE(printable(f"{directive.identifier or directive.document} – kehoach-parse")),
            E.STYLE(_asset("report.css")),
        ),
        E.BODY(
            head(sheet, tuple(PARTS)),
            E.MAIN(*_left_out(sheet, pictures_left_out), *parts),
            E.FOOTER(both("made-by", version=comparison.producer)),
        ),
        lang="vi",
    )
    script = html.Element("script")
    script.text = _asset("report.js")
    page.body.append(script)
    return "<!doctype html>\n" + str(html.tostring(page, encoding="unicode"))


def _left_out(sheet: Sheet, pictures: int) -> list[html.HtmlElement]:
    """One line that says what the page does not hold, if anything."""
    rows = max(0, len(sheet.aligned) - ROWS_SHOWN, len(sheet.comparison.chain.nodes) - NODES_SHOWN)
    counts = {
        "left-tasks": len(sheet.comparison.tasks) - len(sheet.tasks),
        "left-cells": sum(len(task.cells) - len(sheet.cells(task)) for task in sheet.tasks),
        "left-texts": 0 if sheet.in_full else 1,
        "left-marks": rows,
        "left-pictures": pictures,
    }
    missing = [said(key, count=count) for key, count in counts.items() if count]
    if not missing:
        return []
    vietnamese, english = ("; ".join(words) for words in zip(*missing, strict=True))
    whole = (said("left-out", what=vietnamese)[0], said("left-out", what=english)[1])
    spans = (E.SPAN(words, {"class": name, "lang": name}) for name, words in zip(("vi", "en"), whole, strict=True))
    return [E.P(*spans, {"class": "warning"})]


def _asset(name: str) -> str:
    return (resources.files("kehoach_parse.report") / "assets" / name).read_text(encoding="utf-8")
