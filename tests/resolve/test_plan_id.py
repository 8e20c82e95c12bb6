"""Readable, stable names of plans."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_parse.models.header import DocType, Header, Province
from kehoach_parse.resolve.plan_id import plan_id

KH = DocType(code="KH", name="Kế hoạch")
DIGEST = "3fa9c1d20b47" + "0" * 52


def _in(name: str) -> Province:
    return Province(name=name, code=None, current_name=None, current_code=None)


IDS: list[tuple[Header, str, str]] = [
    (
        Header(
            doc_type=KH,
            number="112",
            symbol="KH-SKHCN",
            issuer="Sở Khoa học và Công nghệ",
            province=_in("Lạng Sơn"),
            issued="2025-08-05",
        ),
        "langson-skhcn-kh-112-2025-08-05-3fa9c1d20b47",
        "everything printed",
    ),
    (
        Header(doc_type=KH, issuer="Sở Khoa học và Công nghệ", province=_in("Lạng Sơn"), issued="2025-07"),
        "langson-skhcn-kh-2025-07-3fa9c1d20b47",
        "no number: the issuer's initials, and what is missing left out",
    ),
    (
        Header(doc_type=KH, number="58", symbol="KH/TU", province=_in("Đồng Nai"), issued="2025"),
        "dongnai-tu-kh-58-2025-3fa9c1d20b47",
        "the Party's symbol",
    ),
    (
        Header(doc_type=KH, issuer="UBND xã Ea H'leo", province=_in("Bà Rịa - Vũng Tàu")),
        "bariavungtau-ubndxehl-kh-3fa9c1d20b47",
        "an abbreviation stays whole, hyphens of names go",
    ),
    (
        Header(doc_type=DocType(code=None, name="Chiến lược"), number="45a", symbol="KH-THPT.NTMK"),
        "thptntmk-cl-45a-3fa9c1d20b47",
        "a type without a code, a number with a letter, a code with a full stop",
    ),
    (Header(), "3fa9c1d20b47", "nothing printed"),
]


@pytest.mark.parametrize(("header", "expected", "reason"), IDS, ids=[row[2] for row in IDS])
def test_plan_id(header: Header, expected: str, reason: str) -> None:
    assert plan_id(header, DIGEST) == expected, reason


@given(number=st.text(), symbol=st.text(), issuer=st.text(), name=st.text(), issued=st.text())
def test_any_header_gives_a_file_name(number: str, symbol: str, issuer: str, name: str, issued: str) -> None:
    header = Header(number=number, symbol=symbol, issuer=issuer, province=_in(name), issued=issued)
    slug = plan_id(header, DIGEST)
    assert re.fullmatch(r"[a-z0-9]+(-+[a-z0-9]+)*", slug), slug
    assert slug.endswith("3fa9c1d20b47")
    assert len(slug) < 140
