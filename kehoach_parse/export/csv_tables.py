"""Plans as CSV: one file an array, all plans in the same set of files, with a data package that names the types.

UTF-8 with a byte order mark, because Excel reads Vietnamese letters wrong without one; rows end in CRLF (RFC 4180).
The data package follows https://specs.frictionlessdata.io/tabular-data-package/.
"""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kehoach_parse.export.atomic import replacing
from kehoach_parse.models.plan import SCHEMA_VERSION, Plan
from kehoach_parse.models.rows import COLUMNS, Row, flat_rows

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# Columns that hold no text. A deadline's start and end are dates, possibly partial ones, hence text.
_TYPES = {
    "pages": "integer", "start": "integer", "end": "integer", "span_start": "integer", "span_end": "integer",
    "table_row": "integer", "row": "integer", "column": "integer", "page": "integer", "value": "number",
    "heading": "boolean", "end_inclusive": "boolean",
}  # fmt: skip
_TEXT = {("deadlines", "start"), ("deadlines", "end"), ("tables", "pages"), ("tables", "value")}


class CsvTables:
    """Writes ``plans.csv``, ``sections.csv``, … and ``datapackage.json``; they appear when the ``with`` block ends.

    Args:
        folder: where the files go; made where it is missing.
        excel_safe: put an apostrophe before text that a spreadsheet would take for a formula. Off by default,
            because the apostrophe is part of the value for every other program.
    """

    def __init__(self, folder: Path, *, excel_safe: bool = False) -> None:
        self._folder, self._excel_safe = folder, excel_safe
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            self._tables = {}
            for name, columns in COLUMNS.items():
                file = opening.enter_context(replacing(self._folder / f"{name}.csv", encoding="utf-8-sig"))
                self._tables[name] = csv.writer(file)
                self._tables[name].writerow(columns)
            package = opening.enter_context(replacing(self._folder / "datapackage.json"))
            package.write(json.dumps(data_package(), ensure_ascii=False, indent=1) + "\n")
            self._stack = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def write(self, plan: Plan, name: str) -> None:
        """Add a plan's rows to every table. ``name`` is not used: rows know their plan by ``plan_id``."""
        for table, rows in flat_rows(plan.to_dict()).items():
            self._tables[table].writerows([self._cell(value) for value in row.values()] for row in rows)

    def _cell(self, value: str | int | float | bool | None) -> str | int | float | None:
        if isinstance(value, bool):
            return "true" if value else "false"
        if self._excel_safe and isinstance(value, str) and value.startswith(_FORMULA_STARTS):
            return f"'{value}"
        return value


def data_package() -> dict[str, Any]:
    """The description of the CSV files: columns with their types, and how tables join."""
    return {
        "profile": "tabular-data-package",
        "name": "kehoach-plans",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table, columns) for table, columns in COLUMNS.items()],
    }


def _resource(table: str, columns: tuple[str, ...]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [{"name": column, "type": column_type(table, column)} for column in columns],
        "missingValues": [""],
    }
    if table == "plans":
        schema["primaryKey"] = ["plan_id"]
    else:
        plans = {"resource": "plans", "fields": ["plan_id"]}
        schema["foreignKeys"] = [{"fields": ["plan_id"], "reference": plans}]
    return {
        "profile": "tabular-data-resource",
        "name": table,
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def column_type(table: str, column: str) -> str:
    """The type of a column in the words of Table Schema: ``string``, ``integer``, ``number`` or ``boolean``."""
    return "string" if (table, column) in _TEXT else _TYPES.get(column, "string")


__all__ = ["CsvTables", "Row", "column_type", "data_package"]
