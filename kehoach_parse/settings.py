"""What a caller can choose about reading. One frozen object; an unknown key is an error."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Bounds on one input. Exceeding one raises LimitExceededError, so that a hostile file costs little.

    Attributes:
        input_bytes: size of the file. The largest plan seen is a 40 MB scan.
        characters: of decoded text.
        pages: of a PDF.
        inflated_bytes: total size of the parts of a zip container (DOCX) once inflated.
        table_cells: cells of all tables of one document.
        nesting: depth of elements in HTML and of tables within tables.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    input_bytes: int = Field(default=200_000_000, gt=0)
    characters: int = Field(default=20_000_000, gt=0)
    pages: int = Field(default=2_000, gt=0)
    inflated_bytes: int = Field(default=400_000_000, gt=0)
    table_cells: int = Field(default=200_000, gt=0)
    nesting: int = Field(default=200, gt=0)


class Settings(BaseModel):
    """How to read.

    Attributes:
        nlp: ``auto`` lets underthesea decide what rules leave open, ``off`` never loads it.
        ocr: ``auto`` reads pages without usable text by OCR, ``never`` leaves them out with a diagnostic,
            ``always`` reads every page by OCR.
        limits: bounds on one input.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    nlp: Literal["auto", "off"] = "auto"
    ocr: Literal["auto", "never", "always"] = "auto"
    limits: Limits = Limits()
