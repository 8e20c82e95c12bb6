"""Lines become paragraphs: wrapped, double-spaced, cut by pages."""

from __future__ import annotations

import pytest

from tests.segment.plans import BOTTOM, TOP, places, read

# A text set to about 70 letters, so that the measure has something to go by. It ends two paragraphs behind a heading.
WRAPPED = """I. MỤC ĐÍCH, YÊU CẦU
1. Vận động bà con các thôn dọn vệ sinh đường làng, trồng cây hai bên
lối vào nhà văn hóa, khơi thông mương rãnh, thu gom vỏ chai ngoài ruộng
xã, để mùa mưa tới nước không còn đọng trước sân trường, trạm y tế xã.
2. Chọn những thôn làm khéo để thôn khác đến xem, ghi lại cách làm, gắn
việc dọn dẹp với lịch họp hằng tháng của từng chi hội, tổ dân cư ở trong
xã và của các thôn.
"""


def wrapped(extra: str, *, double: bool = False) -> list[str]:
    """The paragraphs of a wrapped plan behind its first heading, single- or double-spaced."""
    body = WRAPPED + extra
    text = TOP + (body.replace("\n", "\n\n") if double else body) + BOTTOM
    found = [words for where, words in places(read(text)) if where not in ("title", "preamble", "closing")]
    return found[3:]


CASES = [
    (
        "II. NHIỆM VỤ\n1. Phối hợp với các tổ chức thực hiện việc phát triển văn hóa\n- xã hội của địa phương.\n",
        [
            "II. NHIỆM VỤ",
            "1. Phối hợp với các tổ chức thực hiện việc phát triển văn hóa - xã hội của địa phương.",
        ],
        "a dash inside a sentence is no bullet",
    ),
    (
        "II. NHIỆM VỤ\n1. Thực hiện nghiêm các quy định về nuôi nhốt chó tại điểm b khoản\n2. Điều 9 của Luật.\n",
        ["II. NHIỆM VỤ", "1. Thực hiện nghiêm các quy định về nuôi nhốt chó tại điểm b khoản 2. Điều 9 của Luật."],
        "a clause behind khoản is no unit",
    ),
    (
        "II. NHIỆM VỤ\n1. Chào mừng thành công Đại hội đại biểu toàn quốc của Đảng lần thứ\nXIV. Toàn xã ra quân.\n",
        ["II. NHIỆM VỤ", "1. Chào mừng thành công Đại hội đại biểu toàn quốc của Đảng lần thứ XIV. Toàn xã ra quân."],
        "a Roman ordinal is no unit",
    ),
    (
        "II. TIÊU CHÍ THI ĐUA, HÌNH THỨC\nKHEN THƯỞNG\nXét theo quy định hiện hành.\n",
        ["II. TIÊU CHÍ THI ĐUA, HÌNH THỨC KHEN THƯỞNG", "Xét theo quy định hiện hành."],
        "a heading in capitals cut in two",
    ),
    (
        "II. NHIỆM VỤ\n1. Phát triển kinh tế số\nRà soát các hệ thống dùng chung.\n",
        ["II. NHIỆM VỤ", "1. Phát triển kinh tế số", "Rà soát các hệ thống dùng chung."],
        "số ends a heading here",
    ),
    (
        "II. NHIỆM VỤ\n1. Phong trào thi đua giai đoạn 2025-\n2030 theo Kế hoạch số 12/KH-\nUBND của tỉnh.\n",
        ["II. NHIỆM VỤ", "1. Phong trào thi đua giai đoạn 2025-2030 theo Kế hoạch số 12/KH-UBND của tỉnh."],
        "years and codes close up again",
    ),
    (
        "II. NHIỆM VỤ\n1. Thực hiện Chỉ thị số\n17/CT-UBND ngày 03/02/2025.\n",
        ["II. NHIỆM VỤ", "1. Thực hiện Chỉ thị số 17/CT-UBND ngày 03/02/2025."],
        "a reference cut behind số",
    ),
]


@pytest.mark.parametrize("double", [False, True], ids=["single-spaced", "double-spaced"])
@pytest.mark.parametrize(("extra", "expected", "reason"), CASES, ids=[row[-1] for row in CASES])
def test_wrapped_lines(extra: str, expected: list[str], reason: str, double: bool) -> None:
    assert wrapped(extra, double=double) == expected


def body_of(text: str) -> list[str]:
    return [words for where, words in places(read(TOP + text + BOTTOM)) if where[0] in "IV"]


LONG = "Tổ chức tuyên truyền, phổ biến, quán triệt nội dung phong trào đến toàn thể cán bộ, công chức, người lao động"

PAGES = [
    (
        f"I. A\n\n- {LONG}\n\ntrong toàn xã.\n\n- Khác.",
        ["I. A", f"- {LONG} trong toàn xã.", "- Khác."],
        "cut by an empty line",
    ),
    (
        f"I. A\n\n- {LONG},\n\nChủ tịch xã.\n\n- Khác.",
        ["I. A", f"- {LONG}, Chủ tịch xã.", "- Khác."],
        "cut behind a comma",
    ),
    ("I. A\n\n1. Sở Nội vụ\n\nchủ trì tham mưu.", ["I. A", "1. Sở Nội vụ chủ trì tham mưu."], "small letters go on"),
    (
        "I. A\n\na)\nRà soát hồ sơ.\n\nb)\nThẩm định.",
        ["I. A", "a) Rà soát hồ sơ.", "b) Thẩm định."],
        "a number alone on its line",
    ),
    (
        f"I. A\n\n{LONG} theo Nghị định số 6/2016/NĐ\n-CP ngày 1/2/2016.",
        ["I. A", f"{LONG} theo Nghị định số 6/2016/NĐ -CP ngày 1/2/2016."],
        "a code cut before its dash",
    ),
    ("I. A\n\n1. Hậu cần\n\nMua thuốc.", ["I. A", "1. Hậu cần", "Mua thuốc."], "a noun that ends like a verb"),
    ("I. A\n\n- Một\n- Hai\n- Ba", ["I. A", "- Một", "- Hai", "- Ba"], "bullets without blank lines"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PAGES, ids=[row[-1] for row in PAGES])
def test_paragraphs_cut_by_a_page_or_an_empty_line(text: str, expected: list[str], reason: str) -> None:
    assert body_of(text) == expected


SHORT_FIRST = """I. NỘI DUNG
- Tuyên truyền, vận
động người dân ở các thôn, bản vùng cao tham gia đọc sách, mượn sách ở tủ sách của
thôn và của các nhà trường trên địa bàn xã.
- Chỉ đạo Chi cục
Văn thư chuyển sách về các điểm đọc sách của xã, bảo đảm mỗi điểm đọc có ít nhất một
trăm đầu sách trước mùa hè.
- Giao Hội đồng Thi đua
- Khen thưởng xã xét tặng giấy khen cho các gia đình có tủ sách, cho các em học sinh
đọc nhiều sách nhất trong hè.
- Tặng sách cho các
trường ở thôn xa, cho các em nhỏ chưa biết chữ, cho người già, người đau yếu và các
gia đình ở lẻ trong rừng.
1. Mục đích
Nâng cao văn hóa đọc.
2. Đề nghị Ủy ban
Mặt trận Tổ quốc xã vận động, quyên góp sách từ các cơ quan, doanh nghiệp đóng trên
địa bàn huyện và xã.
3. Đề nghị các đoàn
thể vận động hội viên góp sách, góp công dựng tủ sách và trực ở các điểm đọc sách của
thôn trong cả mùa hè.
- Đơn vị chủ trì:
Phòng Văn hóa.
"""


def test_first_lines_cut_short() -> None:
    assert [paragraph[:40] for paragraph in body_of(SHORT_FIRST)] == [
        "I. NỘI DUNG",
        "- Tuyên truyền, vận động người dân ở các",
        "- Chỉ đạo Chi cục Văn thư chuyển sách về",
        "- Giao Hội đồng Thi đua - Khen thưởng xã",
        "- Tặng sách cho các trường ở thôn xa, ch",
        "1. Mục đích",
        "Nâng cao văn hóa đọc.",
        "2. Đề nghị Ủy ban Mặt trận Tổ quốc xã vậ",
        "3. Đề nghị các đoàn thể vận động hội viê",
        "- Đơn vị chủ trì: Phòng Văn hóa.",
    ]


def test_first_lines_set_in_tell_paragraphs_apart() -> None:
    text = """      I. NỘI DUNG
      Kiểm tra hồ sơ pháp lý của đơn vị, doanh nghiệp trên địa bàn xã và các
hợp tác xã có liên quan.
      Kiểm tra kho chứa, phương tiện vận chuyển của các tổ chức, cá nhân, hộ
kinh doanh tại chợ.
      Lập biên bản theo mẫu.
"""
    assert body_of(text) == [
        "I. NỘI DUNG",
        "Kiểm tra hồ sơ pháp lý của đơn vị, doanh nghiệp trên địa bàn xã và các hợp tác xã có liên quan.",
        "Kiểm tra kho chứa, phương tiện vận chuyển của các tổ chức, cá nhân, hộ kinh doanh tại chợ.",
        "Lập biên bản theo mẫu.",
    ]
