"""Text whose headings and bullets run into the body."""

from __future__ import annotations

import pytest

from tests.segment.plans import ids, places, read

HEAD = (
    "ỦY BAN NHÂN DÂN XÃ TÂN LẬP ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------- "
    "Số: 15/KH-UBND Tân Lập, ngày 03 tháng 02 năm 2025 KẾ HOẠCH TUYÊN TRUYỀN AN TOÀN GIAO THÔNG NĂM 2025 "
    "Thực hiện Chỉ thị số 31/CT-TTg của Thủ tướng Chính phủ, Ủy ban nhân dân xã ban hành Kế hoạch như sau: "
)
BODIES = [
    (
        "I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Nâng cao nhận thức. - Giảm 5% số vụ. 2. Yêu cầu - Bảo đảm thiết thực. "
        "II. NỘI DUNG 1. Tuyên truyền a) Trên loa; b) Tại trường.",
        "I I.1 I.1.-1 I.1.-2 I.2 I.2.-1 II II.1 II.1.a II.1.b",
        "the usual outline",
    ),
    (
        "I. MỤC TIÊU 1. Giảm từ 5 - 10% số vụ so với năm 2021 - 2025. 2. Không để ùn tắc. II. YÊU CẦU - Thiết thực.",
        "I I.1 I.2 II II.-1",
        "dashes between numbers are no bullets",
    ),
    (
        "I. NHIỆM VỤ 1. Công an xã 1.1. Tuần tra, kiểm soát. 1.2. Xử lý vi phạm. 2. Nhà trường 2.1. Ký cam kết.",
        "I I.1 I.1.1 I.1.2 I.2 I.2.1",
        "decimals",
    ),
    (
        "I. MỤC TIÊU Để thực hiện Chỉ thị, các đơn vị tập trung: 1. Rà soát điểm đen. 2. Xử lý vi phạm. 3. Báo cáo.",
        "I I.¶1 I.1 I.2 I.3",
        "text below a heading in capitals",
    ),
    (
        "I. NHIỆM VỤ 1. Công an xã Chủ trì tuần tra. 2. Nhà trường Tổ chức ký cam kết. 3. Các thôn - Tuyên truyền.",
        "I I.1 I.1.¶1 I.2 I.2.¶1 I.3 I.3.-1",
        "a verb with a capital opens the text below a heading",
    ),
    (
        "I. NỘI DUNG 1. Đối tượng: Nhà trường. 2. Thời gian: Quý III/2025. 3. Tuần tra. Thời gian: tháng 9.",
        "I I.1 I.2 I.3 I.3.¶1",
        "a label behind its number is no paragraph of its own",
    ),
    (
        "I- MỤC TIÊU PHẤN ĐẤU 1- Đến năm 2025 - 100% hộ ký cam kết. 2- Giảm số vụ. "
        "II- NHIỆM VỤ 1- Tuần tra 1.1- Lập tổ. 1.2- Đi tuần.",
        "I I.1 I.1.-1 I.2 II II.1 II.1.1 II.1.2",
        "the Party's dashes, and a year before a share",
    ),
    (
        "A. TÌNH HÌNH CHUNG I. KẾT QUẢ 1. Giảm số vụ tai nạn giao thông. II. TỒN TẠI 1. Còn ùn tắc ở chợ. "
        "B. NHIỆM VỤ I. MỤC TIÊU 1. Giảm số vụ.",
        "a a.I a.I.1 a.II a.II.1 b b.I b.I.1",
        "capitals above Roman numbers",
    ),
    (
        "I. NHIỆM VỤ 1. Tuyên truyền: a. Trên loa. b. Tại trường. 2. Ủy ban Kiểm tra và Phát triển chợ - Ký cam kết.",
        "I I.1 I.1.a I.1.b I.2 I.2.-1",
        "letters with points, names that hold a verb with a capital",
    ),
    (
        "I. MỤC TIÊU 1. Giảm số vụ. 2. Kiềm chế số người chết. 2. Hạn chế ùn tắc. 3. Nâng cao ý thức.",
        "I I.1 I.2 I.2~2 I.3",
        "a repeated number",
    ),
]


@pytest.mark.parametrize("width", [0, 80], ids=["one line", "hard wraps"])
@pytest.mark.parametrize(("body", "expected", "reason"), BODIES, ids=[row[-1] for row in BODIES])
def test_body(body: str, expected: str, reason: str, width: int) -> None:
    text = HEAD + body
    if width:
        lines = [""]
        for word in text.split():
            lines = (
                [*lines, word] if len(lines[-1]) + len(word) > width else [*lines[:-1], f"{lines[-1]} {word}".strip()]
            )
        text = "\n".join(lines)
    assert ids(read(text)) == expected.split()


def test_letterhead_title_and_preamble() -> None:
    document = read(HEAD + BODIES[0][0])
    assert document.text.split("\n")[:6] == [
        "ỦY BAN NHÂN DÂN XÃ TÂN LẬP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/KH-UBND",
        "Tân Lập, ngày 03 tháng 02 năm 2025",
        "KẾ HOẠCH",
    ]
    assert places(document)[0] == ("title", "TUYÊN TRUYỀN AN TOÀN GIAO THÔNG NĂM 2025")
    assert places(document)[1][0] == "preamble"


def test_closing_and_footer() -> None:
    tail = " Trên đây là Kế hoạch của xã./. Nơi nhận: - Như trên; - Lưu: VT. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Trần Văn Mẫu"
    document = read(HEAD + BODIES[0][0] + tail)
    assert places(document)[-1] == ("closing", "Trên đây là Kế hoạch của xã./.")


def test_a_text_in_lines_is_left_alone() -> None:
    text = (
        "KẾ HOẠCH\nTổ chức\n\nI. A\n\n1. Thực hiện Luật. 2. Báo cáo a) Một; b) Hai.\n\n2. Khác.\n\n3. Nữa.\n\n4. Hết.\n"
    )
    assert ids(read(text)) == ["I", "I.1", "I.2", "I.3", "I.4"]
