"""Openings as legal portals and school sites print them: cells under bars, words cut off, menus above."""

from __future__ import annotations

import pytest

from tests.segment.plans import read

PREAMBLE = "Căn cứ Luật Thư viện, UBND tỉnh ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n"
MOTTO = "CỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n|\n"
DATE = "Số: 21/KH-UBND\n|\nYên\nBái, ngày 09 tháng 5 năm 2017\n|\n"

BARRED = (
    "UBND TỈNH YÊN BÁI | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 4/KH-UBND | Yên Bái, ngày 02 tháng 6 năm 2014 |\n"
)

OPENINGS: list[tuple[str, dict[str, object], str]] = [
    (
        "ỦY\nBAN NHÂN DÂN\nTỈNH YÊN BÁI\n-------\n|\n" + MOTTO + DATE + "KẾ HOẠCH\nPHÁT TRIỂN THƯ VIỆN\n" + PREAMBLE,
        {"issuer": "Ủy ban nhân dân tỉnh Yên Bái", "place": "Yên Bái", "title": "PHÁT TRIỂN THƯ VIỆN", "number": "21"},
        "cells closed by bars, the first word of each on a line of its own",
    ),
    (
        "UBND TỈNH YÊN BÁI\n|\n" + MOTTO + DATE + "QUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH ĐỌC SÁCH\nUBND TỈNH YÊN BÁI\n"
        "Căn cứ Luật Thư viện;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch kèm theo.\nNơi nhận:\n- Như Điều 1.\n|\n"
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu\n|\nKẾ HOẠCH\nĐỌC SÁCH NĂM 2017\n"
        "(Phê duyệt kèm theo Quyết định số 21/QĐ-UBND)\nI. MỤC ĐÍCH\n",
        {
            "doc_type": "Kế hoạch",
            "title": "ĐỌC SÁCH NĂM 2017",
            "issuer": "UBND tỉnh Yên Bái",
            "recipients": ("Như Điều 1",),
        },
        "the type below the bars of letterhead and signature is no cell",
    ),
    (
        BARRED + "XÂY DỰNG TỦ SÁCH\nCHO TRẺ EM\n" + PREAMBLE,
        {"doc_type": "Kế hoạch", "title": "XÂY DỰNG TỦ SÁCH CHO TRẺ EM", "issued": "2014-06-02"},
        "the type line left out, its title in capitals kept",
    ),
    (
        BARRED + "Căn cứ Luật Thư viện;\nChủ tịch UBND tỉnh Yên Bái ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n",
        {"title": None, "issuer": "UBND tỉnh Yên Bái"},
        "no title at all, and one office that issues the plan",
    ),
    (
        "Trang chủ » Văn bản\nDANH MỤC\nLượt xem : 12\nKẾ HOẠCH NĂM HỌC 2018-2019\nKẾ HOẠCH NĂM HỌC 2018-2019\n"
        "  PHÒNG GD&ĐT ĐẦM HÀ           CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "  TRƯỜNG MẦM NON SƠN CA           Độc lập - Tự do - Hạnh phúc\n"
        "                Số:         /KH-MN              Đầm Hà, ngày        tháng 9 năm 2018\n\n"
        "KẾ HOẠCH NUÔI DƯỠNG TRẺ NĂM HỌC 2018-2019\n\nI. CĂN CỨ\n",
        {
            "title": "NUÔI DƯỠNG TRẺ NĂM HỌC 2018-2019",
            "issuer": "Trường Mầm non Sơn Ca",
            "parent_issuer": "Phòng GD&ĐT Đầm Hà",
            "symbol": "KH-MN",
            "issued": "2018-09",
        },
        "menu and heading of a school's page above the letterhead, blanks for number and day",
    ),
    (
        "Hôm nay : 3\nA- A+ | Tương phản\nKẾ HOẠCH NUÔI DƯỠNG TRẺ NĂM 2019\n\nKẾ HOẠCH\n\nNUÔI DƯỠNG TRẺ NĂM 2019\n\n"
        "Căn cứ tình hình của trường. Trường mầm non Sơn Ca xây dựng kế hoạch như sau:\n\nI. MỤC TIÊU\n",
        {"title": "NUÔI DƯỠNG TRẺ NĂM 2019", "issuer": "Trường mầm non Sơn Ca", "parent_issuer": None},
        "a page's heading repeated as type line and title",
    ),
    (
        "Số hiệu: | 7/KH-UBND | Ngày: | 1/2/2020 |\nCơ quan: | UBND tỉnh Yên Bái | Mục: | Sách |\nĐăng ký tại đây\n"
        "ỦY BAN NHÂN DÂN Số: 7/KH-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Yên Bái, ngày 01 tháng 02 năm 2020 |\n"
        "KẾ HOẠCH\nĐỌC SÁCH\nCăn cứ Luật Thư viện, UBND tỉnh Yên Bái ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n",
        {"issuer": "UBND tỉnh Yên Bái", "parent_issuer": None, "identifier": "7/KH-UBND", "issued": "2020-02-01"},
        "facts of the document above a letterhead on one line",
    ),
    (
        "UBND TỈNH YÊN BÁI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 4/KH-UBND\nKẾ HOẠCH\n"
        "PHÁT TRIỂN THƯ VIỆN GIAI ĐOẠN 2020 -\n2025\nThực hiện Luật Thư\nviện, Ủy ban nhân dân tỉnh ban hành Kế hoạch "
        "với các nội dung chủ yếu\nnhư sau:\nI. MỤC ĐÍCH\n",
        {"title": "PHÁT TRIỂN THƯ VIỆN GIAI ĐOẠN 2020 - 2025"},
        "a title that ends with a number alone on its line",
    ),
    (
        "TỈNH ỦY YÊN BÁI\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 12-KH/TU\nKẾ HOẠCH\nCỦA BAN THƯỜNG VỤ TỈNH ỦY\n"
        "về phát triển văn hóa đọc\n-----\nCăn cứ Điều lệ Đảng.\nI- MỤC TIÊU\n",
        {"title": "CỦA BAN THƯỜNG VỤ TỈNH ỦY về phát triển văn hóa đọc"},
        "a title whose second part is in small letters",
    ),
]


LETTERHEADS: list[tuple[str, dict[str, object], str]] = [
    (
        "BỘ CÔNG AN CÔNG AN TỈNH YÊN BÁI\nSố: 5/KH-CAT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nĐọc sách\n"
        "Căn cứ Luật Thư viện.\n1. Mục đích\n",
        {"issuer": "Công an tỉnh Yên Bái", "parent_issuer": "Bộ Công an"},
        "a ministry and its police on one line",
    ),
    (
        "UBND TỈNH YÊN BÁI\nSố: 1£ /KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nYên Bái, ngày 0ñ tháng 7 năm 2019\n"
        "KÉ HOẠCH\nĐọc sách\nCăn cứ Luật Thư viện.\nI. MỤC ĐÍCH\n",
        {"doc_type": "Kế hoạch", "number": None, "symbol": "KH-UBND", "issued": "2019-07", "place": "Yên Bái"},
        "a scan's misread type, number and day",
    ),
    (
        "TRƯỜNG ĐẠI HỌC HỒNG BÀNG\nKHOA NGỮ VĂN\nSố: 1/KH-NV\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nĐọc sách\n"
        "Căn cứ Luật Thư viện.\n1. Mục đích\n",
        {"issuer": "Khoa Ngữ văn", "parent_issuer": "Trường Đại học Hồng Bàng"},
        "a faculty of a university",
    ),
    (
        "SỞ NỘI VỤ\nHỘI NÔNG DÂN\nTỈNH YÊN BÁI\nSố: 8/KHPH-SNV-HND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "KẾ HOẠCH PHỐI HỢP\nĐọc sách\n"
        "Căn cứ Luật Thư viện, hai đơn vị thống nhất:\n1. Mục đích\n",
        {"issuer": "Sở Nội vụ - Hội Nông dân tỉnh Yên Bái", "parent_issuer": None},
        "a joint plan's bodies are one issuer",
    ),
    (
        "SỞ NỘI VỤ\nBAN THI ĐUA KHEN THƯỞNG\nSố: 8/KH-BTĐKT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nĐọc sách\n"
        "Căn cứ Luật Thư viện.\n1. Mục đích\n",
        {"parent_issuer": "Sở Nội vụ"},
        "one above the other are not",
    ),
    (
        "ĐẢNG BỘ TỈNH YÊN BÁI\nĐẢNG ỦY XÃ MÙ CẢ\nSố 8-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\nKẾ HOẠCH\nĐọc sách\n"
        "Căn cứ Điều lệ Đảng, Ban Thường vụ Đảng ủy xã ban hành Kế hoạch.\nI- MỤC TIÊU\n",
        {"issuer": "Đảng ủy xã Mù Cả", "parent_issuer": "Đảng bộ tỉnh Yên Bái"},
        "a committee of the lower of two bodies",
    ),
    (
        "UBND TỈNH YÊN BÁI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\n"
        "Giám sát chuyên đề “Việc xây dựng tủ sách ở thôn, bản vùng cao”\n"
        "Căn cứ Luật Thư viện;\nCăn cứ Luật Xuất bản,\nUBND tỉnh ban hành Kế hoạch.\nI. MỤC ĐÍCH\n",
        {"title": "Giám sát chuyên đề “Việc xây dựng tủ sách ở thôn, bản vùng cao”"},
        "bases shorter than a title in small letters",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected", "reason"), OPENINGS + LETTERHEADS, ids=[row[-1] for row in OPENINGS + LETTERHEADS]
)
def test_opening(text: str, expected: dict[str, object], reason: str) -> None:
    header = read(text).header
    found = header.model_dump() | {"doc_type": header.doc_type and header.doc_type.name}
    assert {name: found[name] for name in expected} == expected
