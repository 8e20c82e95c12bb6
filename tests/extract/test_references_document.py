"""References that need more than one paragraph: lists over paragraphs, footnotes, tables, the plan's own number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kehoach_parse.extract.references import extract
from kehoach_parse.models.base import TablePlace
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings
from tests.clock import excess


def document(*paragraphs: tuple[str, str]) -> Document:
    """A document of (where, paragraph)."""
    units, text = [], ""
    for where, paragraph in paragraphs:
        start = len(text)
        text += paragraph + "\n"
        units.append(Unit(where=where, start=start, end=len(text) - 1, body=start))
    return Document(text=text, units=tuple(units), header=Header())


def references(of: Document) -> tuple[Reference, ...]:
    return extract(of, Found(), load_rulebook(), Settings())


def test_a_list_of_the_preamble_goes_on_in_the_next_paragraph() -> None:
    found = references(
        document(
            ("preamble", "Thực hiện Chỉ thị số 5/CT-TTg về an toàn giao thông;"),
            ("preamble", "Kế hoạch số 7/KH-UBND của UBND tỉnh về an toàn giao thông;"),
            ("preamble", "Xét đề nghị của Sở Xây dựng tại Tờ trình số 9/TTr-SXD."),
        )
    )
    assert [reference.relation for reference in found] == ["implements", "implements", "cites"]


def test_a_full_stop_ends_the_list_of_the_preamble() -> None:
    found = references(document(("preamble", "Thực hiện Chỉ thị số 5/CT-TTg."), ("preamble", "Kế hoạch số 7/KH-UBND")))
    assert [reference.relation for reference in found] == ["implements", "cites"]


def test_a_short_form_finds_its_full_form_in_another_paragraph() -> None:
    found = references(document(("title", "THỰC HIỆN CHỈ THỊ SỐ 11-CT/TU"), ("II.1", "theo Chỉ thị 11 của Tỉnh ủy")))
    assert [(reference.section, reference.identifier) for reference in found] == [
        ("title", "11-CT/TU"),
        ("II.1", "11-CT/TU"),
    ]


@pytest.mark.parametrize(
    ("heading", "relation", "reason"),
    [
        ("CĂN CỨ PHÁP LÝ XÂY DỰNG KẾ HOẠCH", "basis", "a heading of bases"),
        ("Các căn cứ:", "basis", "the same in small letters"),
        (
            "Căn cứ chức năng, nhiệm vụ được giao, các phòng rà soát văn bản. Sau đó",
            "cites",
            "a sentence is no heading",
        ),
        ("Mục đích", "cites", "another heading"),
    ],
)
def test_a_heading_of_bases(heading: str, relation: str, reason: str) -> None:
    plan = document(
        ("I", heading), ("I.-1", "Luật Dược số 105/2016/QH13;"), ("II", "Nội dung"), ("II.1", "Chỉ thị số 5-CT/TW")
    )
    first, bullet, second, item = plan.units
    units = (
        first._replace(style="roman", heading=True),
        bullet._replace(style="bullet", parent="I"),
        second._replace(style="roman", heading=True),
        item._replace(style="arabic", parent="II"),
    )
    assert [found.relation for found in references(replace(plan, units=units))] == [relation, "cites"], reason


def test_footnotes_only_cite() -> None:
    plan = document(("preamble", "Thực hiện Chỉ thị số 5/CT-TTg."), ("appendix", "Thực hiện Chỉ thị số 6/CT-TTg"))
    plan = replace(plan, units=(plan.units[0], plan.units[1]._replace(where="preamble", note=True)))
    assert [reference.relation for reference in references(plan)] == ["implements", "cites"]


def test_a_mention_does_not_cross_a_cell() -> None:
    row = "Kế hoạch\tsố 5/KH-UBND ngày\t01/2/2025"
    cells = ((0, 8), (9, 24), None, (25, 34))
    unit = Unit(where="III", start=0, end=len(row), body=0, cells=cells, table=TablePlace(id="t0", row=2))
    found = references(Document(text=row, units=(unit,), header=Header()))
    assert [(reference.quote, reference.issued) for reference in found] == [("số 5/KH-UBND", None)]
    assert found[0].table == TablePlace(id="t0", row=2)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("Kế hoạch số 12/KH-UBND ngày 05/3/2026", "as in the letterhead"),
        ("Kế hoạch số 012/KH-UBND", "with a leading zero"),
        ("Kế hoạch số 12/KH- UBND", "with a stray blank"),
        ("Kế hoạch số 12", "in short"),
    ],
)
def test_the_plans_own_number_is_no_reference(printed: str, reason: str) -> None:
    plan = document(("I.1", "Quyết định số 12/QĐ-UBND; Kế hoạch số 12/KH-UBND"), ("appendix", f"(Kèm theo {printed})"))
    found = references(replace(plan, own_identifiers=frozenset({"12/KH-UBND"})))
    assert [reference.identifier for reference in found] == ["12/QĐ-UBND"], reason


def test_recipients_are_not_read() -> None:
    assert references(document(("recipients", "Như Điều 3 Quyết định số 12/QĐ-UBND"))) == ()


def test_ids_follow_the_document() -> None:
    found = references(document(("I.1", "Chỉ thị số 5/CT-TTg, Chỉ thị số 6/CT-TTg"), ("I.2", "Chỉ thị số 7/CT-TTg")))
    assert [reference.id for reference in found] == ["r0", "r1", "r2"]
    assert [reference.span for reference in found] == sorted(reference.span for reference in found)


HOSTILE = {
    "one list of numbers": "Nghị quyết số 57-NQ/TW, " + "59-NQ/TW, " * 20_000,
    "bare numbers": "Nghị quyết số 57, " + "59, " * 50_000,
    "type words": "Quyết định số " * 15_000,
    "open brackets": "Quyết định số 5/QĐ-TTg về (" * 8_000,
    "open quotes": 'Quyết định số 5/QĐ-TTg về "' * 8_000,
    "nested wording": "Kế hoạch số 5/KH-UBND về thực hiện " * 6_000,
    "capitals behind của": "Quyết định số 5/QĐ-TTg của " + "Ban Chỉ Đạo " * 15_000,
    "laws": "Luật " * 40_000,
    "amending laws": "Luật sửa đổi, bổ sung một số điều của " * 6_000,
    "places": "khoản 1 Điều 2, " * 12_000 + "Luật Đầu tư công",
    "digits": "số " + "1" * 200_000,
    "signs": "Quyết định số 5/" + "Q/" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text: str) -> None:
    references(document(("I.1", "Chỉ thị số 5/CT-TTg")))  # rules compiled
    assert excess(lambda part: references(document(("I.1", part))), text) is None
