"""The JSON Schema of a plan, generated from the models."""

from __future__ import annotations

from typing import Any

from kehoach_parse.models.plan import SCHEMA_VERSION, Plan

_BOXES = {
    "description": "Places on the pages, with `--boxes` only: points, origin top left, one box a printed line.",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"page": {"type": "integer", "minimum": 1}}
        | {side: {"type": "number"} for side in ("x0", "top", "x1", "bottom")},
        "required": ["page", "x0", "top", "x1", "bottom"],
        "additionalProperties": False,
    },
}
_BOXED = ("Section", "Reference", "Deadline", "Movement", "Assignment", "Target")


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that the JSON of every plan is valid against, boxes included."""
    schema = Plan.model_json_schema(by_alias=True, mode="serialization")
    for name in _BOXED:
        schema["$defs"][name]["properties"]["boxes"] = _BOXES
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kehoach-parse:plan:{SCHEMA_VERSION}",
        **schema,
    }
