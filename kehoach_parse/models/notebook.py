"""A plan as notebooks show it: a card of its header, the text with its facts marked, a small table a kind of fact.

Styles stand on the elements themselves, because notebooks drop style sheets and scripts of output they do not trust.
Nothing is fetched, and text of the document cannot become markup: elements are built, never pasted together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import html
from lxml.builder import ElementMaker  # type: ignore[import-not-found]  # lxml-stubs leave it out

from kehoach_parse.markup import COLOURS, KINDS, ShownFact, printable
from kehoach_parse.markup.marks import marked_paragraphs
from kehoach_parse.models.shown import shown_facts

if TYPE_CHECKING:
    from kehoach_parse.models.plan import Plan

# What a notebook keeps in its file for one plan stays below about 400 kB, mostly 40 to 100, however long the plan is.
MAX_TEXT = 20_000
MAX_ROWS = 40
MAX_WORDS = 240
MAX_DIAGNOSTICS = 5

_E = ElementMaker(makeelement=html.html_parser.makeelement)
_CARD = "font:14px/1.5 system-ui,sans-serif;color:#1f2328;background:#fff;border:1px solid #d0d7de;border-radius:6px;"
_CARD += "padding:12px 16px;max-width:960px;text-align:left"
_TEXT = "max-height:420px;overflow:auto;border:1px solid #d0d7de;border-radius:6px;padding:8px 16px;margin:6px 0"
_MUTED = "color:#57606a"
_CELL = "text-align:left;vertical-align:top;padding:2px 8px;border-top:1px solid #eaeef2;color:#1f2328;background:#fff"


def plan_html(plan: Plan) -> str:
    """The plan as a fragment of HTML. Text beyond ``MAX_TEXT`` characters and rows beyond ``MAX_ROWS`` are counted."""
    facts = shown_facts(plan)
    tables = [_table(kind, [fact for fact in facts if fact.kind == kind]) for kind in KINDS]
    card = _E.div({"style": _CARD, "lang": "vi"}, *_header(plan), _text(plan, facts), *filter(len, tables))
    return str(html.tostring(card, encoding="unicode"))


def _header(plan: Plan) -> list[html.HtmlElement]:
    header, signer = plan.header, plan.header.signer
    signed = " ".join(part for part in (signer.position, signer.name) if part) if signer else None
    issuer = " · ".join(part for part in (header.parent_issuer, header.issuer) if part)
    lines = {
        "Số / Number": header.identifier or header.symbol,
        "Cơ quan / Issuer": issuer,
        "Ngày / Issued": " · ".join(part for part in (header.place, header.issued) if part),
        "Người ký / Signer": signed,
        "Nguồn / Source": plan.source.uri,
    }
    kind = header.doc_type.name if header.doc_type else "Văn bản"
    found = [
        _E.div(_E.span(f"{name}: ", {"style": _MUTED}), printable(value)) for name, value in lines.items() if value
    ]
    notes = [
        _E.div(f"⚠ {printable(note.message)}"[:MAX_WORDS], {"style": _MUTED})
        for note in plan.diagnostics
        if note.severity != "info"
    ]
    more = [_more(len(notes) - MAX_DIAGNOSTICS)] if len(notes) > MAX_DIAGNOSTICS else []
    title = _E.div(printable(header.title or plan.plan_id)[:MAX_WORDS], {"style": "font-size:16px;font-weight:600"})
    return [_E.div(printable(kind), {"style": _MUTED}), title, *found, *notes[:MAX_DIAGNOSTICS], *more]


def _text(plan: Plan, facts: Sequence[ShownFact]) -> html.HtmlElement:
    cut = len(plan.text)
    if cut > MAX_TEXT:
        cut = plan.text.rfind("\n", MAX_TEXT // 2, MAX_TEXT)
        cut = cut if cut >= 0 else MAX_TEXT
    inside = [fact for fact in facts if fact.span[1] <= cut]
    legend = [
        _E.span(f"{vietnamese} / {english}", {"style": f"{_colour(kind)};margin-right:8px"})
        for kind, (vietnamese, english) in KINDS.items()
    ]
    paragraphs = []
    for paragraph in marked_paragraphs(plan.text[:cut], inside, _mark):
        paragraph.set("style", "margin:0 0 6px;white-space:pre-wrap")
        paragraphs.append(paragraph)
    rest = len(plan.text) - cut
    more = [_more(rest, "characters")] if rest else []
    summary = _E.summary("Văn bản / Text")
    return _E.details(summary, _E.div(*legend), _E.div({"style": _TEXT}, *paragraphs, *more), {"open": "open"})


def _mark(shortest: ShownFact, covering: Sequence[ShownFact]) -> Mapping[str, str]:
    return {"style": _colour(shortest.kind), "title": f"{KINDS[shortest.kind][1]}: {shortest.value}"[:MAX_WORDS]}


def _colour(kind: str) -> str:
    return f"background:{COLOURS[kind]};color:#1f2328;border-radius:3px;padding:0 2px"


def _table(kind: str, facts: Sequence[ShownFact]) -> html.HtmlElement:
    """The facts of one kind, folded away; an empty element where there are none."""
    if not facts:
        return _E.details()
    vietnamese, english = KINDS[kind]
    head = _E.tr(*(_E.th(name, {"style": _CELL}) for name in ("Mục / Section", "Từ ngữ / Words", "Giá trị / Value")))
    rows = [
        _E.tr(*(_E.td(value[:MAX_WORDS], {"style": _CELL}) for value in (fact.section, fact.quote, fact.value)))
        for fact in facts[:MAX_ROWS]
    ]
    more = [_more(len(facts) - MAX_ROWS)] if len(facts) > MAX_ROWS else []
    summary = _E.summary(_E.span(vietnamese, {"style": _colour(kind)}), f" / {english}: {len(facts)}")
    return _E.details(summary, _E.table({"style": "border-collapse:collapse"}, head, *rows), *more)


def _more(count: int, what: str = "") -> html.HtmlElement:
    return _E.div(f"… {count:,} more {what}".rstrip(), {"style": _MUTED})
