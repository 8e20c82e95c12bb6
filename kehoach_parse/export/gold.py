"""Plans in gold format 1.0, the form in which annotations are kept and `kehoach evaluate` reads them.

One JSON object a document: ``format``, ``document``, ``header``, then one array a layer in document order. Facts are
found by their words, not by offsets. ``corpora/README.md`` describes the fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

FORMAT = "1.0"

# Layer → its fields, in the order of the format.
FIELDS: dict[str, tuple[str, ...]] = {
    "header": (
        "doc_type", "number", "symbol", "identifier", "issuer", "parent_issuer", "province", "place", "issued", "title",
        "signer", "recipients",
    ),
    "sections": ("id", "style", "text"),
    "references": (
        "quote", "kind", "doc_type", "identifier", "issued", "issuer", "title", "relation", "within", "where",
    ),
    "deadlines": (
        "quote", "kind", "start", "end", "end_inclusive", "recurrence", "anchor", "offset", "where",
    ),
    "movements": ("quote", "name", "where"),
    "assignments": ("unit", "role", "task", "where"),
    "targets": ("quote", "value", "comparator", "unit", "where"),
}  # fmt: skip
SIGNER = ("authority", "position", "for_position", "name")
FACTS = ("references", "deadlines", "movements", "assignments", "targets")

# How much of a text the format keeps, in characters.
SECTION_TEXT = 60
TASK = 80


def gold_header(plan: Mapping[str, Any]) -> dict[str, Any]:
    """The header of a plan, given as plain JSON values, in the shape of gold: objects as their name."""
    header = {name: _name(plan["header"].get(name)) for name in FIELDS["header"] if name != "signer"}
    signer = plan["header"].get("signer")
    values = header | {"signer": {name: signer.get(name) for name in SIGNER} if signer else None}
    return {name: values[name] for name in FIELDS["header"]}


def gold_rows(plan: Mapping[str, Any], layer: str) -> Iterator[dict[str, Any]]:
    """The rows of one layer but ``header``, in the order of the plan's array."""
    cited = {row["id"]: cited_as(row) for row in plan["references"]} if layer == "references" else {}
    for row in plan[layer]:
        values = {**row, "where": row.get("section")}
        match layer:
            case "sections":
                values["text"] = row["text"][:SECTION_TEXT]
            case "references":
                values |= {"identifier": cited_as(row), "doc_type": _name(row["doc_type"])}
                values["within"] = cited.get(row["within"])
            case "assignments":
                values |= {"unit": row["unit"]["name"], "task": row["task"][:TASK]}
        yield {name: values[name] for name in FIELDS[layer]}


def cited_as(reference: Mapping[str, Any]) -> str | None:
    """What gold calls the document a reference is to: its number, or the name of what has none."""
    found: str | None = reference.get("identifier") or reference.get("name") or reference.get("title")
    return found


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, Mapping) else value
