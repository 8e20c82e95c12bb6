"""What every part of the output contract shares: strictness, spans, the base of a fact."""

from __future__ import annotations

from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

Confidence = Literal["high", "medium", "low"]
Span = tuple[int, int]
"""Half-open range ``[start, end)`` of characters of ``Plan.text``."""


class Box(NamedTuple):
    """A rectangle on a page: points (1/72 inch), origin top left, ``page`` from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class Contract(BaseModel):
    """Base of the models that make up the output contract: frozen, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TablePlace(Contract):
    """The row of a table a fact comes from.

    Attributes:
        id: of the table.
        row: number of the row, from 0, the header row not counted.
    """

    id: str
    row: int


class Fact(Contract):
    """One thing the document says, with its place and the rule that found it.

    Attributes:
        id: unique within the plan and its array: ``r0``, ``d3``.
        section: a section id, or ``title``, ``preamble``, ``closing``, ``recipients``, ``appendix``.
        span: where in ``Plan.text`` the words stand.
        quote: ``Plan.text[span]`` with white space folded to single spaces.
        rule: id of the rule that found the fact; ``kehoach explain`` prints it.
        confidence: how far the rule can be trusted.
        table: the table row the words stand in, or None for running text.
    """

    id: str
    section: str
    span: Span
    quote: str
    rule: str
    confidence: Confidence = "high"
    table: TablePlace | None = None
