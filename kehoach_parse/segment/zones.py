"""The parts of a document, each as printed: what stands around the body and the body itself."""

from __future__ import annotations

from typing import NamedTuple


class Zones(NamedTuple):
    """What stands around the body, for reading the header.

    Attributes:
        letterhead: printed lines above the type line, left column before right column.
        type_line: the printed type of the document (``KẾ HOẠCH``), None where none is printed.
        title: the words after the type (trích yếu) on one line.
        preamble: paragraphs between title and first heading.
        closing: paragraphs after the last unit of the outline, before the signature.
        footer: printed lines of recipients and signature, left column before right column.
        annex_of: where a decision carries the plan as its annex, the decision's own zones; None otherwise.
    """

    letterhead: tuple[str, ...] = ()
    type_line: str | None = None
    title: str | None = None
    preamble: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    footer: tuple[str, ...] = ()
    annex_of: Zones | None = None
