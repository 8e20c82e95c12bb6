"""Where the letterhead begins below what a web page prints above it: menus, facts of the document, counters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.bodies import begins_body
from kehoach_parse.segment.columns import columns
from kehoach_parse.segment.cues import Cues, load_cues
from kehoach_parse.segment.phrases import in_capitals

_SPECK = 10  # letters of what a scan leaves between two lines
_DATE = re.compile(r",\s*ngày(?!\w)")
_WRAPPED = 40  # letters of a line that goes on with a name, a date or a subject


def below_page_heading(lines: Sequence[str], rules: Rulebook) -> Sequence[str]:
    """The lines from the first that can stand in a letterhead on.

    The national title, or without one the number or date, is in it for certain; from there up to the first line that
    is neither in capitals nor names a body: ``Trang chủ » Văn bản``, ``Nơi ban hành: Tỉnh Hà Nam``, ``KẾ HOẠCH 2024``.
    """
    cues = load_cues(rules)
    sure = next((at for at, line in enumerate(lines) if any(map(cues.motto, columns(line)))), None)
    if sure is None:
        sure = next((at for at, line in enumerate(lines) if _is_dated(line, cues)), len(lines))
    start = sure
    while start > 0 and _fits(lines[start - 1], cues, rules):
        start -= 1
    return lines[start:]


def _is_dated(line: str, cues: Cues) -> bool:
    return cues.letterhead(line) is not None or _DATE.search(line) is not None


def _fits(line: str, cues: Cues, rules: Rulebook) -> bool:
    if cues.type(line):
        return False
    pieces = columns(line) or [""]
    return (
        sum(map(str.isalpha, line)) <= _SPECK
        or any(in_capitals(piece) or begins_body(piece, rules) for piece in pieces)
        or _is_dated(line, cues)
        or (len(line) <= _WRAPPED and (line[0].islower() or line[0].isdigit()))
    )
