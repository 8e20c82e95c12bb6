"""Assignments in whole plans: headings over items, labelled lines, tables, closing; their deadlines and products."""

from __future__ import annotations

import pytest

from kehoach_parse import Settings, parse_text
from kehoach_parse.models.facts import Assignment

HEAD = """ỦY BAN NHÂN DÂN
XÃ MƯỜNG LẠN
Số: 45/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Mường Lạn, ngày 12 tháng 8 năm 2025

KẾ HOẠCH
Phòng, chống bệnh dại ở động vật năm 2025

"""


def assignments(body: str) -> tuple[Assignment, ...]:
    return parse_text(HEAD + body, settings=Settings(nlp="off")).assignments


def said(body: str) -> list[str]:
    """``where role unit: task``, the task cut to its first three words."""
    return [
        f"{fact.section} {fact.role} {fact.unit.name}: {' '.join(fact.task.split()[:3])}" for fact in assignments(body)
    ]


ORGANISATION = "I. TỔ CHỨC THỰC HIỆN\n"

BODIES = [
    (
        ORGANISATION + "1. Phòng Kinh tế\n- Lập danh sách hộ nuôi.\n- Cấp phát vắc xin.\n",
        ["I.1.-1 lead Phòng Kinh tế: Lập danh sách", "I.1.-2 lead Phòng Kinh tế: Cấp phát vắc"],
        "each item below a heading that names a body",
    ),
    (
        ORGANISATION + "1. Phòng Kinh tế\na) Về thống kê:\n- Lập danh sách hộ nuôi.\n- Cập nhật sổ.\n",
        ["I.1.a.-1 lead Phòng Kinh tế: Lập danh sách", "I.1.a.-2 lead Phòng Kinh tế: Cập nhật sổ."],
        "down to the leaves, not the heading between",
    ),
    (
        ORGANISATION + "1. Công an xã, Trạm Y tế xã\n- Xử lý ổ dịch.\n",
        ["I.1.-1 lead Công an xã: Xử lý ổ", "I.1.-1 lead Trạm Y tế xã: Xử lý ổ"],
        "two bodies in one heading",
    ),
    (
        ORGANISATION + "1. Phòng Kinh tế\n- Kiểm tra các bản.\n- Công an xã xử lý hộ vi phạm.\n",
        ["I.1.-1 lead Phòng Kinh tế: Kiểm tra các", "I.1.-2 lead Công an xã: xử lý hộ"],
        "an item with its own subject is its own subject's",
    ),
    (
        "I. KIỂM TRA\n1. Kiểm tra định kỳ:\n- UBND xã Tân Hà: tháng 9/2025.\n- UBND xã Tân Lập: ngày 9/10/2025.\n",
        [],
        "a time alone is no task",
    ),
    (
        "I. NHIỆM VỤ\n1. Tiêm phòng (đơn vị thực hiện: Trạm Thú y xã), xong trong tháng 9.\n",
        ["I.1 lead Trạm Thú y xã: Tiêm phòng"],
        "a label in brackets reaches to where they close",
    ),
    (
        ORGANISATION + "1. Phòng Kinh tế\n- Chủ trì, phối hợp với Công an xã kiểm tra.\n",
        ["I.1.-1 lead Phòng Kinh tế: phối hợp với", "I.1.-1 coordinate Công an xã: phối hợp với"],
        "role words dropped, the partner noted",
    ),
    (
        ORGANISATION + "1. Phòng Kinh tế\n- Yêu cầu các hộ nuôi xích chó.\n",
        ["I.1.-1 lead Phòng Kinh tế: Yêu cầu các"],
        "to demand is the task of the heading's body",
    ),
    (
        ORGANISATION + "1. Các ban, ngành xây dựng kế hoạch.\n- Gửi kế hoạch về Văn phòng.\n",
        ["I.1 lead Các ban, ngành: xây dựng kế", "I.1.-1 lead Các ban, ngành: Gửi kế hoạch"],
        "a sentence's subject reaches to its bullets",
    ),
    (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Phối hợp với Công an xã tuyên truyền.\n",
        [],
        "a purpose with an implied subject",
    ),
    (
        "I. TIÊU CHÍ THI ĐUA\n1. Đối với các bản\n- Hoàn thành tiêm phòng.\n- Nhân dân tích cực tham gia.\n",
        [],
        "criteria for awards",
    ),
    (
        "I. NỘI DUNG\n1. Doanh nghiệp\n- Hỗ trợ vay vốn.\n2. Hộ gia đình\n- Cấp giống.\n",
        [],
        "whom a measure is for, no duty",
    ),
    (
        "I. ĐỐI TƯỢNG\n1. Các bản, tổ dân phố thực hiện tiêm phòng.\n",
        [],
        "lists those concerned",
    ),
]


@pytest.mark.parametrize(("body", "expected", "reason"), BODIES)
def test_headings_govern_their_items(body: str, expected: list[str], reason: str) -> None:
    assert said(body) == expected, reason


LABELS = [
    (
        "I. NỘI DUNG\n1. Tiêm phòng\n- Tổ chức tiêm đợt 2.\nĐơn vị chủ trì: Trạm Y tế xã.\n"
        "Đơn vị phối hợp: Công an xã.\n",
        ["I.1.-1 lead Trạm Y tế xã: Tổ chức tiêm", "I.1.-1 coordinate Công an xã: Tổ chức tiêm"],
        "the item before the labelled lines",
    ),
    (
        "I. NỘI DUNG\n1. Tiêm phòng đợt 2 cho đàn chó\n- Chủ trì: Trạm Y tế xã\n- Phối hợp: các đoàn thể xã\n",
        ["I.1 lead Trạm Y tế xã: Tiêm phòng đợt", "I.1 coordinate các đoàn thể xã: Tiêm phòng đợt"],
        "with dashes below a numbered task: the task's own words",
    ),
    (
        "I. NỘI DUNG\n1. Tiêm phòng\n- Lập danh sách.\n- Cập nhật sổ.\nĐơn vị thực hiện: Phòng Kinh tế\n",
        ["I.1.-1 lead Phòng Kinh tế: Lập danh sách.", "I.1.-2 lead Phòng Kinh tế: Cập nhật sổ."],
        "one entry a task",
    ),
    (
        "I. NỘI DUNG\n1. Tổ chức tuyên truyền (Đơn vị chủ trì: Phòng Văn hóa - Xã hội)\n",
        ["I.1 lead Phòng Văn hóa - Xã hội: Tổ chức tuyên"],
        "in brackets behind the task",
    ),
    (
        "I. NỘI DUNG\n1. Tiêm phòng đợt 2\nThực hiện: Trạm Y tế và Công an xã.\nThời gian: tháng 5/2026.\n",
        ["I.1 lead Trạm Y tế: Tiêm phòng đợt", "I.1 lead Công an xã: Tiêm phòng đợt"],
        "a word that elsewhere opens a task, with bodies alone behind it",
    ),
    (
        "I. NỘI DUNG\n1. Tiêm phòng đợt 2\nThực hiện: tiêm tại trạm y tế trong hai buổi.\n",
        [],
        "the same word before a task",
    ),
    (
        "I. NỘI DUNG\n1. Địa điểm: hội trường UBND xã.\n2. Thời gian: 01 buổi.\n",
        [],
        "labels that name nobody",
    ),
]


@pytest.mark.parametrize(("body", "expected", "reason"), LABELS)
def test_labelled_lines(body: str, expected: list[str], reason: str) -> None:
    assert said(body) == expected, reason


def test_labels_give_time_and_product() -> None:
    body = (
        "I. NỘI DUNG\n1. Thống kê\n- Lập danh sách hộ nuôi.\nĐơn vị chủ trì: Phòng Kinh tế.\n"
        "Thời gian hoàn thành: trước ngày 30/8/2025.\nSản phẩm: Danh sách hộ nuôi.\n"
        "- Cập nhật sổ.\nĐơn vị chủ trì: Văn phòng.\nThời gian: tháng 9/2025.\n"
    )
    plan = parse_text(HEAD + body, settings=Settings(nlp="off"))
    ends = {deadline.id: deadline.end for deadline in plan.deadlines}
    found = [(fact.unit.name, [ends[name] for name in fact.deadlines], fact.product) for fact in plan.assignments]
    assert found == [
        ("Phòng Kinh tế", ["2025-08-30"], "Danh sách hộ nuôi"),
        ("Văn phòng", ["2025-09-30"], None),
    ]


def test_a_deadline_belongs_to_the_task_it_stands_with() -> None:
    body = ORGANISATION + "1. Công an xã tuần tra trước ngày 20/8/2025. Trạm Y tế xã trực trong tháng 10/2025.\n"
    plan = parse_text(HEAD + body, settings=Settings(nlp="off"))
    ends = {deadline.id: deadline.end for deadline in plan.deadlines}
    assert {fact.unit.name: [ends[name] for name in fact.deadlines] for fact in plan.assignments} == {
        "Công an xã": ["2025-08-20"],
        "Trạm Y tế xã": ["2025-10-31"],
    }


TABLE = """
I. NHIỆM VỤ

| TT | {columns} |
|---|---|---|---|---|
{rows}
"""


def rows(columns: str, *lines: str) -> list[tuple[str, str, str, str | None]]:
    text = HEAD + TABLE.format(columns=columns, rows="\n".join(f"| {line} |" for line in lines))
    plan = parse_text(text, settings=Settings(nlp="off"))
    return [(fact.role, fact.unit.name, fact.task, fact.product) for fact in plan.assignments]


def test_table_columns_in_any_order_and_wording() -> None:
    found = rows(
        "Sản phẩm | Sở, ngành chủ trì | Tên nhiệm vụ | Đơn vị phối hợp thực hiện",
        "1 | Báo cáo | Sở Y tế; Sở Nội vụ | Rà soát nhân lực | Các sở, ban, ngành",
    )
    assert found == [
        ("lead", "Sở Y tế", "Rà soát nhân lực", "Báo cáo"),
        ("lead", "Sở Nội vụ", "Rà soát nhân lực", "Báo cáo"),
        ("coordinate", "Các sở, ban, ngành", "Rà soát nhân lực", "Báo cáo"),
    ]


def test_table_says_the_same_as_above() -> None:
    found = rows(
        "Nội dung | Chủ trì | Phối hợp | Thời gian",
        "1 | Rà soát hồ sơ | Phòng Tổ chức cán bộ | | Quý I",
        "2 | Tập huấn | nt | | Quý II",
    )
    assert [(unit, task) for _, unit, task, _ in found] == [
        ("Phòng Tổ chức cán bộ", "Rà soát hồ sơ"),
        ("Phòng Tổ chức cán bộ", "Tập huấn"),
    ]


def test_table_cell_with_labels_inside() -> None:
    found = rows(
        "Nội dung | Đơn vị thực hiện | Thời gian | Ghi chú",
        "1 | Niêm yết thủ tục | Chủ trì: Văn phòng; Phối hợp: các phòng | Thường xuyên | |",
    )
    assert [(role, unit) for role, unit, _, _ in found] == [("lead", "Văn phòng"), ("coordinate", "các phòng")]


FORMS = [
    ("Nội dung | Đơn vị thực hiện | Kết quả | Ghi chú", "1 | | | |", "a form to fill in"),
    ("Họ và tên | Chức vụ | Đơn vị | Ghi chú", "1 | Hà Văn An | Trưởng phòng | Phòng Nội vụ | |", "a list of people"),
    ("Nội dung | Chủ trì | Phối hợp | Thời gian", "I | CẢI CÁCH THỂ CHẾ | | |", "a group heading"),
    ("Nội dung | Số lượng | Đơn giá | Thành tiền", "1 | In tài liệu | 100 | 20.000 |", "a budget"),
]


@pytest.mark.parametrize(("columns", "line", "reason"), FORMS)
def test_tables_that_order_nobody(columns: str, line: str, reason: str) -> None:
    assert rows(columns, line) == [], reason


def test_row_facts_know_their_row() -> None:
    text = HEAD + TABLE.format(
        columns="Nội dung | Chủ trì | Phối hợp | Thời gian", rows="| 1 | Rà soát | Sở Y tế | | 15/9/2025 |"
    )
    plan = parse_text(text, settings=Settings(nlp="off"))
    (fact,) = plan.assignments
    assert fact.table is not None
    assert fact.table.row == 0
    assert [deadline.end for deadline in plan.deadlines if deadline.id in fact.deadlines] == ["2025-09-15"]
    assert plan.text[slice(*fact.span)].startswith("Rà soát")


def test_spans_are_the_words_they_stand_for() -> None:
    body = ORGANISATION + "1. Phòng Kinh tế\n- Lập danh sách hộ nuôi.\n2. Giao Công an xã tuần tra.\n"
    plan = parse_text(HEAD + body, settings=Settings(nlp="off"))
    assert [plan.text[slice(*fact.span)] for fact in plan.assignments] == [
        "Lập danh sách hộ nuôi.",
        "Công an xã tuần tra.",
    ]
