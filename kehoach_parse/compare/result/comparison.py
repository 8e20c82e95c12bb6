"""The whole of a comparison, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Literal

from kehoach_parse.compare.result.documents import Chain, ComparedPlan, Directive
from kehoach_parse.compare.result.matters import (
    Borrowing,
    Deadlines,
    Difference,
    Leads,
    Missing,
    MovementRow,
    Targets,
    Task,
    TimelineItem,
)
from kehoach_parse.models.base import Contract

COMPARISON_VERSION = "1.0"


class Comparison(Contract):
    """The plans that carry out one directive, side by side.

    Attributes:
        producer: version of the package.
        plans: those that have to do with the directive, by date, then id. Only those that carry it out (``implements``
            and ``through``) are aligned; all that follows is about them.
        tasks: the coverage matrix; tasks of the directive first, in its order, then those of most plans.
        only_here: ids of tasks that one plan alone has, where three or more carry the directive out.
        missing_here: for a task nearly all plans have, who lacks it.
        differences: all the above in which plans differ, one kind of row for every type.
    """

    schema_version: Literal["1.0"] = "1.0"
    producer: str
    directive: Directive
    plans: tuple[ComparedPlan, ...]
    chain: Chain
    tasks: tuple[Task, ...]
    leads: tuple[Leads, ...]
    deadlines: tuple[Deadlines, ...]
    targets: tuple[Targets, ...]
    movements: tuple[MovementRow, ...]
    only_here: tuple[str, ...]
    missing_here: tuple[Missing, ...]
    borrowings: tuple[Borrowing, ...]
    timeline: tuple[TimelineItem, ...]
    differences: tuple[Difference, ...]

    def to_json(self, *, indent: int | None = 1) -> str:
        """The comparison as JSON text in Unicode, the same for the same input and version."""
        return self.model_dump_json(indent=indent)


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that the JSON of every comparison is valid against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kehoach-parse:comparison:{COMPARISON_VERSION}",
        **Comparison.model_json_schema(mode="serialization"),
    }
