"""Markdown residue in text: emphasis, headings, escapes, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import regex

from kehoach_parse.ingest.columns import column_runs
from kehoach_parse.ingest.emphasis import plain_lines
from kehoach_parse.ingest.lines import Lines, RawLine
from kehoach_parse.ingest.markdown_tables import cell_lines, table_grid, tables
from kehoach_parse.models.source import Cell


def is_markdown(text: str) -> bool:
    """Whether the text holds bold, headings or tables as Markdown writes them."""
    if ("*" in text or "_" in text) and _bold().search(text):
        return True
    return ("#" in text or "|" in text) and any(map(_marked().search, text.splitlines()))


def read_markdown(raw: Sequence[RawLine], lines: Lines) -> None:
    """Add lines without Markdown markers; bold ones are strong, headings complete; tables become grids."""
    at = 0
    for start, end in tables(raw):
        _add_text(raw[at:start], lines)
        lines.add_grid(table_grid(raw[start:end]))
        at = end
    _add_text(raw[at:], lines)


def _add_text(raw: Sequence[RawLine], lines: Lines) -> None:
    """Text between tables; a letterhead or signature in two columns may stand there as in any text."""
    begun = 0
    for start, end, grid in column_runs(raw):
        if grid is not None:
            _add_lines(raw[begun:start], lines)
            lines.add_grid(replace(grid, rows=tuple(tuple(map(_plain_cell, row)) for row in grid.rows)))
            begun = end
    _add_lines(raw[begun:], lines)


def _add_lines(raw: Iterable[RawLine], lines: Lines) -> None:
    for plain in plain_lines(raw):
        lines.add(plain.raw, plain.text, strong=plain.strong, complete=plain.heading)


def _plain_cell(cell: Cell) -> Cell:
    return Cell(cell_lines([RawLine(line.text, line.offset or 0, page=line.page) for line in cell.lines]))


@cache
def _bold() -> re.Pattern[str]:
    return re.compile(r"\*\*\S|(?<!\w)__[^\s_]")


@cache
def _marked() -> regex.Pattern[str]:
    """A line that is a heading, or a row of a table."""
    return regex.compile(r"^\#{1,6}\ \S|^[^|]*+\|.*\|\ *$|^\|\ *$")
