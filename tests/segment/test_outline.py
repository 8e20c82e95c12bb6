"""Ids, styles and numbering of the outline, over the ways typists number."""

from __future__ import annotations

import pytest

from tests.segment.plans import ids, places, plan

OUTLINES = [
    ("I.MỤC ĐÍCH\n\n1.Mục đích\n\n- A.\n\nII.YÊU CẦU\n\n- B.", "I I.1 I.1.-1 II II.-1", "no blank behind the number"),
    ("I- MỤC ĐÍCH\n\n1- Nâng cao.\n\n2- 100% đơn vị.\n\na- Chủ trì.", "I I.1 I.2 I.2.a", "Party dashes"),
    ("I/ MỤC ĐÍCH\n\n1/ Nâng cao.\n\n2/ 70% học sinh.\n\na/ Chủ trì.", "I I.1 I.2 I.2.a", "slashes"),
    (
        "I. A\n\na. Một.\n\nb. Hai.\n\nc. Ba.\n\nd. Bốn.\n\nđ. Năm.\n\ne. Sáu.",
        "I I.a I.b I.c I.d I.đ I.e",
        "letters, points",
    ),
    (
        "A. TÌNH HÌNH\n\nI. KẾT QUẢ\n\n1. Ưu điểm\n\nB. NHIỆM VỤ\n\nI. MỤC TIÊU",
        "a a.I a.I.1 b b.I",
        "capitals above Roman",
    ),
    (
        "PHẦN I\nĐÁNH GIÁ\n\nI. KẾT QUẢ\n\nPHẦN II\nNHIỆM VỤ\n\nI. MỤC TIÊU",
        "I I.I II II.I",
        "parts, heading on the next line",
    ),
    ("Phần thứ nhất\nĐÁNH GIÁ\n\nI. KẾT QUẢ\n\nPhần thứ hai\nNHIỆM VỤ", "1 1.I 2", "parts numbered in words"),
    (
        "Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n\n1. Áp dụng.\n\na) Cấp tỉnh;\n\nChương II\nTHỰC HIỆN\n\n"
        "Mục 1\nMỤC TIÊU\n\nĐiều 2. Mục tiêu",
        "I I.1 I.1.1 I.1.1.a II II.1 II.1.2",
        "chapters, divisions, articles",
    ),
    ("1. Mục đích\n\n- A.\n\n2. Yêu cầu\n\n- B.", "1 1.-1 2 2.-1", "no Roman level at all"),
    (
        "1. MỤC ĐÍCH\n\n1.1. Nâng cao.\n\n2. NHIỆM VỤ\n\n2.1. Sở Nội vụ\n\n2.1.1. Chủ trì.",
        "1 1.1 2 2.1 2.1.1",
        "decimals",
    ),
    (
        "I. A\n\nI.1. Mục đích\n\nI.2. Yêu cầu\n\nII. B\n\nII.1. Sở Y tế",
        "I I.1 I.2 II II.1",
        "decimals with Roman numbers",
    ),
    (
        "I. A\n\n1. Một\n\n1.1 Việc nhỏ\n\n1.2 Việc khác\n\n2. Hai",
        "I I.1 I.1.1 I.1.2 I.2",
        "decimals without a last point",
    ),
    ("I. A\n\n(1) Nhóm một.\n\n(2) Nhóm hai.\n\n- Chi tiết.", "I I.1 I.2 I.2.-1", "numbers in brackets"),
    (
        "I. A\n\n- Gồm:\n\n(1) Một.\n\n(2) Hai.\n\n- Khác.",
        "I I.-1 I.-1.1 I.-1.2 I.-2",
        "brackets below a bullet that opens them",
    ),
    ("I. A\n\nA. Cấp tỉnh\n\n1. Sở.\n\nB. Cấp xã\n\nII. B", "I I.a I.a.1 I.b II", "capitals below Roman"),
    (
        "I. A\n\n* Tháng 9\n\n- Thi đọc.\n\n- Thi kể.\n\n* Tháng 10\n\n- Thi vẽ.",
        "I I.-1 I.-1.+1 I.-1.+2 I.-2 I.-2.+1",
        "stars that head dashes",
    ),
    ("I. A\n\n* Thi đọc.\n\n- Thi vẽ.", "I I.-1 I.-2", "a star that heads nothing"),
    ("C. NHIỆM VỤ\n\n1. Một.\n\nD. TỔ CHỨC", "c c.1 d", "capitals that begin at C"),
    (
        "I. A\n\na) Cấp tỉnh\n\n1. Sở Nội vụ.\n\n2. Sở Y tế.\n\nb) Cấp xã\n\n1. Văn phòng.",
        "I I.a I.a.1 I.a.2 I.b I.b.1",
        "numbers below letters",
    ),
    ("I. A\n\n1. Việc\n\n1) Một.\n\n2) Hai.\n\n2. Việc khác", "I I.1 I.1.1 I.1.2 I.2", "1) below 1."),
    ("I. A\n\ni) Một.\n\nii) Hai.\n\niii) Ba.", "I I.i I.ii I.iii", "small Roman numerals"),
    ("I. A\n\nh) Tám.\n\ni) Chín.\n\nk) Mười.", "I I.h I.i I.k", "i as a letter"),
    ("Ⅰ. CHUNG\n\nⅡ. RIÊNG", "I II", "Roman numerals of their own code points"),
    (
        "I. A\n\n1. Sở:\n\n+ Một.\n\n+ Hai.\n\n- Ba:\n\n+ Bốn.\n\n* Năm.",
        "I I.1 I.1.-1 I.1.-2 I.1.-3 I.1.-3.+1 I.1.-3.+1.+1",
        "a dash ranks above other signs",
    ),
    ("I. A\n\n- Một:\n\n+ Hai.\n\n- Ba.", "I I.-1 I.-1.+1 I.-2", "the sign seen before closes what is below"),
    ("I. A\n\na) Một\n\na.1) Nhỏ.\n\na.2) Nhỏ nữa.\n\nb) Hai", "I I.a I.a.1 I.a.2 I.b", "numbers that repeat a letter"),
    ("I. A\n\n1.) Một.\n\na). Nhỏ.\n\n_ Nhỏ hơn.", "I I.1 I.1.a I.1.a.-1", "two signs behind a number, a low dash"),
    ("MỤC ĐÍCH, YÊU CẦU\n\n- A.\n\nTỔ CHỨC\n\n- B.", "¶1 -1 ¶2 -2", "headings in capitals without numbers"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), OUTLINES, ids=[row[-1] for row in OUTLINES])
def test_ids(body: str, expected: str, reason: str) -> None:
    assert ids(plan(body)) == expected.split()


UNMARKED = [
    (
        "I. A\n\nGồm:\n\n- Một.\n\n- Hai.\n\nĐăng ký trước 15/3.",
        "I I.¶1 I.-1 I.-2 I.¶2",
        "a paragraph behind bullets belongs to the number",
    ),
    ("I. A\n\n- Một.\n\n+ Hai.\n\nThời gian: Quý II.", "I I.-1 I.-1.+1 I.¶1", "and so behind bullets of two levels"),
    (
        "I. A\n\n- Du lịch và dịch vụ\n\nTỷ lệ đạt 60%.\n\nMỗi xã một điểm.",
        "I I.-1 I.-1.¶1 I.-1.¶2",
        "a bullet that is a heading keeps them",
    ),
    (
        "I. A\n\n- Hội nghị\n\nThời gian: Quý II.\n\nĐơn vị chủ trì: Sở Nội vụ.",
        "I I.-1 I.¶1 I.¶2",
        "labelled lines belong to the number",
    ),
    ("I. A\n\n1. Thời gian\n\n03 ngày: 24, 25 và 26 tháng 8.", "I I.1 I.1.¶1", "a count is no number"),
    (
        "I. A\n\n24/7 trực ban.\n\n2.500 lượt người.\n\n2.5 triệu đồng mỗi tổ.",
        "I I.¶1 I.¶2 I.¶3",
        "numbers that number nothing",
    ),
    ("I. A\n\n“1. Trích dẫn khoản 1” của Luật.", "I I.¶1", "a quotation is no unit"),
    ("I. A\n\nXIV của Đảng là văn kiện.\n\nĐiều 9 Luật này.", "I I.¶1 I.¶2", "numbers without punctuation"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), UNMARKED, ids=[row[-1] for row in UNMARKED])
def test_unmarked_paragraphs(body: str, expected: str, reason: str) -> None:
    assert ids(plan(body)) == expected.split()


NUMBERING = [
    (
        "I. A\n\nII. B\n\nIV. C\n\nIV. D\n\nV. E",
        "I II IV IV~2 V",
        ["section-gap", "section-repeat"],
        "skipped, then repeated",
    ),
    ("II. B\n\n- Một.\n\nIII. C", "II II.-1 III", ["section-gap"], "starts at II"),
    ("I. A\n\nd) Bốn\n\nđ) Năm", "I I.d I.đ", ["section-gap"], "starts at d"),
    ("I. A\n\n1. Một\n\n1. Một nữa\n\n2. Hai", "I I.1 I.1~2 I.2", ["section-repeat"], "the same number twice"),
    ("I. A\n\n1. Một\n\nII. B\n\n1. Một", "I I.1 II II.1", [], "numbers restart below a new heading"),
    ("I. A\n\n1. Một\n\nII. B\n\n2. Hai", "I I.1 II II.2", [], "or run on"),
]


@pytest.mark.parametrize(("body", "expected", "codes", "reason"), NUMBERING, ids=[row[-1] for row in NUMBERING])
def test_wrong_numbering_stays_as_printed_and_is_told(body: str, expected: str, codes: list[str], reason: str) -> None:
    document = plan(body)
    assert ids(document) == expected.split()
    assert [found.code for found in document.diagnostics if found.code.startswith("section")] == codes


STYLES = [
    ("A. X\n\nI. Y\n\n1. Z\n\n1.1. T\n\na) U\n\n(1) V", "letter roman arabic decimal letter paren", "numbered styles"),
    ("PHẦN I\nX\n\nChương I\nY\n\nMục 1\nZ\n\nĐiều 1. T", "part chapter division article", "styles of statutes"),
    ("I. X\n\n- A:\n\n+ B.\n\n• C.\n\nD.", "roman bullet subbullet subbullet paragraph", "styles go by the sign"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), STYLES, ids=[row[-1] for row in STYLES])
def test_styles(body: str, expected: str, reason: str) -> None:
    assert [section.style for section in plan(body).sections] == expected.split()


def test_leaving_out_one_letter_is_told_without_a_warning() -> None:
    document = plan("I. A\n\na) 1\n\nb) 2\n\nc) 3\n\nd) 4\n\ne) 5\n\ng) 6")
    assert [(found.code, found.severity) for found in document.diagnostics] == [("section-gap", "info")]


def test_headings_have_units_below_or_are_printed_as_headings() -> None:
    document = plan("I. MỤC ĐÍCH\n\n1. Yêu cầu\n\n- Đúng quy định.\n\n2. Nâng cao chất lượng công tác.\n\nII. KINH PHÍ")
    assert [section.id for section in document.sections if section.heading] == ["I", "I.1", "II"]


def test_sections_hold_their_own_words_and_their_parent() -> None:
    document = plan("I. NHIỆM VỤ\n\n1. Sở Nội vụ\n\n- Chủ trì thẩm định hồ sơ.")
    bullet = document.sections[-1]
    assert (bullet.id, bullet.parent, bullet.label, bullet.text) == ("I.1.-1", "I.1", "-1", "Chủ trì thẩm định hồ sơ.")
    assert document.text[slice(*bullet.span)] == "- Chủ trì thẩm định hồ sơ."
    unit = next(unit for unit in document.units if unit.where == "I.1.-1")
    assert document.text[unit.body : unit.end] == bullet.text


def test_units_of_a_plan_in_order() -> None:
    assert [where for where, _ in places(plan("I. A\n\n- Một."))] == ["title", "preamble", "I", "I.-1", "closing"]


def test_numbers_inside_a_quotation_of_several_paragraphs() -> None:
    document = plan("I. A\n\n1. Sửa đổi như sau:\n\n“Điều 5. Mức hỗ trợ\n\n1. Một triệu đồng.\n\na) Hai.”\n\n2. Khác.")
    assert ids(document) == ["I", "I.1", "I.1.¶1", "I.1.¶2", "I.1.¶3", "I.2"]


def test_a_quotation_mark_left_open_hides_nothing() -> None:
    assert ids(plan("I. A\n\n“Chủ đề năm\n\n1. Một.\n\n2. Hai.")) == ["I", "I.¶1", "I.1", "I.2"]
