"""What tests ask of a source."""

from __future__ import annotations

from kehoach_parse.ingest import read_source
from kehoach_parse.models.source import Grid, Line, Source
from kehoach_parse.settings import Settings

NO_OCR = Settings(ocr="never")


def read(data: bytes, settings: Settings = NO_OCR) -> Source:
    return read_source(data, settings=settings)


def lines(source: Source) -> list[str]:
    return [block.text for block in source.blocks if isinstance(block, Line)]


def tables(source: Source) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in block.rows] for block in source.blocks if isinstance(block, Grid)]


def all_text(source: Source) -> str:
    parts = (
        block.text if isinstance(block, Line) else " ".join(cell.text for row in block.rows for cell in row)
        for block in source.blocks
    )
    return " ".join(parts)
