"""Tables of many plans as pandas frames with stated types.

Columns are those of the CSV files, and a few more: for every date a column ``<name>_date`` (``datetime64[s]``) beside
the EDTF string, which holds a value only where the date is a full one; in ``plans`` the plan's own ``document`` key,
its ``level`` and ``regime``; in ``references`` the ``document`` joined over the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kehoach_parse.export.csv_tables import column_type
from kehoach_parse.models.rows import COLUMNS

if TYPE_CHECKING:
    import pandas as pd

# Columns with few values.
CATEGORIES = frozenset({
    "media_type", "text_source", "doc_type_code", "doc_type_name", "province_name", "province_code",
    "province_current_name", "province_current_code", "level", "regime", "style", "kind", "relation", "confidence",
    "unit_level", "role", "comparator", "severity", "code", "rule",
})  # fmt: skip
DATES = {"plans": ("issued",), "references": ("issued",), "deadlines": ("start", "end")}
MORE = {"plans": ("document", "level", "regime")}
_TYPES = {"string": "string", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
_FULL_DATE = r"\d{4}-\d\d-\d\d"


def dtypes(table: str) -> dict[str, str]:
    """Column → pandas type, in order."""
    types: dict[str, str] = {}
    for column in (*COLUMNS[table], *MORE.get(table, ())):
        types[column] = "category" if column in CATEGORIES else _TYPES[column_type(table, column)]
        if column in DATES.get(table, ()):
            types[f"{column}_date"] = "datetime64[s]"
    return types


def frame(table: str, rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The rows of a table, with or without its date columns, as a frame of these types."""
    import pandas as pd

    types = dtypes(table)
    values: dict[str, list[Any]] = {column: [] for column in types}
    for row in rows:
        for column, cells in values.items():
            cells.append(row.get(column))
    made: dict[str, pd.Series[Any]] = {}
    for column, kind in types.items():
        if kind == "datetime64[s]":
            given = pd.Series(values[column.removesuffix("_date")], dtype="string")
            full = given.where(given.str.fullmatch(_FULL_DATE).fillna(False))
            made[column] = pd.to_datetime(full, format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
        elif kind == "category":
            made[column] = pd.Series(values[column], dtype="string").astype("category")
        else:
            made[column] = pd.Series(values[column], dtype=kind)
    return pd.DataFrame(made)
