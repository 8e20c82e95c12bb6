"""Signature blocks and lists of recipients, as they come out of readers. All names are invented."""

from __future__ import annotations

import pytest

from kehoach_parse import parse_text
from kehoach_parse.models.header import Signer
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment.header import read_header
from kehoach_parse.segment.zones import Zones

# Lines below the last paragraph; authority, position, for_position, name; why the row is here.
SIGNATURES: list[tuple[str, tuple[str | None, str | None, str | None, str | None] | None, str]] = [
    (
        "NGƯỜI LẬP KẾ HOẠCH\n\nTrần Thị Suối\n\nHIỆU TRƯỞNG\n\nLê Văn Núi",
        (None, "Hiệu trưởng", None, "Lê Văn Núi"),
        "who wrote the plan is not who signs it",
    ),
    (
        "HIỆU TRƯỞNG\nLê Văn Núi\nNGƯỜI LẬP\nTrần Thị Suối",
        (None, "Hiệu trưởng", None, "Lê Văn Núi"),
        "the writer below",
    ),
    ("GIÁM ĐỐC\n\n\nNguyễn Văn Núi", (None, "Giám đốc", None, "Nguyễn Văn Núi"), "the head signs"),
    (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Suối",
        ("KT.", "Phó Giám đốc", "Giám đốc", "Trần Thị Suối"),
        "a deputy signs for the head",
    ),
    (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Đồi",
        ("KT.", "Phó Chủ tịch", "Chủ tịch", "Lò Văn Đồi"),
        "both marks: KT. counts",
    ),
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nY Blang", ("TM.", "Chủ tịch", None, "Y Blang"), "a one-letter family name"),
    (
        "TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ\nTỊCH THƯỜNG TRỰC\nHoàng A Suối",
        ("KT.", "Phó Chủ tịch Thường trực", "Chủ tịch", "Hoàng A Suối"),
        "a narrow column wraps the body and the position",
    ),
    (
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Mai Đồi",
        ("KT.", "Phó Chủ tịch", "Chủ tịch", "Mai Đồi"),
        "flattened on one line",
    ),
    (
        "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n(Đã ký)\nNguyễn Văn Núi",
        ("TL.", "Chánh Văn phòng", "Chủ tịch", "Nguyễn Văn Núi"),
        "by order; a note that it is signed",
    ),
    (
        "TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ NỘI VỤ\nPhạm Thị Suối",
        ("TUQ.", "Giám đốc Sở Nội vụ", "Chủ tịch", "Phạm Thị Suối"),
        "by authorisation; the position names its body",
    ),
    ("Q. GIÁM ĐỐC\nH'Mai Niê", ("Q.", "Giám đốc", None, "H'Mai Niê"), "an acting head"),
    (
        "TL. BỘ TRƯỞNG\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nVũ Văn Đồi",
        ("KT.", "Phó Chánh Văn phòng", "Chánh Văn phòng", "Vũ Văn Đồi"),
        "a deputy in the place of one who signs by order",
    ),
    (
        "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nĐỗ Thị Suối",
        ("KT.", "Thứ trưởng", "Bộ trưởng", "Đỗ Thị Suối"),
        "a ministry",
    ),
    (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nGiàng A Núi",
        ("TM.", "Phó Bí thư", None, "Giàng A Núi"),
        "the Party's form of the mark",
    ),
    (
        "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN THƯỜNG TRỰC\nBùi Văn Núi",
        ("KT.", "Phó Trưởng ban Thường trực", "Trưởng ban", "Bùi Văn Núi"),
        "the Party's form of the other mark",
    ),
    ("T/M BAN BÍ THƯ\nCao Văn Đồi", ("TM.", None, None, "Cao Văn Đồi"), "`Bí thư` in a body's name is no position"),
    (
        "TM. BAN GIÁM ĐỐC\nGIÁM ĐỐC\nBS.CKII. Lò Văn Núi",
        ("TM.", "Giám đốc", None, "Lò Văn Núi"),
        "`Giám đốc` in a board's name is no position; a degree before the name",
    ),
    (
        "KT. TRƯỞNG CÔNG AN XÃ\nPHÓ TRƯỞNG CÔNG AN XÃ\nThiếu tá Nguyễn Văn Núi",
        ("KT.", "Phó Trưởng Công an xã", "Trưởng Công an xã", "Nguyễn Văn Núi"),
        "a rank before the name",
    ),
    (
        "HIỆU TRƯỞNG\n\nPGS.TS. Trần Văn Đồi",
        (None, "Hiệu trưởng", None, "Trần Văn Đồi"),
        "titles run together before the name",
    ),
    (
        "TM. BAN CHỈ ĐẠO\nTRƯỞNG BAN\nCHỦ TỊCH UBND TỈNH\nVương Thị Suối",
        ("TM.", "Trưởng ban", None, "Vương Thị Suối"),
        "two positions of one person: the first is the one he signs in",
    ),
    ("CHỦ TỊCH\nNGUYỄN VĂN NÚI", (None, "Chủ tịch", None, "Nguyễn Văn Núi"), "a name in capitals"),
    ("GIÁM ĐỐC", (None, "Giám đốc", None, None), "no name printed"),
    (
        "KT.GIÁM ĐỐC\nPHÓ GIÁM ĐỐC PHỤ TRÁCH\nNguyễn Văn Núi",
        ("KT.", "Phó Giám đốc phụ trách", "Giám đốc", "Nguyễn Văn Núi"),
        "no space after the mark; a deputy in charge",
    ),
    (
        "KT HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nNguyễn Thị Suối",
        ("KT.", "Phó Hiệu trưởng", "Hiệu trưởng", "Nguyễn Thị Suối"),
        "no full stop after the mark",
    ),
    ("Phó Giám đốc\nNguyễn Văn Núi", (None, "Phó Giám đốc", None, "Nguyễn Văn Núi"), "small letters"),
    (
        "KT. CHỦ TỊCH\tPHÓ CHỦ TỊCH\nNguyễn Văn Núi\n[1] Nghị quyết số 21-NQ/TW của Ban Chấp hành",
        ("KT.", "Phó Chủ tịch", "Chủ tịch", "Nguyễn Văn Núi"),
        "a tab between mark and position; a footnote below",
    ),
    (
        "CHI CỤC TRƯỞNG\nNguyễn Văn Núi",
        (None, "Chi cục trưởng", None, "Nguyễn Văn Núi"),
        "`Cục trưởng` inside a longer position",
    ),
    ("", None, "nothing printed"),
]


@pytest.mark.parametrize(("lines", "expected", "reason"), SIGNATURES, ids=[row[2] for row in SIGNATURES])
def test_signer(
    lines: str, expected: tuple[str | None, str | None, str | None, str | None] | None, reason: str
) -> None:
    signer = read_header(Zones(footer=tuple(lines.split("\n"))), load_rulebook()).signer
    fields = ("authority", "position", "for_position", "name")
    assert signer == (Signer(**dict(zip(fields, expected, strict=True))) if expected else None), reason


# Lines below the last paragraph, the recipients, why the row is here.
RECIPIENTS: list[tuple[str, tuple[str, ...], str]] = [
    (
        "Nơi nhận:\n- Sở Nội vụ;\n- Lãnh đạo Sở (b/c);\n- Lưu: VT, VP.\nGIÁM ĐỐC\nNguyễn Văn Núi",
        ("Sở Nội vụ", "Lãnh đạo Sở (b/c)", "Lưu: VT, VP"),
        "one printed line is one recipient",
    ),
    (
        "Nơi nhận:                    KT. GIÁM ĐỐC\n- UBND tỉnh;                  PHÓ GIÁM ĐỐC\n- Lưu: VT.\n"
        "                             Nguyễn Văn Núi",
        ("UBND tỉnh", "Lưu: VT"),
        "both columns on the same lines",
    ),
    (
        "GIÁM ĐỐC\nNguyễn Văn Núi\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
        ("Như trên", "Lưu: VT"),
        "the signature comes first",
    ),
    (
        "Nơi nhận:\n- Các doanh nghiệp trên\nđịa bàn tỉnh;\n- TT. Tỉnh ủy; TT. HĐND tỉnh\n"
        "(để b/c);\n- Lưu: VT, KTN,\nNC (02b).\n09 KH",
        (
            "Các doanh nghiệp trên địa bàn tỉnh",
            "TT. Tỉnh ủy; TT. HĐND tỉnh (để b/c)",
            "Lưu: VT, KTN, NC (02b)",
        ),
        "wrapped lines are joined, the typist's code below the file line is dropped",
    ),
    (
        "Nơi nhận:\n- VPUB: + CVP, các PCVP;\n+ Cổng TTĐT tỉnh;\n- Lưu: VT.",
        ("VPUB: + CVP, các PCVP", "+ Cổng TTĐT tỉnh", "Lưu: VT"),
        "a nested item keeps its plus",
    ),
    (
        "Nơi nhận: - Bộ Nội vụ; - Các sở, ban, ngành; - Lưu: VT, TH. TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Mai Đồi",
        ("Bộ Nội vụ", "Các sở, ban, ngành", "Lưu: VT, TH"),
        "flattened on one line, signature included",
    ),
    (
        "Nơi nhận:\n- Bộ Nội vụ;\n- Lưu: VT, KT. TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
        ("Bộ Nội vụ", "Lưu: VT, KT"),
        "a department's code looks like a mark",
    ),
    (
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT, KTTHVTD.",
        ("Như Điều 3", "Lưu: VT, KTTHVTD"),
        "a code that begins like a mark",
    ),
    (
        "Nơi nhận\nThường trực Huyện ủy\n(để b/c);\nCác phòng, ban;\nLưu: VT\nCHỦ TỊCH",
        ("Thường trực Huyện ủy (để b/c)", "Các phòng, ban", "Lưu: VT"),
        "no dashes, no colon",
    ),
    (
        "Nơi nhận:\n– Các tỉnh ủy, thành ủy,\n– Lưu Văn phòng Trung ương Đảng.\nT/M BAN BÍ THƯ\nCao Văn Đồi",
        ("Các tỉnh ủy, thành ủy", "Lưu Văn phòng Trung ương Đảng"),
        "long dashes, commas at the ends",
    ),
    (
        "Nơi nhận:\n- Bộ Y tế; (để báo cáo)\n- Tỉnh Đoàn;\n- Lưu: VT",
        ("Bộ Y tế; (để báo cáo)", "Tỉnh Đoàn", "Lưu: VT"),
        "a note behind the semicolon; a recipient that could be a person's name",
    ),
    (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- Bộ Y tế; KT.CHỦ TỊCH\n- Thường trực Tỉnh ủy; PHÓ CHỦ TỊCH\n"
        "- CT, PCT UBND tỉnh; (Đã ký)\n- Các sở, ban, ngành; Nguyễn Văn Núi\n- Lưu: VT.",
        ("Bộ Y tế", "Thường trực Tỉnh ủy", "CT, PCT UBND tỉnh", "Các sở, ban, ngành", "Lưu: VT"),
        "both columns on the same lines, the gap between them lost",
    ),
    ("GIÁM ĐỐC\nNguyễn Văn Núi", (), "no list"),
]


@pytest.mark.parametrize(("lines", "expected", "reason"), RECIPIENTS, ids=[row[2] for row in RECIPIENTS])
def test_recipients(lines: str, expected: tuple[str, ...], reason: str) -> None:
    assert read_header(Zones(footer=tuple(lines.split("\n"))), load_rulebook()).recipients == expected, reason


@pytest.mark.parametrize("gap", [" ", "            ", "\t"], ids=["one space", "a gap", "a tab"])
def test_list_and_signature_side_by_side_give_both(gap: str) -> None:
    lines = (f"Nơi nhận:{gap}TL. CHỦ TỊCH", f"- Như trên;{gap}CHÁNH VĂN PHÒNG", "- Lưu: VT.", "Nguyễn Văn Núi")
    header = read_header(Zones(footer=lines), load_rulebook())
    assert header.recipients == ("Như trên", "Lưu: VT")
    assert header.signer == Signer(
        authority="TL.", position="Chánh Văn phòng", for_position="Chủ tịch", name="Nguyễn Văn Núi"
    )


def test_place_and_date_above_the_signature() -> None:
    lines = ("Bắc Hà, ngày 5 tháng 9 năm 2024", "HIỆU TRƯỞNG", "Nguyễn Văn Núi")
    header = read_header(Zones(footer=lines), load_rulebook())
    assert (header.place, header.issued) == ("Bắc Hà", "2024-09-05")
    assert header.signer == Signer(position="Hiệu trưởng", name="Nguyễn Văn Núi")


JOINT = [
    (
        "KT. GIÁM ĐỐC SỞ Y TẾ{gap}KT. GIÁM ĐỐC CÔNG AN TỈNH\nPHÓ GIÁM ĐỐC{gap}PHÓ GIÁM ĐỐC\n\n"
        "Lê Thị Suối{gap}Trương Văn Núi\n",
        Signer(authority="KT.", position="Phó Giám đốc", for_position="Giám đốc Sở Y tế", name="Lê Thị Suối"),
        "two bodies issue it: the left one",
    ),
    (
        "NGƯỜI LẬP KẾ HOẠCH{gap}HIỆU TRƯỞNG\n\nTrần Thị Suối{gap}Lê Văn Núi\n",
        Signer(position="Hiệu trưởng", name="Lê Văn Núi"),
        "the writer on the left",
    ),
]


@pytest.mark.parametrize("gap", ["            ", "\t"], ids=["a gap", "a tab"])
@pytest.mark.parametrize(("lines", "expected", "reason"), JOINT, ids=[row[2] for row in JOINT])
def test_two_sign_on_the_same_lines(lines: str, expected: Signer, reason: str, gap: str) -> None:
    text = f"KẾ HOẠCH\nTiêm chủng\n\nI. MỤC ĐÍCH\n\n1. Tiêm đủ.\n\nTrên đây là Kế hoạch./.\n\n{lines.format(gap=gap)}"
    assert parse_text(text).header.signer == expected


def test_a_tab_behind_a_marker_makes_no_columns() -> None:
    plan = parse_text(
        "KẾ HOẠCH\nTiêm chủng\n\nI.\tMỤC ĐÍCH\n\n1.\tGIÁM ĐỐC\n\nĐiều 1.\tNhiệm vụ\n\nHỌC SINH\tGIÁM ĐỐC\n"
    )
    assert [section.id for section in plan.sections][:2] == ["I", "I.1"]
