"""Facts and tables of facts → canonical documents, bodies, provinces, movements."""

from __future__ import annotations

from dataclasses import replace

from kehoach_parse.models.document import Document
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import Header
from kehoach_parse.resolve.bodies import resolve_bodies
from kehoach_parse.resolve.documents import resolve_documents
from kehoach_parse.resolve.movements import resolve_movements
from kehoach_parse.resolve.plan_id import distinct, plan_id
from kehoach_parse.resolve.provinces import date_province
from kehoach_parse.rulebook import Rulebook

__all__ = ["distinct", "plan_id", "resolve"]


def resolve(document: Document, found: Found, rules: Rulebook) -> tuple[Header, Found]:
    """Header with its province dated, facts with canonical keys."""
    header = _dated(document.header, rules)
    return header, replace(
        found,
        references=resolve_documents(header, found.references, rules),
        movements=resolve_movements(header, found.movements, rules),
        assignments=resolve_bodies(header, found.assignments, rules),
    )


def _dated(header: Header, rules: Rulebook) -> Header:
    if header.province is None:
        return header
    return header.model_copy(update={"province": date_province(header.province.name, header.issued, rules)})
