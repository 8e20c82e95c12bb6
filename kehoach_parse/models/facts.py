"""The facts extracted from a plan, one model an array of the output contract."""

from __future__ import annotations

from typing import Literal

from kehoach_parse.models.base import Contract, Fact
from kehoach_parse.models.header import DocType

ReferenceKind = Literal["numbered", "law", "resolution", "programme"]
Relation = Literal["basis", "implements", "amends", "replaces", "cites"]
DeadlineKind = Literal["by", "window", "on", "relative", "recurring", "until_event", "continuous"]
Role = Literal["lead", "coordinate"]
Comparator = Literal["=", ">=", "<=", ">", "<"]


class Pin(Contract):
    """A place inside a cited document: ``điểm b khoản 1 Điều 5``.

    Attributes:
        article: number of the article (``Điều``).
        clause: number of the clause (``khoản``).
        point: letter of the point (``điểm``).
        division: number of the division (``mục``).
        chapter: number of the chapter (``chương``).
    """

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    division: str | None = None
    chapter: str | None = None


class Reference(Fact):
    """A mention of another document.

    Attributes:
        kind: ``numbered``, ``law``, ``resolution`` (of a congress, by name), or ``programme`` (``Đề án 06``).
        doc_type: type of the cited document, None where the words name none.
        number: number alone (``41``).
        symbol: symbol alone (``CT/TW``).
        identifier: number and symbol with spacing repaired (``41-CT/TW``); for kinds other than numbered None.
        name: name of a law, resolution or programme; None for numbered ones.
        issued: date of the cited document, or its year where only that is given.
        issuer: body that issued it, as written.
        title: what it is about, as written.
        relation: ``basis``, ``implements``, ``amends``, ``replaces``, or ``cites`` where it is merely mentioned.
        within: id of the reference in whose title or wording this one is nested.
        pin: place inside the document that is meant.
        document: key shared by every mention of the same document, in every plan; an unknown part is ``_``.
    """

    kind: ReferenceKind
    doc_type: DocType | None = None
    number: str | None = None
    symbol: str | None = None
    identifier: str | None = None
    name: str | None = None
    issued: str | None = None
    issuer: str | None = None
    title: str | None = None
    relation: Relation = "cites"
    within: str | None = None
    pin: Pin | None = None
    document: str | None = None


class Deadline(Fact):
    """A time by or in which something of this plan is to be done.

    Attributes:
        kind: ``by`` a day, in a ``window``, ``on`` a day, ``relative`` to an event, ``recurring``, ``until_event``, or
            ``continuous``.
        start: first day, ISO date; None where open or unknown.
        end: last day, ISO date, inclusive unless ``end_inclusive`` is False (``trước 20/8/2025``).
        end_inclusive: whether ``end`` itself still counts; None where there is no ``end``.
        recurrence: RFC 5545 recurrence rule.
        anchor: words of the event a relative time hangs on.
        offset: ISO 8601 duration from the anchor, negative before it.
    """

    kind: DeadlineKind
    start: str | None = None
    end: str | None = None
    end_inclusive: bool | None = None
    recurrence: str | None = None
    anchor: str | None = None
    offset: str | None = None


class Movement(Fact):
    """A mention of a named emulation movement or campaign.

    Attributes:
        name: as written, without quotation marks.
        canonical: its key in ``rules/tables/movements.csv``, None for one not listed there.
    """

    name: str
    canonical: str | None = None


class AssignedUnit(Contract):
    """A body as written, with what ``rules/tables/bodies.csv`` and the header tell of it.

    Attributes:
        name: as written.
        canonical: full name, with its place where the plan tells it: ``Ủy ban nhân dân tỉnh Lào Cai``.
        level: ``central``, ``ministry``, ``province``, ``department``, ``district``, ``commune``, ``institution``
            (schools, hospitals) or ``enterprise``.
        successor: who does its work since it ended, several joined by `` | ``; None while it exists.
    """

    name: str
    canonical: str | None = None
    level: str | None = None
    successor: str | None = None


class Assignment(Fact):
    """Who does what: one unit, one role, one task.

    Attributes:
        unit: who.
        role: ``lead``, also where a unit works alone, or ``coordinate``.
        task: what is to be done, as written.
        product: what the task yields, from a column or a line of its own.
        deadlines: ids of the plan's deadlines for this task.
    """

    unit: AssignedUnit
    role: Role
    task: str
    product: str | None = None
    deadlines: tuple[str, ...] = ()


class Target(Fact):
    """A measurable target.

    Attributes:
        metric: what is measured, as written.
        value: the number, an int when whole.
        comparator: how the figure is to stand to ``value``; ``=`` where the words name no bound.
        unit: ``%`` or the thing counted, as written.
    """

    metric: str | None = None
    value: int | float
    comparator: Comparator
    unit: str | None = None
