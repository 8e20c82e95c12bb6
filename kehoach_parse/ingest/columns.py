"""Two columns printed on one line of plain text: ``UBND TỈNH LÀO CAI          CỘNG HÒA XÃ HỘI …``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from kehoach_parse.models.source import Cell, Grid, Line

# What stands in the left or right column of a letterhead or signature block, and hardly elsewhere.
_CUES = r"(?i)cộng h(?:òa|oà) xã hội|độc lập\s*[-–]|đảng cộng sản|nơi nhận|,\s*ngày[\s\d.…_]*tháng|\bsố\s*:|\b[tk]m?\.\s*\p{Lu}{2}"


def split_columns(lines: Sequence[Line]) -> list[Line | Grid]:
    """Turn runs of lines printed in two columns into a grid of one row, where the run is a letterhead or signature."""
    blocks: list[Line | Grid] = []
    at = 0
    while at < len(lines):
        end = _run_end(lines, at)
        if end - at > 1 and any(_cues().search(line.text) for line in lines[at:end]):
            blocks.append(_grid(lines[at:end]))
            at = end
        else:
            blocks.append(lines[at])
            at += 1
    return blocks


def _run_end(lines: Sequence[Line], start: int) -> int:
    """End of the run of two-part lines that starts at ``start``: one-sided lines and blanks may stand between."""
    if "   " not in lines[start].text or _split(lines[start]) is None:
        return start
    seam = _seam(lines[start])
    end = start
    for at in range(start, min(start + 60, len(lines))):
        line = lines[at]
        if _split(line) is not None:
            end = at + 1
        elif line.text and (at - end > 3 or (line.indent < seam <= line.indent + len(line.text))):
            break
    return end


def _split(line: Line) -> regex.Match[str] | None:
    return _wide_gap().search(line.text)


def _seam(line: Line) -> float:
    gap = _split(line)
    return line.indent + (gap.end() if gap else 0) - 1


def _grid(lines: Sequence[Line]) -> Grid:
    left, right = [], []
    seam = min(_seam(line) for line in lines if _split(line))
    for line in lines:
        gap = _split(line)
        if gap:
            left.append(replace(line, text=line.text[: gap.start()]))
            right.append(replace(line, text=line.text[gap.end() :], offset=(line.offset or 0) + gap.end()))
        elif line.text:
            (right if line.indent >= seam - 8 else left).append(line)
    return Grid(((Cell(tuple(map(_folded, left))), Cell(tuple(map(_folded, right)))),))


def _folded(line: Line) -> Line:
    return replace(line, text=" ".join(line.text.split()))


@cache
def _wide_gap() -> regex.Pattern[str]:
    return regex.compile(r"(?<=\S)[ \t]{3,}+(?=\S)")


@cache
def _cues() -> regex.Pattern[str]:
    return regex.compile(_CUES)
