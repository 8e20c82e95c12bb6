"""What letterhead, title block, preamble and signature say together."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parse.models.header import DocType, Header, Province
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.casing import sentence_case
from kehoach_parse.segment.issuer import initials, issuing_body, with_place
from kehoach_parse.segment.letterhead import read_date_line, read_letterhead
from kehoach_parse.segment.phrases import Printed
from kehoach_parse.segment.recipients import read_recipients, split_footer
from kehoach_parse.segment.region import province_of
from kehoach_parse.segment.signature import read_signature
from kehoach_parse.segment.zones import Zones
from kehoach_parse.text.fold import fold, search_key

_TYPES = "tables/doc_types.csv"
_JOINT = frozenset({"KHLT", "KHPH", "KHLN"})
_RULINGS = re.compile(r"^[\s\-–—_=*.]{3,}|[\s\-–—_=*]{3,}$")
_RULED = frozenset("-–—_=*.")


def read_header(zones: Zones, rules: Rulebook) -> Header:
    """The header of the document cut into ``zones``.

    Where a decision carries the plan as its annex, number, date, issuer, recipients and signer are the decision's, type
    and title the plan's. The province has its name only; its codes depend on the date and are looked up later.
    """
    outer = zones.annex_of or zones
    inner = (*zones.preamble, *zones.closing) if zones.annex_of else ()
    printed = Printed.of(zones.title, *outer.preamble, *outer.closing, *inner)
    letterhead = read_letterhead(outer.letterhead or zones.letterhead, rules)
    listed, signing = split_footer(outer.footer or zones.footer, rules)
    signature = read_signature(signing, rules, printed)
    place, issued = letterhead.place, letterhead.issued
    if not (place or issued):
        place, issued = read_date_line(signing, rules)

    bodies = tuple(sentence_case(body, rules, printed) for body in letterhead.bodies)
    bodies = _joint(bodies, letterhead.symbol)
    signed_for = signature.body and sentence_case(signature.body, rules, printed)
    issuer, parent = issuing_body(bodies, outer.preamble, outer.closing, signed_for, rules)
    province = province_of(bodies, issuer, place, printed, rules)
    return Header(
        doc_type=_doc_type(zones.type_line, letterhead.symbol, issuer, rules),
        number=letterhead.number,
        symbol=letterhead.symbol,
        identifier=letterhead.identifier,
        issuer=issuer and with_place(issuer, printed, province, rules),
        parent_issuer=parent,
        province=Province(name=province, code=None, current_name=None, current_code=None) if province else None,
        place=place,
        issued=issued,
        title=_title(zones.title),
        signer=signature.signer,
        recipients=read_recipients(listed),
    )


def _joint(bodies: tuple[str, ...], symbol: str | None) -> tuple[str, ...]:
    """The bodies of a joint plan as one: its symbol (``KHLT-STP-HPN``) names as many as the letterhead prints last."""
    kind, *organs = re.split(r"[-/]", symbol or "")
    count = len(organs) if kind in _JOINT else 1
    return (*bodies[:-count], " - ".join(bodies[-count:])) if 1 < count <= len(bodies) else bodies


def _title(title: str | None) -> str | None:
    """The title on one line, without the rule printed below it."""
    line = " ".join(title.split()) if title else ""
    if line and (line[0] in _RULED or line[-1] in _RULED):
        line = _RULINGS.sub("", line).strip()
    return line or None


def _doc_type(type_line: str | None, symbol: str | None, issuer: str | None, rules: Rulebook) -> DocType | None:
    """The type printed (``KẾ HOẠCH``), else the one whose code opens the symbol (``KH-UBND``).

    A letter's symbol has no type: its issuer comes first (``CT-CS`` of the Cục Thuế is no Chỉ thị).
    """
    by_name, by_code = _types(rules)
    if type_line:
        key = fold(" ".join(type_line.split()).strip(" :.*_-"))
        if key in by_name:
            return by_name[key]
        names = [name for name in by_name if key.startswith(name + " ")]
        names = names or [name for name in by_name if search_key(key) == search_key(name)]  # KÉ HOẠCH of a scan
        return by_name[max(names, key=len)] if names else DocType(code=None, name=key.capitalize())
    code = re.split(r"[-/]", symbol)[0] if symbol else ""
    return None if issuer and search_key(code) == initials(issuer) else by_code.get(code)


@lru_cache(maxsize=4)
def _types(rules: Rulebook) -> tuple[dict[str, DocType], dict[str, DocType]]:
    """Types of documents by folded name and by code."""
    types = [(row, DocType(code=row["code"] or None, name=row["name"])) for row in rules.table(_TYPES)]
    by_code: dict[str, DocType] = {}
    for row, doc_type in types:
        for code in filter(None, (row["code"], *row["aliases"].split("|"))):
            by_code.setdefault(code, doc_type)
    return {fold(doc_type.name): doc_type for _, doc_type in types}, by_code
