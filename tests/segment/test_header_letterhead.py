"""Letterheads of offices all over the country, as they come out of readers."""

from __future__ import annotations

import pytest

from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment.header import read_header
from kehoach_parse.segment.zones import Zones

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"

# Letterhead, the fields it gives, why the row is here. Fields not named are not looked at.
LETTERHEADS: list[tuple[str, dict[str, str | None], str]] = [
    (
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\n" + NATION + "Số: 74/KH-UBND\nSơn La, ngày 05 tháng 8 năm 2024",
        {
            "issuer": "Ủy ban nhân dân tỉnh Sơn La",
            "parent_issuer": None,
            "province": "Sơn La",
            "identifier": "74/KH-UBND",
            "number": "74",
            "symbol": "KH-UBND",
            "place": "Sơn La",
            "issued": "2024-08-05",
        },
        "a body broken over lines is one body",
    ),
    (
        "ỦY BAN NHÂN DÂN\nTỈNH SƠN LA\nsố: 2ƒ /KH-UBND\n" + NATION,
        {"issuer": "Ủy ban nhân dân tỉnh Sơn La", "number": None},
        "a number the scan left unreadable is no part of the body's name",
    ),
    (
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH NÚI XANH\nTHƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\n" + NATION + "Số: 6/KH-HĐND",
        {"issuer": "Thường trực Hội đồng nhân dân", "parent_issuer": "Hội đồng nhân dân tỉnh Núi Xanh"},
        "the standing body of a council under the council",
    ),
    (
        "TẬP ĐOÀN\nĐIỆN LỰC VIỆT NAM\nCÔNG TY ĐIỆN LỰC SƠN LA\n" + NATION + "Số: 18/KH-PCSL",
        {"issuer": "Công ty Điện lực Sơn La", "parent_issuer": "Tập đoàn Điện lực Việt Nam"},
        "a group takes the line below it, its company begins another",
    ),
    (
        "BCH ĐOÀN TNCS HỒ CHÍ MINH ĐOÀN TNCS HỒ CHÍ MINH\nTỈNH SƠN LA\nSố: 12-KH/TĐTN-BPT",
        {"issuer": "BCH Đoàn TNCS Hồ Chí Minh tỉnh Sơn La", "identifier": "12-KH/TĐTN-BPT"},
        "the Union's banner on the same line as the committee",
    ),
    (
        "UBND TỈNH CÀ MAU\nSỞ Y TẾ\nSố:           /KH-SYT\n" + NATION + "Cà Mau, ngày       tháng 3 năm 2025",
        {
            "issuer": "Sở Y tế",
            "parent_issuer": "UBND tỉnh Cà Mau",
            "province": "Cà Mau",
            "number": None,
            "symbol": "KH-SYT",
            "identifier": None,
            "issued": "2025-03",
        },
        "a draft: number and day blank",
    ),
    (
        "  UBND TỈNH NAM ĐỊNH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "  SỞ NỘI VỤ                        Độc lập – Tự do – Hạnh phúc\n"
        "  Số: 12 /KH-SNV                 Nam Định, ngày 06 tháng 3 năm 2023",
        {"issuer": "Sở Nội vụ", "parent_issuer": "UBND tỉnh Nam Định", "identifier": "12/KH-SNV", "place": "Nam Định"},
        "both columns on the same lines",
    ),
    (
        "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI\nTHÀNH PHỐ ĐÀ NẴNG          CHỦ NGHĨA VIỆT NAM\n"
        "----------              Độc lập - Tự do - Hạnh phúc\nSố: …/KH-UBND         Đà Nẵng, ngày … tháng … năm 2024",
        {"issuer": "Ủy ban nhân dân thành phố Đà Nẵng", "province": "Đà Nẵng", "symbol": "KH-UBND", "issued": "2024"},
        "the national title broken over lines of the other column",
    ),
    (
        "UBND TỈNH LÂM ĐỒNG SỞ TƯ PHÁP ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
        "--------------- Số: 31/KH-STP Lâm Đồng, ngày 11 tháng 4 năm 2022",
        {
            "issuer": "Sở Tư pháp",
            "parent_issuer": "UBND tỉnh Lâm Đồng",
            "identifier": "31/KH-STP",
            "place": "Lâm Đồng",
            "issued": "2022-04-11",
        },
        "everything on one line",
    ),
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nQUẢNG TRỊ\nTRƯỜNG THPT NÚI XANH\n"
        + NATION
        + "Số: 06/KH-THPTNX\nĐông Hà, ngày 5 tháng 9 năm 2024",
        {
            "issuer": "Trường THPT Núi Xanh",
            "parent_issuer": "Sở Giáo dục và Đào tạo Quảng Trị",
            "province": "Quảng Trị",
            "place": "Đông Hà",
            "symbol": "KH-THPTNX",
        },
        "a school, with the province only in the name of its department",
    ),
    (
        "UBND HUYỆN MƯỜNG NHÉ\nTRƯỜNG TIỂU HỌC LÊ VĂN TÁM\nSố: 15/KH-THLVT\nMường Nhé, ngày 20 tháng 8 năm 2023",
        {
            "issuer": "Trường Tiểu học Lê Văn Tám",
            "parent_issuer": "UBND huyện Mường Nhé",
            "province": None,
            "place": "Mường Nhé",
        },
        "nothing names the province",
    ),
    (
        "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTHÀNH PHỐ YÊN BÁI\nTRƯỜNG MẦM NON HOA BAN\nSố:/KH-MNHB",
        {
            "issuer": "Trường Mầm non Hoa Ban",
            "parent_issuer": "Phòng Giáo dục và Đào tạo thành phố Yên Bái",
            "province": "Yên Bái",
            "symbol": "KH-MNHB",
            "number": None,
        },
        "the town bears the province's name; number glued to nothing",
    ),
    (
        "ỦY BAN NHÂN DÂN\nXÃ TÂN THẠNH\n" + NATION + "Số: 12/KH-UBND\nTân Thạnh, ngày 07 tháng 7 năm 2025",
        {"issuer": "Ủy ban nhân dân xã Tân Thạnh", "parent_issuer": None, "place": "Tân Thạnh", "province": None},
        "a commune's own letterhead",
    ),
    (
        "ỦY BAN NHÂN DÂN\nXÃ HÒA BÌNH\nHòa Bình, ngày 07 tháng 7 năm 2025",
        {"issuer": "Ủy ban nhân dân xã Hòa Bình", "province": None, "place": "Hòa Bình"},
        "a commune that bears the name of another province",
    ),
    (
        "UBND TỈNH AN GIANG\nUBND PHƯỜNG LONG XUYÊN\nPhường Long Xuyên, ngày 9 tháng 9 năm 2025",
        {
            "issuer": "UBND phường Long Xuyên",
            "parent_issuer": "UBND tỉnh An Giang",
            "province": "An Giang",
            "place": "Phường Long Xuyên",
        },
        "two tiers since July 2025",
    ),
    (
        "ỦY BAN NHÂN DÂN XÃ MƯỜNG KHƯƠNG\nPHÒNG VĂN HÓA - XÃ HỘI\nSố: 08/KH-VHXH",
        {
            "issuer": "Phòng Văn hóa - Xã hội",
            "parent_issuer": "Ủy ban nhân dân xã Mường Khương",
            "symbol": "KH-VHXH",
        },
        "a division of a commune",
    ),
    (
        "ỦY BAN NHÂN DÂN\nĐẶC KHU PHÚ QUỐC\nPhú Quốc, ngày 01 tháng 12 năm 2025",
        {"issuer": "Ủy ban nhân dân đặc khu Phú Quốc", "place": "Phú Quốc"},
        "a special zone",
    ),
    (
        "TỈNH ỦY ĐỒNG NAI\n*\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 58-KH/TU\nĐồng Nai, ngày 14 tháng 5 năm 2025",
        {"issuer": "Tỉnh ủy Đồng Nai", "identifier": "58-KH/TU", "symbol": "KH/TU", "province": "Đồng Nai"},
        "the Party: star, hyphen before the type, no colon",
    ),
    (
        "ĐẢNG BỘ TỈNH THANH HÓA\nĐẢNG ỦY SỞ NỘI VỤ\n*\nSố:     -KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Thanh Hóa, ngày    tháng    năm 2025",
        {
            "issuer": "Đảng ủy Sở Nội vụ",
            "parent_issuer": "Đảng bộ tỉnh Thanh Hóa",
            "symbol": "KH/ĐU",
            "number": None,
            "identifier": None,
            "issued": "2025",
        },
        "a Party committee inside a department; blank Party number; the month is not May",
    ),
    (
        "TỈNH ỦY LONG AN\nBAN TUYÊN GIÁO VÀ DÂN VẬN\n*\nSố 37-HD/BTGDVTU",
        {
            "issuer": "Ban Tuyên giáo và Dân vận",
            "parent_issuer": "Tỉnh ủy Long An",
            "identifier": "37-HD/BTGDVTU",
            "province": "Long An",
        },
        "an advisory board of a provincial Party committee",
    ),
    (
        "THÀNH ỦY HẢI PHÒNG\nĐẢNG ỦY PHƯỜNG LÊ CHÂN\n*\nSố 09-KH/ĐU",
        {"issuer": "Đảng ủy phường Lê Chân", "parent_issuer": "Thành ủy Hải Phòng", "province": "Hải Phòng"},
        "a ward's Party committee",
    ),
    (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nĐẢNG CỘNG SẢN\nVIỆT NAM\nSố 12-KH/TW\nHà Nội, ngày 3 tháng 2 năm 2024",
        {"issuer": "Ban Chấp hành Trung ương", "province": None, "place": "Hà Nội", "identifier": "12-KH/TW"},
        "the Party's centre: Hà Nội is a place, not its province",
    ),
    (
        "BỘ XÂY DỰNG\n" + NATION + "Số: 93/KH-BXD\nHà Nội, ngày 17 tháng 6 năm 2021",
        {"issuer": "Bộ Xây dựng", "province": None, "place": "Hà Nội", "symbol": "KH-BXD"},
        "a ministry belongs to no province",
    ),
    (
        "BỘ Y TẾ CỤC DÂN SỐ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Số: 5/KH-CDS Hà Nội, ngày 2 tháng 3 năm 2024",
        {"issuer": "Cục Dân số", "parent_issuer": "Bộ Y tế", "province": None},
        "a department of a ministry, flattened",
    ),
    (
        "BỘ LAO ĐỘNG - THƯƠNG BINH\nVÀ XÃ HỘI\nSố: 45/KH-LĐTBXH\nHà Nội, ngày 2 tháng 3 năm 2021",
        {"issuer": "Bộ Lao động - Thương binh và Xã hội", "province": None},
        "`xã` in `xã hội` is no commune",
    ),
    (
        "BỘ TÀI CHÍNH\nKHO BẠC NHÀ NƯỚC\nHà Nội, ngày 2 tháng 3 năm 2021",
        {"issuer": "Kho bạc Nhà nước", "parent_issuer": "Bộ Tài chính", "province": None},
        "a central body under a ministry",
    ),
    (
        "BỘ TÀI CHÍNH\nTHUẾ TỈNH LÀO CAI\nLào Cai, ngày 2 tháng 10 năm 2025",
        {"issuer": "Thuế tỉnh Lào Cai", "parent_issuer": "Bộ Tài chính", "province": "Lào Cai"},
        "a ministry's office in a province",
    ),
    (
        "UBND TP SUỐI MƠ\nTRƯỜNG THCS AN BÌNH\nSố: 7/KH-THCS",
        {"issuer": "Trường THCS An Bình", "parent_issuer": "UBND TP Suối Mơ"},
        "a town behind an abbreviation",
    ),
    (
        "BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC TÂY BẮC\nSố: 197/KH-ĐHTB\nSơn La, ngày 2 tháng 10 năm 2023",
        {"issuer": "Trường Đại học Tây Bắc", "parent_issuer": "Bộ Giáo dục và Đào tạo", "province": "Sơn La"},
        "a university of a ministry lies where it dates its documents",
    ),
    (
        "BỘ TƯ LỆNH QUÂN KHU 2\nBỘ CHỈ HUY QUÂN SỰ TỈNH PHÚ THỌ\nPhú Thọ, ngày 2 tháng 10 năm 2023",
        {"issuer": "Bộ Chỉ huy Quân sự tỉnh Phú Thọ", "province": "Phú Thọ"},
        "`Bộ` of the army is no ministry",
    ),
    (
        "BỘ CÔNG AN\nCÔNG AN TỈNH BẾN TRE\nSố: 88/KH-CAT",
        {"issuer": "Công an tỉnh Bến Tre", "parent_issuer": "Bộ Công an", "province": "Bến Tre"},
        "the police of a province",
    ),
    (
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN MTTQ VIỆT NAM XÃ TÂN HƯNG\nBAN THƯỜNG TRỰC\nSố: 20/KH-MTTQ-BTT\n" + NATION,
        {
            "issuer": "Ban Thường trực",
            "parent_issuer": "Ủy ban MTTQ Việt Nam xã Tân Hưng",
            "symbol": "KH-MTTQ-BTT",
            "province": None,
        },
        "the Fatherland Front: three bodies, `Việt Nam` in the name makes nobody central",
    ),
    (
        "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM\nSố: 33/KH-LĐLĐ",
        {
            "issuer": "Liên đoàn Lao động tỉnh Hà Nam",
            "parent_issuer": "Tổng Liên đoàn Lao động Việt Nam",
            "province": "Hà Nam",
        },
        "trade unions",
    ),
    (
        "HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM\nBAN CHẤP HÀNH TỈNH AN GIANG\nSố: 7/KH-BTV",
        {
            "issuer": "Ban Chấp hành tỉnh An Giang",
            "parent_issuer": "Hội Liên hiệp Phụ nữ Việt Nam",
            "province": "An Giang",
        },
        "the Women's Union",
    ),
    (
        "TỈNH ĐOÀN VĨNH PHÚC\nBAN THANH THIẾU NHI\n***\nĐOÀN TNCS HỒ CHÍ MINH\n"
        "Số: 97 KH/TĐTN-TTN\nVĩnh Phúc, ngày 4 tháng 3 năm 2024",
        {
            "issuer": "Ban Thanh thiếu nhi",
            "parent_issuer": "Tỉnh đoàn Vĩnh Phúc",
            "identifier": "97 KH/TĐTN-TTN",
            "province": "Vĩnh Phúc",
        },
        "the Youth Union: its name on the right is a banner, a space before the type",
    ),
    (
        "BAN CHẤP HÀNH\nĐOÀN TNCS HỒ CHÍ MINH\nTỈNH QUẢNG BÌNH",
        {"issuer": "Ban Chấp hành Đoàn TNCS Hồ Chí Minh tỉnh Quảng Bình", "province": "Quảng Bình"},
        "the Youth Union's name inside a body's name",
    ),
    (
        "UBND TỈNH ĐĂK LĂK\nBAN QUẢN LÝ DỰ ÁN ĐẦU TƯ\nXÂY DỰNG CÔNG TRÌNH\nBuôn Ma Thuột, ngày 7 tháng 3 năm 2023",
        {"parent_issuer": "UBND tỉnh Đăk Lăk", "province": "Đắk Lắk", "place": "Buôn Ma Thuột"},
        "a spelling of the province as printed, its name canonical",
    ),
    (
        "UBND TỈNH BÀ RỊA – VŨNG TÀU\nSỞ DU LỊCH\nBà Rịa - Vũng Tàu, ngày 11 tháng 4 năm 2022",
        {"province": "Bà Rịa - Vũng Tàu", "place": "Bà Rịa - Vũng Tàu", "issuer": "Sở Du lịch"},
        "a double name with another dash",
    ),
    (
        "ỦY BAN NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ\nSố: 01/KH-UBND\nHuế, ngày 4 tháng 1 năm 2023",
        {"province": "Thừa Thiên Huế", "place": "Huế"},
        "the province under its older name; the place is its city",
    ),
    (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nTp. Hồ Chí Minh, ngày 03 tháng 12 năm 2023",
        {"issuer": "Ủy ban nhân dân thành phố Hồ Chí Minh", "province": "Hồ Chí Minh", "place": "Tp. Hồ Chí Minh"},
        "a name that needs its level, since a person bears it",
    ),
    (
        "SỞ Y TẾ TP. HỒ CHÍ MINH\nBỆNH VIỆN NHI ĐỒNG THÀNH PHỐ\nTP.HCM, ngày 03 tháng 12 năm 2023",
        {
            "parent_issuer": "Sở Y tế TP. Hồ Chí Minh",
            "issuer": "Bệnh viện Nhi đồng thành phố",
            "province": "Hồ Chí Minh",
            "place": "TP.HCM",
        },
        "abbreviated level",
    ),
    (
        "SỞ TÀI NGUYÊN VÀ\nMÔI TRƯỜNG\nVĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI",
        {"parent_issuer": "Sở Tài nguyên và Môi trường", "issuer": "Văn phòng Đăng ký đất đai"},
        "`trường` at the head of a line is no school",
    ),
    (
        "VĂN PHÒNG\nỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG",
        {"issuer": "Văn phòng Ủy ban nhân dân tỉnh Sóc Trăng", "parent_issuer": None},
        "an office takes the body of the next line as its complement",
    ),
    (
        "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH\nBAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH\nSố: 3/KH-BCĐCCHC",
        {"issuer": "Ban Chỉ đạo Cải cách hành chính", "parent_issuer": "Ủy ban nhân dân tỉnh Trà Vinh"},
        "a steering committee",
    ),
    (
        "SỞ VĂN HÓA,\nTHỂ THAO VÀ DU LỊCH\nTHƯ VIỆN TỈNH",
        {"issuer": "Thư viện tỉnh", "parent_issuer": "Sở Văn hóa, Thể thao và Du lịch"},
        "a name with a comma, wrapped at it",
    ),
    (
        "(DỰ THẢO LẦN 2)\nUBND TỈNH GIA LAI\nTHANH TRA TỈNH\nMẬT\nSố: 45a/KH-TTT",
        {"issuer": "Thanh tra tỉnh", "parent_issuer": "UBND tỉnh Gia Lai", "number": "45a"},
        "stamps are no bodies; a number with a letter",
    ),
    (
        "UBND TỈNH HẬU GIANG\nSỞ TÀI CHÍNH\nSố: 12/KH-STC\nV/v tổ chức hội thi chào mừng\n"
        "ngày thành lập ngành\nHậu Giang, ngày 5 tháng 7 năm 2023",
        {"issuer": "Sở Tài chính", "place": "Hậu Giang", "issued": "2023-07-05"},
        "a subject line below the number, wrapped",
    ),
    (
        "UBND tỉnh Kiên Giang\nSở Công Thương\nSố: 99/KH-SCT\nKiên Giang, ngày 05/8/2024",
        {"issuer": "Sở Công Thương", "parent_issuer": "UBND tỉnh Kiên Giang", "issued": "2024-08-05"},
        "small letters, date in digits",
    ),
    (
        "UBND TỈNH TIỀN GIANG\nSỞ XÂY DỰNG\nSố: 1120 /KH – SXD\nTiền Giang, ngày 31 tháng 02 năm 2023",
        {"identifier": "1120/KH-SXD", "issued": "2023-02"},
        "spaces and another dash in the number; a day that does not exist is not read",
    ),
    (
        "SỞ NỘI VỤ - SỞ TƯ PHÁP\nSố: 31/KHPH-SNV-STP",
        {"issuer": "Sở Nội vụ - Sở Tư pháp", "symbol": "KHPH-SNV-STP"},
        "a joint plan",
    ),
    (
        "TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM\nTỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC\nCÔNG TY ĐIỆN LỰC SƠN LA\n"
        "Hà Nội, ngày 5 tháng 5 năm 2024",
        {
            "issuer": "Công ty Điện lực Sơn La",
            "parent_issuer": "Tổng Công ty Điện lực miền Bắc",
            "province": "Sơn La",
        },
        "a central company's branch, the province without its level",
    ),
    (
        "TRƯỜNG CAO ĐẲNG Y TẾ LẠNG SƠN\nSố: 3/KH-CĐYT",
        {"issuer": "Trường Cao đẳng Y tế Lạng Sơn", "province": "Lạng Sơn"},
        "a college of a province",
    ),
    (
        "TRƯỜNG THPT HÒA BÌNH\nSố: 3/KH-THPTHB",
        {"issuer": "Trường THPT Hòa Bình", "province": None},
        "a school may bear the name of a province it is not in",
    ),
    (
        "ĐẠI HỌC THÁI NGUYÊN\nTRƯỜNG ĐẠI HỌC SƯ PHẠM\nThái Nguyên, ngày 5 tháng 6 năm 2023",
        {"issuer": "Trường Đại học Sư phạm", "parent_issuer": "Đại học Thái Nguyên", "province": "Thái Nguyên"},
        "a university's member",
    ),
    (
        "UBND TỈNH QUẢNG NAM\nBAN QUẢN LÝ CÁC KHU\nCÔNG NGHIỆP\nSố: 5/KH-KTCN",
        {"issuer": "Ban Quản lý các khu công nghiệp", "parent_issuer": "UBND tỉnh Quảng Nam"},
        "words of a field inside a longer common noun stay small",
    ),
    (
        "QUỐC HỘI\nĐOÀN ĐẠI BIỂU QUỐC HỘI\nTỈNH PHÚ YÊN",
        {"issuer": "Đoàn đại biểu Quốc hội tỉnh Phú Yên", "parent_issuer": "Quốc hội", "province": "Phú Yên"},
        "a delegation of the National Assembly",
    ),
    (
        "UBND HUYỆN MỎ GÀ\nBAN CHỈ ĐẠO PCGD, XMC\nSố: 255 / KH-BCĐPCGD-\nMỏ Gà, ngày 13 tháng 11 năm 2020",
        {"issuer": "Ban Chỉ đạo PCGD, XMC", "symbol": "KH-BCĐPCGD", "place": "Mỏ Gà"},
        "a symbol cut at its hyphen does not run on into the place",
    ),
    (
        "ỦY BAN NHÂN DÂN\nTỈNH BÌNH THUẬN\nSố: 12/KH-\nUBND",
        {"issuer": "Ủy ban nhân dân tỉnh Bình Thuận", "identifier": "12/KH-UBND"},
        "a symbol wrapped in a narrow column",
    ),
    (
        "BAN CHẤP HÀNH TRUNG ƯƠNG                    ĐOÀN TNCS HỒ CHÍ MINH\n***\n"
        "Số: 225 - KH/TWĐTN-CTTN       Hà Nội, ngày 1 tháng 6 năm 2023",
        {"issuer": "Ban Chấp hành Trung ương", "identifier": "225-KH/TWĐTN-CTTN", "province": None},
        "the Youth Union's centre, spaces around the hyphen before the type",
    ),
    (
        "UBND TỈNH NINH THUẬN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỞ Y TẾ Độc lập - Tự do - Hạnh phúc "
        "Số : 29 /KH-SYT Phan Rang-Tháp Chàm, ngày 05 tháng11 năm 2010",
        {
            "issuer": "Sở Y tế",
            "parent_issuer": "UBND tỉnh Ninh Thuận",
            "identifier": "29/KH-SYT",
            "place": "Phan Rang-Tháp Chàm",
            "issued": "2010-11-05",
        },
        "a table read row by row onto one line",
    ),
    (
        "",
        {"issuer": None, "number": None, "province": None, "issued": None, "place": None},
        "no letterhead at all: nothing is guessed",
    ),
]


@pytest.mark.parametrize(("letterhead", "expected", "reason"), LETTERHEADS, ids=[row[2] for row in LETTERHEADS])
def test_letterhead(letterhead: str, expected: dict[str, str | None], reason: str) -> None:
    header = read_header(Zones(letterhead=tuple(letterhead.split("\n")), type_line="KẾ HOẠCH"), load_rulebook())
    found = header.model_dump()
    found["province"] = header.province.name if header.province else None
    assert {field: found[field] for field in expected} == expected, reason
