"""Numbers as labels write them: Roman numerals, letters of the Vietnamese list, ordinal words."""

from __future__ import annotations

from functools import cache

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
# Points are lettered a b c d đ e g h i k … ; f, j, w, z are kept in place for the typists who do use them.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ORDINALS = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]


@cache
def roman_value(numeral: str) -> int | None:
    """The value of a Roman numeral in capitals, None if it is none: ``XIV`` is 14, ``IIX`` nothing."""
    if not numeral or any(char not in _ROMAN for char in numeral):
        return None
    values = [_ROMAN[char] for char in numeral]
    total = sum(-low if low < high else low for low, high in zip(values, [*values[1:], 0], strict=True))
    return total if roman(total) == numeral else None


def roman(value: int) -> str:
    """A positive number below 400 in Roman numerals."""
    tens, ones = divmod(value % 100, 10)
    digits = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    shift = str.maketrans("IVX", "XLC")
    return "C" * (value // 100) + digits[tens].translate(shift) + digits[ones]


def letter_value(letter: str) -> int | None:
    """The place of a small letter in a lettered list: ``a`` is 1, ``đ`` 5."""
    return _LETTERS.index(letter) + 1 if len(letter) == 1 and letter in _LETTERS else None


def ordinal_value(word: str) -> int | None:
    """The number of ``thứ nhất`` … ``thứ mười``, given without ``thứ``."""
    word = word.lower()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else None
