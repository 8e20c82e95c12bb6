"""Whose plan it is, when letterhead, preamble, closing and signature each say a part of it."""

from __future__ import annotations

import pytest

from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment.header import read_header
from kehoach_parse.segment.issuer import fuller, same_body
from kehoach_parse.segment.zones import Zones

# Zones, issuer, parent, province, why the row is here.
ISSUERS: list[tuple[Zones, str | None, str | None, str | None, str]] = [
    (
        Zones(preamble=("Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh Sơn La, Sở Y tế xây dựng kế hoạch như sau:",)),
        "Sở Y tế",
        None,
        "Sơn La",
        "no letterhead: the preamble says who; a citation in it says where",
    ),
    (
        Zones(closing=("Trên đây là Kế hoạch hội thi năm 2024 của Sở Tư pháp tỉnh Kon Tum./.",)),
        "Sở Tư pháp tỉnh Kon Tum",
        None,
        "Kon Tum",
        "no letterhead: the closing formula says whose",
    ),
    (
        Zones(closing=("Sở Tư pháp yêu cầu các phòng, đơn vị thực hiện nghiêm túc./.",)),
        "Sở Tư pháp",
        None,
        None,
        "no letterhead: the closing order says who gives it",
    ),
    (
        Zones(
            letterhead=("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 3/KH-SGDĐT"),
            closing=("Trên đây là Kế hoạch của Sở Giáo dục và Đào tạo tỉnh Bắc Kạn.",),
        ),
        "Sở Giáo dục và Đào tạo tỉnh Bắc Kạn",
        None,
        "Bắc Kạn",
        "the fullest form printed",
    ),
    (
        Zones(letterhead=("UBND TỈNH HÒA BÌNH", "SỞ NÔNG NGHIỆP VÀ MÔI", "TRƯỜNG", "Số: 3/KH-SNNMT")),
        "Sở Nông nghiệp và Môi trường",
        "UBND tỉnh Hòa Bình",
        "Hòa Bình",
        "a line cut within a word that begins like a school",
    ),
    (
        Zones(
            letterhead=("UBND TỈNH HÒA BÌNH", "SỞ Y TẾ"),
            preamble=("Trao đổi kinh nghiệm với Sở Y tế tỉnh Phú Thọ; Sở Y tế ban hành Kế hoạch:",),
        ),
        "Sở Y tế",
        "UBND tỉnh Hòa Bình",
        "Hòa Bình",
        "the same name in another province is another body",
    ),
    (
        Zones(letterhead=("UBND TỈNH LAI CHÂU",), preamble=("Ủy ban nhân dân tỉnh Lai Châu ban hành Kế hoạch:",)),
        "Ủy ban nhân dân tỉnh Lai Châu",
        None,
        "Lai Châu",
        "an abbreviation in the letterhead, the full name in the preamble",
    ),
    (
        Zones(
            letterhead=("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"),
            preamble=("Thực hiện chỉ đạo của Bộ Nội vụ, UBND tỉnh ban hành Kế hoạch:",),
        ),
        "Ủy ban nhân dân tỉnh Lai Châu",
        None,
        "Lai Châu",
        "the preamble is shorter than the letterhead",
    ),
    (
        Zones(
            letterhead=("TỈNH ỦY LẠNG SƠN", "*", "Số 5-KH/TU"),
            preamble=("Thực hiện Chỉ thị số 1-CT/TW, Ban Thường vụ Tỉnh ủy xây dựng Kế hoạch như sau:",),
        ),
        "Tỉnh ủy Lạng Sơn",
        None,
        "Lạng Sơn",
        "a committee of the body in the letterhead issues it",
    ),
    (
        Zones(
            letterhead=("BAN CHẤP HÀNH TRUNG ƯƠNG", "*"),
            footer=("T/M BAN BÍ THƯ", "Cao Văn Đồi"),
        ),
        "Ban Bí thư",
        "Ban Chấp hành Trung ương",
        None,
        "only the signature names the committee",
    ),
    (
        Zones(
            letterhead=("LĐLĐ HUYỆN NÚI XANH", "CÔNG ĐOÀN TRƯỜNG TIỂU HỌC MỎ GÀ"),
            footer=("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Hà Thị Suối"),
        ),
        "Công đoàn Trường Tiểu học Mỏ Gà",
        "LĐLĐ huyện Núi Xanh",
        None,
        "a committee that only signs does not take the place of its union",
    ),
    (
        Zones(letterhead=("BCH ĐOÀN TỈNH NAM ĐỊNH", "***"), preamble=("Đoàn tỉnh tổ chức ngày hội như sau:",)),
        "BCH Đoàn tỉnh Nam Định",
        None,
        "Nam Định",
        "Đoàn is the youth union, and a place follows its level",
    ),
    (
        Zones(letterhead=("CÔNG ĐOÀN NGÀNH GIÁO DỤC", "Số: 4/KH-CĐN")),
        "Công đoàn ngành Giáo dục",
        None,
        None,
        "the union of a sector",
    ),
    (
        Zones(
            letterhead=("TỈNH ỦY PHÚ THỌ", "BAN DÂN VẬN"),
            preamble=("Ban Dân vận Tỉnh ủy xây dựng Kế hoạch như sau:",),
            closing=("Nếu có vướng mắc, phản ánh về Ban Dân vận Tỉnh ủy để được hướng dẫn.",),
        ),
        "Ban Dân vận Tỉnh ủy",
        "Tỉnh ủy Phú Thọ",
        "Phú Thọ",
        "a word in small letters is no place, one that begins with đ among them",
    ),
    (
        Zones(
            letterhead=("ĐẢNG BỘ TỈNH X", "ĐẢNG ỦY XÃ MỎ GÀ"),
            preamble=("Đảng ủy xã Mỏ Gà xây dựng Kế hoạch:",),
            footer=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        ),
        "Đảng ủy xã Mỏ Gà",
        "Đảng bộ tỉnh X",
        None,
        "the plan itself says who issues it, against the signature",
    ),
    (
        Zones(
            letterhead=("UBND TỈNH GIA LAI",),
            preamble=("Theo đề nghị của Sở Nội vụ, Sở Nội vụ xây dựng dự thảo; UBND tỉnh ban hành Kế hoạch:",),
        ),
        "UBND tỉnh Gia Lai",
        None,
        "Gia Lai",
        "who drafts is not who issues",
    ),
    (
        Zones(
            letterhead=("SỞ NỘI VỤ",),
            preamble=("Ủy ban nhân dân tỉnh Gia Lai ban hành Kế hoạch:",),
        ),
        "Sở Nội vụ",
        None,
        "Gia Lai",
        "where they disagree the letterhead decides",
    ),
    (
        Zones(
            letterhead=("ỦY BAN NHÂN DÂN", "Số: 335/KH-UBND", "Phú Thọ, ngày 10 tháng 02 năm 2023"),
            preamble=("Ủy ban nhân dân tỉnh Phú Thọ ban hành Kế hoạch:",),
        ),
        "Ủy ban nhân dân tỉnh Phú Thọ",
        None,
        "Phú Thọ",
        "a letterhead that lost its second line",
    ),
    (
        Zones(
            letterhead=("BAN CHẤP HÀNH TRUNG ƯƠNG", "***", "ĐOÀN TNCS HỒ CHÍ MINH"),
            preamble=("Thực hiện chương trình công tác, Ban Bí thư Trung ương Đoàn ban hành Kế hoạch:",),
        ),
        "Ban Bí thư Trung ương Đoàn",
        "Ban Chấp hành Trung ương",
        None,
        "the Youth Union's secretariat",
    ),
    (
        Zones(preamble=("Nhằm nâng cao chất lượng, Nhà trường xây dựng kế hoạch:",)),
        None,
        None,
        None,
        "a body without a name is none",
    ),
    (
        Zones(preamble=("Trường hợp cần thiết, đề nghị các đơn vị tổ chức lại:", "Tổ chức triển khai như sau:")),
        None,
        None,
        None,
        "words that begin like a body",
    ),
    (
        Zones(
            letterhead=("TRƯỜNG THPT EA SÚP",),
            preamble=("Trường THPT Ea Súp xây dựng kế hoạch tuần lễ học tập:",),
        ),
        "Trường THPT Ea Súp",
        None,
        None,
        "the document's own small letters say how a name is written",
    ),
    (
        Zones(
            letterhead=("ỦY BAN NHÂN DÂN XÃ TÂN HƯNG", "Tân Hưng, ngày 5 tháng 8 năm 2025"),
            title="Thực hiện phong trào trên địa bàn xã",
            preamble=("Thực hiện Kế hoạch số 7/KH-UBND của UBND tỉnh Lâm Đồng và Kế hoạch số 8/KH-SNV,",),
        ),
        "Ủy ban nhân dân xã Tân Hưng",
        None,
        "Lâm Đồng",
        "a commune's province stands in what it carries out",
    ),
    (
        Zones(
            letterhead=("BỘ XÂY DỰNG", "Hà Nội, ngày 5 tháng 8 năm 2025"),
            preamble=("Phối hợp với tỉnh Lào Cai, Bộ Xây dựng ban hành Kế hoạch:",),
        ),
        "Bộ Xây dựng",
        None,
        None,
        "a central body names a province and belongs to none",
    ),
    (
        Zones(letterhead=("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC VINH", "Nghệ An, ngày 5 tháng 8 năm 2024")),
        "Trường Đại học Vinh",
        "Bộ Giáo dục và Đào tạo",
        "Nghệ An",
        "a ministry's school lies where it dates its documents",
    ),
    (
        Zones(letterhead=("BỘ GIÁO DỤC VÀ ĐÀO TẠO", "TRƯỜNG ĐẠI HỌC SƯ PHẠM HÀ NỘI 2")),
        "Trường Đại học Sư phạm Hà Nội 2",
        "Bộ Giáo dục và Đào tạo",
        None,
        "its name alone does not tell",
    ),
    (
        Zones(
            letterhead=("PHÒNG GD&ĐT HUYỆN SUỐI MƠ", "TRƯỜNG THCS AN BÌNH", "Suối Mơ, ngày 5 tháng 8 năm 2024"),
            preamble=("Thực hiện Kế hoạch số 7/KH-SGDĐT của Sở GD&ĐT Lâm Đồng,",),
        ),
        "Trường THCS An Bình",
        "Phòng GD&ĐT huyện Suối Mơ",
        "Lâm Đồng",
        "the one province whose department it obeys",
    ),
    (
        Zones(
            letterhead=("TRƯỜNG THCS AN BÌNH",),
            preamble=("Theo Kế hoạch của Sở GD&ĐT Lâm Đồng và Công văn của Sở Y tế Lai Châu,",),
        ),
        "Trường THCS An Bình",
        None,
        None,
        "departments of two provinces leave it open",
    ),
]


@pytest.mark.parametrize(("zones", "issuer", "parent", "province", "reason"), ISSUERS, ids=[row[-1] for row in ISSUERS])
def test_issuer(zones: Zones, issuer: str | None, parent: str | None, province: str | None, reason: str) -> None:
    header = read_header(zones, load_rulebook())
    found = (header.issuer, header.parent_issuer, header.province.name if header.province else None)
    assert found == (issuer, parent, province), reason


def test_a_decision_lends_its_header_to_the_plan_annexed() -> None:
    decision = Zones(
        letterhead=("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN", "Số: 16/QĐ-UBND", "Nghệ An, ngày 2 tháng 3 năm 2024"),
        type_line="QUYẾT ĐỊNH",
        title="Ban hành Kế hoạch kiểm kê rừng",
        footer=("Nơi nhận:", "- Như Điều 2;", "- Lưu: VT.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Núi"),
    )
    header = read_header(Zones(type_line="KẾ HOẠCH", title="Kiểm kê rừng", annex_of=decision), load_rulebook())
    assert header.doc_type is not None
    assert header.signer is not None
    assert (header.doc_type.code, header.title) == ("KH", "Kiểm kê rừng")
    assert (header.identifier, header.issued) == ("16/QĐ-UBND", "2024-03-02")
    assert (header.issuer, header.signer.name) == ("Ủy ban nhân dân tỉnh Nghệ An", "Nguyễn Văn Núi")
    assert header.recipients == ("Như Điều 2", "Lưu: VT")


TYPES: list[tuple[str | None, str, tuple[str | None, str] | None, str]] = [
    ("KẾ HOẠCH", "", ("KH", "Kế hoạch"), "as prescribed"),
    ("**KẾ HOẠCH**:", "", ("KH", "Kế hoạch"), "marks of emphasis around it"),
    ("KẾ HOẠCH HÀNH ĐỘNG", "", ("KH", "Kế hoạch"), "a qualified type is still that type"),
    ("NGHỊ QUYẾT LIÊN TỊCH", "", ("NQLT", "Nghị quyết liên tịch"), "unless the table knows the longer one"),
    ("THỂ LỆ", "", (None, "Thể lệ"), "a type the table does not know"),
    (None, "Số: 9/KH-UBND", ("KH", "Kế hoạch"), "no type line: the number's code"),
    (None, "Số: 9/UBND-VX", None, "a letter has no type in its number"),
    (None, "CỤC THUẾ\nSố: 9/CT-CS", None, "a letter's symbol begins with its issuer, which looks like a type"),
    (None, "", None, "nothing printed"),
]


@pytest.mark.parametrize(("type_line", "number", "expected", "reason"), TYPES, ids=[row[-1] for row in TYPES])
def test_doc_type(type_line: str | None, number: str, expected: tuple[str | None, str] | None, reason: str) -> None:
    doc_type = read_header(Zones(type_line=type_line, letterhead=tuple(number.split("\n"))), load_rulebook()).doc_type
    assert (doc_type and (doc_type.code, doc_type.name)) == expected, reason


SAME: list[tuple[str, str, bool, str]] = [
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Sơn La", True, "abbreviated and shorter"),
    ("Sở GD&ĐT tỉnh Đồng Tháp", "Sở Giáo dục và Đào tạo tỉnh Đồng Tháp", True, "abbreviated inside"),
    ("Sở Nội vụ", "Sở Nông vụ", False, "equal initials are not enough without an abbreviation"),
    ("Ủy ban nhân dân xã A", "Ủy ban nhân dân xã B", False, "two communes"),
]


@pytest.mark.parametrize(("one", "other", "expected", "reason"), SAME, ids=[row[-1] for row in SAME])
def test_same_body(one: str, other: str, expected: bool, reason: str) -> None:
    assert same_body(one, other) is expected, reason
    assert same_body(other, one) is expected, reason


def test_the_fuller_name_spells_out_more() -> None:
    assert fuller("UBND tỉnh Sơn La", "Ủy ban nhân dân tỉnh") == "UBND tỉnh Sơn La"
    assert fuller("UBND tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La") == "Ủy ban nhân dân tỉnh Sơn La"
