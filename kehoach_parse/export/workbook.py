"""Plans as an Excel workbook: one sheet a table. Text is written as text: nothing becomes a formula, link or number."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_parse.errors import MissingPackageError
from kehoach_parse.export.plan_tables import WritePlan
from kehoach_parse.markup import printable
from kehoach_parse.models.rows import COLUMNS, Row, flat_rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Limits of Excel ("Excel specifications and limits"): a table that is longer goes on in another sheet, a text that is
# longer is cut, with "…" at its end.
MAX_ROWS = 1_048_576
MAX_CHARACTERS = 32_767
# The same plans give the same bytes: no date of today in the properties.
CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
_WIDTH = 18


@contextmanager
def workbook(path: Path, *, max_rows: int = MAX_ROWS) -> Iterator[WritePlan]:
    """Writes plans to a workbook, complete at the end of the block. Raises MissingPackageError without xlsxwriter."""
    with sheets(path, COLUMNS, max_rows=max_rows) as write_row:

        def write(plan: Mapping[str, Any]) -> None:
            for table, rows in flat_rows(plan).items():
                for row in rows:
                    write_row(table, row)

        yield write


@contextmanager
def sheets(
    path: Path, tables: Mapping[str, tuple[str, ...]], *, max_rows: int = MAX_ROWS
) -> Iterator[Callable[[str, Row], None]]:
    """Writes rows to a workbook with a sheet for each table, complete at the end of the block.

    Args:
        path: of the workbook.
        tables: name → columns.
        max_rows: of a sheet, its head included.

    Raises:
        MissingPackageError: xlsxwriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingPackageError("XLSX needs xlsxwriter: pip install 'kehoach-parse[xlsx]'") from error
    # Rows go to the disk as they come, so that memory stays flat.
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.set_properties({"created": CREATED})
    made = {table: _Sheets(book, table, columns, max_rows) for table, columns in tables.items()}

    def write(table: str, row: Row) -> None:
        made[table].write(row)

    yield write
    book.close()


class _Sheets:
    """The sheet of a table, and those it goes on in."""

    def __init__(self, book: Workbook, table: str, columns: tuple[str, ...], max_rows: int) -> None:
        self._book, self._table, self._columns, self._max_rows = book, table, columns, max_rows
        self._count = 0
        self._sheet, self._row = self._begin(), 1

    def write(self, row: Row) -> None:
        if self._row == self._max_rows:
            self._sheet, self._row = self._begin(), 1
        for column, value in enumerate(row.values()):
            _write_cell(self._sheet, self._row, column, value)
        self._row += 1

    def _begin(self) -> Worksheet:
        self._count += 1
        sheet = self._book.add_worksheet(self._table if self._count == 1 else f"{self._table} {self._count}")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(self._columns) - 1, _WIDTH)
        for column, name in enumerate(self._columns):
            sheet.write_string(0, column, name)
        return sheet


def _write_cell(sheet: Worksheet, row: int, column: int, value: str | int | float | bool | None) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        text = printable(value)
        sheet.write_string(row, column, text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…")
