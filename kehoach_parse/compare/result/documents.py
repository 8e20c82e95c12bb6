"""The documents of a comparison: the directive, the plans, and how they hang together."""

from __future__ import annotations

from typing import Literal

from kehoach_parse.compare.result.place import Likeness, Place
from kehoach_parse.models.base import Contract, Span
from kehoach_parse.models.facts import Relation
from kehoach_parse.models.header import DocType, Province

Standing = Literal["implements", "through", "basis", "cites"]
"""How a plan stands to the directive: carries it out, carries out a plan that does, rests on it, only mentions it."""


class Unit(Contract):
    """A unit of the directive's own text: ``Directive.text[span]``."""

    section: str
    span: Span
    quote: str


class Directive(Contract):
    """The document the plans answer to.

    Attributes:
        document: its key, the same in every plan.
        issued: EDTF date, of its own text or as most plans cite it.
        uri: of its own text, None where only citations tell of it; then ``text`` and ``units`` are empty too.
        units: the tasks of its own text, in order; formulas and headings left out.
    """

    document: str
    identifier: str | None
    doc_type: DocType | None
    issuer: str | None
    issued: str | None
    title: str | None
    uri: str | None = None
    text: str | None = None
    units: tuple[Unit, ...] = ()


class Shares(Contract):
    """How much of a plan's text is verbatim, adapted or its own: fractions of its characters, formulas left out."""

    verbatim: float
    adapted: float
    own: float


class Match(Contract):
    """Where a passage has its like. ``similarity`` is from 0 to 1 (the same words)."""

    plan: str
    section: str
    span: Span
    kind: Likeness
    similarity: float


class Passage(Contract):
    """A unit of a plan and what it resembles.

    Attributes:
        formula: text every plan has (``Nơi nhận``, closing formulas, headings): no part of shares and tasks.
        directive: the unit of the directive it is most like.
        plan: the unit it is most like in the earliest other plan; in an undated or later one where no earlier has it.
        task: id of the task it belongs to.
    """

    section: str
    span: Span
    formula: bool = False
    directive: Match | None = None
    plan: Match | None = None
    task: str | None = None


class CitedDate(Contract):
    """A date a plan gives the directive. ``misdated`` where it is another than the directive's own."""

    reference: str
    issued: str
    misdated: bool
    section: str
    span: Span
    quote: str


class ComparedPlan(Contract):
    """A plan that has to do with the directive.

    Attributes:
        province: as written and as it is called today.
        level: of the issuer: ``central``, ``ministry``, ``party``, ``province``, ``department``, ``district``,
            ``commune``, ``institution`` or ``enterprise``; None where it cannot be told.
        document: key under which other plans cite this one, None where number or date are missing.
        relation: how it stands to the directive.
        through: the chain's nodes it carries out the directive through, nearest first; for ``through`` alone.
        days: from the directive's date to the plan's, None unless both are full dates.
        cited_dates: each date the plan gives the directive.
        misdated: whether one of them is wrong.
        against_directive: text shared with the directive, None where its text is not known or the plan only cites it.
        against_plans: text shared with the other plans that carry it out.
        text: the reading text all spans of this plan index.
    """

    plan_id: str
    uri: str
    province: Province | None
    issuer: str | None
    parent_issuer: str | None
    level: str | None
    doc_type: DocType | None
    identifier: str | None
    document: str | None
    issued: str | None
    title: str | None
    relation: Standing
    through: tuple[str, ...] = ()
    days: int | None = None
    cited_dates: tuple[CitedDate, ...] = ()
    misdated: bool = False
    against_directive: Shares | None = None
    against_plans: Shares | None = None
    passages: tuple[Passage, ...] = ()
    text: str = ""


class Node(Contract):
    """A document of the chain: the directive, a plan of the corpus, or a document between that is only cited.

    ``id`` is ``directive``, a plan's id, or the key of a document; ``label`` what to call it (``198/KH-UBND``).
    """

    id: str
    kind: Literal["directive", "plan", "document"]
    document: str | None
    label: str
    issued: str | None
    province: str | None = None


class Edge(Place):
    """One document naming another, with the mention that says so: ``reference`` is its id in the plan ``plan``.

    ``source`` and ``target`` are nodes. ``source`` is that plan, or the document it names with the target in its title
    (``Kế hoạch số 198/KH-UBND về thực hiện Chỉ thị …``). Of several mentions the one with the strongest relation
    counts, the first among equals.
    """

    source: str
    target: str
    relation: Relation
    reference: str


class Outdated(Place):
    """A plan that rests on or carries out a document which had been replaced by then.

    Attributes:
        document: key of the replaced document.
        by: node that replaced it.
        since: date of that, EDTF.
    """

    document: str
    by: str
    since: str | None


class Chain(Contract):
    """Who carries out what: nodes and edges towards the directive, provinces without a plan, doubtful citations."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    provinces_without: tuple[Province, ...]
    outdated: tuple[Outdated, ...] = ()
