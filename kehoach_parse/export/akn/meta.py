"""The metadata of an Akoma Ntoso document: work, expression and manifestation, and who is named in it."""

from __future__ import annotations

import re

from lxml import etree

from kehoach_parse.export.akn.elements import element
from kehoach_parse.models.plan import Plan
from kehoach_parse.resolve.issuing_bodies import slug

_TOOL = "#kehoach-parse"
# The schema wants a whole date where a plan may print a part of it, or none; the name of the date says what is known.
_DATES = {10: "issued", 7: "issued-month", 4: "issued-year"}
_UNKNOWN_DATE = ("0001-01-01", "unknown")


def meta(plan: Plan, work: str, component: str | None = None) -> etree._Element:
    """The ``meta`` of the plan, or of its attachment ``component``.

    Args:
        plan: the plan.
        work: IRI of the plan as a work.
        component: name of an attachment, ``att_1``.
    """
    header = plan.header
    part = f"/!{component}" if component else ""
    expression = f"{work}/vie@{header.issued or ''}"
    subtype = slug(header.doc_type.name) if header.doc_type else None
    details = [element("FRBRcountry", value="vn")]
    details += [element("FRBRsubtype", value=subtype)] if subtype and not component else []
    details += [element("FRBRnumber", value=header.identifier)] if header.identifier and not component else []
    details += [element("FRBRname", value=header.title)] if header.title and not component else []
    levels = [
        element("FRBRWork", *_core(plan, work, part, "#issuer"), *details),
        element("FRBRExpression", *_core(plan, expression, part, "#issuer"), element("FRBRlanguage", language="vie")),
        element(
            "FRBRManifestation", *_core(plan, f"{expression}.akn", part, _TOOL), element("FRBRformat", value="akn")
        ),
    ]
    identification = element("identification", *levels, source=_TOOL)
    return element("meta", identification) if component else element("meta", identification, _references(plan))


def whole_date(issued: str | None) -> tuple[str, str]:
    """A date of the day, and what is known of it: `2025-07` is ``("2025-07-01", "issued-month")``."""
    if issued is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", issued):
        return _UNKNOWN_DATE
    return f"{issued}-01-01"[:10], _DATES[len(issued)]


def _core(plan: Plan, iri: str, part: str, author: str) -> list[etree._Element]:
    date, name = whole_date(plan.header.issued)
    return [
        element("FRBRthis", value=iri + part),
        element("FRBRuri", value=iri),
        element("FRBRdate", date=date, name=name),
        element("FRBRauthor", href=author),
    ]


def _references(plan: Plan) -> etree._Element:
    issuer = plan.header.issuer
    named = [
        element(
            "TLCOrganization",
            eId="issuer",
            href=f"/akn/ontology/organization/vn/{slug(issuer or '') or '_'}",
            showAs=issuer or "",
        ),
        element(
            "TLCProcess",
            eId="kehoach-parse",
            href="/akn/ontology/process/kehoach-parse",
            showAs=f"kehoach-parse {plan.producer.version}",
        ),
    ]
    if plan.header.signer and plan.header.signer.name:
        name = plan.header.signer.name
        named.append(
            element("TLCPerson", eId="signer", href=f"/akn/ontology/person/vn/{slug(name) or '_'}", showAs=name)
        )
    return element("references", *named, source=_TOOL)
