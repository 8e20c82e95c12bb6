"""The whole of a comparison, and its JSON Schema."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

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
from kehoach_parse.compare.tables import COLUMNS, flat_tables
from kehoach_parse.export.atomic import replacing_file
from kehoach_parse.export.csv_tables import csv_files
from kehoach_parse.export.workbook import sheets
from kehoach_parse.models.base import Contract
from kehoach_parse.models.rows import Row

if TYPE_CHECKING:
    import pandas as pd

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

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """The comparison as pandas frames by name, the columns of :data:`kehoach_parse.compare.tables.COLUMNS`.

        ``matrix`` has a row for each task that the directive sets or several plans share and each plan that carries the
        directive out; ``cells``, ``leads``, ``deadlines``, ``targets``, ``movements``, ``borrowings``, ``differences``
        a row for each thing a plan says.
        """
        import pandas as pd

        rows: dict[str, list[Row]] = {name: [] for name in COLUMNS}
        for name, row in flat_tables(self):
            rows[name].append(row)
        return {name: pd.DataFrame(rows[name], columns=list(COLUMNS[name])).convert_dtypes() for name in COLUMNS}

    def to_csv(self, folder: str | os.PathLike[str], *, excel_safe: bool = False) -> None:
        """Write the tables of :meth:`to_frames` to ``<table>.csv``, UTF-8 with a byte order mark.

        Args:
            folder: where they go; made where it is missing.
            excel_safe: defuse text that a spreadsheet would take for a formula; see ``kehoach parse --help``.

        Raises:
            OutputError: a file cannot be written.
        """
        with csv_files(Path(folder), COLUMNS, excel_safe=excel_safe) as write:
            for name, row in flat_tables(self):
                write(name, row)

    def to_xlsx(self, path: str | os.PathLike[str]) -> None:
        """Write the tables of :meth:`to_frames` to a workbook, a sheet each. Text stays text: nothing is a formula.

        Raises:
            MissingPackageError: xlsxwriter is not installed.
            OutputError: the file cannot be written.
        """
        with replacing_file(Path(path)) as part, sheets(part, COLUMNS) as write:
            for name, row in flat_tables(self):
                write(name, row)


def comparison_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that the JSON of every comparison is valid against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:kehoach-parse:comparison:{COMPARISON_VERSION}",
        **Comparison.model_json_schema(mode="serialization"),
    }
