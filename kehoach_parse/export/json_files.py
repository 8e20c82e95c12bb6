"""Plans as JSON: one file a plan, or one line a plan."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from pathlib import Path, PurePath
from typing import Any, TextIO

from pydantic import ValidationError

from kehoach_parse.errors import OutputError
from kehoach_parse.export.atomic import replacing
from kehoach_parse.models.plan import SCHEMA_VERSION, Plan, PlanHead

Write = Callable[[Plan, str], None]
"""Takes a plan, and the name of a file of its own; formats that hold many plans in a file have no use for the name."""


def output_names(inputs: Iterable[str]) -> list[str]:
    """A file name for the JSON of each input, in order: ``<stem>.json``, where that is taken ``<stem>.<ext>.json``.

    Names that differ only in case count as the same, as they do on Windows and macOS. Standard input is ``stdin``.
    """
    names: list[str] = []
    taken: set[str] = set()
    for given in inputs:
        path = PurePath("stdin" if given == "-" else given)
        candidates = [f"{path.stem}.json", f"{path.name}.json"]
        while candidates[0].casefold() in taken:
            candidates = candidates[1:] or [f"{path.name}.{len(names) + 1}.json"]
        taken.add(candidates[0].casefold())
        names.append(candidates[0])
    return names


@contextmanager
def json_files(folder: Path, *, boxes: bool = False) -> Iterator[Write]:
    """Writes each plan to ``<folder>/<name>``; the file is whole when the call returns. Raises OutputError."""

    def write(plan: Plan, name: str) -> None:
        with replacing(folder / name) as file:
            file.write(plan.to_json(boxes=boxes) + "\n")

    yield write


@contextmanager
def json_lines(target: Path | TextIO, *, boxes: bool = False) -> Iterator[Write]:
    """Writes one line of JSON a plan to an open file, or to a path, where the file appears at the end of the block."""
    with replacing(target) if isinstance(target, Path) else nullcontext(target) as file:

        def write(plan: Plan, name: str) -> None:
            file.write(plan.to_json(indent=None, boxes=boxes) + "\n")

        yield write


def read_json(data: bytes, *, source: str | None = None) -> Plan:
    """A plan from its JSON. Boxes are dropped: they belong to the page images, not to the plan.

    Raises:
        OutputError: no JSON, or no plan of this schema version; names the first field that is wrong.
    """
    try:
        raw = json.loads(data)
        if not isinstance(raw, dict):
            raise OutputError("not a plan: the file holds no JSON object", source=source)
        return plan_of(raw)
    except ValidationError as error:
        first = error.errors()[0]
        message = f"not a plan of schema {SCHEMA_VERSION}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise OutputError(message, source=source) from error
    except (ValueError, RecursionError) as error:
        raise OutputError(f"not JSON: {error}", source=source) from error


def plan_of(values: Mapping[str, Any]) -> Plan:
    """A plan from its plain JSON values, boxes dropped. Raises pydantic's ValidationError where they are none."""
    return Plan.model_validate({key: _without_boxes(value) for key, value in values.items()})


def read_head(data: bytes, *, source: str | None = None) -> PlanHead:
    """What a plan is and what it cites, from its JSON. Raises OutputError as :func:`read_json` does."""
    try:
        return PlanHead.model_validate_json(data)
    except ValidationError:  # with boxes; or no plan, and the error is to say why
        plan = read_json(data, source=source)
        return PlanHead.model_validate({name: getattr(plan, name) for name in PlanHead.model_fields})


def _without_boxes(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [{k: v for k, v in row.items() if k != "boxes"} if isinstance(row, dict) else row for row in value]
