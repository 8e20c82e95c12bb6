"""One self-contained HTML page: the document with its facts marked, beside its outline. Works with the network off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from textwrap import shorten

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.markup import KINDS, ShownFact, printable
from kehoach_parse.markup.marks import marked_paragraphs
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.shown import shown_facts
from kehoach_parse.view.pages import PageImage, page_images

# Nothing is fetched, and text of the document cannot become script: elements are built, never pasted together.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'"


def view_html(plan: Plan, data: bytes | None = None) -> str:
    """The page for ``plan`` as HTML text.

    Args:
        plan: a plan just read (a plan loaded from JSON keeps no layout, and is shown as text).
        data: the bytes it was read from. A PDF is shown page by page with a box on every fact's words; any other
            format, or None, as its reading text with the words marked.
    """
    facts = shown_facts(plan)
    is_pdf = data is not None and plan.source.media_type == "application/pdf"
    body = _pages(plan, facts, page_images(data)) if is_pdf and data is not None else _text(plan, facts)
    page = E.HTML(
        E.HEAD(
            E.META(charset="utf-8"),
            E.META({"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            E.META(name="viewport", content="width=device-width, initial-scale=1"),
            E.TITLE(printable(plan.header.title or plan.plan_id)),
            E.STYLE(_asset("page.css")),
        ),
        E.BODY(_head(plan, facts), E.DIV(_outline(plan), body, _list(facts), {"class": "columns"})),
        lang="vi",
    )
    script = html.Element("script")
    script.text = _asset("page.js")
    page.body.append(script)
    return "<!doctype html>\n" + str(html.tostring(page, encoding="unicode"))


def _asset(name: str) -> str:
    return (resources.files("kehoach_parse.view") / "assets" / name).read_text(encoding="utf-8")


def _head(plan: Plan, facts: tuple[ShownFact, ...]) -> html.HtmlElement:
    header = plan.header
    line = [header.identifier or header.symbol, header.issuer, header.issued]
    switches = [
        E.LABEL(
            E.INPUT({"type": "checkbox", "checked": "checked", "data-kind": kind}),
            E.SPAN(f"{name} ", {"class": f"swatch {kind}"}),
            E.SPAN(f"{english}: {sum(fact.kind == kind for fact in facts)}", {"class": "count"}),
        )
        for kind, (name, english) in KINDS.items()
    ]
    return E.HEADER(
        E.H1(printable(header.title or plan.plan_id)),
        E.P(printable(" · ".join(part for part in line if part))),
        E.FIELDSET(E.LEGEND("Hiển thị / Show"), *switches),
    )


def _outline(plan: Plan) -> html.HtmlElement:
    """The outline as nested lists, each entry leading to the place of its words."""
    top = E.UL()
    lists: dict[str, html.HtmlElement] = {}
    for section in plan.sections:
        entry = E.LI(
            E.A(
                f"{section.id} ",
                E.SPAN(printable(shorten(section.text, 80, placeholder=" …"))),
                href=f"#s-{section.id}",
            )
        )
        above = lists.get(section.parent or "")
        if above is None:
            top.append(entry)
        else:
            if above[-1].tag != "ul":
                above.append(E.UL())
            above[-1].append(entry)
        lists[section.id] = entry
    return E.NAV(E.H2("Đề cương / Outline"), top, {"aria-label": "Đề cương / Outline"})


def _pages(plan: Plan, facts: tuple[ShownFact, ...], images: Iterable[PageImage]) -> html.HtmlElement:
    """Each page's picture with one link per box; sizes in percent, so that boxes stay on their words at any width."""
    boxes: dict[int, list[html.HtmlElement]] = {}
    sizes = {image.number: image for image in images}
    anchors = [(f"s-{section.id}", "anchor", section.span, None) for section in plan.sections]
    shown = [(fact.key, f"box {fact.kind}", fact.span, fact) for fact in facts]
    for key, kind, span, fact in (*anchors, *shown):
        for number, box in enumerate(plan.boxes(span)):
            image = sizes.get(box.page)
            if image is None or (fact is None and number):
                continue
            place = (
                f"left:{box.x0 / image.width:.4%};top:{box.top / image.height:.4%};"
                f"width:{(box.x1 - box.x0) / image.width:.4%};height:{(box.bottom - box.top) / image.height:.4%}"
            )
            name = {"id": key} if fact is None else {"href": f"#f-{key}", "data-fact": key, "title": fact.value}
            if fact is not None:
                name |= {"aria-label": f"{KINDS[fact.kind][1]}: {fact.quote}", "data-kind": fact.kind}
            tag = E.SPAN if fact is None else E.A
            boxes.setdefault(box.page, []).append(tag({**name, "class": kind, "style": place}))
    figures = [
        E.FIGURE(
            E.IMG(src=image.uri, alt=f"Trang {image.number} / Page {image.number}"),
            *boxes.get(image.number, []),
            {"class": "page", "data-page": str(image.number)},
        )
        for image in sizes.values()
    ]
    return E.MAIN(*figures)


def _text(plan: Plan, facts: tuple[ShownFact, ...]) -> html.HtmlElement:
    starts = {section.span[0]: f"s-{section.id}" for section in plan.sections}
    article = E.ARTICLE(*marked_paragraphs(plan.text, facts, _mark, starts), {"class": "text"})
    for paragraph in article:
        if "\t" in paragraph.text_content():
            paragraph.set("class", "row")
            _rule_cells(paragraph)
    return E.MAIN(article)


def _rule_cells(row: html.HtmlElement) -> None:
    """A line between the cells of a table row, which stand in the text with tabs between them."""
    for element in list(row.iter()):
        first, *others = (element.text or "").split("\t")
        element.text = first
        for at, text in enumerate(others):
            element.insert(at, _tab(text))
        if element is not row and "\t" in (element.tail or ""):
            first, *others = element.tail.split("\t")
            element.tail = first
            for text in reversed(others):
                element.addnext(_tab(text))


def _tab(tail: str) -> html.HtmlElement:
    tab = E.SPAN("\t", {"class": "tab"})
    tab.tail = tail
    return tab


def _mark(shortest: ShownFact, covering: Sequence[ShownFact]) -> Mapping[str, str]:
    return {
        "class": shortest.kind,
        "data-kind": shortest.kind,
        "title": shortest.value,
        "data-fact": " ".join(fact.key for fact in covering),
        "tabindex": "0",
    }


def _list(facts: tuple[ShownFact, ...]) -> html.HtmlElement:
    entries = [
        E.LI(
            E.A(E.SPAN(KINDS[fact.kind][0], {"class": f"swatch {fact.kind}"}), f" {fact.section}", href=f"#{fact.key}"),
            E.Q(shorten(fact.quote, 240, placeholder=" …")),
            E.P(fact.value),
            E.P(f"{fact.rule} · {fact.confidence}", {"class": "rule"}),
            {"id": f"f-{fact.key}", "data-kind": fact.kind, "data-fact": fact.key},
        )
        for fact in facts
    ]
    return E.ASIDE(E.H2("Dữ kiện / Facts"), E.OL(*entries), {"aria-label": "Dữ kiện / Facts"})
