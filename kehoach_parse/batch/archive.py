"""The plans of finished batches, and their export to other formats."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_parse.batch.folder import OutFolder, open_folder
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.store import Store
from kehoach_parse.errors import InputError
from kehoach_parse.export.plan_tables import WritePlan, partition

# Format → name of the file or folder it is written to.
FORMATS = {"jsonl": "plans.jsonl", "csv": "csv", "parquet": "parquet", "xlsx": "plans.xlsx", "sqlite": "plans.sqlite"}


class _Writer(Protocol):
    def __call__(self, path: Path, /) -> AbstractContextManager[WritePlan]: ...


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a plan is: row ``number`` of a shard of a store."""

    row: Row
    store: Store
    shard: str
    number: int


class Archive:
    """Plans of one batch, or of the shares of one batch, each content once."""

    def __init__(self, stores: Iterable[Store]) -> None:
        places = [
            _Place(row, store, name, number)
            for store in stores
            for name, shard in store.shards()
            for number, (row, line) in enumerate(zip(shard.rows, shard.lines, strict=True))
            if line is not None
        ]
        places.sort(key=lambda place: place.row.uri)
        once = {place.row.sha256: place for place in reversed(places)}  # the first name of a content wins
        self._places = list(reversed(once.values()))

    @classmethod
    def open(cls, uri: str) -> Archive:
        """The archive of an output folder of ``kehoach batch``, shares included. Raises InputError where it is none."""
        folder = open_folder(uri)
        shares = [f"{uri.rstrip('/')}/{name}" for name in folder.names("") if name.startswith("share-")]
        archive = cls([Store(folder), *(Store(open_folder(share)) for share in shares)])
        if not archive._places:
            raise InputError("holds no finished batch; give the folder `kehoach batch` wrote to", source=uri)
        return archive

    def __len__(self) -> int:
        return len(self._places)

    def export(self, formats: Sequence[str], folder: OutFolder) -> None:
        """Write every plan in each of ``formats`` (keys of ``FORMATS``) below ``folder``.

        Raises MissingPackageError where a format needs a package that is not installed.
        """
        for name in formats:
            if name == "jsonl":
                folder.write(FORMATS[name], (f"{line}\n".encode() for line in self._lines(self._places)))
                continue
            with folder.workspace() as space:
                made = space / FORMATS[name]
                with _writer(name)(made) as write:
                    for line in self._lines(self._grouped() if name == "parquet" else self._places):
                        write(json.loads(line))
                folder.place(made, FORMATS[name])

    def _grouped(self) -> list[_Place]:
        """Plans of a province and year together."""
        return sorted(self._places, key=lambda place: (partition(place.row.province, place.row.issued), place.row.uri))

    def _lines(self, places: Iterable[_Place]) -> Iterator[str]:
        for place in places:
            line = place.store.plan(place.shard, place.number)
            if line is not None:
                yield line


def _writer(name: str) -> _Writer:
    """Loaded on use: most runs need none of them."""
    match name:
        case "csv":
            from kehoach_parse.export.csv_tables import csv_rows

            return csv_rows
        case "parquet":
            from kehoach_parse.export.parquet import parquet_tables

            return parquet_tables
        case "xlsx":
            from kehoach_parse.export.workbook import workbook

            return workbook
        case _:
            from kehoach_parse.export.database import database

            return database
