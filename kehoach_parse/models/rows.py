"""A plan as flat rows: the columns of CSV files and data frames.

Objects become columns (``unit_name``), lists of strings join with ``|``, a span becomes ``start`` and ``end``;
deadlines have a ``start`` and ``end`` of their own, so there the span is ``span_start`` and ``span_end``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, str | int | float | bool | None]

_FACT = ("plan_id", "id", "section")
_EVIDENCE = ("quote", "rule", "confidence", "table_id", "table_row")
_PLACE = ("start", "end", *_EVIDENCE)

# Column order of each table; a fact's span is last but for its evidence, so that values are seen first in Excel.
COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": (
        "plan_id", "uri", "media_type", "sha256", "pages", "text_source", "doc_type_code", "doc_type_name", "number",
        "symbol", "identifier", "issuer", "parent_issuer", "province_name", "province_code", "province_current_name",
        "province_current_code", "place", "issued", "title", "signer_authority", "signer_position",
        "signer_for_position", "signer_name", "recipients", "producer_version", "producer_rules",
    ),
    "sections": (*_FACT[:2], "parent", "style", "label", "heading", "text", "start", "end"),
    "tables": (*_FACT, "row", "column", "header", "value", "pages"),
    "references": (
        *_FACT, "kind", "doc_type_code", "doc_type_name", "number", "symbol", "identifier", "name", "issued", "issuer",
        "title", "relation", "within", "pin_article", "pin_clause", "pin_point", "pin_division", "pin_chapter",
        "document", *_PLACE,
    ),
    "deadlines": (
        *_FACT, "kind", "start", "end", "end_inclusive", "recurrence", "anchor", "offset", "span_start", "span_end",
        *_EVIDENCE,
    ),
    "movements": (*_FACT, "name", "canonical", *_PLACE),
    "assignments": (
        *_FACT, "unit_name", "unit_canonical", "unit_level", "unit_successor", "role", "task", "product", "deadlines",
        *_PLACE,
    ),
    "targets": (*_FACT, "metric", "value", "comparator", "unit", *_PLACE),
    "diagnostics": ("plan_id", "code", "severity", "message", "section", "start", "end", "page"),
}  # fmt: skip


def flat_rows(plan: Mapping[str, Any]) -> dict[str, list[Row]]:
    """Table name → rows of a plan given as plain JSON values; every row has exactly the columns of ``COLUMNS``."""
    return {name: table_rows(plan, name) for name in COLUMNS}


def table_rows(plan: Mapping[str, Any], name: str) -> list[Row]:
    """The rows of one table of a plan, as :func:`flat_rows` gives them."""
    rows: Iterable[Row]
    if name == "plans":
        rows = [_flatten({**plan["source"], **plan["header"], "producer": plan["producer"]})]
    elif name == "tables":
        rows = _cells(plan["tables"])
    else:
        rows = (_flatten(_place(row, name)) for row in plan[name])
    plan_id: Row = {"plan_id": plan["plan_id"]}
    return [{column: (plan_id | row).get(column) for column in COLUMNS[name]} for row in rows]


def _place(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    start, end = row.get("span") or (None, None)
    rest = {key: value for key, value in row.items() if key != "span"}
    prefix = "span_" if name == "deadlines" else ""
    return rest | {f"{prefix}start": start, f"{prefix}end": end}


def _flatten(row: Mapping[str, Any], prefix: str = "") -> Row:
    flat: Row = {}
    for key, value in row.items():
        if isinstance(value, Mapping):
            flat |= _flatten(value, f"{prefix}{key}_")
        elif isinstance(value, list):
            flat[prefix + key] = "|".join(str(item) for item in value) or None
        else:
            flat[prefix + key] = value
    return flat


def _cells(tables: Iterable[Mapping[str, Any]]) -> Iterable[Row]:
    """A table as one row a cell: tables of any width share the same columns."""
    for table in tables:
        pages = "|".join(map(str, table["pages"] or ())) or None
        for number, cells in enumerate(table["rows"]):
            for column, value in enumerate(cells):
                header = table["columns"][column] if column < len(table["columns"]) else None
                yield {
                    "id": table["id"], "section": table["section"], "row": number, "column": column,
                    "header": header, "value": value, "pages": pages,
                }  # fmt: skip
