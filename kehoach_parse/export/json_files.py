"""Plans as JSON: one file a plan, or one line a plan."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path, PurePath
from types import TracebackType
from typing import Any, Self, TextIO

from pydantic import ValidationError

from kehoach_parse.errors import OutputError
from kehoach_parse.export.atomic import replacing
from kehoach_parse.models.plan import SCHEMA_VERSION, Plan


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


class JsonFiles:
    """Writes each plan to a JSON file of its own, as soon as it is given."""

    def __init__(self, folder: Path, *, boxes: bool = False) -> None:
        self._folder, self._boxes = folder, boxes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to do: each file is whole when ``write`` returns."""

    def write(self, plan: Plan, name: str) -> None:
        """Write ``<folder>/<name>``. Raises OutputError."""
        with replacing(self._folder / name) as file:
            file.write(plan.to_json(boxes=self._boxes) + "\n")


class JsonLines:
    """Writes one line of JSON a plan to ``path``, which appears when the ``with`` block ends, or to an open file."""

    def __init__(self, target: Path | TextIO, *, boxes: bool = False) -> None:
        self._target, self._boxes = target, boxes
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        self._file = (
            self._stack.enter_context(replacing(self._target)) if isinstance(self._target, Path) else self._target
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def write(self, plan: Plan, name: str) -> None:
        """Add a line. ``name`` is not used: a line knows its plan by ``plan_id`` and ``source.uri``."""
        self._file.write(plan.to_json(indent=None, boxes=self._boxes) + "\n")


def read_json(data: bytes, *, source: str | None = None) -> Plan:
    """A plan from its JSON. Boxes are dropped: they belong to the page images, not to the plan.

    Raises:
        OutputError: no JSON, or no plan of this schema version; names the first field that is wrong.
    """
    try:
        raw = json.loads(data)
        if not isinstance(raw, dict):
            raise OutputError("not a plan: the file holds no JSON object", source=source)
        return Plan.model_validate({key: _without_boxes(value) for key, value in raw.items()})
    except ValidationError as error:
        first = error.errors()[0]
        message = f"not a plan of schema {SCHEMA_VERSION}: {'.'.join(map(str, first['loc']))}: {first['msg']}"
        raise OutputError(message, source=source) from error
    except (ValueError, RecursionError) as error:
        raise OutputError(f"not JSON: {error}", source=source) from error


def _without_boxes(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    return [{k: v for k, v in row.items() if k != "boxes"} if isinstance(row, dict) else row for row in value]
