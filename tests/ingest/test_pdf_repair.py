"""Text layers that lie: judged by their words, repaired where a reading makes them Vietnamese."""

from __future__ import annotations

import pytest

from kehoach_parse.errors import EmptyInputError
from kehoach_parse.ingest.pdf.glyphs import Face, Run
from kehoach_parse.ingest.pdf.repair import with_right_horns
from tests.ingest.old_encodings import encode
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.reading import all_text, lines, read

BODY = [
    "Thực hiện Quyết định của Ủy ban nhân dân tỉnh về việc tổ chức phong trào,",
    "Sở Nội vụ xây dựng kế hoạch bồi dưỡng nghiệp vụ như sau: tăng cường công",
    "tác quản lý nhà nước; đẩy mạnh tuyên truyền, phổ biến pháp luật đến cán bộ,",
    "công chức, người lao động trước ngày 15/8/2025 (theo Công văn số 7/SNV-TCCC).",
]


def page() -> Page:
    return Page().lines(60, 100, BODY, 12)


def glyph_number(char: str, start: int) -> str:
    """The character a font claims that has no table: the number of the glyph, in the order of Windows fonts."""
    code = ord(char)
    if code < 0x7F:
        return chr(code - 29)
    horns = {char: start - 0x3A + at for at, char in enumerate("ƠơƯư")}
    others = {"đ": 0xFF, "Đ": 0x108, "ă": 0x103, "ý": 0xEB}
    if code >= 0x1EA0:
        return chr(start + code - 0x1EA0 - 2 * (code > 0x1EF3))
    return chr(horns.get(char) or others.get(char) or char.encode("mac_roman")[0] - 0x80 + 98)


@pytest.mark.parametrize("start", [0x4A4, 0x328, 0x3F0], ids=["regular", "italic", "a font not seen before"])
def test_glyph_numbers_for_characters(start: int) -> None:
    source = read(pdf([page()], codes=lambda char: glyph_number(char, start)))
    assert lines(source) == BODY
    assert source.text_source == "converted"
    assert [note.code for note in source.diagnostics] == ["font-repaired"]


def test_windows_letters_read_as_those_of_a_mac() -> None:
    def mac(char: str) -> str:
        windows = char.encode("cp1252", "ignore")
        return windows.decode("mac_roman") if windows and ord(char) > 127 else char

    assert lines(read(pdf([page()], codes=mac))) == BODY


def test_a_font_that_says_nothing_true_is_called_so() -> None:
    """Every letter claims to be another one at random: no reading helps, and OCR is off."""
    source = read(pdf([page()], codes=lambda char: chr(0x1200 + (ord(char) * 7919) % 97)))
    assert [note.code for note in source.diagnostics] == ["text-garbled"]
    assert source.diagnostics[0].severity == "warning"


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_fonts_of_old_encodings(encoding: str) -> None:
    texts = [encode(text, encoding).decode("latin-1") for text in BODY]
    source = read(pdf([Page().lines(30, 100, texts, 11)]))
    assert lines(source) == BODY
    assert source.text_source == "converted"


HORNS = [
    ("THƢƠNG", "THƯƠNG", "the wrong letter"),
    ("HÕA", "HÒA", "its companion"),
    ("phõng,", "phòng,", "in small letters"),
    ("võ", "võ", "a word that has it"),
    ("rõ;", "rõ;", "the same before a sign"),
]


@pytest.mark.parametrize(("wrong", "right", "reason"), HORNS, ids=[row[0] for row in HORNS])
def test_horns(wrong: str, right: str, reason: str) -> None:
    run = Run(wrong, 0, 0, 9, 9, 9, Face("F", False, 12, 0), 0, 3, False)
    assert with_right_horns([run])[0].text == right, reason


def test_horns_on_a_page() -> None:
    text = ["BỘ CÔNG THƢƠNG", "CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "các nhiệm vụ trọng tâm của năm"]
    source = read(pdf([Page().lines(60, 100, text)]))
    assert lines(source)[:2] == ["BỘ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert source.text_source == "converted"


def scan() -> Page:
    return Page().picture(60, 84, bytes([250]) * 5040)


def test_a_scan_with_hidden_text_is_read_by_that_text() -> None:
    sheet = scan()
    for at, text in enumerate(BODY):
        sheet.text(60, 100 + 18 * at, text, 12, mode=3)
    source = read(pdf([sheet]))
    assert (lines(source), source.text_source) == (BODY, "ocr")
    assert [note.code for note in source.diagnostics] == ["hidden-text"]


def test_text_over_a_picture_of_paper_is_text() -> None:
    sheet = scan().lines(60, 100, BODY, 12)
    assert read(pdf([sheet])).text_source == "native"


def test_a_scan_without_ocr_is_an_error_and_beside_text_a_warning() -> None:
    with pytest.raises(EmptyInputError, match="scan"):
        read(pdf([scan()]))
    source = read(pdf([page(), scan()]))
    assert lines(source) == BODY
    assert [(note.code, note.page) for note in source.diagnostics] == [("page-unread", 2)]


def test_a_scan_whose_only_text_is_a_stamp_is_a_scan() -> None:
    stamped = scan().lines(400, 30, ["Ký bởi: UBND xã Y", "Thời gian ký: 05/01/2024 08:15:24"], 8, 10)
    source = read(pdf([page(), stamped]))
    assert [sign.signed_by for sign in source.signatures] == ["UBND xã Y"]
    assert "page-unread" in [note.code for note in source.diagnostics]
    assert "Ký bởi" not in all_text(source)


def test_numbers_and_foreign_words_are_no_broken_font() -> None:
    table = ["Annex: list of projects and investors", "1 Alpha Trading 12,500,000", "2 Beta Holding 8,250,000"]
    assert not read(pdf([Page().lines(60, 100, table * 4)])).diagnostics
