"""Footnotes: raised numbers become ``[1]`` on the line they belong to, the notes themselves are told from the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.ingest.pdf.layout import Item, Sheet
from kehoach_parse.ingest.pdf.words import Printed

SMALL = 0.8
"""Size of a raised number against the text beside it."""
NOTE_SIZE = 0.9
"""Size of footnotes against the text of the page."""
_LOWEST, _HIGHEST = 0.1, 0.75
_BEFORE, _AFTER = 0.35, 1.2
_MAX_RAISED = 200
_UNIT = re.compile(r"(?:^|[^\w])(?:[cdkm]?m|ha)$")
_MARK = re.compile(r"\[\d{1,3}\]")
_NAMED = re.compile(r"(?<=\S)\[(\d{1,3})\]")
_PLAIN = re.compile(r"(\d{1,3})[.)]? \S")


def with_raised_numbers(runs: Sequence[Run]) -> list[Run]:
    """Put small raised numbers on the baseline of the text beside them, as ``[1]``; ``m²`` becomes ``m2``."""
    if len(runs) < 2:
        return list(runs)
    typical = median(run.face.em for run in runs)
    raised = [run for run in runs if run.text.isdigit() and len(run.text) < 4 and run.face.em < SMALL * 1.25 * typical]
    if not raised or len(raised) > _MAX_RAISED:
        return list(runs)
    lowered = {run.order: lower for run in raised if (lower := _lowered(run, runs)) is not None}
    return [lowered.get(run.order, run) for run in runs]


def _lowered(number: Run, runs: Sequence[Run]) -> Run | None:
    for run in runs:
        rise = (run.base - number.base) / run.face.em
        if not _LOWEST < rise < _HIGHEST or number.face.em > SMALL * run.face.em:
            continue
        em = run.face.em
        if -0.2 * em < number.x0 - run.x1 < _BEFORE * em:
            text = number.text if number.text in {"2", "3"} and _UNIT.search(run.text) else f"[{number.text}]"
            return number._replace(text=text, base=run.base, face=run.face, spaced=False)
        if -0.2 * em < run.x0 - number.x1 < _AFTER * em and number.x0 < run.x0:
            return number._replace(text=f"[{number.text}]", base=run.base, face=run.face)
    return None


def body_size(sheets: Sequence[Sheet]) -> float:
    """The size in which most of the document is set."""
    letters: Counter[float] = Counter()
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, Printed):
                letters[round(item.em, 1)] += len(item.line.text)
    return letters.most_common(1)[0][0] if letters else 12.0


def split_notes(items: Sequence[Item], size: float) -> tuple[list[Item], list[Printed]]:
    """The text of a page and the footnotes below it: smaller print at the foot that begins with a number.

    The number is raised, or one that the page refers to.
    """
    named = {mark[1] for item in items if isinstance(item, Printed) for mark in _NAMED.finditer(item.line.text)}
    start = len(items)
    for at in range(len(items) - 1, -1, -1):
        item = items[at]
        if not isinstance(item, Printed) or item.em > NOTE_SIZE * size:
            break
        plain = _PLAIN.match(item.line.text)
        if _MARK.match(item.line.text) or (plain and plain[1] in named):
            start = at
    return list(items[:start]), [item for item in items[start:] if isinstance(item, Printed)]
