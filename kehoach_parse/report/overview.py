"""The head of the page, its filters, and the table of plans."""

from __future__ import annotations

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import ComparedPlan, Shares
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both, said, spoken
from kehoach_parse.report.sheet import Sheet
from kehoach_parse.report.tables import cell, day, head_cell, row, section, sortable

_PLAN_HEADS = ("plan", "issuer", "number", "issued", "days", "standing", "shares")
_UNDATED = 10**9  # sorts behind every number of days


def head(sheet: Sheet, parts: tuple[str, ...]) -> html.HtmlElement:
    """Title of the directive, what the page holds, contents, and the filters."""
    directive = sheet.comparison.directive
    named = [directive.doc_type.name if directive.doc_type else None, directive.identifier or directive.document]
    line = [directive.issuer, day(directive.issued), f"{len(sheet.comparison.plans)}"]
    return E.HEADER(
        E.DIV(
            E.P(both("report"), {"class": "kicker"}),
            E.BUTTON(both("language"), {"type": "button", "id": "language"}),
            {"class": "top"},
        ),
        E.H1(printable(" ".join(filter(None, named)) + (f": {directive.title}" if directive.title else ""))),
        E.P(" · ".join(printable(part) for part in line if part), " ", both("plans-unit")),
        E.NAV(
            E.UL(*(E.LI(E.A(both(part), href=f"#{part}")) for part in parts)),
            spoken(*said("contents")),
        ),
        _filters(sheet),
    )


def _filters(sheet: Sheet) -> html.HtmlElement:
    provinces = sorted({plan.province.name for plan in sheet.aligned if plan.province})
    options = [E.OPTION(both_text("all"), value="")]
    for name in provinces:
        numbers = (sheet.number(plan.plan_id) for plan in sheet.aligned if plan.province and plan.province.name == name)
        options.append(E.OPTION(printable(name), value=" ".join(map(str, numbers))))
    least = [
        E.OPTION(str(count), value=str(count)) for count in (1, 2, 3, 5, 10) if count <= max(1, len(sheet.aligned))
    ]
    least[1 if len(least) > 1 else 0].set("selected", "selected")
    orders = [E.OPTION(both_text(f"order-{order}"), value=order) for order in ("given", "plans")]
    return E.FORM(
        E.LABEL(both("filter"), " ", E.INPUT({"type": "search", "id": "words", **hint("filter-hint")})),
        E.LABEL(both("province"), " ", E.SELECT(*options, id="province")),
        E.LABEL(both("least-plans"), " ", E.SELECT(*least, id="least"), " ", both("plans-unit")),
        E.LABEL(both("order"), " ", E.SELECT(*orders, id="order")),
        {"class": "filters", "role": "search"},
    )


def both_text(key: str) -> str:
    """Both languages in one string, where HTML allows no elements."""
    return " / ".join(dict.fromkeys(said(key)))


def hint(key: str) -> dict[str, str]:
    """A hint inside a field."""
    return {"placeholder": said(key)[0]}


def plans(sheet: Sheet) -> html.HtmlElement:
    """One row a plan, those that only cite the directive included."""
    return section("plans", sortable(_PLAN_HEADS, (_plan(sheet, plan) for plan in sheet.comparison.plans), "plans"))


def _plan(sheet: Sheet, plan: ComparedPlan) -> html.HtmlElement:
    number = sheet.number(plan.plan_id)
    name = printable(sheet.name(plan.plan_id))
    link = E.A(name, href=f"#text-{number}") if sheet.in_full else name
    standing = cell(E.SPAN(both(plan.relation), {"class": f"standing {plan.relation}"}))
    for node in plan.through:
        standing.append(E.SPAN(f" → {printable(_label(sheet, node))}"))
    for cited in {cited.issued: cited for cited in reversed(plan.cited_dates) if cited.misdated}.values():
        place = sheet.place(plan.plan_id, cited.span)
        warning = both("misdated", date=day(cited.issued))
        standing.append(E.SPAN(" ", E.A(warning, {**place, "class": "warning"})))
    cells = (
        head_cell(link),
        cell(plan.issuer or "–"),
        cell(plan.identifier or "–"),
        cell(day(plan.issued) or "–", sort=plan.issued or "~"),
        cell("–" if plan.days is None else str(plan.days), sort=_UNDATED if plan.days is None else plan.days),
        standing,
        _shares(plan.against_directive or plan.against_plans),
    )
    return row(cells, [number])


def _label(sheet: Sheet, node: str) -> str:
    labels = {found.id: found.label for found in sheet.comparison.chain.nodes}
    return labels.get(node, node)


def _shares(shares: Shares | None) -> html.HtmlElement:
    """A bar of three parts, with its figures for those who do not see it."""
    if shares is None:
        return cell("–", sort=-1)
    parts = (("verbatim", shares.verbatim), ("adapted", shares.adapted), ("own", shares.own))
    vietnamese, english = (
        ", ".join(f"{share:.0%} {said(key)[language]}" for key, share in parts) for language in (0, 1)
    )
    bar = E.SPAN(
        *(E.SPAN({"class": f"part {key}", "style": f"width:{share:.1%}"}) for key, share in parts),
        {"class": "bar", "role": "img", "title": vietnamese, **spoken(vietnamese, english)},
    )
    figures = " · ".join(f"{share:.0%}" for _, share in parts)
    return cell(bar, E.SPAN(figures, {"class": "figures"}), sort=shares.verbatim)
