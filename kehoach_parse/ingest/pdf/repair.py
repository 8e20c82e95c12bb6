"""Text layers whose fonts lie: glyph numbers for characters, a Mac code page for a Windows one, old encodings.

A reading is chosen font by font, and only kept where it makes the page Vietnamese.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice
from typing import Any

from kehoach_parse.ingest.legacy import Encoding, encoding_of_font, from_legacy, is_capital_font
from kehoach_parse.ingest.pdf.binding import map_errors
from kehoach_parse.ingest.pdf.glyphs import Glyphs, Run, fonts_of
from kehoach_parse.ingest.vietnamese import common_share
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.text.normalize import normalize

GAIN = 0.1
"""A repair must raise the share of common words by at least this much."""
# Ỳ and ỳ are older than the rest of their block and stand elsewhere.
_BLOCK = tuple(chr(code) for code in range(0x1EA0, 0x1EFA) if code not in {0x1EF2, 0x1EF3})
_HIGH = 0x250
"""Glyph numbers of the letters U+1EA0…1EF9 lie above this in every Windows font seen."""
_HIGHEST = 0x1000
_MAX_STARTS = 100
_MAX_FONTS = 12
_MAC_FIRST = 98

_HYPHENS = {0xFFFE: "-", 0x02: "-"}

Table = dict[int, str]
Key = tuple[str, bool]
"""A font, and whether the glyph lacks an entry in its code table."""


class FontRepairs:
    """Remembers, page after page, how each font of a document was read."""

    def __init__(self) -> None:
        self._tables: dict[Key, Table] = {}

    def repaired(self, glyphs: Glyphs) -> Glyphs | None:
        """The glyphs with the characters they show; None where no reading makes them Vietnamese."""
        # In one font, characters with and without an entry in its code table go wrong in different ways.
        errors = map_errors(glyphs.textpage, len(glyphs.text)).tolist()
        keys: list[Key] = list(zip(fonts_of(glyphs), errors, strict=True))
        before = common_share(glyphs.text)
        tables = {key: self._tables.get(key, {}) for key in {*keys}}
        best = common_share(_read(glyphs.text, keys, tables))
        used = Counter(key for key, char in zip(keys, glyphs.text, strict=True) if not char.isspace())
        for _ in range(2):  # words mix fonts: a second round sees the readings the first one chose
            for key, _count in used.most_common(_MAX_FONTS):
                chars = {char for own, char in zip(keys, glyphs.text, strict=True) if own == key}
                for table in _candidates(chars, mapped=not key[1]):
                    share = common_share(_read(glyphs.text, keys, tables | {key: table}))
                    if share > best:
                        best, tables[key] = share, table
        if best < before + GAIN:
            return None
        self._tables |= tables
        return glyphs.with_text(_read(glyphs.text, keys, tables))


def _read(text: str, keys: Sequence[Key], tables: dict[Key, Table]) -> str:
    at, parts = 0, []
    for key, run in groupby(keys):
        end = at + sum(1 for _ in run)
        table = tables.get(key)
        parts.append(text[at:end].translate(table) if table else text[at:end])
        at = end
    return "".join(parts)


def _candidates(chars: set[str], *, mapped: bool) -> Iterator[Table]:
    """Readings worth trying for the characters of one font."""
    yield {}
    if mapped:
        yield _mac_roman()
    high = sorted(ord(char) for char in chars if _HIGH <= ord(char) < _HIGHEST)
    if not high:
        yield _glyph_order(None)
        return
    horns = int(_data()["horn_letters_before"], 16)
    starts = range(high[0] - len(_BLOCK) + 1, high[-1] + horns + 1)
    known = [sum(_in_block(code, start, horns) for code in high) for start in starts]
    likely = (start for start, count in zip(starts, known, strict=True) if count >= 0.9 * max(known))
    yield from map(_glyph_order, islice(likely, _MAX_STARTS))


def _in_block(code: int, start: int, horns: int) -> bool:
    return start <= code < start + len(_BLOCK) or start - horns <= code < start - horns + 4


@cache
def _glyph_order(start: int | None) -> Table:
    """Glyph number → character; ``start`` is the number of Ạ (U+1EA0)."""
    table = {glyph: chr(glyph + 29) for glyph in range(3, _MAC_FIRST)}
    table |= {_MAC_FIRST + at: bytes([0x80 + at]).decode("mac_roman") for at in range(128)}
    table |= {int(glyph, 16): char for glyph, char in _data()["glyphs"].items()}
    if start is not None:
        table |= {start + at: char for at, char in enumerate(_BLOCK)}
        horns = start - int(_data()["horn_letters_before"], 16)
        table |= {horns + at: char for at, char in enumerate("ƠơƯư")}
    return table


@cache
def _mac_roman() -> Table:
    """Bytes of Windows-1252 that were read as Mac Roman."""
    table = {}
    for byte in range(0x80, 0x100):
        wrong, right = bytes([byte]).decode("mac_roman"), bytes([byte]).decode("cp1252", "replace")
        table[ord(wrong)] = right
    return table | {ord(wrong): right for wrong, right in _data()["mac_roman"].items()}


def from_legacy_fonts(runs: Sequence[Run]) -> tuple[list[Run], list[Encoding]]:
    """Runs set in fonts of old encodings, in Unicode, and the encodings found; the runs as they are where none fits."""
    encodings = {font: encoding_of_font(font, [r.text for r in runs if r.face.font == font]) for font in _fonts(runs)}
    if not any(encodings.values()):
        return list(runs), []
    out: list[Run] = []
    for encoding, group in groupby(runs, key=lambda run: encodings[run.face.font]):
        some = list(group)
        out += _converted(some, encoding) if encoding else some
    return out, sorted({encoding for encoding in encodings.values() if encoding})


def _fonts(runs: Sequence[Run]) -> set[str]:
    return {run.face.font for run in runs}


def _converted(runs: Sequence[Run], encoding: Encoding) -> list[Run]:
    if encoding == "tcvn3":
        runs = _with_soft_hyphens(runs)
    texts = [run.text for run in runs]
    # All at once, so that a word of one letter can take its case from its neighbours.
    words = from_legacy(" ".join(texts), encoding).split(" ")
    capitals = encoding == "tcvn3" and _typed_small(runs)
    return [
        run._replace(text=word.upper() if capitals and is_capital_font(run.face.font) else word)
        for run, word in zip(runs, words, strict=True)
    ]


def _with_soft_hyphens(runs: Sequence[Run]) -> list[Run]:
    """Put words back together that were broken at ``ư``.

    TCVN3 writes ``ư`` with the code of the soft hyphen. Typesetters break lines there, and pdfium replaces a soft
    hyphen at the end of a line by a mark of its own.
    """
    whole: list[Run] = []
    for run in runs:
        text = re.sub(r"(?<=\w)[\ufffe\x02]|[\ufffe\x02](?=\w)", "\u00ad", run.text)
        last = whole[-1] if whole else None
        if last is not None and last.text.endswith("\u00ad") and not run.spaced and run.base > last.base:
            whole[-1] = last._replace(text=last.text + text)
        else:
            whole.append(run._replace(text=text))
    return whole


def _typed_small(runs: Sequence[Run]) -> bool:
    """Whether what is set in a capital font was typed in small letters throughout."""
    typed = "".join(run.text for run in runs if is_capital_font(run.face.font))
    return not any(char.isascii() and char.isupper() for char in typed)


def tidied(runs: Sequence[Run]) -> list[Run]:
    """Runs without odd characters and look-alikes of other scripts; hyphens pdfium marks at line ends are hyphens."""
    text = " ".join([run.text for run in runs])
    if any(map(text.__contains__, map(chr, _HYPHENS))):
        text = text.translate(_HYPHENS)
    plain = normalize(text).text
    words = plain.split(" ")
    if plain == text and len(words) == len(runs):
        return [run._replace(text=word) if run.text != word else run for run, word in zip(runs, words, strict=True)]
    cleaned = (run._replace(text=normalize(run.text.translate(_HYPHENS)).text) for run in runs)
    return [run for run in cleaned if run.text]


def shows_wrong_horns(runs: Sequence[Run]) -> bool:
    """Whether the text shows Ƣ, which no Vietnamese word has, for Ư: some Windows fonts say so, and Õ for Ò."""
    return not {"Ƣ", "ƣ"}.isdisjoint("".join([run.text for run in runs]))


def with_right_horns(runs: Sequence[Run]) -> list[Run]:
    """``CỘNG HÕA … CÔNG THƢƠNG`` → ``CỘNG HÒA … CÔNG THƯƠNG``; the few words that do have õ keep it."""
    return [run if run.text.isascii() else run._replace(text=_right_horns(run.text)) for run in runs]


def _right_horns(text: str) -> str:
    text = text.replace("Ƣ", "Ư").replace("ƣ", "ư")
    kept = "õ" not in text.lower() or any(word in _tilde_words() for word in re.findall(r"\w+", text.lower()))
    return text if kept else text.replace("õ", "ò").replace("Õ", "Ò")


@cache
def _tilde_words() -> frozenset[str]:
    return frozenset(str(_data()["tilde_o"]).split())


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load_rulebook().yaml("words/broken_fonts.yaml")
    return data
