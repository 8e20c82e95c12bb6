"""The resolvers together."""

from __future__ import annotations

from kehoach_parse.models.document import Document
from kehoach_parse.models.facts import Movement, Reference
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import DocType, Header, Province
from kehoach_parse.resolve import resolve
from kehoach_parse.rulebook import load_rulebook

TEXT = "Chỉ thị số 41-CT/TW ngày 26/12/2024 của Bộ Chính trị"


def _document(header: Header) -> Document:
    return Document(text=TEXT, units=(), header=header)


def test_province_is_dated_and_facts_get_their_keys() -> None:
    bare = Province(name="Lào Cai", code=None, current_name=None, current_code=None)
    reference = Reference(
        id="r0",
        section="preamble",
        span=(0, len(TEXT)),
        quote=TEXT,
        rule="references.party",
        kind="numbered",
        doc_type=DocType(code="CT", name="Chỉ thị"),
        number="41",
        symbol="CT/TW",
        identifier="41-CT/TW",
        issued="2024-12-26",
        issuer="Bộ Chính trị",
    )
    movement = Movement(id="m0", section="I", span=(0, 5), quote="", rule="movements.named", name="Bình dân học vụ số")
    found = Found(references=(reference,), movements=(movement,))
    header, resolved = resolve(_document(Header(province=bare, issued="2024-12")), found, load_rulebook())
    assert header.province == Province(name="Lào Cai", code="10", current_name="Lào Cai", current_code="15")
    assert resolved.references[0].document == "chi-thi/tw/2021-2026/41-ct-tw"
    assert resolved.movements[0].canonical == "binh-dan-hoc-vu-so"


def test_a_plan_of_no_province_stays_so() -> None:
    header, resolved = resolve(_document(Header()), Found(), load_rulebook())
    assert header == Header()
    assert resolved == Found()
