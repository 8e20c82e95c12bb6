"""The outline and the tables of a plan."""

from __future__ import annotations

from typing import Literal

from kehoach_parse.models.base import Contract, Span

SectionStyle = Literal[
    "part",
    "chapter",
    "division",
    "roman",
    "article",
    "arabic",
    "decimal",
    "letter",
    "paren",
    "bullet",
    "subbullet",
    "paragraph",
]


class Section(Contract):
    """One structural unit of the body.

    Attributes:
        id: labels of the path joined with ``.``: ``II.1.a``, ``III.2.-1`` (first dash bullet), ``V.2.¶1``.
        parent: id of the unit above, None at the top.
        style: the kind of marker, from ``part`` (``Phần``) down to ``subbullet``; ``paragraph`` has none.
        label: canonical label (roman upper case, letters lower case), ``-1`` and ``¶1`` for unnumbered units.
        heading: whether the paragraph is a heading of the units below it.
        text: the unit's own paragraph without its marker.
        span: the unit's own paragraph with its marker, without its children.
    """

    id: str
    parent: str | None
    style: SectionStyle
    label: str
    heading: bool
    text: str
    span: Span


class Table(Contract):
    """A table.

    Attributes:
        id: unique within the plan: ``t1``.
        section: the section it stands in.
        columns: the header row, None where it names nothing.
        rows: its cells. An empty cell is None; in ``Plan.text`` the cells of a row stand on one line, joined by tabs.
        pages: pages it stands on, None for formats without pages.
        span: from its first cell to its last.
    """

    id: str
    section: str
    columns: tuple[str | None, ...]
    rows: tuple[tuple[str | None, ...], ...]
    pages: tuple[int, ...] | None = None
    span: Span
