"""Writes the review workbook: a guide, the documents, one sheet a layer, and a hidden sheet with what was parsed.

Text is written as text: nothing becomes a formula, link or number, and cells to be filled in are formatted as text, so
that Excel leaves `2025-08-20` and `1/2` as they are typed. The same plans give the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_parse.errors import MissingPackageError, OutputError
from kehoach_parse.export.gold import FIELDS
from kehoach_parse.export.workbook import CREATED, MAX_CHARACTERS, MAX_ROWS
from kehoach_parse.markup import printable
from kehoach_parse.review import form
from kehoach_parse.review.guide import guide
from kehoach_parse.review.rows import ReviewRow, review_rows

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

ROOM = 200
"""Empty rows at the end of each sheet, for facts the parser missed."""
_CONFIDENCE = ("low", "medium", "high")
_WIDTHS = {"document": 28, "context": 70, "quote": 32, "text": 40, "task": 50, "title": 40, "value": 40, "unit": 28}
_WIDTH = 14
_WRAPPED = {"context", "quote", "text", "task", "title", "value"}
DOCUMENT_COLUMNS = ("document", "title", "issuer", "issued", *_CONFIDENCE, form.WHOLE, *FIELDS)
_Formats = Mapping[str, "Format"]


def review_workbook(documents: Iterable[tuple[str, Mapping[str, Any]]], path: Path, *, everything: bool) -> int:
    """Write the workbook for ``documents``, pairs of a name and a plan as plain JSON values.

    Args:
        documents: the plans; their rows are held in memory.
        path: the file to write.
        everything: show facts of high confidence too. Header and sections are shown in any case.

    Returns:
        How many facts, sections and header fields are shown.

    Raises:
        MissingPackageError: xlsxwriter is not installed.
        OutputError: more rows than a sheet of Excel holds.
    """
    try:
        import xlsxwriter
    except ImportError as error:
        raise MissingPackageError("XLSX needs xlsxwriter: pip install 'kehoach-parse[xlsx]'") from error
    headers: dict[str, Mapping[str, Any]] = {}
    rows: list[ReviewRow] = []
    for name, plan in documents:
        headers[name] = plan["header"]
        rows += review_rows(name, plan)
    if len(rows) + ROOM >= MAX_ROWS:
        raise OutputError(f"{len(rows):,} rows are more than a sheet of Excel holds: review fewer plans at once")
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    book.set_properties({"created": CREATED})
    formats = {
        "head": book.add_format({"bold": True, "bg_color": "#d8dee4", "border": 1, "num_format": "@"}),
        "answer head": book.add_format({"bold": True, "bg_color": "#fff1a8", "border": 1, "num_format": "@"}),
        "text": book.add_format({"num_format": "@", "valign": "top"}),
        "long": book.add_format({"num_format": "@", "valign": "top", "text_wrap": True}),
        "answer": book.add_format({"num_format": "@", "valign": "top", "bg_color": "#fffbe6"}),
    }
    _guide(book, formats)
    _documents(book, formats, headers, rows)
    shown = sum(_layer(book, formats, layer, rows, len(headers), everything=everything) for layer in FIELDS)
    _parsed(book, formats, rows)
    book.close()
    return shown


def _sheet(book: Workbook, formats: _Formats, name: str, heads: Sequence[str], answers: Iterable[str]) -> Worksheet:
    """A sheet with its heads written and frozen; columns that are to be filled in stand out."""
    sheet, filled_in = book.add_worksheet(name), set(answers)
    sheet.freeze_panes(1, 1)
    # Excel would mark every number, which is text here, as a mistake.
    sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{MAX_ROWS}"})
    for column, head in enumerate(heads):
        is_answer = head in filled_in
        width = _WIDTHS.get(head.removeprefix(form.NEW), _WIDTH)
        sheet.set_column(column, column, width, formats["answer" if is_answer else "text"])
        sheet.write_string(0, column, head, formats["answer head" if is_answer else "head"])
    return sheet


def _write(sheet: Worksheet, row: int, column: int, value: Any, style: Format) -> None:
    text = printable(_shown(value))
    if text:
        sheet.write_string(
            row, column, text if len(text) <= MAX_CHARACTERS else f"{text[: MAX_CHARACTERS - 1]}…", style
        )


def _shown(value: Any) -> str:
    """A value as a reviewer reads it, and writes it to correct it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return form.LIST.join(value)
    return "" if value is None else str(value)


def _guide(book: Workbook, formats: _Formats) -> None:
    sheet = book.add_worksheet(form.GUIDE)
    sheet.set_column(0, 1, 80, formats["long"])
    for row, (english, vietnamese) in enumerate(guide()):
        style = formats["head" if row == 0 else "long"]
        sheet.write_string(row, 0, english, style)
        sheet.write_string(row, 1, vietnamese, style)


def _documents(
    book: Workbook, formats: _Formats, headers: Mapping[str, Mapping[str, Any]], rows: Sequence[ReviewRow]
) -> None:
    counts = Counter((row.document, row.confidence) for row in rows)
    sheet = _sheet(book, formats, form.DOCUMENTS, DOCUMENT_COLUMNS, (form.WHOLE, *FIELDS))
    for number, (name, header) in enumerate(headers.items(), start=1):
        values = [name, header.get("title"), header.get("issuer"), header.get("issued")]
        values += [counts[name, confidence] for confidence in _CONFIDENCE]
        for column, value in enumerate(values):
            _write(sheet, number, column, value, formats["long" if DOCUMENT_COLUMNS[column] in _WRAPPED else "text"])
    first, last = DOCUMENT_COLUMNS.index(form.WHOLE), len(DOCUMENT_COLUMNS) - 1
    sheet.data_validation(1, first, max(len(headers), 1), last, _list([form.COMPLETE]))
    sheet.autofilter(0, 0, max(len(headers), 1), last)


def _layer(
    book: Workbook, formats: _Formats, layer: str, rows: Sequence[ReviewRow], documents: int, *, everything: bool
) -> int:
    """The sheet of a layer, the least certain facts first. Returns how many rows it shows."""
    heads = form.columns(layer)
    answers = [head for head in heads if head.startswith(form.NEW)]
    sheet = _sheet(book, formats, layer, heads, ["decision", *answers, "note"])
    shown = [row for row in rows if row.layer == layer and (everything or row.confidence != "high")]
    if layer not in ("header", "sections"):
        shown.sort(key=lambda row: _CONFIDENCE.index(row.confidence or "high"))
    for number, row in enumerate(shown, start=1):
        known = {"field": row.key, "key": row.key, "document": row.document, "page": row.page, "context": row.context}
        values = {**row.gold, **known, "rule": row.rule, "confidence": row.confidence}
        for column, head in enumerate(heads):
            _write(sheet, number, column, values.get(head), formats["long" if head in _WRAPPED else "text"])
    last = len(shown) + (0 if layer == "header" else ROOM)
    _validate(sheet, layer, shown, last, documents)
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)
    return len(shown)


def _validate(sheet: Worksheet, layer: str, shown: Sequence[ReviewRow], last: int, documents: int) -> None:
    """Lists to choose from and dates that are checked as they are typed."""
    heads = form.columns(layer)
    decision = heads.index("decision")
    if shown:
        sheet.data_validation(1, decision, len(shown), decision, _list(form.DECISIONS[True].choices))
    if layer == "header":
        column = heads.index(f"{form.NEW}value")
        for number, row in enumerate(shown, start=1):
            if row.key == "issued":
                sheet.data_validation(number, column, number, column, _date(number, column, partial=True))
        return
    first = len(shown) + 1
    sheet.data_validation(first, decision, last, decision, _list(form.DECISIONS[False].choices))
    names = {"validate": "list", "source": f"={form.DOCUMENTS}!$A$2:$A${documents + 1}"}
    sheet.data_validation(first, 0, last, 0, names)
    for field in FIELDS[layer]:
        column, kind = heads.index(f"{form.NEW}{field}"), form.kind_of(layer, field)
        if kind.choices:
            none = [] if field in form.REQUIRED[layer] else [form.NONE]
            sheet.data_validation(1, column, last, column, _list([*kind.choices, *none]))
        elif kind.partial_date is not None:
            sheet.data_validation(1, column, last, column, _date(1, column, partial=kind.partial_date))


def _list(choices: Sequence[str]) -> dict[str, Any]:
    return {"validate": "list", "source": list(choices), "error_message": f"One of: {', '.join(choices)}"[:255]}


def _date(row: int, column: int, *, partial: bool) -> dict[str, Any]:
    """Excel's own check of a date typed as text. ISO dates are dates to it in every language."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    cell = xl_rowcol_to_cell(row, column)
    lengths = "OR(LEN({0})=4,LEN({0})=7,LEN({0})=10)" if partial else "LEN({0})=10"
    check = f'=OR({{0}}="{form.NONE}",AND({lengths},ISNUMBER(DATEVALUE(LEFT({{0}}&"-01-01",10)))))'
    forms = "YYYY-MM-DD, YYYY-MM, YYYY" if partial else "YYYY-MM-DD"
    return {"validate": "custom", "value": check.format(cell), "error_message": f"{forms}, or {form.NONE}"}


def _parsed(book: Workbook, formats: _Formats, rows: Sequence[ReviewRow]) -> None:
    """What was parsed, for `kehoach apply`; a value longer than a cell goes on in the next one."""
    sheet = book.add_worksheet(form.PARSED)
    sheet.hide()
    for column, head in enumerate(("document", "layer", "key", "values")):
        sheet.write_string(0, column, head, formats["head"])
    for number, row in enumerate(rows, start=1):
        text = row.to_json()
        pieces = [text[start : start + MAX_CHARACTERS] for start in range(0, len(text), MAX_CHARACTERS)]
        for column, value in enumerate((row.document, row.layer, row.key, *pieces)):
            sheet.write_string(number, column, printable(value))
