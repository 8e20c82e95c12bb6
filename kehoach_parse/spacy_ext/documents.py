"""Marks as spans of a Doc: from a parsed plan, or from many to a DocBin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from spacy.tokens import Doc, DocBin, Span

from kehoach_parse.models.base import Span as Place
from kehoach_parse.spacy_ext.marks import GROUPS

if TYPE_CHECKING:
    from spacy.language import Language

    from kehoach_parse.models.plan import Plan


def _values(span: Span) -> dict[str, Any] | None:
    group = (span.doc._.kehoach or {}).get(f"{span.label_.lower()}s", {})
    values: dict[str, Any] | None = group.get(span.id_)
    return values


# What a span says is looked up in the doc: spaCy keys the attributes of spans by their offsets alone, and a unit may
# stand where a section stands.
Doc.set_extension("kehoach", default=None, force=True)
Doc.set_extension("kehoach_unmapped", default=None, force=True)
Span.set_extension("kehoach", getter=_values, force=True)


def plan_doc(plan: Plan, nlp: Language) -> Doc:
    """A plan as a Doc of its reading text, tokenized by ``nlp``, with all groups in ``doc.spans``.

    ``doc._.kehoach`` holds ``plan_id``, ``header`` and, by group and id, the values of each span; ``span._.kehoach``
    looks there. Components of ``nlp`` are not run.
    """
    doc: Doc = nlp.tokenizer(plan.text)
    for group in GROUPS:
        mark(doc, plan, group, lambda place: place)
    return doc


def plans_to_docbin(plans: Iterable[Plan], nlp: Language) -> DocBin:
    """Plans as one DocBin, spans and values included. Read it back after importing ``kehoach_parse.spacy_ext``."""
    return DocBin(docs=(plan_doc(plan, nlp) for plan in plans), store_user_data=True)


def mark(doc: Doc, plan: Plan, group: str, place: Callable[[Place], Place | None]) -> None:
    """Put one group of a plan's marks into ``doc.spans``; ``place`` leads from the reading text into the doc's text.

    What has no exact place, or begins or ends inside a token, is left out and counted in ``doc._.kehoach_unmapped``.
    """
    spans, values, unmapped = [], {}, 0
    for item in GROUPS[group](plan):
        found = place(item.span) if item.span else None
        span = doc.char_span(*found, label=item.label, kb_id=item.key, span_id=item.id) if found else None
        if span is None:
            unmapped += 1
        else:
            spans.append(span)
            values[item.id] = item.values
    doc.spans[group] = spans
    known = {"plan_id": plan.plan_id, "header": plan.header.model_dump(mode="json")}
    doc._.kehoach = {**(doc._.kehoach or {}), **known, group: values}
    doc._.kehoach_unmapped = {**(doc._.kehoach_unmapped or {}), group: unmapped}
