"""Plans as Parquet: a folder a table, partitioned by province and year the way Hive names partitions.

``<table>/province=lang-son/year=2025/part-0.parquet``: DuckDB, Spark, Polars and pandas read a table's folder as one,
with ``province`` and ``year`` as columns, and skip the partitions a query does not ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach_parse.errors import MissingPackageError
from kehoach_parse.export.csv_tables import column_type
from kehoach_parse.export.plan_tables import WritePlan, partition
from kehoach_parse.models.rows import COLUMNS, Row, flat_rows

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

# Rows of a table held in memory before they are written as one row group.
_ROW_GROUP = 20_000


@contextmanager
def parquet_tables(folder: Path) -> Iterator[WritePlan]:
    """Writes plans to one Parquet file for each table and partition. Raises MissingPackageError without pyarrow.

    Plans of one partition should come one after the other: each time a partition comes back, it gets another file.
    """
    partitions = _Partitions(folder)
    try:
        yield partitions.write
    finally:
        partitions.close()


class _Partitions:
    """The files of the partition that is being written."""

    def __init__(self, folder: Path) -> None:
        try:
            import pyarrow.parquet
        except ImportError as error:
            raise MissingPackageError("Parquet needs pyarrow: pip install 'kehoach-parse[parquet]'") from error
        self._folder = folder
        self._schemas = {table: _schema(table) for table in COLUMNS}
        self._current: tuple[str, str] | None = None
        self._files: dict[str, pq.ParquetWriter] = {}
        self._rows: dict[str, list[Row]] = {table: [] for table in COLUMNS}
        self._open = pyarrow.parquet.ParquetWriter

    def write(self, plan: Mapping[str, Any]) -> None:
        header = plan["header"]
        here = partition((header["province"] or {}).get("name"), header["issued"])
        if here != self._current:
            self.close()
            self._current = here
        for table, rows in flat_rows(plan).items():
            self._rows[table] += rows
            if len(self._rows[table]) >= _ROW_GROUP:
                self._flush(table)

    def close(self) -> None:
        for table in COLUMNS:
            self._flush(table)
        for file in self._files.values():
            file.close()
        self._files.clear()

    def _flush(self, table: str) -> None:
        import pyarrow as pa

        if not self._rows[table]:
            return
        if table not in self._files:
            self._files[table] = self._open(self._next_file(table), self._schemas[table], compression="zstd")
        self._files[table].write_table(pa.Table.from_pylist(self._rows[table], schema=self._schemas[table]))
        self._rows[table].clear()

    def _next_file(self, table: str) -> Path:
        province, year = self._current or ("", "")
        folder = self._folder / table / f"province={province}" / f"year={year}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"part-{len(list(folder.iterdir()))}.parquet"


def _schema(table: str) -> pa.Schema:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
    return pa.schema([(column, types[column_type(table, column)]) for column in COLUMNS[table]])
