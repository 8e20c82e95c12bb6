"""Vietnamese encodings older than Unicode: text that shows ``Céng hßa x· héi`` for ``Cộng hòa xã hội``."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, get_args

from kehoach_parse.ingest.vietnamese import common_share
from kehoach_parse.rulebook import load_rulebook

Encoding = Literal["tcvn3", "vni", "viscii"]
ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)

_GAIN = 0.15
"""A repair must raise the share of common words by at least this much."""
_WORD = re.compile(r"[^\W\d_]+")


def from_legacy(text: str, encoding: Encoding) -> str:
    """Text whose bytes were read as Windows-1252 or Latin-1, read as ``encoding`` instead.

    TCVN3 has no marked capitals but Ă Â Ê Ô Ơ Ư Đ; a separate font drew the others. Words whose unmarked letters are
    all capitals get their marked ones as capitals too: ``CéNG HßA`` gives ``CỘNG HÒA``.
    """
    pattern, table = _table(encoding)
    decoded = pattern.sub(lambda match: table[match[0]], text)
    return _capitals(decoded, text) if encoding == "tcvn3" else decoded


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
