"""Which stretch of a plan's reading text belongs to which part of a document.

A plan keeps spans of its units, tables and facts; what lies between is told by them and by title and signature.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kehoach_parse.models.base import Span
from kehoach_parse.models.plan import Plan

_APPENDIX = re.compile(r"^[ \t]*phụ lục\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Zones:
    """Stretches of the text, one after the other and without gaps; one that is empty is not there.

    Attributes:
        title: within ``preface``, None where it does not stand in the text as one run of words.
        attachments: one an appendix.
    """

    title: Span | None
    preface: Span
    preamble: Span
    body: Span
    conclusions: Span
    attachments: tuple[Span, ...]


def zones(plan: Plan) -> Zones:
    """The zones of a plan."""
    end = len(plan.text)
    outline = [section.span for section in plan.sections]
    first = outline[0][0] if outline else end
    title = _title(plan, first)
    front = _line_end(plan.text, title[1]) if title else 0
    start = first if outline else front
    units = {section.id for section in plan.sections}
    tables = [table.span[1] for table in plan.document_tables if table.section in units]
    last = _line_end(plan.text, max([*(span[1] for span in outline), *tables])) if outline else end
    appendix = _appendix(plan, last)
    cuts = [appendix, *(match.start() for match in _APPENDIX.finditer(plan.text, appendix + 1)), end]
    attachments = tuple((a, b) for a, b in pairwise(cuts) if plan.text[a:b].strip())
    return Zones(title, (0, front), (front, start), (start, last), (last, appendix), attachments)


def _title(plan: Plan, before: int) -> Span | None:
    """The first place where the words of the title stand, wherever the lines break."""
    words = (plan.header.title or "").split()
    found = re.search(r"\s+".join(map(re.escape, words)), plan.text[:before]) if words else None
    return found.span() if found else None


def _appendix(plan: Plan, last: int) -> int:
    """Where the first appendix begins: before its first line or fact, or behind the signature; else at the end."""
    facts = (plan.references, plan.deadlines, plan.movements, plan.assignments, plan.targets, plan.document_tables)
    starts = [fact.span[0] for some in facts for fact in some if fact.section == "appendix" and fact.span[0] >= last]
    heading = _APPENDIX.search(plan.text, last)
    starts += [heading.start()] if heading else []
    bound = plan.text.rfind("\n", last, min(starts)) + 1 if starts else len(plan.text)
    bound = max(bound, last)
    name = plan.header.signer.name if plan.header.signer else None
    signed = plan.text.rfind(name, last, bound) if name else -1
    return bound if name is None or signed < 0 else _line_end(plan.text, signed + len(name))


def _line_end(text: str, offset: int) -> int:
    """The start of the line after that of the words which end at ``offset``."""
    end = text.find("\n", max(offset - 1, 0))
    return len(text) if end < 0 else end + 1
