"""NFC, odd characters and look-alikes, with the way back to the input."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_parse.text.normalize import normalize
from kehoach_parse.text.numerals import letter_value, ordinal_value, roman, roman_value

REPAIRS = [
    ("hội ðồng", "hội đồng", {"ð→đ": 1}, "Icelandic eth"),
    ("định kǶ, đội ngǜ", "định kỳ, đội ngũ", {"Ƕ→ỳ": 1, "ǜ→ũ": 1}, "wrong entries of a font"),
    ("củа Chính phủ", "của Chính phủ", {"а→a": 1}, "a Cyrillic letter in a Latin word"),
    ("15/КН-UBND", "15/KH-UBND", {"К→K": 1, "Н→H": 1}, "Cyrillic letters in a code"),
    ("15/КН", "15/KH", {"К→K": 1, "Н→H": 1}, "a code of digits and Cyrillic letters only"),
    ("Москва", "Москва", {}, "a Russian word stays"),
    ("СССР", "СССР", {}, "so does one of twins only: nothing Latin is beside it"),
    ("kế\u00a0hoạch\u2009số", "kế hoạch số", {}, "spaces of other widths"),
    ("kế\u00adhoạch\u200b", "kếhoạch", {}, "soft hyphen and zero width"),
    ("a\x00b\ufffec\x07", "abc", {}, "controls and noncharacters"),
    ("Ⅱ. Nhiệm vụ", "II. Nhiệm vụ", {}, "Roman numerals of their own"),
    ("dòng\nmột\fhai\ttab", "dòng\nmột\fhai\ttab", {}, "breaks and tabs stay"),
]


@pytest.mark.parametrize(("raw", "expected", "repairs", "reason"), REPAIRS, ids=[row[-1] for row in REPAIRS])
def test_repairs(raw: str, expected: str, repairs: dict[str, int], reason: str) -> None:
    normalized = normalize(raw)
    assert (normalized.text, dict(normalized.repairs)) == (expected, repairs)


def test_decomposed_text_leads_back_word_by_word() -> None:
    raw = unicodedata.normalize("NFD", "Kế hoạch số 15\nngày 05 tháng 8 năm 2025")
    normalized = normalize(raw)
    for word in ("Kế", "hoạch", "15", "ngày", "tháng", "2025"):
        origin = normalized.origin(normalized.text.index(word))
        assert raw[origin:].startswith(unicodedata.normalize("NFD", word))


@given(st.text(alphabet="aế hoĐð\u0301\u00ad\u200b\n 12/КUBND", max_size=60))
def test_origins_grow_and_stay_inside(raw: str) -> None:
    normalized = normalize(raw)
    origins = [normalized.origin(offset) for offset in range(len(normalized.text))]
    assert origins == sorted(origins)
    assert all(0 <= origin < len(raw) for origin in origins)
    assert unicodedata.is_normalized("NFC", normalized.text)


def test_roman_numerals_there_and_back() -> None:
    assert [roman_value(roman(value)) for value in range(1, 100)] == list(range(1, 100))
    assert [roman_value(word) for word in ("", "IIX", "ABC", "iv")] == [None] * 4


def test_letters_in_vietnamese_order() -> None:
    assert [letter_value(letter) for letter in "abcdđe"] == [1, 2, 3, 4, 5, 6]
    assert letter_value("ab") is None


def test_ordinal_words() -> None:
    assert [ordinal_value(word) for word in ("nhất", "Tư", "mười", "không")] == [1, 4, 10, None]
