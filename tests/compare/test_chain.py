"""How the plans of the corpus of one directive stand to it, and what of the chain can go wrong."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from kehoach_parse import parse_text
from kehoach_parse.compare import Comparison, compare, comparison_schema
from kehoach_parse.errors import InputError
from kehoach_parse.models.plan import Plan

STANDING = [
    ("lang-son-ubnd", "implements", (), "title and preamble carry it out"),
    ("ca-mau-ubnd", "implements", (), "a legal basis in the preamble, carried out in the title"),
    ("tay-ninh-ubnd", "implements", (), "a wrong date does not hide it"),
    ("quang-ngai-so-y-te", "implements", (), "a department, also through its province's plan"),
    ("lang-son-so-gddt", "through", ("lang-son-ubnd",), "never names the directive"),
    ("dong-thap-so-khcn", "through", ("dong-thap-ubnd",), "names it within the title of the province's plan"),
    ("lam-dong-so-noi-vu", "cites", (), "one mention in a task"),
]


@pytest.mark.parametrize(("name", "standing", "through", "reason"), STANDING, ids=[row[0] for row in STANDING])
def test_standing(
    comparison: Comparison, names: dict[str, str], name: str, standing: str, through: tuple[str, ...], reason: str
) -> None:
    plan = next(plan for plan in comparison.plans if names[plan.plan_id] == name)
    assert (plan.relation, tuple(names[node] for node in plan.through)) == (standing, through), reason


def test_the_result_is_valid_against_its_schema(comparison: Comparison) -> None:
    jsonschema.validate(comparison.model_dump(mode="json"), comparison_schema())
    assert Comparison.model_validate_json(comparison.to_json()) == comparison


def test_every_place_leads_to_its_words(comparison: Comparison) -> None:
    texts = {plan.plan_id: plan.text for plan in comparison.plans} | {"directive": comparison.directive.text or ""}
    places = [cell for task in comparison.tasks for cell in task.cells]
    values = [value for row in comparison.differences for value in row.values if value.span]
    assert len(places) > 150
    for place in (*places, *values, *comparison.chain.edges):
        start, end = place.span
        assert " ".join(texts[place.plan][start:end].split()) == place.quote


def test_the_same_plans_in_any_order_give_the_same_bytes(
    comparison: Comparison, answering: list[Plan], directive_text: Plan
) -> None:
    assert compare(answering[::-1], "52-CT/TW", text=directive_text).to_json() == comparison.to_json()


def test_one_misdated(comparison: Comparison, names: dict[str, str]) -> None:
    assert [names[plan.plan_id] for plan in comparison.plans if plan.misdated] == ["tay-ninh-ubnd"]


def test_provinces_without_a_plan_are_those_of_the_day_of_the_last_plan(comparison: Comparison) -> None:
    without = {province.name for province in comparison.chain.provinces_without}
    have = {plan.province.name for plan in comparison.plans if plan.province and plan.relation != "cites"}
    assert len(without) + len(have) == 34  # provinces since 1 July 2025
    assert not without & have
    assert "Lâm Đồng" in without  # it only mentions the directive


LETTERHEAD = """ỦY BAN NHÂN DÂN
TỈNH {province}
Số: {number}/KH-UBND
{place}, ngày {day} tháng {month} năm {year}
KẾ HOẠCH
{title}
{preamble}
I. NHIỆM VỤ
1. Sở Y tế kiểm tra các cơ sở y tế tư nhân trên địa bàn.
"""


def plan(number: int, title: str, *, day: str = "05", month: str = "3", year: str = "2024", preamble: str = "") -> Plan:
    text = LETTERHEAD.format(
        province="HÀ NAM",
        number=number,
        place="Hà Nam",
        day=day,
        month=month,
        year=year,
        title=title,
        preamble=preamble,
    )
    return parse_text(text, uri=f"{number}-{year}.txt")


def test_a_chain_of_three_and_a_circle() -> None:
    first = plan(11, "Thực hiện Chỉ thị số 77-CT/TW, ngày 02/01/2024 của Ban Bí thư về y tế tư nhân")
    second = plan(12, "Thực hiện Kế hoạch số 11/KH-UBND ngày 05/3/2024 của UBND tỉnh Hà Nam về y tế tư nhân")
    third = plan(13, "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND tỉnh Hà Nam về y tế tư nhân")
    circle = plan(14, "Thực hiện Kế hoạch số 14/KH-UBND ngày 05/3/2024 của UBND tỉnh Hà Nam về y tế tư nhân")
    result = compare([third, circle, second, first], "77-CT/TW")
    ways = {one.identifier: (one.relation, one.through) for one in result.plans}
    assert ways == {
        "11/KH-UBND": ("implements", ()),
        "12/KH-UBND": ("through", (first.plan_id,)),
        "13/KH-UBND": ("through", (second.plan_id, first.plan_id)),
    }


def test_a_number_nobody_cites_is_an_error(answering: list[Plan]) -> None:
    with pytest.raises(InputError, match="no plan cites a document '99-CT/TW'"):
        compare(answering, "99-CT/TW")


def test_a_number_of_two_documents_is_an_error_that_lists_both() -> None:
    old = plan(1, "Thực hiện Quyết định số 15/QĐ-TTg ngày 06/1/2023 của Thủ tướng Chính phủ", year="2023")
    new = plan(2, "Thực hiện Quyết định số 15/QĐ-TTg ngày 08/1/2024 của Thủ tướng Chính phủ")
    with pytest.raises(InputError) as caught:
        compare([old, new], "15/QĐ-TTg")
    assert "quyet-dinh/ttg/2023/15-qd-ttg" in str(caught.value)
    assert "quyet-dinh/ttg/2024/15-qd-ttg" in str(caught.value)
    chosen = compare([old, new], "quyet-dinh/ttg/2024/15-qd-ttg")
    assert [one.plan_id for one in chosen.plans] == [new.plan_id]


def test_a_basis_is_not_carrying_out() -> None:
    only_basis = plan(
        3, "Khám sức khỏe người cao tuổi", preamble="Căn cứ Chỉ thị số 77-CT/TW, ngày 02/01/2024 của Ban Bí thư;"
    )
    carried_out = plan(4, "Thực hiện Chỉ thị số 77-CT/TW, ngày 02/01/2024 của Ban Bí thư về y tế tư nhân")
    result = compare([only_basis, carried_out], "77-CT/TW")
    assert {one.identifier: one.relation for one in result.plans} == {"3/KH-UBND": "basis", "4/KH-UBND": "implements"}


def test_a_document_replaced_before_the_plan_is_outdated(tmp_path: Path) -> None:
    replacing = plan(
        5,
        "Thực hiện Chỉ thị số 77-CT/TW, ngày 02/01/2024 của Ban Bí thư",
        preamble="Kế hoạch này thay thế Kế hoạch số 90/KH-UBND ngày 07/8/2023 của UBND tỉnh Hà Nam.",
    )
    late = plan(
        6,
        "Thực hiện Chỉ thị số 77-CT/TW, ngày 02/01/2024 của Ban Bí thư",
        month="6",
        preamble="Căn cứ Kế hoạch số 90/KH-UBND ngày 07/8/2023 của UBND tỉnh Hà Nam;",
    )
    found = compare([replacing, late], "77-CT/TW").chain.outdated
    assert [(one.plan, one.by, one.since) for one in found] == [(late.plan_id, replacing.plan_id, "2024-03-05")]


def test_a_basis_that_carries_out_does_not_make_the_plan_carry_out() -> None:
    """The plan rests on another plan; that one carries the directive out, and this one merely names it."""
    resting = plan(
        7,
        "Khám sức khỏe người cao tuổi",
        preamble="Căn cứ Kế hoạch số 20/KH-UBND ngày 05/2/2024 của UBND tỉnh về thực hiện Chỉ thị số 77-CT/TW;",
    )
    carried_out = plan(8, "Thực hiện Chỉ thị số 77-CT/TW, ngày 02/01/2024 của Ban Bí thư về y tế tư nhân")
    result = compare([resting, carried_out], "77-CT/TW")
    assert {one.identifier: one.relation for one in result.plans} == {"7/KH-UBND": "cites", "8/KH-UBND": "implements"}
    edges = {(edge.source, edge.target): edge.relation for edge in result.chain.edges}
    assert edges["ke-hoach/ubnd-ha-nam/2024/20-kh-ubnd", "directive"] == "implements"
