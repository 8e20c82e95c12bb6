"""A comparison as flat tables: for data frames, CSV files and workbooks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kehoach_parse.compare.result.place import Likeness
from kehoach_parse.models.rows import Row

if TYPE_CHECKING:
    from kehoach_parse.compare.result.comparison import Comparison
    from kehoach_parse.compare.result.matters import Cell
    from kehoach_parse.compare.result.place import Place

_PLACE = ("plan_id", "section", "start", "end", "quote")
_KINDS: tuple[Likeness, ...] = ("verbatim", "adapted", "own")
_VALUED = ("about", "plan_id", "section", "start", "end", "value", "quote")

# Table → columns. `plan_id` is `directive` where the words are the directive's own.
COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": (
        "plan_id", "uri", "province", "province_now", "issuer", "parent_issuer", "level", "doc_type", "identifier",
        "document", "issued", "title", "relation", "through", "days", "misdated", "verbatim", "adapted", "own",
        "verbatim_plans", "adapted_plans", "own_plans",
    ),
    "matrix": ("task", "label", "section", "plan_id", "cells", "kind", "leads", "deadlines"),
    "tasks": ("task", "label", "source", "section", "plans", "duty", "purpose", "only_here"),
    "cells": ("task", *_PLACE, "kind", "similarity", "leads", "coordinates", "deadlines", "targets", "movements"),
    "leads": ("task", "differ", *_VALUED),
    "deadlines": ("task", "differ", *_VALUED, "earliest", "median", "latest"),
    "targets": ("metric", "differ", *_PLACE, "own_metric", "comparator", "value", "unit"),
    "movements": ("name", "canonical", "standing", "variant_of", *_PLACE),
    "borrowings": ("kind", "task", "dated", "role", *_PLACE, "source_plan_id"),
    "differences": ("id", "type", "task", *_VALUED),
    "timeline": ("plan_id", "kind", "start", "end", "end_inclusive", "recurrence", "label", "task", "section"),
    "edges": ("source", "target", "relation", "reference", *_PLACE),
    "outdated": ("document", "by", "since", *_PLACE),
    "provinces_without": ("name", "code", "current_name", "current_code"),
}  # fmt: skip


def flat_tables(comparison: Comparison) -> Iterator[tuple[str, Row]]:
    """Name of the table and row, table by table in the order of ``COLUMNS``; every row has exactly its columns."""
    for name, make in _TABLES.items():
        for row in make(comparison):
            yield name, {column: row.get(column) for column in COLUMNS[name]}


def _row(place: Place, **more: str | float | bool | None) -> Row:
    """A row about a place."""
    start, end = place.span or (None, None)
    row: Row = {"plan_id": place.plan, "section": place.section, "start": start, "end": end, "quote": place.quote}
    return row | more


def _plans(comparison: Comparison) -> Iterator[Row]:
    for plan in comparison.plans:
        row: Row = plan.model_dump(
            include={"plan_id", "uri", "issuer", "parent_issuer", "level", "identifier", "document", "issued", "title",
                     "relation", "days", "misdated"}
        )  # fmt: skip
        row["province"] = plan.province.name if plan.province else None
        row["province_now"] = plan.province.current_name if plan.province else None
        row["doc_type"] = plan.doc_type.name if plan.doc_type else None
        row["through"] = "|".join(plan.through) or None
        for shares, suffix in ((plan.against_directive, ""), (plan.against_plans, "_plans")):
            if shares is not None:
                row |= {f"{name}{suffix}": value for name, value in shares.model_dump().items()}
        yield row


def _matrix(comparison: Comparison) -> Iterator[Row]:
    """A row for each task and plan; for tasks of the directive also where the plan lacks it: ``cells`` is 0 there."""
    carriers = [plan.plan_id for plan in comparison.plans if plan.relation in {"implements", "through"}]
    for task in comparison.tasks:
        by_plan: dict[str, list[Cell]] = {plan_id: [] for plan_id in carriers} if task.section else {}
        for cell in task.cells:
            by_plan.setdefault(cell.plan, []).append(cell)
        for plan_id, cells in by_plan.items():
            yield {
                "task": task.id,
                "label": task.label,
                "section": task.section,
                "plan_id": plan_id,
                "cells": len(cells),
                "kind": min((cell.kind for cell in cells), key=_KINDS.index, default=None),
                "leads": "|".join(dict.fromkeys(lead for cell in cells for lead in cell.leads)) or None,
                "deadlines": "|".join(dict.fromkeys(due.quote for cell in cells for due in cell.deadlines)) or None,
            }


def _tasks(comparison: Comparison) -> Iterator[Row]:
    alone = set(comparison.only_here)
    for task in comparison.tasks:
        yield {
            "task": task.id,
            "label": task.label,
            "source": task.source,
            "section": task.section,
            "plans": task.plans,
            "duty": task.duty,
            "purpose": task.purpose,
            "only_here": task.id in alone,
        }


def _cells(comparison: Comparison) -> Iterator[Row]:
    for task in comparison.tasks:
        for cell in task.cells:
            yield {
                "task": task.id,
                "plan_id": cell.plan,
                "section": cell.section,
                "start": cell.span[0],
                "end": cell.span[1],
                "quote": cell.quote,
                "kind": cell.kind,
                "similarity": cell.similarity,
                "leads": "|".join(cell.leads) or None,
                "coordinates": "|".join(cell.coordinates) or None,
                "deadlines": "|".join(due.quote for due in cell.deadlines) or None,
                "targets": "|".join(cell.targets) or None,
                "movements": "|".join(cell.movements) or None,
            }


def _leads(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.leads:
        for value in row.values:
            yield _row(value, value=value.value, task=row.task, about=row.about, differ=row.differ)


def _deadlines(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.deadlines:
        shared = row.model_dump(include={"task", "about", "differ", "earliest", "median", "latest"})
        for value in row.values:
            yield _row(value, value=value.value, **shared)


def _targets(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.targets:
        for value in row.values:
            given = value.model_dump(include={"comparator", "value", "unit"})
            yield _row(value, metric=row.metric, differ=row.differ, own_metric=value.metric, **given)


def _movements(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.movements:
        shared = row.model_dump(include={"name", "canonical", "standing", "variant_of"})
        for value in row.values:
            yield _row(value, **shared)


def _borrowings(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.borrowings:
        shared = row.model_dump(include={"kind", "task", "dated"})
        for value in (row.source, *row.copies):
            yield _row(value, role=value.value, source_plan_id=row.source.plan, **shared)


def _differences(comparison: Comparison) -> Iterator[Row]:
    for row in comparison.differences:
        shared = row.model_dump(include={"id", "type", "task", "about"})
        for value in row.values:
            yield _row(value, value=value.value, **shared)


def _timeline(comparison: Comparison) -> Iterator[Row]:
    for item in comparison.timeline:
        yield {"plan_id": item.plan} | item.model_dump(exclude={"plan", "span", "deadline"})


def _edges(comparison: Comparison) -> Iterator[Row]:
    for edge in comparison.chain.edges:
        yield _row(edge, **edge.model_dump(include={"source", "target", "relation", "reference"}))


def _outdated(comparison: Comparison) -> Iterator[Row]:
    for one in comparison.chain.outdated:
        yield _row(one, **one.model_dump(include={"document", "by", "since"}))


def _provinces(comparison: Comparison) -> Iterator[Row]:
    for province in comparison.chain.provinces_without:
        yield province.model_dump()


_TABLES: dict[str, Callable[[Comparison], Iterator[Row]]] = {
    "plans": _plans,
    "matrix": _matrix,
    "tasks": _tasks,
    "cells": _cells,
    "leads": _leads,
    "deadlines": _deadlines,
    "targets": _targets,
    "movements": _movements,
    "borrowings": _borrowings,
    "differences": _differences,
    "timeline": _timeline,
    "edges": _edges,
    "outdated": _outdated,
    "provinces_without": _provinces,
}
