"""Where something stands, and what it is called when it is like something else."""

from __future__ import annotations

from typing import Literal

from kehoach_parse.models.base import Contract, Span

DIRECTIVE = "directive"
"""Stands for a plan's id where the words are the directive's own."""

Likeness = Literal["verbatim", "adapted", "own"]
"""The same words; the same matter in other words or with other names, numbers or dates; neither."""


class Place(Contract):
    """Where something stands. ``quote`` is the text of ``span`` with white space folded.

    A statement about a plan as a whole, such as the lack of a task, has neither section nor span nor quote.
    """

    plan: str
    section: str | None = None
    span: Span | None = None
    quote: str | None = None


class Value(Place):
    """What one plan says. ``value`` is a date, a rule of recurrence, a name, a target, a role; None for nothing."""

    value: str | None = None
