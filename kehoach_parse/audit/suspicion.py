"""One suspicion, and the kinds there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kehoach_parse.models.base import Span

KINDS: Mapping[str, str] = {
    "unreadable": "the file could not be read",
    "outline": "the outline or the title block was not found",
    "title": "the title looks cut off",
    "unit": "a heading names a body, and nothing below it is assigned to it",
    "movement": "a name in quotation marks after a word for a movement is no movement",
    "number": "what looks like the number of a document belongs to no reference",
    "type": "a document is cited whose type is not known",
    "gap": "the numbering of the outline has a gap or a repetition",
    "glued": "a paragraph holds what looks like a list",
    "date": "a date is part of no reference, deadline, movement or target",
    "reading": "reading met something it had to repair or leave out",
    "body": "a body that is not in the table of bodies",
}
"""Kind → what it says. The order is the rank: what most often is a fault of reading comes first."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A place to look at.

    Attributes:
        kind: one of :data:`KINDS`.
        uri: of the plan.
        section: id of the outline unit, or the part of the document; None where the whole document is meant.
        span: in characters of ``Plan.text``; None where the whole document is meant.
        words: what stands there, or what is missing, on one line.
    """

    kind: str
    uri: str
    section: str | None
    span: Span | None
    words: str

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return asdict(self)
