"""Who does what where only the plan around a line tells: company of other headings, labels, merged cells of tables."""

from __future__ import annotations

import pytest

from .test_assignments_document import ORGANISATION, rows, said

COMPANY = [
    (
        ORGANISATION
        + "1. Trạm Y tế xã\n- Dự trữ vắc xin.\n2. Công an xã\n- Xử phạt.\n3. Mạng lưới thú y viên\n- Tiêm phòng.\n",
        "I.3.-1 lead Mạng lưới thú y viên: Tiêm phòng.",
        "an unknown name among headings that name bodies",
    ),
    (
        ORGANISATION
        + "1. Trạm Y tế xã: Dự trữ vắc xin.\n2. Công an xã: Xử phạt.\n3. Hộ nuôi chó: Xích chó trong sân.\n",
        "I.3 lead Hộ nuôi chó: Xích chó trong",
        "an unknown name before a colon",
    ),
    (
        ORGANISATION + "**Trạm Y tế xã**\n\n- Dự trữ vắc xin.\n\n**Công an xã**\n\n- Xử phạt.\n",
        "I.-2 lead Công an xã: Xử phạt.",
        "headings in bold without numbers",
    ),
    (
        ORGANISATION + "1. Trạm Y tế xã thực hiện các nhiệm vụ sau:\na) Dự trữ vắc xin.\nb) Tiêm cho người bị cắn.\n",
        "I.1.b lead Trạm Y tế xã: Tiêm cho người",
        "a verb that only announces the items",
    ),
    (
        ORGANISATION + "1. Trạm Y tế xã\n- Dự trữ vắc xin.\nGiao Công an xã theo dõi.\n",
        "I.1.¶1 lead Công an xã: theo dõi.",
        "an order of its own after the items of another",
    ),
    (
        ORGANISATION + "1. Đảng ủy UBND xã\n- Lãnh đạo UBND xã bố trí kinh phí.\n- Giao Công an xã tuần tra.\n",
        "I.1.-1 lead Đảng ủy UBND xã: Lãnh đạo UBND",
        "`Lãnh đạo` is the verb below a body",
    ),
    (
        ORGANISATION + "1. Đảng ủy UBND xã\n- Lãnh đạo UBND xã bố trí kinh phí.\n- Giao Công an xã tuần tra.\n",
        "I.1.-2 lead Công an xã: tuần tra.",
        "an order among the items of another",
    ),
    (
        ORGANISATION + "1. Đồng chí Chủ tịch UBND xã - Trưởng ban: Chỉ đạo chung.\n",
        "I.1 lead Đồng chí Chủ tịch UBND xã - Trưởng ban: Chỉ đạo chung.",
        "one person, two offices",
    ),
    (
        ORGANISATION + "1. Ông Lò Văn Sơn, Trưởng phòng Kinh tế: Chịu trách nhiệm chuyên môn.\n",
        "I.1 lead Ông Lò Văn Sơn, Trưởng phòng Kinh tế: Chịu trách nhiệm",
        "a person with an office",
    ),
    (
        ORGANISATION + "1. Giao Ban Tuyên giáo Đảng ủy tuyên truyền.\n",
        "I.1 lead Ban Tuyên giáo Đảng ủy: tuyên truyền.",
        "`giao ban` is no verb here",
    ),
]

NAMES = [
    (
        "I. NỘI DUNG\n1. Tổ Bốc thăm chia bảng dán kết quả tại sân.\n"
        "2. Phối hợp với Phòng Văn nghệ, báo chí - xuất bản in pa nô.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn nghệ, báo chí - xuất bản: Viết bài.\n"
        "2. Tổ Bốc thăm chia bảng\n- Mua hòm phiếu.\n",
        [
            "I.1 lead Tổ Bốc thăm chia bảng: dán kết quả",
            "I.2 coordinate Phòng Văn nghệ, báo chí - xuất bản: Phối hợp với",
        ],
        "cut at a verb or a comma, but whole in a heading and before a colon",
    ),
    (
        "I. NỘI DUNG\n1. Tổ Hậu cần trang trí và dọn dẹp.\n2. Tổ Hậu cần trang trí, dọn dẹp.\n",
        ["I.1 lead Tổ Hậu cần: trang trí và", "I.2 lead Tổ Hậu cần: trang trí, dọn"],
        "nowhere alone",
    ),
]

NOBODY = [
    (
        ORGANISATION
        + "1. Trạm Y tế xã\n- Dự trữ.\n2. Công an xã\n- Xử phạt.\n3. Kinh phí thực hiện\n- Ngân sách xã.\n",
        "I.3.-1",
        "money among headings that name bodies",
    ),
    (
        ORGANISATION + "1. Chủ tịch UBND xã: Trưởng ban.\n2. Trưởng Công an xã: Thành viên.\n3. Kế toán: Thư ký.\n",
        "I.2",
        "who sits on a board, not what they do",
    ),
    (
        ORGANISATION + "1. Trạm Y tế xã\n- Dự trữ.\n2. Mạng lưới thú y viên\n- Tiêm phòng.\n",
        "I.2.-1",
        "one other heading is no company",
    ),
]

LABELS = [
    (
        "I. NỘI DUNG\n1. Lễ ra quân\na) Thời gian: ngày 12/9/2025.\nb) Địa điểm: Nhà văn hóa.\n"
        "c) Đơn vị chủ trì: Đoàn xã\n",
        ["I.1 lead Đoàn xã: Lễ ra quân"],
        "place and time are no tasks",
    ),
    (
        "I. NỘI DUNG\n1. Tiêm phòng\n- Đầu mối: Phòng Kinh tế\n- Đơn vị cùng thực hiện: Trạm Y tế xã\n",
        ["I.1 lead Phòng Kinh tế: Tiêm phòng", "I.1 coordinate Trạm Y tế xã: Tiêm phòng"],
        "a label for who takes part",
    ),
    (
        "I. NỘI DUNG\n1. Diệt chó hoang. Đơn vị thực hiện: Tổ bắt chó xã. Cơ quan phối hợp: Công an xã.\n",
        ["I.1 lead Tổ bắt chó xã: Diệt chó hoang.", "I.1 coordinate Công an xã: Diệt chó hoang."],
        "a label inside the paragraph is no subject",
    ),
    (
        "I. NỘI DUNG\n1. Tổng hợp số liệu; Phòng Kinh tế chủ trì, phối hợp với các thôn thực hiện.\n",
        ["I.1 lead Phòng Kinh tế: Tổng hợp số", "I.1 coordinate các thôn: Tổng hợp số"],
        "the task stands before those who do it",
    ),
    (
        "I. NỘI DUNG\n1. Rà soát hộ nuôi (Phòng Kinh tế chủ trì; các thôn phối hợp).\n",
        ["I.1 lead Phòng Kinh tế: Rà soát hộ", "I.1 coordinate các thôn: Rà soát hộ"],
        "two clauses in brackets",
    ),
    (
        "I. NỘI DUNG\n1. Mở lớp dạy nghề (Phòng Nội vụ tham mưu, Ban Thường trực Hội Nông dân xã phối hợp).\n",
        ["I.1 lead Phòng Nội vụ: Mở lớp dạy", "I.1 coordinate Ban Thường trực Hội Nông dân xã: Mở lớp dạy"],
        "a verb for who leads, a partner behind a comma",
    ),
    (
        "I. NỘI DUNG\n1. Đêm hội trăng rằm (Đoàn xã chủ trì, phối hợp với Công an xã), mở màn ngày 20/9.\n",
        ["I.1 lead Đoàn xã: Đêm hội trăng", "I.1 coordinate Công an xã: Đêm hội trăng"],
        "brackets that end a clause",
    ),
    (
        "I. NỘI DUNG\n1. Phân công từng thành viên (Phòng Kinh tế; xong trước ngày 20/4).\n",
        ["I.1 lead Phòng Kinh tế: Phân công từng"],
        "a name and a time in brackets",
    ),
    (
        "I. NỘI DUNG\n1. Sửa đường (Phòng Kinh tế chủ trì); trồng cây (Đoàn xã chủ trì).\n",
        ["I.1 lead Phòng Kinh tế: Sửa đường", "I.1 lead Đoàn xã: trồng cây"],
        "brackets after each of two tasks",
    ),
    (
        "I. NỘI DUNG\n1. Họp bản\n- Phân công thực hiện: Công an xã chủ trì; Đoàn xã, Hội Phụ nữ xã phối hợp.\n",
        [
            "I.1 lead Công an xã: Họp bản",
            "I.1 coordinate Đoàn xã: Họp bản",
            "I.1 coordinate Hội Phụ nữ xã: Họp bản",
        ],
        "clauses behind a label",
    ),
    (
        "I. NỘI DUNG\n1. Phát dọn đường băng. Thời gian: trước ngày 15/12/2025 (các hạt kiểm lâm).\n",
        ["I.1 lead các hạt kiểm lâm: Phát dọn đường"],
        "brackets after the time",
    ),
]


@pytest.mark.parametrize(("body", "expected", "reason"), COMPANY)
def test_company_and_order(body: str, expected: str, reason: str) -> None:
    assert expected in said(body), reason


@pytest.mark.parametrize(("body", "where", "reason"), NOBODY)
def test_no_body_by_company(body: str, where: str, reason: str) -> None:
    assert not [line for line in said(body) if line.startswith(f"{where} ")], reason


@pytest.mark.parametrize(("body", "expected", "reason"), NAMES)
def test_names_met_elsewhere(body: str, expected: list[str], reason: str) -> None:
    assert said(body)[: len(expected)] == expected, reason


@pytest.mark.parametrize(("body", "expected", "reason"), LABELS)
def test_labels(body: str, expected: list[str], reason: str) -> None:
    assert said(body) == expected, reason


HEAD = "Nội dung | CQ chủ trì | CQ phối hợp | Thời gian"
CELLS = [
    (
        HEAD,
        ["I | TUYÊN TRUYỀN | | |", "1 | Phát thanh | Sở Y tế | | Quý I", "2 | Treo pa nô | | Sở Nội vụ | Quý II"],
        [("lead", "Sở Y tế"), ("lead", "Sở Y tế"), ("coordinate", "Sở Nội vụ")],
        "a merged cell is empty in the rows below",
    ),
    (
        HEAD,
        ["1 | Phát thanh | Sở Y tế | | Quý I", "II | TẬP HUẤN | | |", "1 | Mở lớp | | | Quý II"],
        [("lead", "Sở Y tế")],
        "no cell is merged over the heading of a group",
    ),
    (
        "Nội dung | Chủ trì/Phối hợp | Thời gian | Ghi chú",
        ["1 | Rà soát | Sở Y tế/Sở Nội vụ | Quý I | "],
        [("lead", "Sở Y tế"), ("coordinate", "Sở Nội vụ")],
        "both behind a stroke",
    ),
    (
        "Nội dung | Đơn vị thực hiện | Thời gian | Ghi chú",
        ["1 | Rà soát | Sở Y tế (chủ trì), Sở Nội vụ (phối hợp) | Quý I | "],
        [("lead", "Sở Y tế"), ("coordinate", "Sở Nội vụ")],
        "roles in brackets",
    ),
    (
        "Nội dung | Đơn vị thực hiện | Thời gian | Ghi chú",
        ["1 | Rà soát | Sở Y tế chủ trì, phối hợp với Sở Nội vụ | Quý I | "],
        [("lead", "Sở Y tế"), ("coordinate", "Sở Nội vụ")],
        "roles in a clause",
    ),
    (
        "Nội dung | Thời gian | Sản phẩm | Ghi chú",
        [
            "I | Công an xã | | |",
            "1 | Xử phạt | Tháng 9 | Biên bản |",
            "II | Công tác khác | | |",
            "1 | Tổng kết | Quý IV | |",
        ],
        [("lead", "Công an xã")],
        "the heading of a group of rows names who",
    ),
    (
        "Công việc | Người chịu trách nhiệm | Bộ phận hỗ trợ | Thời gian",
        ["1 | Trang trí | Cô Hà | Đoàn trường | 10/9"],
        [("lead", "Cô Hà"), ("coordinate", "Đoàn trường")],
        "columns of a school",
    ),
]


@pytest.mark.parametrize(("columns", "lines", "expected", "reason"), CELLS)
def test_cells(columns: str, lines: list[str], expected: list[tuple[str, str]], reason: str) -> None:
    assert [(role, unit) for role, unit, _, _ in rows(columns, *lines)] == expected, reason
