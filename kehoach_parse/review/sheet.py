"""The cells of the review workbook as they come back from the reviewer's program."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_parse.errors import InputError, KehoachError, MissingPackageError, UnreadableFileError
from kehoach_parse.ingest.docx.package import Package
from kehoach_parse.settings import Limits

if TYPE_CHECKING:
    from openpyxl import Workbook


class ReviewError(KehoachError):
    """The workbook says something that cannot be; ``problems`` names every cell, with what to write there."""

    code = "review"

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


@dataclass(slots=True)
class Problems:
    """What is wrong in a workbook, by cell."""

    file: str
    found: list[str] = field(default_factory=list)

    def add(self, message: str, sheet: str, cell: str | None = None) -> None:
        """Note a problem: `review.xlsx, sheet deadlines, cell H12: 2025-13-01 is no date; write YYYY-MM-DD`."""
        self.found.append(f"{self.file}, sheet {sheet}{f', cell {cell}' if cell else ''}: {message}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet: what stands under each head, None where nothing does."""

    sheet: str
    number: int
    letters: Mapping[str, str]
    values: Mapping[str, Any]
    problems: Problems

    def __getitem__(self, head: str) -> Any:
        return self.values[head]

    def wrong(self, head: str, message: str) -> None:
        """Note what is wrong with the cell under ``head``."""
        self.problems.add(message, self.sheet, f"{self.letters[head]}{self.number}")

    def read(self, head: str, read: Any) -> Any:
        """The value of the cell under ``head`` by the reader of its kind; None, and a problem, where it is none."""
        try:
            return read(self.values[head])
        except ValueError as error:
            self.wrong(head, str(error))
            return None


def open_workbook(path: Path) -> Workbook:
    """The workbook at ``path``.

    Raises:
        MissingPackageError: openpyxl is not installed.
        InputError: it cannot be opened, is no XLSX, or inflates to more than ``Limits`` allow.
    """
    try:
        import openpyxl
    except ImportError as error:
        raise MissingPackageError("XLSX needs openpyxl: pip install 'kehoach-parse[xlsx]'") from error
    try:
        data = path.read_bytes()
        package = Package(data, Limits())
        for name in package.names():
            package.read(name)
        with warnings.catch_warnings():
            # Of what Excel adds when it saves (extensions of validation, of styles) nothing is needed here.
            warnings.simplefilter("ignore", UserWarning)
            return openpyxl.load_workbook(BytesIO(data))
    except OSError as error:
        raise UnreadableFileError(error.strerror or str(error), source=str(path)) from error
    except InputError as error:
        raise error.at(str(path)) from error
    except (KeyError, ValueError, TypeError, SyntaxError) as error:  # a zip of something else, or of broken XML
        raise UnreadableFileError(f"is no XLSX workbook: {error}", source=str(path)) from error


def lines(book: Workbook, sheet: str, heads: tuple[str, ...], problems: Problems) -> Iterator[Line]:
    """The rows of a sheet below its heads, found by the heads: columns may have been moved, empty rows are left out."""
    from openpyxl.utils import get_column_letter

    if sheet not in book.sheetnames:
        problems.add("is gone; take the workbook that `kehoach review` wrote", sheet)
        return
    rows = book[sheet].iter_rows()
    columns = {cell.value: number for number, cell in enumerate(next(rows, ()))}
    if absent := [head for head in heads if head not in columns]:
        problems.add(f"has no column {', '.join(absent)}; columns may be moved, not renamed or deleted", sheet)
        return
    letters = {head: get_column_letter(columns[head] + 1) for head in heads}
    for number, cells in enumerate(rows, start=2):
        line = Line(sheet, number, letters, {head: _value(cells[columns[head]]) for head in heads}, problems)
        for head in heads:
            if cells[columns[head]].data_type in "fe":
                line.wrong(head, f"{line[head]} is a formula or its error; write the value itself")
        if any(value is not None for value in line.values.values()):
            yield line


def _value(cell: Any) -> Any:
    value = cell.value
    return (value.strip() or None) if isinstance(value, str) else value
