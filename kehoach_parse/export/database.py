"""Plans as an SQLite file: a table for each array, and full-text search that needs no Vietnamese keyboard.

SQLite's tokenizer drops tone marks but not the bar of ``đ``; each paragraph is therefore indexed twice, as written and
folded, so that ``thi đua``, ``THI ĐUA`` and ``thi dua`` all find it::

    SELECT plan_id, text FROM search WHERE search MATCH '"thi dua"';
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from kehoach_parse.export.csv_tables import column_type
from kehoach_parse.export.plan_tables import WritePlan
from kehoach_parse.models.rows import COLUMNS, flat_rows
from kehoach_parse.text.fold import search_key

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
# A plan's facts are looked up by its id; text is searched by words.
_SEARCH = (
    "CREATE VIRTUAL TABLE search USING "
    "fts5(plan_id UNINDEXED, start UNINDEXED, text, folded, tokenize = 'unicode61 remove_diacritics 2')"
)


@contextmanager
def database(path: Path) -> Iterator[WritePlan]:
    """Writes plans to a new SQLite file, committed at the end of the block."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # The file takes its name only when it is complete: a journal would guard what nobody has seen.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for table, columns in COLUMNS.items():
            kinds = (f'"{column}" {_TYPES[column_type(table, column)]}' for column in columns)
            connection.execute(f'CREATE TABLE "{table}" ({", ".join(kinds)})')
        connection.execute(_SEARCH)

        def write(plan: Mapping[str, Any]) -> None:
            for table, rows in flat_rows(plan).items():
                places = ", ".join("?" * len(COLUMNS[table]))
                connection.executemany(
                    f'INSERT INTO "{table}" VALUES ({places})',  # noqa: S608 - our own table names
                    (tuple(row.values()) for row in rows),
                )
            connection.executemany("INSERT INTO search VALUES (?, ?, ?, ?)", _paragraphs(plan))

        yield write
        for table in COLUMNS:
            connection.execute(f'CREATE INDEX "{table}_plan" ON "{table}" (plan_id)')
        connection.execute("COMMIT")


def _paragraphs(plan: Mapping[str, Any]) -> Iterator[tuple[str, int, str, str]]:
    """Each paragraph with its offset in the plan's text and its folded form."""
    start = 0
    for text in plan["text"].split("\n"):
        if text.strip():
            yield plan["plan_id"], start, text, search_key(text)
        start += len(text) + 1
