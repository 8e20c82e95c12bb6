"""Raw lines of a decoded text, and how they become the lines of a source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kehoach_parse.models.source import Grid, Line
from kehoach_parse.text.normalize import Normalized

_RULE = frozenset("-_=*~.…—–· ")


class RawLine(NamedTuple):
    """A line as it stands, without its outer blanks: wide gaps and markers can still be seen.

    Attributes:
        offset: position of its first character in the input.
        indent: blanks before it, tabs to the eighth column.
    """

    text: str
    offset: int
    indent: int = 0
    page: int | None = None


def raw_lines(normalized: Normalized) -> Iterator[RawLine]:
    """Cut a text at line breaks of any kind; a form feed also begins a page."""
    text, start = normalized.text, 0
    page = 1 if "\f" in text else None
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())] if line else ""
        indent = len(lead.expandtabs(8)) if lead else 0
        yield RawLine(line, normalized.origin(start + len(lead)), indent, page)
        start += len(raw)
        if page is not None and raw.endswith("\f"):
            page += 1


@dataclass(slots=True)
class Lines:
    """Collects the blocks of a source. Blank lines and lines of dashes become the ``gap`` of the line after them."""

    blocks: list[Line | Grid] = field(default_factory=list)
    _gap: int = 0
    _numbers: list[tuple[int, int]] = field(default_factory=list)
    _note: bool = False

    def add(self, raw: RawLine, text: str, *, strong: bool = False, complete: bool = False) -> None:
        """Append a line that reads ``text``; runs of blanks inside it become one."""
        if not text or (text[0] in _RULE and len(text) > 2 and _RULE.issuperset(text)):
            self._gap += 1
            self._note = False
            return
        self._note = self._note or (_is_note(text) and (self._gap > 0 or not self.blocks))
        if text.isdigit() and len(text) <= 3:
            self._numbers.append((len(self.blocks), int(text)))
        self.blocks.append(
            Line(
                " ".join(text.split()) if "  " in text or "\t" in text else text,
                raw.offset,
                self._gap,
                raw.indent,
                strong,
                complete,
                self._note,
                raw.page,
            )
        )
        self._gap = 0

    def add_grid(self, grid: Grid) -> None:
        """Append a table."""
        self.blocks.append(grid)
        self._gap = 0
        self._note = False

    def finished(self) -> tuple[Line | Grid, ...]:
        """The blocks without page numbers: lines of digits that count up by one, at least two of them."""
        numbers = self._numbers
        dropped = {at for place, (at, number) in enumerate(numbers) if number and _counts(numbers, place)}
        if len(dropped) < 2:
            return tuple(self.blocks)
        kept: list[Line | Grid] = []
        gap = 0
        for at, block in enumerate(self.blocks):
            if at in dropped and isinstance(block, Line):
                gap += block.gap
            else:
                kept.append(replace(block, gap=block.gap + gap) if gap and isinstance(block, Line) else block)
                gap = 0
        return tuple(kept)


def _counts(numbers: list[tuple[int, int]], place: int) -> bool:
    near = (numbers[k][1] for k in (place - 1, place + 1) if 0 <= k < len(numbers))
    return any(abs(numbers[place][1] - other) == 1 for other in near)


def _is_note(text: str) -> bool:
    """`[1] Chương trình số …`: the text of a footnote, as portals print it behind the signature."""
    end = text.find("]") if text[0] == "[" else -1
    return 1 < end <= 4 and text[1:end].isdigit()
