"""What the parts of this package hand to each other: a mention that is still being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kehoach_parse.models.base import Confidence
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import Pin, ReferenceKind, Relation
from kehoach_parse.models.header import DocType


@dataclass(slots=True, eq=False)
class Mention:
    """A reference in the making. Mutable: number, tail, title, nesting and relation are read one after the other.

    Attributes:
        central: its number is that of a central body, so `trên địa bàn tỉnh` behind its title is the plan's own.
        listed: shares the type word of the mention before it (``số 57-NQ/TW, 59-NQ/TW``).
        tentative: only a reference if the plan gives the same type and number in full elsewhere.
        issued_before: the issuer stands before the type word, and holds for the whole list.
        parent: the mention in whose wording this one stands.
        clause: where the words begin that lead to this mention: behind the last wording or list member.
    """

    start: int
    end: int
    kind: ReferenceKind
    rule: str
    confidence: Confidence
    doc_type: DocType | None
    number: str | None = None
    symbol: str | None = None
    identifier: str | None = None
    name: str | None = None
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None
    pin: Pin | None = None
    central: bool = False
    listed: bool = False
    tentative: bool = False
    issued_before: bool = False
    parent: Mention | None = None
    clause: int = 0
    relation: Relation = "cites"


class Segment(NamedTuple):
    """A stretch of the text that mentions do not cross: a paragraph, or one cell of a table row."""

    start: int
    end: int
    unit: Unit
