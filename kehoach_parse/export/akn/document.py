"""A plan as one Akoma Ntoso document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from kehoach_parse.export.akn.elements import element, indent
from kehoach_parse.export.akn.inline import Inline, Words
from kehoach_parse.export.akn.meta import meta, whole_date
from kehoach_parse.export.akn.names import ELEMENTS, Ids, reference_iri, work_iri
from kehoach_parse.export.akn.zones import Zones, zones
from kehoach_parse.models.base import Span
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section, Table
from kehoach_parse.resolve.documents import document_key
from kehoach_parse.resolve.issuing_bodies import slug
from kehoach_parse.rulebook import Rulebook

_DATE = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)


def akn_xml(plan: Plan, rules: Rulebook) -> bytes:
    """The plan as an XML document in UTF-8, valid against the schema of Akoma Ntoso 3.0.

    Args:
        plan: the plan.
        rules: tell the key of the plan itself, from which its IRI is made.
    """
    key = document_key(plan.header, rules)
    kind = slug(plan.header.doc_type.name) if plan.header.doc_type else "van-ban"
    work = work_iri(key or f"{kind}/_/{plan.header.issued or '_'}/{plan.plan_id}")
    root = element("akomaNtoso", _Builder(plan, work).document(kind))
    indent(root)
    text: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return text + b"\n"


class _Builder:
    """Walks once through the text, from front to end."""

    def __init__(self, plan: Plan, work: str) -> None:
        self._plan, self._work, self._ids = plan, work, Ids()
        self._zones = zones(plan)
        self._words = Words(plan.text, list(_inlines(plan, self._zones)), self._ids)
        self._tables = sorted(plan.document_tables, key=lambda table: table.span)

    def document(self, kind: str) -> etree._Element:
        parts = [meta(self._plan, self._work)]
        parts += self._part("preface", self._zones.preface)
        parts += self._part("preamble", self._zones.preamble)
        parts.append(self._body())
        parts += self._part("conclusions", self._zones.conclusions)
        attachments = [self._attachment(f"att_{n}", span) for n, span in enumerate(self._zones.attachments, start=1)]
        parts += [element("attachments", *attachments)] if attachments else []
        return element("doc", *parts, name=kind)

    def _part(self, tag: str, span: Span) -> list[etree._Element]:
        blocks = self._blocks(span, tag)
        return [element(tag, *blocks, eId=tag)] if blocks else []

    def _attachment(self, name: str, span: Span) -> etree._Element:
        body = element("mainBody", *self._blocks(span, name))
        return element("attachment", element("doc", meta(self._plan, self._work, name), body, name="phu-luc"), eId=name)

    def _body(self) -> etree._Element:
        """The outline as nested elements. What no unit owns stands below the unit before it."""
        start, end = self._zones.body
        body = element("mainBody", eId="body")
        sections = self._plan.sections
        if not sections:
            body.extend(self._blocks((start, end), "body") or [element("p")])
            return body
        made: dict[str, etree._Element] = {}
        parents = {section.parent for section in sections}
        stops = [section.span[0] for section in sections[1:]] + [end]
        for section, stop in zip(sections, stops, strict=True):
            above = made.get(section.parent or "")
            unit = self._unit(section, stop, above, is_leaf=section.id not in parents)
            (body if above is None else above).append(unit)
            made[section.id] = unit
        return body

    def _unit(self, section: Section, stop: int, above: etree._Element | None, *, is_leaf: bool) -> etree._Element:
        eid = self._ids.unit(section, None if above is None else above.get("eId"))
        unit = element(ELEMENTS[section.style][0], eId=eid)
        start, end = section.span
        at = self._plan.text.find(section.text, start, end) if section.text else -1
        if self._plan.text[start : max(at, start)].strip():
            unit.append(self._words.fill(element("num"), start, at, eid))
            start = at
        blocks = []
        if section.heading:
            unit.append(self._words.fill(element("heading"), start, end, eid))
        else:
            blocks.append(self._words.fill(element("p"), start, end, eid))
        blocks += self._blocks((end, stop), eid)
        if is_leaf or blocks:
            inner = element("content" if is_leaf else "intro", *(blocks or [element("p")]))
            inner.set("eId", f"{eid}__{'content' if is_leaf else 'intro'}")
            unit.append(inner)
        return unit

    def _blocks(self, span: Span, above: str) -> list[etree._Element]:
        """The lines of a stretch as paragraphs and tables."""
        blocks: list[etree._Element] = []
        rows: list[etree._Element] = []
        current: Table | None = None
        for start, end in _lines(self._plan.text, span):
            table = self._table_at(start, end)
            if table is None:
                blocks.append(self._words.fill(element("p"), start, end, above))
            else:
                if table is not current:
                    rows = []
                    blocks.append(element("table", eId=self._ids.next("table", above)))
                    heads = self._plan.text[slice(*table.span)].count("\n") + 1 - len(table.rows)
                blocks[-1].append(self._row(start, end, "th" if len(rows) < heads else "td", above))
                rows.append(blocks[-1])
            current = table
        return blocks

    def _row(self, start: int, end: int, tag: str, above: str) -> etree._Element:
        """A line of a table: its cells stand between tabs."""
        row = element("tr")
        for cell in self._plan.text[start:end].split("\t"):
            stop = start + len(cell)
            row.append(element(tag, self._words.fill(element("p"), start, stop, above)))
            start = stop + 1
        return row

    def _table_at(self, start: int, end: int) -> Table | None:
        return next((table for table in self._tables if table.span[0] < end and start < table.span[1]), None)


def _lines(text: str, span: Span) -> Iterator[Span]:
    """The lines of a stretch that hold anything."""
    start, stop = span
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        if text[start:end].strip():
            yield start, end
        start = end + 1


def _inlines(plan: Plan, found: Zones) -> Iterator[Inline]:
    """Type, title, number and date of the plan, its signature, and the references in all of it."""
    text, header = plan.text, plan.header
    if found.title:
        for start, end in _lines(text, found.title):
            yield Inline(start, end, "docTitle")
        yield from _front(plan, found.title[0])
    if header.signer and header.signer.name:
        signed = text.rfind(header.signer.name, *found.conclusions)
        if signed >= 0:
            yield Inline(signed, signed + len(header.signer.name), "signature", {"refersTo": "#signer"})
    for fact in plan.references:
        if fact.document:
            href = reference_iri(fact.document, fact.pin)
            yield Inline(*fact.span, "ref", {"href": href, "class": fact.relation}, counted=True)


def _front(plan: Plan, title: int) -> Iterator[Inline]:
    """What stands above the title: `Số: 15/KH-SNV`, `…, ngày 05 tháng 7 năm 2025`, `KẾ HOẠCH`."""
    text, header = plan.text, plan.header
    number = header.identifier or header.symbol
    at = text.find(number, 0, title) if number else -1
    if number and at >= 0:
        yield Inline(at, at + len(number), "docNumber")
    date, known = whole_date(header.issued)
    for match in _DATE.finditer(text, 0, title):
        day, month, year = map(int, match.groups())
        if known == "issued" and f"{year:04}-{month:02}-{day:02}" == date:
            yield Inline(*match.span(), "docDate", {"date": date})
            break
    lines: Sequence[Span] = list(_lines(text, (0, title)))
    if header.doc_type and lines and text[slice(*lines[-1])].strip().casefold() == header.doc_type.name.casefold():
        yield Inline(*lines[-1], "docType")
