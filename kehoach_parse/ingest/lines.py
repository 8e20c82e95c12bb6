"""Raw lines of a decoded text, and how they become the lines of a source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import regex

from kehoach_parse.models.source import Grid, Line
from kehoach_parse.text.normalize import Normalized

_PAGE_NUMBER = 16  # letters of a page number at most
_PAGE_LINES = 12  # lines of a page at least
_RULE = frozenset("-_=*~.…—–· ")


class RawLine(NamedTuple):
    """A line as it stands, without its outer blanks: wide gaps and markers can still be seen.

    Attributes:
        offset: position of its first character in the input; 0 for a blank line.
        indent: blanks before it, tabs to the eighth column.
    """

    text: str
    offset: int
    indent: int = 0
    page: int | None = None


def raw_lines(normalized: Normalized) -> Iterator[RawLine]:
    """Cut a text at line breaks of any kind; a form feed also begins a page."""
    text, start, in_step = normalized.text, 0, normalized.in_step
    page = 1 if "\f" in text else None
    blank = RawLine("", 0, 0, page)
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            lead = raw.index(line[0])
            indent = len(raw[:lead].expandtabs(8)) if lead else 0
            offset = start + lead
            yield RawLine(line, offset if in_step else normalized.origin(offset), indent, page)
        else:
            yield blank
        start += len(raw)
        if page is not None and raw.endswith("\f"):
            page += 1
            blank = RawLine("", 0, 0, page)


def is_rule(text: str) -> bool:
    """Whether a line only draws a rule: `-----`, `* * *`, `……`."""
    return text[0] in _RULE and len(text) > 2 and _RULE.issuperset(text)


@dataclass(slots=True)
class Lines:
    """Collects the blocks of a source. Blank lines and lines of dashes become the ``gap`` of the line after them."""

    blocks: list[Line | Grid] = field(default_factory=list)
    _gap: int = 0
    _numbers: list[tuple[int, int]] = field(default_factory=list)
    _note: bool = False

    def add(self, raw: RawLine, text: str, *, strong: bool = False, complete: bool = False) -> None:
        """Append a line that reads ``text``; runs of blanks inside it become one."""
        if text and (text[-1] in ">|" or ("<" in text and "</" in text)):
            text = _without_markup(text)
        if not text or (text[0] in _RULE and is_rule(text)):
            self._gap += 1
            self._note = self._note and self._ends_with_number()
            return
        if not self._note and text[0] == "[" and _is_note(text):
            self._note = self._gap > 0 or not self.blocks or _first_note().match(text) is not None
        if len(text) < _PAGE_NUMBER and (number := _page_number().fullmatch(text)):
            self._numbers.append((len(self.blocks), int(number["bare"] or number["dashed"])))
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

    def _ends_with_number(self) -> bool:
        """Whether the number of a footnote stands alone, so that its text follows: `[1]`."""
        last = self.blocks[-1] if self.blocks else None
        return isinstance(last, Line) and _is_note(last.text) and last.text.endswith("]")

    def add_grid(self, grid: Grid) -> None:
        """Append a table."""
        self.blocks.append(grid)
        self._gap = 0
        self._note = False

    def finished(self) -> tuple[Line | Grid, ...]:
        """The blocks without page numbers: they count up, a page apart, and the first page has none or 1."""
        dropped: list[int] = []
        last, due = 0, (1, 2)
        for at, number in self._numbers:
            if number in due and at - last >= _PAGE_LINES:
                dropped.append(at)
                last, due = at, (number + 1, number + 1)
        if not dropped or due == (2, 2):
            return tuple(self.blocks)
        return tuple(_without(self.blocks, frozenset(dropped)))


def _without(blocks: Sequence[Line | Grid], dropped: frozenset[int]) -> Iterator[Line | Grid]:
    gap = 0
    for at, block in enumerate(blocks):
        if isinstance(block, Grid):
            gap = 0
            yield block
        elif at in dropped:
            gap = block.gap
        else:
            yield block._replace(gap=max(block.gap, gap)) if gap else block
            gap = 0


@cache
def _page_number() -> re.Pattern[str]:
    """`3`, `3/12`, `Trang 3`, `- 3 -`."""
    return re.compile(r"(?:[Tt]rang )?(?P<bare>\d{1,3})(?: ?/ ?\d{1,3})?|- ?(?P<dashed>\d{1,3}) ?-")


def _without_markup(text: str) -> str:
    if text[-1] == ">" or "</" in text:
        text = _tags().sub("", text).strip()  # a page copied with its markup: `<b>KẾ HOẠCH</b>`
    return text.rstrip(" |") if text.endswith("|") else text  # what is left of a table a portal exported


@cache
def _tags() -> re.Pattern[str]:
    return re.compile(
        r"</?(?:b|i|u|em|strong|span|p|div|br|center|font|sup|sub|h[1-6])(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
    )


@cache
def _first_note() -> regex.Pattern[str]:
    return regex.compile(r"\[1\] \p{Lu}")


def _is_note(text: str) -> bool:
    """`[1] Chương trình số …`: the text of a footnote, as portals print it behind the signature."""
    end = text.find("]") if text[0] == "[" else -1
    return 1 < end <= 4 and text[1:end].isdigit()
