"""PDF → Source: pages read by position, not in content order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from kehoach_parse.errors import LimitExceededError
from kehoach_parse.ingest.pdf.document import Pages
from kehoach_parse.ingest.pdf.frame import Frame
from kehoach_parse.ingest.pdf.furniture import without_furniture
from kehoach_parse.ingest.pdf.layout import Item, Sheet
from kehoach_parse.ingest.pdf.notes import body_size, split_notes
from kehoach_parse.ingest.pdf.reader import PageReader
from kehoach_parse.ingest.pdf.stamps import invisible
from kehoach_parse.ingest.pdf.tables import Table, continues, joined
from kehoach_parse.ingest.pdf.words import Printed
from kehoach_parse.models.source import Cell, Grid, Line, Source
from kehoach_parse.settings import Settings

MEDIA_TYPE = "application/pdf"
LINE_PITCH = 1.3
"""In em: the distance of baselines where a page has too few lines to measure it."""


def read_pdf(data: bytes, settings: Settings) -> Source:
    """Read a PDF.

    Raises DamagedFileError, EncryptedFileError, LimitExceededError, EmptyInputError, and MissingProgramError for a scan
    where OCR is not installed.
    """
    reader, sheets = PageReader(settings), []
    with Pages(data, settings.limits) as pages:
        times = pages.signing_times()  # before annotations are drawn into the pages
        for page in pages:
            if isinstance(page, int):
                reader.damaged(page)
            else:
                sheets.append(reader.read(page))
    reader.check()
    cells = sum(
        len(table.rows) * (len(table.xs) - 1) for sheet in sheets for table in sheet.items if isinstance(table, Table)
    )
    if cells > settings.limits.table_cells:
        raise LimitExceededError(f"tables of more than {settings.limits.table_cells} cells (limits.table_cells)")
    return Source(
        tuple(as_shown(_blocks(without_furniture(sheets)), {sheet.number: sheet.frame for sheet in sheets})),
        MEDIA_TYPE,
        pages=len(pages),
        text_source=reader.text_source(),
        diagnostics=tuple(reader.diagnostics()),
        signatures=tuple(reader.signatures or invisible(times)),
    )


def _blocks(sheets: Sequence[Sheet]) -> list[Line | Grid]:
    """The blocks of all pages; tables cut by a page break are whole, footnotes stand at the end."""
    blocks: list[Line | Grid] = []
    notes: list[Line] = []
    open_table: Table | None = None
    size = body_size(sheets)
    for sheet in sheets:
        items, below = split_notes(sheet.items, size)
        notes += (item.line._replace(note=True) for item in below)
        first = items[0] if items else None
        if open_table is not None:
            if isinstance(first, Table) and continues(open_table, first):
                open_table = joined(open_table, first)
                del items[0]
                if not items:
                    continue
            blocks.append(open_table.grid())
            open_table = None
        last = items[-1] if items else None
        if isinstance(last, Table):
            open_table = last
            del items[-1]
        blocks += _lines(items)
    if open_table is not None:
        blocks.append(open_table.grid())
    return blocks + notes


def as_shown(blocks: Sequence[Line | Grid], frames: Mapping[int, Frame]) -> list[Line | Grid]:
    """The blocks with their boxes where a viewer shows them, on pages that were turned or set level for reading."""
    turned = {number: frame for number, frame in frames.items() if not frame.is_as_shown}

    def moved(line: Line) -> Line:
        frame = turned.get(line.page or 0)
        if frame is None or line.box is None:
            return line
        words = tuple(word._replace(box=frame.shown(word.box)) for word in line.words)
        return line._replace(box=frame.shown(line.box), words=words)

    if not turned:
        return list(blocks)
    return [
        moved(block)
        if isinstance(block, Line)
        else replace(
            block,
            rows=tuple(tuple(Cell(tuple(moved(line) for line in cell.lines)) for cell in row) for row in block.rows),
        )
        for block in blocks
    ]


def _lines(items: Sequence[Item]) -> list[Line | Grid]:
    steps = [
        (lower.base - upper.base) / lower.em
        for upper, lower in pairwise(items)
        if isinstance(upper, Printed) and isinstance(lower, Printed) and 0 < lower.base - upper.base < 3 * lower.em
    ]
    pitch = median(steps) if len(steps) > 4 else LINE_PITCH
    blocks: list[Line | Grid] = []
    above: Printed | None = None
    for item in items:
        if isinstance(item, Table):
            blocks.append(item.grid())
            above = None
        else:
            gap = max(0, round((item.base - above.base) / (pitch * item.em)) - 1) if above else 0
            blocks.append(item.line._replace(gap=gap) if gap else item.line)
            above = item
    return blocks
