"""Names of bodies printed in capitals, as they are written in a sentence."""

from __future__ import annotations

import re

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.bodies import BodyWords, body_words
from kehoach_parse.segment.phrases import Printed, in_capitals
from kehoach_parse.text.fold import fold

_TOKEN = re.compile(r"[^\W_]+(?:[&.'’/][^\W_]+)*")
# Vietnamese syllables have one vowel group with few consonants around it; UBND, THPT, GD&ĐT and TNCS do not.
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
_VOWEL = re.compile(f"[{_VOWELS}]")
_SYLLABLE = re.compile(
    rf"(?:ngh?|nh|gh?|gi|kh|ph|th|tr|ch|qu|[bcdđhklmnprstvx])?[{_VOWELS}]{{1,3}}(?:ng|nh|ch|[cmnptk])?"
)
_NUMERAL = re.compile(r"[IVX]+|\d+")


def sentence_case(name: str, rules: Rulebook, printed: Printed | None = None) -> str:
    """A name in capitals as it is written in a sentence: ``SỞ Y TẾ TỈNH SƠN LA`` → ``Sở Y tế tỉnh Sơn La``.

    Where ``printed``, text of the same document, holds the same words in small letters, its case is taken. A name
    that is not in capitals is returned as it is, with single spaces.
    """
    name = " ".join(name.split())
    if not in_capitals(name):
        return name
    return (printed and printed.in_sentence(name)) or _by_rule(name, body_words(rules))


def _by_rule(name: str, words: BodyWords) -> str:
    # Behind GD&ĐT, as schools shorten their sector, a place follows: PHÒNG GD&ĐT DIỄN CHÂU.
    chars = list(name.lower())
    phrases = {start: (end, phrase) for start, end, phrase in words.case.find(fold(name))}
    mode, lift, done = "plain", False, 0
    for token in _TOKEN.finditer(name):
        start, end = token.span()
        if start < done:
            continue
        phrase = ""
        if start in phrases:
            done, phrase = phrases[start]
            end = done
            for offset, char in enumerate(phrase):
                if char.isupper():
                    chars[start + offset] = name[start + offset].upper()
        elif _is_code(token[0], mode):
            chars[start:end] = name[start:end]
        if (lift and phrase not in words.joints) or (mode == "named" and not phrase):
            chars[start] = name[start].upper()
        mode, lift = ("named", False) if token[0].startswith("GD") else _after(phrase, mode, words)
        if mode == "sector" and name[end:].lstrip()[:1] in {",", "-", "–"}:
            lift = True
    return name[0].upper() + "".join(chars)[1:]


def _after(phrase: str, mode: str, words: BodyWords) -> tuple[str, bool]:
    """How the words after a listed phrase are written: the mode, and whether the next one takes a capital."""
    if phrase in words.named:
        return "named", False
    if phrase in words.sector:
        return "sector", True
    if phrase == "và":
        return mode, mode == "sector"
    return ("plain" if phrase and mode == "named" else mode), False


def _is_code(word: str, mode: str) -> bool:
    """An abbreviation or a numeral, which keeps its capitals (``THPT``, ``GD&ĐT``, ``IV``)."""
    if "&" in word or _NUMERAL.fullmatch(word) or not _VOWEL.search(word.lower()):
        return True
    return mode != "named" and not _SYLLABLE.fullmatch(word.lower())
