"""Plain text and Markdown → lines and grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import regex

from kehoach_parse.ingest.columns import split_columns
from kehoach_parse.ingest.markdown import is_markdown, read_markdown
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.source import Grid, Line, Source
from kehoach_parse.text.normalize import Normalized, normalize

_RULE = frozenset("-_=*~.…—–· ")


def read_text(text: str, *, media_type: str = "text/plain") -> Source:
    """Read decoded text, Markdown included.

    Lines keep their offset in ``text``; a form feed begins a page; a line of dashes counts as a blank one.
    Never raises; repairs of look-alike letters are counted in a diagnostic.
    """
    normalized = normalize(text)
    lines = list(_lines(normalized))
    blocks: list[Line | Grid]
    if is_markdown(normalized.text):
        media_type = "text/markdown" if media_type == "text/plain" else media_type
        blocks = read_markdown(lines)
    else:
        blocks = split_columns(lines)
    return Source(
        tuple(_without_rules(_without_page_numbers(blocks))),
        media_type,
        pages=lines[-1].page if lines else None,
        diagnostics=tuple(_repairs(normalized)),
    )


def _lines(normalized: Normalized) -> Iterator[Line]:
    """Printed lines as they stand: only the outer blanks are gone, so that wide gaps can still be seen."""
    text, start, page, pages = normalized.text, 0, 1, "\f" in normalized.text
    for stop in (*(match.span() for match in _breaks().finditer(text)), (len(text), len(text))):
        raw = text[start : stop[0]]
        line = raw.strip()
        indent = len(raw.expandtabs(8)) - len(raw.lstrip().expandtabs(8)) if line else 0
        yield Line(
            line,
            offset=normalized.origin(start + len(raw) - len(raw.lstrip())),
            indent=indent,
            page=page if pages else None,
        )
        page += text[stop[0] : stop[0] + 1] == "\f"
        start = stop[1]


def _without_rules(blocks: Iterable[Line | Grid]) -> Iterator[Line | Grid]:
    """Blank lines and lines of dashes become the ``gap`` of the line after them; runs of blanks become one."""
    gap = 0
    for block in blocks:
        if isinstance(block, Grid):
            gap = 0
            yield block
        elif not block.text or (block.text[0] in _RULE and set(block.text) <= _RULE and len(block.text) > 2):
            gap += 1
        else:
            yield replace(block, text=" ".join(block.text.split()), gap=gap + block.gap)
            gap = 0


def _without_page_numbers(blocks: list[Line | Grid]) -> list[Line | Grid]:
    """Drop digit-only lines that count up through the document by one, at least two of them."""
    numbers = [(at, int(block.text)) for at, block in enumerate(blocks) if _is_number(block)]
    steps = [(at, number) for place, (at, number) in enumerate(numbers) if _counts(numbers, place)]
    if len(steps) < 2:
        return blocks
    dropped = {at for at, _ in steps}
    return [Line("") if at in dropped else block for at, block in enumerate(blocks)]


def _is_number(block: Line | Grid) -> bool:
    return isinstance(block, Line) and block.text.isascii() and block.text.isdigit() and len(block.text) <= 3


def _counts(numbers: list[tuple[int, int]], place: int) -> bool:
    near = [numbers[k][1] for k in (place - 1, place + 1) if 0 <= k < len(numbers)]
    number = numbers[place][1]
    return 0 < number and any(abs(number - other) == 1 for other in near)


def _repairs(normalized: Normalized) -> Iterator[Diagnostic]:
    if normalized.repairs:
        counts = ", ".join(f"{change} ({count})" for change, count in sorted(normalized.repairs.items()))
        yield Diagnostic(code="look-alikes", severity="info", message=f"letters of another script replaced: {counts}")


@cache
def _breaks() -> regex.Pattern[str]:
    return regex.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
