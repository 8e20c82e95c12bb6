"""The texts the cells lead to, and the pages they were read from."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import DIRECTIVE
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both, said
from kehoach_parse.report.sheet import PlanPages, Sheet, paragraph_starts
from kehoach_parse.report.tables import section
from kehoach_parse.view.pages import PageImage


def texts(sheet: Sheet) -> html.HtmlElement:
    """The directive, if its text is known, and every plan, folded up; none where there are too many."""
    if not sheet.in_full:
        return section("texts")
    plans = [DIRECTIVE] if sheet.comparison.directive.text else []
    plans += [plan.plan_id for plan in sheet.comparison.plans]
    return section("texts", *(_text(sheet, plan) for plan in plans))


def _text(sheet: Sheet, plan: str) -> html.HtmlElement:
    number, text = sheet.number(plan), printable(sheet.text(plan))
    paragraphs = (
        E.P(line, id=f"p{number}-{start}") for start, line in zip(paragraph_starts(text), text.split("\n"), strict=True)
    )
    title = sheet.comparison.directive.title if plan == DIRECTIVE else sheet.plans[plan].title
    summary = E.SUMMARY(E.B(printable(sheet.name(plan))), f" {printable(title or '')}")
    return E.DETAILS(
        summary, E.DIV(*paragraphs, {"class": "text", "lang": "vi"}), *_pages(sheet, plan),
        {"id": f"text-{number}", "data-plan": str(number), "class": "plan"},
    )  # fmt: skip


def _pages(sheet: Sheet, plan: str) -> Iterator[html.HtmlElement]:
    pages = sheet.pages.get(plan)
    if pages is None:
        return
    marks = _marks(sheet, plan, pages)
    for image in pages.images:
        vietnamese, _ = said("page-picture", plan=sheet.name(plan), page=image.number)
        yield E.FIGURE(
            E.IMG(src=image.uri, alt=printable(vietnamese), loading="lazy"),
            *marks.get(image.number, ()),
            E.FIGCAPTION(both("on-page", page=image.number)),
            {"class": "page"},
        )


def _marks(sheet: Sheet, plan: str, pages: PlanPages) -> dict[int, list[html.HtmlElement]]:
    """A frame around each passage of the plan that a task shows, by page; sizes in percent of the page."""
    images = {image.number: image for image in pages.images}
    marks: dict[int, list[html.HtmlElement]] = {}
    spans = {cell.span for task in sheet.tasks for cell in sheet.cells(task) if cell.plan == plan}
    for span in sorted(spans):
        named: set[int] = set()
        for box in pages.boxes(span):
            image = images.get(box.page)
            if image is None:
                continue
            attributes = {"class": "box", "style": _style(image, box.x0, box.top, box.x1, box.bottom)}
            if box.page not in named:
                attributes["id"] = f"b{sheet.number(plan)}-{box.page}-{span[0]}"
            attributes["data-span"] = f"{sheet.number(plan)}-{span[0]}"
            named.add(box.page)
            marks.setdefault(box.page, []).append(E.SPAN(attributes))
    return marks


def _style(image: PageImage, x0: float, top: float, x1: float, bottom: float) -> str:
    return (
        f"left:{x0 / image.width:.3%};top:{top / image.height:.3%};"
        f"width:{(x1 - x0) / image.width:.3%};height:{(bottom - top) / image.height:.3%}"
    )
