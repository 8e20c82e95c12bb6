"""What is compared in each layer: rows in the shape of gold, when two are the same mention, which fields are right.

The definitions are those of gold format 1.0; a change here changes the meaning of every published figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kehoach_parse.evaluate.likeness import (
    CLOSE_IN_HEADER,
    close,
    fold,
    number,
    same,
    same_start,
    same_task,
    same_words,
)

Row = Mapping[str, Any]
Same = Callable[[Row, Row], bool]


@dataclass(frozen=True, slots=True)
class Layer:
    """One array of a plan.

    Attributes:
        name: of the array, in gold and in a parsed plan.
        rows: the array of a parsed plan in the shape of gold, with ``where`` for its section.
        same: whether a gold row and a parsed row are the same mention.
        fields: what is counted over the mentions that matched.
    """

    name: str
    rows: Callable[[Row], list[Row]]
    same: Same
    fields: Mapping[str, Same]


def _field(name: str, compare: Callable[[Any, Any], bool] = same) -> Same:
    return lambda gold, parsed: compare(gold.get(name), parsed.get(name))


def _exactly(a: object, b: object) -> bool:
    return a == b


def _name(value: Any) -> Any:
    return value.get("name") if isinstance(value, Mapping) else value


def _copied(array: str, **renamed: str) -> Callable[[Row], list[Row]]:
    """Rows of ``array`` with ``where`` and the given fields added from fields of the plan, objects as their name."""
    columns = {"where": "section"} | renamed
    return lambda plan: [
        {**row, **{new: _name(row.get(old)) for new, old in columns.items()}} for row in plan.get(array, [])
    ]


def _cited(row: Row) -> Any:
    return row.get("identifier") or row.get("name") or row.get("title")


def _references(plan: Row) -> list[Row]:
    cited = {row.get("id"): _cited(row) for row in plan.get("references", [])}
    return [
        {**row, "identifier": _cited(row), "doc_type": _name(row.get("doc_type")), "where": row.get("section"),
         "within": cited.get(row.get("within"))}
        for row in plan.get("references", [])
    ]  # fmt: skip


def _same_reference(gold: Row, parsed: Row) -> bool:
    compare = same if gold["kind"] == "numbered" else close
    return compare(gold["identifier"], parsed["identifier"])


def _right_type(gold: Row, parsed: Row) -> bool:
    """Gold leaves the type open where the words name none."""
    return gold.get("doc_type") is None or close(gold["doc_type"], parsed["doc_type"])


def _same_target(gold: Row, parsed: Row) -> bool:
    if number(gold["value"]) != number(parsed.get("value")):
        return False
    return fold(gold["quote"]) in fold(parsed.get("quote")) or same_words(gold["quote"], parsed.get("quote"))


def _deadline_value(row: Row) -> tuple[object, ...]:
    """A deadline's value; an open bound counts (``trước`` against ``chậm nhất``) where it is a due date."""
    is_open = row.get("kind") == "by" and row.get("end_inclusive") is False
    return (*(row.get(name) for name in ("start", "end", "recurrence", "offset")), is_open)


LAYERS = (
    Layer(
        "sections",
        _copied("sections", where="id"),
        lambda gold, parsed: same(gold["id"], parsed["id"]) and same_start(gold["text"], parsed.get("text"), 40),
        {"style": _field("style", _exactly)},
    ),
    Layer(
        "references",
        _references,
        _same_reference,
        {
            "kind": _field("kind", _exactly),
            "doc_type": _right_type,
            "title": _field("title", lambda a, b: close(a, b, 0.8)),
            "issued": _field("issued", _exactly),
            "issuer": _field("issuer", close),
            "relation": _field("relation", _exactly),
            "within": _field("within"),
            "where": _field("where"),
        },
    ),
    Layer(
        "deadlines",
        _copied("deadlines"),
        _field("quote", same_words),
        {
            "value": lambda gold, parsed: _deadline_value(gold) == _deadline_value(parsed),
            "kind": _field("kind", _exactly),
            "where": _field("where"),
        },
    ),
    Layer("movements", _copied("movements"), _field("name", lambda a, b: close(a, b, 0.9)), {"where": _field("where")}),
    Layer(
        "assignments",
        _copied("assignments", unit="unit"),
        lambda gold, parsed: (
            close(gold["unit"], parsed.get("unit"))
            and gold["role"] == parsed.get("role")
            and same_task(gold["task"], parsed.get("task"))
        ),
        {"where": _field("where")},
    ),
    Layer(
        "targets",
        _copied("targets"),
        _same_target,
        {"unit": _field("unit"), "comparator": _field("comparator", _exactly)},
    ),
)


def counted(layer: Layer, rows: Iterable[Row]) -> list[Row]:
    """The rows that are scored: programme names are reported, not scored."""
    if layer.name == "references":
        return [row for row in rows if row.get("kind") != "programme"]
    if layer.name == "sections":
        return [{**row, "where": row["id"]} for row in rows]
    return list(rows)


_EXACT_IN_HEADER = ("number", "symbol", "identifier", "issued")
_HEADER = (
    "doc_type", "number", "symbol", "identifier", "issuer", "parent_issuer", "province", "place", "issued", "title",
)  # fmt: skip


def header_fields(gold: Row, parsed: Row) -> Iterable[tuple[str, Any, Any, bool]]:
    """Name, gold value, parsed value and whether it is right, for each header field that gold annotates."""
    for name in _HEADER:
        if name in gold:
            value = _name(parsed.get(name))
            right = same(gold[name], value) if name in _EXACT_IN_HEADER else close(gold[name], value, CLOSE_IN_HEADER)
            yield name, gold[name], value, right
    expected, signer = gold.get("signer") or {}, parsed.get("signer") or {}
    for name in ("authority", "position", "for_position", "name"):
        if name in expected:
            right = close(expected[name], signer.get(name), CLOSE_IN_HEADER)
            yield f"signer.{name}", expected[name], signer.get(name), right
    if "recipients" in gold:
        found = parsed.get("recipients") or []
        yield "recipients", gold["recipients"], found, [*map(fold, gold["recipients"])] == [*map(fold, found)]
