"""What a page's text layer is worth: read it, repair it, or look at the picture of the page instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.ingest.pdf.rulings import Drawing
from kehoach_parse.ingest.vietnamese import GOOD_SHARE, common_share, has_words

SCAN_COVER = 0.6
"""Share of the page from which an image is taken to be the page itself."""
FEW_WORDS = 8
MAX_ODD = 0.02
"""Share of characters that Vietnamese does not write, above which a text layer is suspect."""
MAX_ODD_HERE_AND_THERE = 0.01
"""The same where most words are common ones: a font may be wrong in a few letters only."""
OUTLINES = 150
"""A page without text but with this many drawn shapes has its letters drawn as shapes."""
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
_MARKED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_SIGNS = "–—‒−“”„‘’…•·▪◦●○■□☐☑✓✔➢→←⇒«»×÷±≤≥≠°²³½¼§©®™€£\u00a0"
_PLAIN = "\n\r\t" + "".join(map(chr, [*range(0x20, 0x7F), *range(0x300, 0x324)]))
_KNOWN = frozenset(_PLAIN + _LETTERS + _LETTERS.upper() + _MARKED + _MARKED.upper() + _SIGNS)
_SIGN_IN_WORD = re.compile(rf"[{_SIGNS}](?<=[^\W\d_].)(?=[^\W\d_])")  # the sign first: it is what is rare


class Verdict(Enum):
    """What to do with a page."""

    GOOD = "good"
    SANDWICH = "sandwich"
    """A scan with a text layer of its own that reads as Vietnamese."""
    SUSPECT = "suspect"
    PICTURE = "picture"
    """Nothing to read but the picture: a scan, drawn letters, or only a signature stamp over it."""
    BLANK = "blank"


def judge(runs: Sequence[Run], drawing: Drawing) -> Verdict:
    """Judge a page by its runs, signature stamps left out, and by what is drawn on it."""
    text = " ".join([run.text for run in runs])
    covered = drawing.image_cover >= SCAN_COVER
    if not has_words(text, FEW_WORDS):
        drawn = covered or drawing.shapes >= OUTLINES
        return Verdict.PICTURE if drawn else Verdict.GOOD if text.strip() else Verdict.BLANK
    if covered and sum(run.face.hidden for run in runs) > len(runs) / 2:
        return Verdict.SANDWICH if common_share(text) >= GOOD_SHARE else Verdict.SUSPECT
    odd = _count_odd(text) / len(text)
    if odd <= MAX_ODD_HERE_AND_THERE:
        return Verdict.GOOD
    return Verdict.SUSPECT if odd > MAX_ODD or common_share(text) >= GOOD_SHARE else Verdict.GOOD


def _count_odd(text: str) -> int:
    """How many characters Vietnamese does not write, and how many signs stand in the middle of a word."""
    used = set(text)
    foreign = used - _KNOWN
    odd = sum([char in foreign for char in text]) if foreign else 0
    return odd if used.isdisjoint(_SIGNS) else odd + len(_SIGN_IN_WORD.findall(text))
