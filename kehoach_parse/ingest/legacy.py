"""Vietnamese encodings older than Unicode: text that shows ``Céng hßa x· héi`` for ``Cộng hòa xã hội``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Literal, get_args

from kehoach_parse.ingest.vietnamese import common_share, common_words
from kehoach_parse.rulebook import load_rulebook

Encoding = Literal["tcvn3", "vni", "viscii"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

_GAIN = 0.15
"""A repair must raise the share of common words by at least this much."""
_WORD = re.compile(r"[^\W\d_]+")
# Letters with two marks (ạ … ỹ) and ơ, ư: no encoding older than Unicode turns into them when it is misread.
_UNICODE_ONLY = re.compile("[ạ-ỹƠơƯư]")
_ENOUGH = 40
_USUAL = 100
"""``ư`` without a tone mark is in one syllable of fifteen."""
_HORN_RHYME = re.compile(r"(?<!ư)[ơờớởỡợ](?:c|ng|u)$")


def from_legacy(text: str, encoding: Encoding) -> str:
    """Text whose bytes were read as Windows-1252 or Latin-1, read as ``encoding`` instead.

    TCVN3 has no marked capitals but Ă Â Ê Ô Ơ Ư Đ; a separate font drew the others. Words whose unmarked letters are
    all capitals get their marked ones as capitals too: ``CéNG HßA`` gives ``CỘNG HÒA``.
    """
    pattern, table = _table(encoding)
    decoded = pattern.sub(lambda match: table[match[0]], text)
    if encoding != "tcvn3":
        return decoded
    return _names().sub(lambda match: match[0][0].upper() + match[0][1:], with_lost_letters(_capitals(decoded, text)))


def is_unicode(text: str) -> bool:
    """Whether a text holds letters that no text in an old encoding shows."""
    return _UNICODE_ONLY.search(text) is not None


def with_lost_letters(text: str) -> str:
    """Put ``ư`` back where it was lost: its code in TCVN3 is that of the soft hyphen, which many programs drop.

    Text that has enough of them, or is too short to tell, is returned as it is.
    """
    words = len(_WORD.findall(text))
    if words < _ENOUGH or text.count("ư") > words / _USUAL:
        return text
    return _WORD.sub(_with_lost_letter, text)


def _with_lost_letter(match: re.Match[str]) -> str:
    word, low = match[0], match[0].lower()
    if low in common_words() or (
        len(word) == 1 and match.string[match.end() : match.end() + 1] in {")", ".", "/", "-"}
    ):
        return word
    if rhyme := _HORN_RHYME.search(low):  # ơc, ơng, ơu are no rhymes: the ư before ơ is gone
        return word[: rhyme.start()] + ("Ư" if word.isupper() else "ư") + word[rhyme.start() :]
    if word.isupper() and len(word) > 1:
        return word
    restored = {low[:at] + "ư" + low[at:] for at in range(len(low) + 1)} & common_words()
    if len(restored) != 1:
        return word
    (found,) = restored
    return found.capitalize() if word[0].isupper() else found


def repaired(text: str) -> tuple[str, Encoding] | None:
    """The reading of ``text`` in the old encoding that makes it Vietnamese; None where no reading does."""
    sample = text[:20_000]
    before = common_share(sample)
    share, encoding = max((common_share(from_legacy(sample, encoding)), encoding) for encoding in ENCODINGS)
    return (from_legacy(text, encoding), encoding) if share > before + _GAIN else None


@cache
def _table(encoding: Encoding) -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = {}
    for row in load_rulebook().table("tables/legacy_encodings.csv"):
        if row["encoding"] == encoding:
            code = bytes.fromhex(row["bytes"])
            for charset in ("latin-1", "cp1252"):
                table.setdefault(code.decode(charset, "replace"), row["character"])
    if encoding == "tcvn3":
        table["\u03bc"] = table["\u00b5"]  # µ: the micro sign often arrives as the Greek letter
    longest = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), table


@cache
def _names() -> re.Pattern[str]:
    names = load_rulebook().yaml("words/legacy.yaml")["names"]
    return re.compile("|".join(rf"\b{name[0].lower()}{re.escape(name[1:])}\b" for name in names))


def _capitals(decoded: str, raw: str) -> str:
    """Capitals for the marked letters of words typed in capitals; ``raw`` has as many characters as ``decoded``."""
    words = list(_WORD.finditer(decoded))
    shouted = [_shouted(raw[word.start() : word.end()]) for word in words]
    out, at = [], 0
    for index, word in enumerate(words):
        loud = shouted[index]
        if loud is None:  # a single letter tells nothing: its neighbours do
            loud = any(shouted[max(0, index - 1) : index + 2])
        out += [decoded[at : word.start()], word[0].upper() if loud else word[0]]
        at = word.end()
    return "".join([*out, decoded[at:]])


def _shouted(word: str) -> bool | None:
    letters = [char for char in word if char.isascii() and char.isalpha()]
    if any(char.islower() for char in letters):
        return False
    return True if len(letters) > 1 else None


# ---- fonts, which is where documents say their encoding

_FONT_GAIN = 0.1


def encoding_of_font(font: str, texts: Sequence[str]) -> Encoding | None:
    """The old encoding of what is set in a font: that of its name where it fits, else the one that makes it Vietnamese.

    ``.VnTime`` and ``VNI-Times`` also draw text typed in Unicode, which is left alone.
    """
    text = " ".join(texts)
    if text.isascii():
        return None
    before = common_share(text)
    share, encoding = max((common_share(from_legacy(text, encoding)), encoding) for encoding in ENCODINGS)
    name = font.rpartition("+")[2].lower()
    named: Encoding | None = "tcvn3" if name.startswith(".vn") else "vni" if name.startswith("vni-") else None
    if named is not None and common_share(from_legacy(text, named)) >= before:
        return named
    return encoding if share > before + _FONT_GAIN else None


def is_capital_font(font: str) -> bool:
    """``.VnTimeH``, ``.VnArialH-Bold``: fonts that draw every letter as a capital."""
    return re.match(r"\.vn\w*?h(?:$|[-,\s]|bold)", font.rpartition("+")[2].lower()) is not None


def pieces_from_legacy(texts: Sequence[str], encoding: Encoding) -> list[str]:
    """One text that is cut into pieces: words and letters may lie across the cuts."""
    whole = "".join(texts)
    decoded = from_legacy(whole, encoding)
    ends = [0, *accumulate(map(len, texts))]
    if len(decoded) != len(whole):  # in VNI a letter and its mark are two characters
        ends = [*(len(from_legacy(whole[:end], encoding)) for end in ends[:-1]), len(decoded)]
    return [decoded[start:end] for start, end in pairwise(ends)]
