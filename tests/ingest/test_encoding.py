"""Text files in every encoding plans have come in."""

from __future__ import annotations

import unicodedata

import pytest

from kehoach_parse.errors import DamagedFileError
from kehoach_parse.ingest.encoding import decode
from kehoach_parse.ingest.legacy import from_legacy, repaired, with_lost_letters
from tests.ingest.old_encodings import encode
from tests.ingest.reading import read

TEXT = (
    "Thực hiện Quyết định của Ủy ban nhân dân tỉnh về việc tổ chức phong trào thi đua,\n"
    "Sở Nội vụ xây dựng kế hoạch bồi dưỡng nghiệp vụ như sau: tăng cường công tác quản lý nhà nước,\n"
    "đẩy mạnh tuyên truyền, phổ biến pháp luật đến cán bộ, công chức, người lao động.\n"
)
SMALL = TEXT.replace("Ủy ban", "ủy ban").replace("Ủ", "ủ")

ENCODINGS = [
    (TEXT.encode(), TEXT, "utf-8", False, "UTF-8"),
    (TEXT.encode("utf-8-sig"), TEXT, "utf-8", False, "UTF-8 with a mark"),
    (TEXT.encode("utf-16"), TEXT, "utf-16-le", False, "UTF-16 with a mark"),
    (TEXT.encode("utf-16-le"), TEXT, "utf-16-le", False, "UTF-16 without a mark"),
    (TEXT.encode("utf-16-be"), TEXT, "utf-16-be", False, "UTF-16, big end first"),
    (unicodedata.normalize("NFD", TEXT).encode(), unicodedata.normalize("NFD", TEXT), "utf-8", False, "decomposed"),
    (encode(TEXT, "vni"), TEXT, "vni", True, "VNI"),
    (encode(TEXT, "viscii"), TEXT, "viscii", True, "VISCII"),
    (encode(TEXT, "tcvn3"), TEXT, "tcvn3", True, "TCVN3"),
    (encode(TEXT, "tcvn3").decode("latin-1").encode(), TEXT, "tcvn3", True, "TCVN3 saved as Unicode"),
    (encode(TEXT, "vni").decode("latin-1").encode(), TEXT, "vni", True, "VNI saved as Unicode"),
    (b"K&#7871; ho&#7841;ch th&#7921;c hi&#7879;n", None, "utf-8", False, "ASCII with entities"),
    (b"no marks at all, 2025", "no marks at all, 2025", "utf-8", False, "ASCII"),
    ("Häuser und Straßen, geöffnet für Gäste".encode(), None, "utf-8", False, "another language"),
]


@pytest.mark.parametrize(
    ("data", "text", "encoding", "converted", "reason"), ENCODINGS, ids=[row[4] for row in ENCODINGS]
)
def test_decode(data: bytes, text: str | None, encoding: str, converted: bool, reason: str) -> None:
    decoded = decode(data)
    assert (decoded.encoding, decoded.converted) == (encoding, converted), reason
    assert decoded.text == (text if text is not None else data.decode())


def cp1258(text: str) -> bytes:
    """Windows-1258 writes the five tone marks apart and has the letters with their other marks."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        marks = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
        base = unicodedata.normalize("NFC", marks.replace(tone, "") if tone else marks)
        out += (base + tone).encode("cp1258")
    return bytes(out)


def test_decode_windows_1258() -> None:
    decoded = decode(cp1258(TEXT))
    assert (decoded.text, decoded.encoding, decoded.converted) == (TEXT, "cp1258", True)


def test_a_broken_mark_is_named() -> None:
    with pytest.raises(DamagedFileError, match="utf-8"):
        decode(b"\xef\xbb\xbfK\xe1\xba")


def test_the_source_says_what_was_done() -> None:
    source = read(encode(TEXT, "tcvn3"))
    assert source.text_source == "converted"
    assert [note.code for note in source.diagnostics] == ["encoding-converted"]


def test_a_guess_is_called_a_guess() -> None:
    source = read(b"\x8c\xfe\xd5 \x8d\x9d\xee \xa5\xf0 " * 20)
    assert "encoding-guessed" in [note.code for note in source.diagnostics]


CAPITALS = [
    ("C\xe9NG H\xdfA X\xb7 H\xe9I", "CỘNG HÒA XÃ HỘI", "words typed in capitals"),
    ("§\xe9c l\xcbp - T\xf9 do", "Độc lập - Tự do", "words typed in small letters"),
    ("x\xb7 Y\xaan B\xd7nh", "xã Yên Bình", "a small word beside capitalised ones"),
    ("X\xb7 H\xe9i", "Xã Hội", "one capital letter tells nothing"),
    ("\xf1y ban nh\xa9n d\xa9n", "Ủy ban nhân dân", "a name whose capital TCVN3 cannot write"),
]


@pytest.mark.parametrize(("old", "expected", "reason"), CAPITALS, ids=[row[2] for row in CAPITALS])
def test_capitals_of_tcvn3(old: str, expected: str, reason: str) -> None:
    assert from_legacy(old, "tcvn3") == expected, reason


LOST = [
    ("phong tr\xe0o trớc ngày", "trước", "a rhyme that needs the letter"),
    ("đối với ngời lao động", "người", "a common word"),
    ("thực hiện nh sau", "như", "a word without a vowel"),
    ("tới năm sau", "tới", "a good word stays"),
    ("mục a) và b) tại điểm d)", "d)", "list letters stay"),
]


@pytest.mark.parametrize(("text", "word", "reason"), LOST, ids=[row[2] for row in LOST])
def test_letters_lost_with_the_soft_hyphen_come_back(text: str, word: str, reason: str) -> None:
    filler = " công tác quản lý, tổ chức thực hiện kế hoạch tại các cơ quan, đơn vị, địa bàn" * 4
    assert word in with_lost_letters(text + filler).split(), reason


def test_text_that_has_the_letter_is_left_alone() -> None:
    text = "Chương trình của lực lượng dân quân tự vệ, tư vấn cho người dân, như mọi năm, ngời sáng " * 5
    assert with_lost_letters(text) == text


def test_good_text_is_not_repaired() -> None:
    assert repaired(TEXT) is None
    assert repaired("2025 5/KH-UBND") is None
