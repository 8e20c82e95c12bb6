"""What each check suspects and what it lets pass, in small plans that only this test has."""

from __future__ import annotations

import pytest

from kehoach_parse import Plan, Settings, parse_text
from kehoach_parse.audit import KINDS, audit
from kehoach_parse.rulebook import load_rulebook

HEAD = "SỞ NỘI VỤ\nSố: 15/KH-SNV\nHà Nam, ngày 05 tháng 3 năm 2025\nKẾ HOẠCH\nTổ chức hội thi năm 2025\n"
END = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Mẫu\n"


def plan(body: str) -> Plan:
    return parse_text(
        f"{HEAD}I. MỤC ĐÍCH\n1. Nâng cao chất lượng phục vụ.\n{body}\n{END}", settings=Settings(nlp="off")
    )


def kinds(read: Plan) -> set[str]:
    return {suspicion.kind for suspicion in audit(read, load_rulebook())}


def without(read: Plan, *arrays: str) -> Plan:
    """The plan as a reader would give it that finds none of these."""
    return read.model_copy(update=dict.fromkeys(arrays, ()))


CLEAN = [
    ("II. NHIỆM VỤ\n1. Thực hiện Chỉ thị số 07/CT-UBND ngày 12/3/2025 của UBND tỉnh.", "a number within a reference"),
    ("II. NHIỆM VỤ\n1. Hưởng ứng phong trào thi đua “Cả nước chung sức”.", "a movement that was found"),
    ("II. NHIỆM VỤ\n1. Mở phong trào thi đua với tinh thần “quyết tâm cao”.", "a motto after the word for a movement"),
    ("II. NHIỆM VỤ\n1. Báo cáo kết quả trước ngày 20/8/2025.", "a date within a deadline"),
    ("II. NHIỆM VỤ\n1. Rà soát số liệu tính đến ngày 20/8/2025.", "a date a rule knows to be no deadline"),
    ("II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở\n- Tổng hợp kết quả.", "a heading with a task below"),
    ("II. NHIỆM VỤ\n1. Kế hoạch số 15/KH-SNV được công khai.", "the plan's own number"),
    ("II. NHIỆM VỤ\n1. Tổ chức bộ máy\n- Rà soát chức năng.", "a heading that begins like a body and is none"),
]


@pytest.mark.parametrize(("body", "why"), CLEAN, ids=[row[1] for row in CLEAN])
def test_what_was_read_well_is_not_suspected(body: str, why: str) -> None:
    assert kinds(plan(body)) == set(), why


BLIND = [
    (CLEAN[0][0], ("references",), {"number"}, "a number that no reference holds; its date is explained by it"),
    (CLEAN[1][0], ("movements",), {"movement"}, "a quoted name that no movement holds"),
    (CLEAN[3][0], ("deadlines",), {"date"}, "a date that no deadline holds"),
    (CLEAN[5][0], ("assignments",), {"unit"}, "a body as heading that has nothing to do"),
]


@pytest.mark.parametrize(("body", "arrays", "expected", "why"), BLIND, ids=[row[3] for row in BLIND])
def test_what_a_reader_overlooks_is_suspected(body: str, arrays: tuple[str, ...], expected: set[str], why: str) -> None:
    assert kinds(without(plan(body), *arrays)) == expected, why


SUSPECT = [
    ("II. NHIỆM VỤ\n1. Mở lớp tập huấn.\n3. Tổng kết.", {"gap"}, "2 is missing"),
    ("II. NHIỆM VỤ\n1. Triển khai: - Xây dựng tài liệu; + Rà soát tài liệu cũ.", {"glued"}, "a list in one line"),
    ("II. TỔ CHỨC THỰC HIỆN\n1. Nhóm Hoa Mai chủ trì, báo cáo kết quả.", {"body"}, "a body no table knows"),
]


@pytest.mark.parametrize(("body", "expected", "why"), SUSPECT, ids=[row[2] for row in SUSPECT])
def test_what_the_text_itself_shows(body: str, expected: set[str], why: str) -> None:
    assert kinds(plan(body)) == expected, why


TITLES = [
    ("Tổ chức hội thi năm 2025", False, "whole"),
    ("Tổ chức hội thi và", True, "ends with a conjunction"),
    ("Triển khai phong trào “Chung sức", True, "a quotation that does not close"),
    ("Thực hiện Nghị quyết (đợt 2", True, "a bracket that does not close"),
]


@pytest.mark.parametrize(("title", "cut", "why"), TITLES, ids=[row[2] for row in TITLES])
def test_titles(title: str, cut: bool, why: str) -> None:
    read = plan(CLEAN[5][0])
    changed = read.model_copy(update={"header": read.header.model_copy(update={"title": title})})
    assert ("title" in kinds(changed)) is cut, why


def test_text_without_outline() -> None:
    assert "outline" in kinds(parse_text("Xin chào các bạn.", settings=Settings(nlp="off")))


def test_place_is_that_of_the_words() -> None:
    read = without(plan(CLEAN[1][0]), "movements")
    (one,) = audit(read, load_rulebook())
    assert one.span is not None
    assert read.text[slice(*one.span)] == "phong trào thi đua “Cả nước chung sức”"
    assert (one.section, one.kind in KINDS) == ("II.1", True)
