"""Text of PDF pages in the order a reader reads it."""

from __future__ import annotations

import pytest

from kehoach_parse.errors import EmptyInputError, LimitExceededError
from kehoach_parse.models.source import Line
from kehoach_parse.settings import Limits, Settings
from tests.ingest.pdf_files import A4, Page, pdf
from tests.ingest.reading import all_text, lines, read

BODY = [
    "Thực hiện Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh về việc tổ chức,",
    "Sở Xây dựng ban hành kế hoạch triển khai thực hiện các nhiệm vụ của năm.",
]


def letterhead(page: Page) -> Page:
    page.lines(60, 80, ["UBND TỈNH X", "SỞ XÂY DỰNG", "Số: 5/KH-SXD"], 12)
    return page.lines(300, 80, ["CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Hà Nội, ngày 5"], 12)


def test_letterhead_is_read_column_by_column() -> None:
    page = letterhead(Page()).text(270, 160, "KẾ HOẠCH").lines(85, 190, BODY)
    assert lines(read(pdf([page]))) == [
        "UBND TỈNH X",
        "SỞ XÂY DỰNG",
        "Số: 5/KH-SXD",
        "CỘNG HÒA XÃ HỘI",
        "Độc lập - Tự do",
        "Hà Nội, ngày 5",
        "KẾ HOẠCH",
        *BODY,
    ]


def test_columns_closer_than_a_wide_gap_are_told_by_the_order_of_writing() -> None:
    page = Page().lines(60, 80, ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 7/KH"], 12)
    page.lines(60 + 24 * 6 + 10, 80, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "Độc lập - Tự do"], 12).lines(85, 190, BODY)
    assert lines(read(pdf([page])))[:4] == [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "Số: 7/KH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
        "Độc lập - Tự do",
    ]


def test_columns_that_nearly_touch_are_told_by_the_lines_around() -> None:
    page = Page().text(60, 80, "UBND HUYỆN BẮC YÊN  CỘNG HÒA XÃ HỘI CHỦ", 12)  # two blanks: an em
    page.text(85, 98, "PHÒNG Y TẾ", 12).text(190, 98, "Độc lập - Tự do", 12).lines(85, 190, BODY)
    assert lines(read(pdf([page]))) == [
        "UBND HUYỆN BẮC YÊN",
        "PHÒNG Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ",
        "Độc lập - Tự do",
        *BODY,
    ]


def test_three_columns_of_a_footer() -> None:
    page = Page().lines(85, 100, BODY)
    page.lines(85, 400, ["Nơi nhận:", "- Như trên;", "- Lưu: VT."], 12)
    page.lines(250, 400, ["NGƯỜI LẬP BIỂU"], 12).text(255, 460, "Lê Thị B", 12)
    page.lines(420, 400, ["GIÁM ĐỐC"], 12).text(420, 460, "Trần Văn C", 12)
    assert lines(read(pdf([page])))[2:] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "NGƯỜI LẬP BIỂU",
        "Lê Thị B",
        "GIÁM ĐỐC",
        "Trần Văn C",
    ]


def test_a_heading_centred_between_unequal_margins_stands_below_both_columns() -> None:
    """The left margin is the wider one, so the middle of the text is not that of the sheet."""
    page = Page().lines(85, 100, BODY)
    middle = (85 + 85 + 7 * max(map(len, BODY))) / 2
    page.lines(85, 300, ["Nơi nhận:", "- Hội Nông dân và Hội Phụ nữ;", "- Lưu: VT."], 12)
    page.lines(360, 300, ["GIÁM ĐỐC", "", "Trần Văn C"], 12)
    page.text(middle - 3.5 * 7, 380, "PHỤ LỤC")
    assert lines(read(pdf([page])))[-3:] == ["GIÁM ĐỐC", "Trần Văn C", "PHỤ LỤC"]


def test_letters_of_a_fallback_font_return_to_their_words() -> None:
    """``C NG NGH`` first, then the letters the font lacks, each at its own place."""
    page = Page().text(85, 100, "C").text(99, 100, "NG NGH").text(85, 118, BODY[0])
    page.text(92, 100, "Ô", font="F2").text(141, 100, "Ê", font="F2").text(85, 136, BODY[1])
    assert lines(read(pdf([page])))[0] == "CÔNG NGHÊ"


def test_a_justified_line_with_fallback_letters_is_no_row_of_columns() -> None:
    """Wide gaps everywhere, and letters written after the line: neither makes a column of ``Chô``."""
    page = Page().text(85, 100, BODY[0])
    for at, word in enumerate(["cua", "Ch", "thê", "lâp", "ban", "hành"]):
        page.text(85 + 32 * at, 118, word)
    page.text(85 + 32 + 14, 118, "ô", font="F2").lines(85, 136, BODY)
    assert lines(read(pdf([page])))[:3] == [BODY[0], "cua Chô thê lâp ban hành", BODY[0]]


def test_watermarks_are_gone_and_doubled_strokes_single() -> None:
    page = Page().lines(85, 100, BODY).text(85, 140, "I. CHUNG").text(85.4, 140, "I. CHUNG")
    page.ops.append("q 0.7 0.7 -0.7 0.7 200 300 cm")
    page.text(0, 842, "BAN SAO", 40)
    page.ops.append("Q")
    assert lines(read(pdf([page]))) == [*BODY, "I. CHUNG"]


WORDS = [
    ([(85, "Kế"), (85 + 14 + 3, "hoạch")], "Kế hoạch", "a gap without a space"),
    ([(85, "Kế"), (85 + 14 + 1, "hoạch")], "Kếhoạch", "a gap of letter spacing"),
    ([(85, "hoa\u0323ch")], "hoạch", "a combining mark"),
    ([(85, "1."), (130, "Mục đích")], "1. Mục đích", "a marker a tab away"),
    ([(85, "cộng đồng"), (85 + 63 + 20, "tự quản")], "cộng đồng tự quản", "a wide gap of a justified line"),
]


@pytest.mark.parametrize(("parts", "expected", "reason"), WORDS, ids=[row[2] for row in WORDS])
def test_words(parts: list[tuple[float, str]], expected: str, reason: str) -> None:
    page = Page()
    for x, text in parts:
        page.text(x, 100, text)
    assert lines(read(pdf([page.lines(85, 190, BODY)])))[0] == expected, reason


def test_a_number_filled_in_later_stands_apart() -> None:
    page = Page().text(85, 100, "Số:").text(125, 100, "/KH-UBND").text(107, 100, "15", font="F2")
    assert lines(read(pdf([page.lines(85, 190, BODY)])))[0] == "Số: 15 /KH-UBND"


def test_raised_numbers_and_footnotes() -> None:
    page = Page().lines(85, 100, [*BODY, *BODY, "theo Luật số 5"]).text(85 + 14 * 7, 167, "1", 8)
    page.text(85, 696, "1", 6).text(90, 700, "Luật Xây dựng năm 2014.", 10)
    source = read(pdf([page]))
    assert lines(source)[-2:] == ["theo Luật số 5[1]", "[1] Luật Xây dựng năm 2014."]
    assert [block.note for block in source.blocks if isinstance(block, Line)][-2:] == [False, True]


def test_a_footnote_whose_own_number_is_not_raised() -> None:
    page = Page().lines(85, 100, [*BODY, *BODY, "theo Luật số 5"]).text(85 + 14 * 7, 167, "1", 8)
    page.lines(85, 690, ["1 Luật Xây dựng năm 2014.", "2 Không ai nhắc đến."], 10, 14)
    source = read(pdf([page]))
    notes = [block.note for block in source.blocks if isinstance(block, Line)]
    assert notes[-3:] == [False, True, True]
    unnamed = Page().lines(85, 100, [*BODY, *BODY]).text(85, 700, "1 đại biểu mỗi xã", 10)
    assert [block.note for block in read(pdf([unnamed])).blocks if isinstance(block, Line)][-1] is False


def test_page_numbers_and_running_heads_are_gone() -> None:
    pages = []
    for number in range(1, 6):
        page = Page().text(85, 40, f"Kế hoạch số 5/KH-SXD - {number}", 10).lines(85, 100, BODY)
        pages.append(page.text(290, 810, str(number)) if number > 1 else page)
    assert lines(read(pdf(pages))) == BODY * 5


def test_a_number_in_the_text_is_no_page_number() -> None:
    pages = [Page().lines(85, 100, BODY).text(85, 136, "2025"), Page().lines(85, 100, BODY)]
    assert lines(read(pdf(pages)))[2] == "2025"


STAMPS = [
    (["Ký bởi: UBND xã Y", "Thời gian ký: 05.01.2024 08:15:24 +07:00"], "UBND xã Y", "2024-01-05T08:15:24+07:00"),
    (["Người ký: Lê B", "Email: b@x.vn", "Cơ quan: Sở Y", "Thời gian ký: 5/1/2024"], "Lê B", "2024-01-05"),
    (["Signature Not Verified", "Digitally signed by: LE B", "Date: 2024.01.05 08:15:24 +07'00'"], "LE B",
     "2024-01-05T08:15:24+07:00"),
]  # fmt: skip


@pytest.mark.parametrize(("stamp", "name", "moment"), STAMPS, ids=[row[1] for row in STAMPS])
def test_signature_stamps_become_facts(stamp: list[str], name: str, moment: str) -> None:
    source = read(pdf([letterhead(Page()).lines(85, 190, BODY).lines(430, 20, stamp, 7, 9)]))
    assert [(sign.signed_by, sign.signed_at, sign.page) for sign in source.signatures] == [(name, moment, 1)]
    assert name not in all_text(source)


def test_talk_of_signatures_is_no_stamp() -> None:
    page = Page().lines(85, 100, [*BODY, "Người ký: thủ trưởng đơn vị; ngày ký do văn thư ghi."])
    source = read(pdf([page]))
    assert not source.signatures
    assert "thủ trưởng" in all_text(source)


WIDE = (842.0, 595.0)
TURNED = [
    (Page(A4, 90, "0 1 -1 0 842 0 cm", WIDE), "turned by the page, so that it is shown upright"),
    (Page(A4, 0, "0 1 -1 0 842 0 cm", WIDE), "lying on its side"),
    (Page(A4, 180, "-1 0 0 -1 595 842 cm"), "upside down in the file, shown upright"),
]


@pytest.mark.parametrize(("page", "reason"), TURNED, ids=[row[1] for row in TURNED])
def test_turned_pages(page: Page, reason: str) -> None:
    source = read(pdf([letterhead(page).lines(85, 190, BODY)]))
    assert lines(source)[:2] == ["UBND TỈNH X", "SỞ XÂY DỰNG"], reason
    assert lines(source)[-2:] == BODY


def test_lines_keep_page_place_and_words() -> None:
    page = Page().text(100, 200, "Sở Y tế", font="F2")
    line = next(block for block in read(pdf([Page().lines(85, 100, BODY), page])).blocks if block.text == "Sở Y tế")
    assert isinstance(line, Line)
    assert line.page == 2
    assert line.strong
    assert line.indent == pytest.approx(100)
    assert [line.text[word.start : word.end] for word in line.words] == ["Sở", "Y", "tế"]
    first = line.words[0].box
    assert (first.x0, first.x1) == (pytest.approx(100), pytest.approx(114))
    assert first.top < 200 < first.bottom


def test_limits_and_blank_files() -> None:
    with pytest.raises(LimitExceededError, match=r"limits\.pages"):
        read(pdf([Page(), Page()]), Settings(limits=Limits(pages=1)))
    with pytest.raises(EmptyInputError):
        read(pdf([Page()]))
