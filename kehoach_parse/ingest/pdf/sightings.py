"""Words of OCR → runs like those of a text layer: their size and baseline told from their ink and their letters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from kehoach_parse.ingest.ocr.tesseract import Seen
from kehoach_parse.ingest.pdf.glyphs import Face, Run

_NEIGHBOURS = 3
_AWAY = 3.0
_FEW = 3
_DOUBT, _CERTAIN = 70.0, 101.0
_BULLETS = dict.fromkeys(("~", "~-", "-~", "—", "–", "¬", "_"), "-")
_GLUED = re.compile(r"((?:[IVX]{1,4}|\d{1,2})\.)(?=[^\W\d_]{2})")
_TALL = frozenset("bdđfhkltABCDĐEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]/\"'“”?!%&")
_DEEP = frozenset("gjpqy,;()[]/ạặậẹệịọộợụựỵ")
_CAPITAL_MARKED = frozenset("ÀÁẢÃĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼÊỀẾỂỄỆÌÍỈĨÒÓỎÕÔỒỐỔỖỘỜỚỞỠÙÚỦŨỪỨỬỮỲÝỶỸ")


def runs_of_words(words: Sequence[Seen], scale: float) -> list[Run]:
    """Words of OCR as runs, each between blanks; ``scale`` is pixels a point. The words of a line share a baseline."""
    words = _without_scribbles(words)
    lines: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for index, word in enumerate(words):
        lines[word.line].append(index)
    sizes = {place: median(_em(words[index]) for index in line) / scale for place, line in lines.items()}
    typical = median(sizes.values()) if sizes else 12.0
    runs: list[Run | None] = [None] * len(words)
    for place, line in lines.items():
        em = min(max(sizes[place], 0.5 * typical), 2.5 * typical)
        bases = [words[index].bottom / scale - _depth(words[index].text) * em for index in line]
        for at, index in enumerate(line):
            word = words[index]
            # The median of the neighbours: a stain below one word must not pull it out of its line.
            base = median(bases[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])
            box = (word.x0 / scale, word.top / scale, word.x1 / scale, word.bottom / scale)
            text = word.text if at else _line_start(word.text)
            runs[index] = Run(text, *box, base, Face("", False, em, 0.0), 2 * index, 2 * index, True)
    return [run for run in runs if run is not None]


def _without_scribbles(words: Sequence[Seen]) -> list[Seen]:
    """The words without bits of signatures and stains: a letter or three by themselves, which OCR itself doubts."""
    groups: list[list[Seen]] = []
    height = 0.0
    for word in words:
        last = groups[-1][-1] if groups else None
        same = last is not None and last.line == word.line
        height = max(height if same else 0.0, word.bottom - word.top)
        if last is not None and same and word.x0 - last.x1 < _AWAY * height:
            groups[-1].append(word)
        else:
            groups.append([word])
    return [word for group in groups if not _is_scribble(group) for word in group]


def _is_scribble(group: Sequence[Seen]) -> bool:
    letters = sum(char.isalnum() for word in group for char in word.text)
    return letters <= _FEW and max(word.sure for word in group) < (_DOUBT if letters else _CERTAIN)


def _line_start(text: str) -> str:
    """The first word of a line: list dashes OCR takes for something else, numbers it glues to the next word."""
    return _GLUED.sub(r"\1 ", _BULLETS.get(text, text), count=1)


def _em(word: Seen) -> float:
    """The size of type, from the height of the ink and the letters that make it."""
    chars = set(word.text)
    if chars & _CAPITAL_MARKED:
        up = 0.88
    elif chars & _TALL or any(not char.isascii() and char.isalpha() for char in chars):
        up = 0.69
    else:
        up = 0.46
    return (word.bottom - word.top) / (up + _depth(word.text))


def _depth(text: str) -> float:
    """How far the ink reaches below the baseline, in em."""
    return 0.2 if any(char in _DEEP for char in text.lower()) else 0.0
