"""Letterhead, title, preamble, closing, footer, appendix, and the decision that carries a plan."""

from __future__ import annotations

import pytest

from kehoach_parse.models.document import Document
from kehoach_parse.segment import assembly
from kehoach_parse.segment.zones import Zones
from tests.segment.plans import BOTTOM, TOP, ids, places, plan, read


def where(document: Document, zone: str) -> list[str]:
    return [words for place, words in places(document) if place == zone]


@pytest.fixture
def zones(monkeypatch: pytest.MonkeyPatch) -> list[Zones]:
    """What was handed over for reading the header, newest last."""
    seen: list[Zones] = []
    inner = assembly.read_header
    monkeypatch.setattr(assembly, "read_header", lambda found, rules: seen.append(found) or inner(found, rules))
    return seen


SPACED = """Thực hiện Kế hoạch số 20/KH-UBND của Ủy ban nhân dân tỉnh về phòng,

chống dịch bệnh truyền nhiễm trên địa bàn, Sở Y tế xây dựng Kế hoạch với

các nội dung trọng tâm và phân công nhiệm vụ cho các đơn vị trực thuộc,

cụ thể như sau:"""
HEAD = "SỞ Y TẾ AN BÌNH\nSố: 3/KH-SYT\n\n"
TITLES = [
    ("KẾ HOẠCH\nTổ chức Hội nghị\n\nCăn cứ Luật;", "Tổ chức Hội nghị", "one line"),
    ("KẾ HOẠCH Tổ chức Hội nghị\n\nCăn cứ Luật;", "Tổ chức Hội nghị", "on the line of the type"),
    ("Kế hoạch\nTổ chức Hội nghị\n\nCăn cứ Luật;", "Tổ chức Hội nghị", "type in small letters"),
    (
        "KẾ HOẠCH\nTỔ CHỨC HỘI NGHỊ TỔNG KẾT\nPHONG TRÀO NĂM 2025\nCăn cứ Luật;",
        "TỔ CHỨC HỘI NGHỊ TỔNG KẾT PHONG TRÀO NĂM 2025",
        "capitals",
    ),
    (
        "KẾ HOẠCH\n\nTriển khai phòng, chống dịch\n\nvà an toàn thực phẩm\n\n\n\n" + SPACED,
        "Triển khai phòng, chống dịch và an toàn thực phẩm",
        "double-spaced",
    ),
    (
        "KẾ HOẠCH\nThực hiện Chỉ thị số\n52-CT/TW của Ban Bí thư\n\nThực hiện Kế hoạch số 20/KH-UBND;",
        "Thực hiện Chỉ thị số 52-CT/TW của Ban Bí thư",
        "a number wrapped to the next line",
    ),
    (
        "KẾ HOẠCH\ntổ chức học tập, quán triệt\nNghị quyết Đại hội\n-----\n- Căn cứ Điều lệ Đảng;",
        "tổ chức học tập, quán triệt Nghị quyết Đại hội",
        "Party style, bases with dashes",
    ),
    ("KẾ HOẠCH\n**Tổ chức Hội nghị**\n**năm 2025**\n\nCăn cứ Luật;", "Tổ chức Hội nghị năm 2025", "bold lines"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TITLES, ids=[row[-1] for row in TITLES])
def test_title(text: str, expected: str, reason: str) -> None:
    document = read(HEAD + text + "\n\nI. MỤC ĐÍCH\n\n- A.\n")
    assert where(document, "title") == [expected]
    assert ids(document) == ["I", "I.-1"]


CLOSINGS = [
    ("- A.\n\nTrên đây là Kế hoạch.", ["Trên đây là Kế hoạch."], "the usual formula"),
    ("- A.\n\nYêu cầu các đơn vị thực hiện./.", ["Yêu cầu các đơn vị thực hiện./."], "an order"),
    (
        "- A.\n\nỦy ban nhân dân xã đề nghị các thôn thực hiện.",
        ["Ủy ban nhân dân xã đề nghị các thôn thực hiện."],
        "a body orders",
    ),
    (
        "- A.\n\nTrong quá trình thực hiện nếu gặp mưa lũ, báo cáo.",
        ["Trong quá trình thực hiện nếu gặp mưa lũ, báo cáo."],
        "asks for reports",
    ),
    (
        "- A.\n\nTrên đây là Kế hoạch.\n\nĐề nghị các thôn thực hiện./.",
        ["Trên đây là Kế hoạch.", "Đề nghị các thôn thực hiện./."],
        "two paragraphs",
    ),
    (
        "- A.\n\n2. Chế độ báo cáo\n\nCác đơn vị báo cáo trước ngày 15/12./.",
        [],
        "what a heading announces is its content",
    ),
    (
        "- A.\n\nKế hoạch này phổ biến đến các chi bộ để thực hiện.",
        ["Kế hoạch này phổ biến đến các chi bộ để thực hiện."],
        "how the Party's plans end",
    ),
    (
        "- A.\n\nKế hoạch này được gửi đến các thôn để thực hiện.",
        ["Kế hoạch này được gửi đến các thôn để thực hiện."],
        "sent out",
    ),
    ("- A.\n\nKế hoạch có hiệu lực kể từ ngày ký.", ["Kế hoạch có hiệu lực kể từ ngày ký."], "comes into force"),
    ("- A.\n\n2. Tổng kết trong tháng 12./.", [], "the last numbered unit ends the plan"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CLOSINGS, ids=[row[-1] for row in CLOSINGS])
def test_closing(text: str, expected: list[str], reason: str) -> None:
    document = plan("I. A\n\n" + text, bottom="\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n")
    assert where(document, "closing") == expected


FOOTERS = [
    ("\n\nNơi nhận:\n- Như trên;\n\nGIÁM ĐỐC\n\nLê Văn Thử", "recipients first"),
    ("\n\nGIÁM ĐỐC\n\nLê Văn Thử\n\nNơi nhận:\n- Như trên;", "signature first"),
    ("\n\nT/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn Thử", "no recipients, Party marks"),
    ("\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n(Đã ký)\n\nLê Văn Thử", "no recipients"),
]


@pytest.mark.parametrize(("footer", "reason"), FOOTERS, ids=[row[-1] for row in FOOTERS])
def test_footer_lines_are_no_units(footer: str, reason: str, zones: list[Zones]) -> None:
    document = plan("I. A\n\n- Một.\n\nTrên đây là Kế hoạch.", bottom=footer)
    assert [place for place, _ in places(document)] == ["title", "preamble", "I", "I.-1", "closing"]
    assert zones[-1].footer == tuple(line for line in footer.split("\n") if line)


APPENDICES = [
    ("PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n\n1. Rà soát.", ["PHỤ LỤC", "PHÂN CÔNG NHIỆM VỤ", "1. Rà soát."], "numbered text"),
    ("MẪU BÁO CÁO\n\nI. KẾT QUẢ", ["MẪU BÁO CÁO", "I. KẾT QUẢ"], "a report form"),
    (
        "(Kèm theo Kế hoạch số 15/KH-UBND)\n\nDanh sách",
        ["(Kèm theo Kế hoạch số 15/KH-UBND)", "Danh sách"],
        "no head of its own",
    ),
    ("[1] Kế hoạch số 9/KH-UBND.", ["[1] Kế hoạch số 9/KH-UBND."], "footnotes"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), APPENDICES, ids=[row[-1] for row in APPENDICES])
def test_what_follows_the_signature_is_appendix(text: str, expected: list[str], reason: str) -> None:
    document = plan("I. A\n\n- Một.", bottom=BOTTOM + "\n\n" + text)
    assert where(document, "appendix") == expected
    assert ids(document) == ["I", "I.-1"]


def test_a_footnote_is_a_note() -> None:
    document = plan("I. A\n\n- Một[1].", bottom=BOTTOM + "\n\n[1] Kế hoạch số 9/KH-UBND.")
    assert [unit.note for unit in document.units if unit.where == "appendix"] == [True]


DECISION = """ỦY BAN NHÂN DÂN XÃ TÂN LẬP
Số: 9/QĐ-UBND

QUYẾT ĐỊNH
Ban hành Kế hoạch trồng cây bóng mát

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ

Căn cứ Luật Lâm nghiệp;

QUYẾT ĐỊNH:

Điều 1. Ban hành theo Quyết định này Kế hoạch trồng cây bóng mát.

Điều 2. Văn phòng chịu trách nhiệm thi hành./.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

CHỦ TỊCH

Trần Văn Mẫu

KẾ HOẠCH
Kiểm kê tài sản
(Kèm theo Quyết định số 9/QĐ-UBND ngày 3/2/2025)

I. MỤC ĐÍCH

1. Xác định số lượng.
"""


def test_a_decision_with_the_plan_as_annex(zones: list[Zones]) -> None:
    document = read(DECISION)
    assert ids(document) == ["I", "I.1"]
    assert where(document, "title") == ["Kiểm kê tài sản"]
    assert "Điều 2. Văn phòng chịu trách nhiệm thi hành./." in where(document, "preamble")
    decision = zones[-1].annex_of
    assert decision is not None
    assert (zones[-1].type_line, decision.type_line) == ("KẾ HOẠCH", "QUYẾT ĐỊNH")
    assert decision.title == "Ban hành Kế hoạch trồng cây bóng mát"
    assert decision.footer[-1] == "Trần Văn Mẫu"


LISTS = "Căn cứ:\n\n1. Luật Thi đua, khen thưởng;\n\n2. Nghị định số 98/2023/NĐ-CP.\n\nỦy ban nhân dân xã ban hành:\n\n"


def test_a_list_in_the_preamble_is_passed_over() -> None:
    document = plan(LISTS + "I. A\n\n- Một.\n\nII. B\n\n- Hai.")
    assert ids(document) == ["I", "I.-1", "II", "II.-1"]


MISSING = [
    ("", {"no-type-line", "no-outline", "no-footer"}, "nothing"),
    ("I. MỤC ĐÍCH\n\n- A.\n", {"no-type-line", "no-footer"}, "the middle of a plan"),
    (TOP, {"no-outline", "no-footer"}, "the head of a plan"),
    ("KẾ HOẠCH\n\nI. MỤC ĐÍCH\n", {"no-title", "no-footer"}, "no title"),
]


@pytest.mark.parametrize(("text", "codes", "reason"), MISSING, ids=[row[-1] for row in MISSING])
def test_what_is_missing_is_told(text: str, codes: set[str], reason: str) -> None:
    assert {found.code for found in read(text).diagnostics} == codes


def test_the_heading_of_a_web_page_is_not_the_type(zones: list[Zones]) -> None:
    text = "KẾ HOẠCH NĂM HỌC 2023-2024\n\n" + TOP.replace("KẾ HOẠCH\nTổ chức ngày hội đọc sách", "KẾ HOẠCH\nNĂM HỌC")
    document = read(text + "I. A\n\n- Một.\n")
    assert where(document, "title") == ["NĂM HỌC năm 2025"]
    assert zones[-1].letterhead[0] == "KẾ HOẠCH NĂM HỌC 2023-2024"


def test_articles_of_a_decision_that_holds_the_plan_itself() -> None:
    text = "SỞ Y TẾ\nSố: 1/QĐ-SYT\n\nQUYẾT ĐỊNH\nPhê duyệt Kế hoạch\n\nCăn cứ Luật;\n\nQUYẾT ĐỊNH:\n\n"
    document = read(
        text + "Điều 1. Phê duyệt Kế hoạch:\n\nI. Mục tiêu\n\n1. Chung\n\nII. Giải pháp\n\nĐiều 2. Thi hành./.\n"
    )
    assert ids(document) == ["1", "1.I", "1.I.1", "1.II", "2"]
