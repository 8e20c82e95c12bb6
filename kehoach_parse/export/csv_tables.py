"""Plans as CSV: one file an array, all plans in the same set of files, with a data package that names the types.

UTF-8 with a byte order mark, because Excel reads Vietnamese letters wrong without one; rows end in CRLF (RFC 4180).
The data package follows https://specs.frictionlessdata.io/tabular-data-package/.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from kehoach_parse.export.atomic import replacing
from kehoach_parse.export.json_files import Write
from kehoach_parse.export.plan_tables import WritePlan
from kehoach_parse.models.plan import SCHEMA_VERSION, Plan
from kehoach_parse.models.rows import COLUMNS, Row, flat_rows

Value = str | int | float | bool | None

# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# Columns that hold no text. A deadline's start and end are dates, possibly partial ones, hence text.
_TYPES = {
    "pages": "integer", "start": "integer", "end": "integer", "span_start": "integer", "span_end": "integer",
    "table_row": "integer", "row": "integer", "column": "integer", "page": "integer", "value": "number",
    "heading": "boolean", "end_inclusive": "boolean",
}  # fmt: skip
_TEXT = {("deadlines", "start"), ("deadlines", "end"), ("tables", "pages"), ("tables", "value")}


@contextmanager
def csv_tables(folder: Path, *, excel_safe: bool = False) -> Iterator[Write]:
    """Writes plans to ``plans.csv``, ``sections.csv``, … with ``datapackage.json``, all there at the end of the block.

    Args:
        folder: where the files go; made where it is missing.
        excel_safe: put an apostrophe before text that a spreadsheet would take for a formula. Off by default,
            because the apostrophe is part of the value for every other program.
    """
    with csv_rows(folder, excel_safe=excel_safe) as write:
        yield lambda plan, name: write(plan.to_dict())


@contextmanager
def csv_rows(folder: Path, *, excel_safe: bool = False) -> Iterator[WritePlan]:
    """As :func:`csv_tables`, for plans as plain JSON values."""
    with replacing(folder / "datapackage.json") as package, csv_files(folder, COLUMNS, excel_safe=excel_safe) as row_to:
        package.write(json.dumps(data_package(), ensure_ascii=False, indent=1) + "\n")

        def write(plan: Mapping[str, Any]) -> None:
            for table, rows in flat_rows(plan).items():
                for row in rows:
                    row_to(table, row)

        yield write


@contextmanager
def csv_files(
    folder: Path, tables: Mapping[str, tuple[str, ...]], *, excel_safe: bool = False
) -> Iterator[Callable[[str, Row], None]]:
    """Writes rows to ``<table>.csv`` in ``folder``, all there at the end of the block. ``tables``: name → columns."""
    with ExitStack() as stack:
        writers = {}
        for table, columns in tables.items():
            writers[table] = csv.writer(stack.enter_context(replacing(folder / f"{table}.csv", encoding="utf-8-sig")))
            writers[table].writerow(columns)

        def write(table: str, row: Row) -> None:
            writers[table].writerow([_cell(value, excel_safe) for value in row.values()])

        yield write


@contextmanager
def document_tables(folder: Path, *, excel_safe: bool = False) -> Iterator[Write]:
    """Writes each table of a plan to a CSV file of its own, ``<stem>.<table id>.csv``, its header row first."""

    def write(plan: Plan, name: str) -> None:
        for table in plan.document_tables:
            path = folder / f"{name.removesuffix('.json')}.{table.id}.csv"
            with replacing(path, encoding="utf-8-sig") as file:
                rows = [table.columns, *table.rows] if any(table.columns) else table.rows
                csv.writer(file).writerows([_cell(value, excel_safe) for value in row] for row in rows)

    yield write


def _cell(value: Value, excel_safe: bool) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if excel_safe and isinstance(value, str) and value.startswith(_FORMULA_STARTS):
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
