"""Two columns that a reader left on one line."""

from __future__ import annotations

import re

# Blanks that no typist puts between words, a tab, or the bar of a table.
_GAP = re.compile(r"[ \xa0]{3,}|[\t|\v\u2028]")


def columns(line: str) -> list[str]:
    """The pieces of a line, left to right: ``Nơi nhận:         GIÁM ĐỐC`` → two. Empty for a blank line."""
    # Most lines are told at once: of all blanks only the space is printable.
    undivided = line.isprintable() and "   " not in line and "|" not in line
    return [piece for piece in map(str.strip, [line] if undivided else _GAP.split(line)) if piece]
