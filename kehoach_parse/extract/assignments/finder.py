"""From a document to its assignments, and from a bare paragraph to the hits its rules promise."""

from __future__ import annotations

from collections.abc import Mapping

from kehoach_parse.extract.assignments.drafts import Draft, Drafts
from kehoach_parse.extract.assignments.reader import Reader
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.masks import reference_spans
from kehoach_parse.models.base import TablePlace
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.facts import Assignment
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.settings import Settings


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[Assignment, ...]:
    """The assignments of a document, in document order.

    References in ``found`` are not read as bodies; its deadlines are attached to the tasks they stand with.
    """
    words = Words(document.text, reference_spans(document, found.references), rules)
    drafts = Drafts(document.text, found.deadlines)
    Reader(document, words, drafts, settings).read()
    return drafts.assignments()


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """What one paragraph says, one hit for each rule, role and task, ``units`` joined by `` | ``.

    ``context``: ``heading``, a heading with this paragraph below it; ``is_heading``, that it has items below itself;
    ``section``, the heading above these; ``columns``, the heads of the columns joined by `` | `` where the paragraph is
    a table row with tabs between its cells; ``where``, a place outside the outline (``closing``, ``preamble``).
    """
    document = _bare(text, context)
    drafts = Drafts(document.text, ())
    words = Words(document.text, (), rules)
    Reader(document, words, drafts, Settings(nlp="auto" if context.get("nlp") == "auto" else "off")).read()
    shift = document.units[-2 if "is_heading" in context else -1].start
    grouped: dict[tuple[str, str, int, int], list[Draft]] = {}
    for draft in drafts.rows:
        if draft.unit is not document.units[-1]:
            continue
        bodies = draft.statement.bodies
        start, end = (bodies[0].start, bodies[-1].end) if "is_heading" in context else draft.span()
        grouped.setdefault((draft.statement.rule, draft.statement.role, start - shift, end - shift), []).append(draft)
    hits = []
    for (rule, role, start, end), same in grouped.items():
        facts = [drafts.fact(0, draft) for draft in same]
        units = " | ".join(fact.unit.name for fact in facts)
        hits.append(Hit(rule, start, end, {"units": units, "role": role, "task": facts[0].task}))
    return hits


def _bare(text: str, context: Mapping[str, str]) -> Document:
    """The paragraph as a document: alone, below a heading, as a heading with one item below, or as a table row."""
    if "columns" in context:
        heads = tuple(context["columns"].split(" | "))
        row = Unit(
            "appendix",
            0,
            len(text),
            0,
            cells=tuple(_cells(text)),
            table=TablePlace(id="t1", row=0),
            columns=heads,
        )
        return Document(text=text, units=(row,), header=Header())
    if "where" in context:
        alone = Unit(context["where"], 0, len(text), 0)
        return Document(text=text, units=(alone,), header=Header())
    above = context.get("heading") or (text if "is_heading" in context else "")
    below = "…" if "is_heading" in context else text
    if not above:
        alone = Unit("I.1", 0, len(text), 0, style="arabic", parent="I")
        return Document(text=text, units=(alone,), header=Header())
    section = context.get("section", "Tổ chức thực hiện")
    middle, start = len(section) + 1, len(section) + len(above) + 2
    units = (
        Unit("I", 0, len(section), 0, style="roman", heading=True),
        Unit("I.1", middle, start - 1, middle, style="arabic", heading=True, parent="I"),
        Unit("I.1.-1", start, start + len(below), start, style="bullet", parent="I.1"),
    )
    return Document(text=f"{section}\n{above}\n{below}", units=units, header=Header())


def _cells(text: str) -> list[tuple[int, int] | None]:
    cells: list[tuple[int, int] | None] = []
    at = 0
    for words in text.split("\t"):
        cells.append((at, at + len(words)) if words else None)
        at += len(words) + 1
    return cells
