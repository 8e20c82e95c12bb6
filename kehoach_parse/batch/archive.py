"""Plans parsed before, by a batch or one by one, and their export to other formats."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kehoach_parse.batch.folder import OutFolder, open_folder
from kehoach_parse.batch.parsed import Head, Place, is_lines, json_places, line_places
from kehoach_parse.batch.store import Store
from kehoach_parse.errors import InputError, OutputError
from kehoach_parse.export.json_files import output_names, read_head
from kehoach_parse.export.plan_tables import WritePlan, partition
from kehoach_parse.models.plan import PlanHead

# Format → name of the file or folder it is written to.
FORMATS = {
    "jsonl": "plans.jsonl", "json": "json", "csv": "csv", "parquet": "parquet", "xlsx": "plans.xlsx",
    "sqlite": "plans.sqlite", "label-studio": "label-studio", "akn": "akn",
}  # fmt: skip


class _Writer(Protocol):
    def __call__(self, path: Path, /) -> AbstractContextManager[WritePlan]: ...


class Archive:
    """Plans parsed before, each content once, in the order of their sources' names."""

    def __init__(self, places: Iterable[Place]) -> None:
        ordered = sorted(places, key=lambda place: place.head.uri)
        once = {place.head.sha256: place for place in reversed(ordered)}  # the first name of a content wins
        self._places = list(reversed(once.values()))

    @classmethod
    def of_stores(cls, stores: Iterable[Store]) -> Archive:
        """The archive of the stores of one batch, or of the shares of one batch."""
        return cls(
            Place(Head(row.uri, row.sha256, row.province, row.issued), partial(store.plan, name, number))
            for store in stores
            for name, shard in store.shards()
            for number, (row, line) in enumerate(zip(shard.rows, shard.lines, strict=True))
            if line is not None
        )

    @classmethod
    def open(cls, uri: str, *, keep_heads: bool = False) -> Archive:
        """The archive at a path or URL.

        Args:
            uri: the folder ``kehoach batch`` wrote to, shares included; a folder of the JSON files of plans; or a local
                ``.jsonl`` file with one plan a line.
            keep_heads: for :meth:`head`, where the plans have to be looked into to know what there is.

        Raises:
            InputError: there is no plan.
            OutputError: a JSON file that holds no plan of this schema version; names it.
        """
        if is_lines(uri):
            archive = cls(line_places(uri, keep_heads=keep_heads))
        else:
            folder = open_folder(uri)
            shares = [f"{uri.rstrip('/')}/{name}" for name in folder.names("") if name.startswith("share-")]
            archive = cls.of_stores([Store(folder), *(Store(open_folder(share)) for share in shares)])
            archive = archive if archive._places else cls(json_places(folder, keep_heads=keep_heads))
        if not archive._places:
            message = (
                "holds no plan; give the folder `kehoach batch` wrote to, a folder of plans as JSON, or plans.jsonl"
            )
            raise InputError(message, source=uri)
        return archive

    def documents(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Each plan as plain JSON values with the name of its JSON file, without ``.json``; one in memory at a time."""
        made = output_names(place.head.uri for place in self._places)
        for place, name in zip(self._places, made, strict=True):
            line = place.read()
            if line is not None:
                yield place.name or name.removesuffix(".json"), json.loads(line)

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, number: int) -> str:
        """The plan of that number, from 0, as JSON text. Raises OutputError where it is gone since."""
        place = self._places[number]
        line = place.read()
        if line is None:
            raise OutputError("the plan is gone since the folder was opened", source=place.head.uri)
        return line

    def head(self, number: int) -> PlanHead:
        """What the plan of that number is and what it cites. Raises OutputError where it is gone since."""
        return self._places[number].plan or read_head(self[number].encode())

    def export(self, formats: Sequence[str], folder: OutFolder) -> None:
        """Write every plan in each of ``formats`` (keys of ``FORMATS``) below ``folder``.

        Raises MissingPackageError where a format needs a package that is not installed.
        """
        for name in formats:
            if name == "jsonl":
                folder.write(FORMATS[name], (f"{line}\n".encode() for line in self._lines(self._places)))
                continue
            if name == "json":
                for document, plan in self.documents():
                    text = json.dumps(plan, ensure_ascii=False, indent=1)
                    folder.write(f"{FORMATS[name]}/{document}.json", [f"{text}\n".encode()])
                continue
            with folder.workspace() as space:
                made = space / FORMATS[name]
                with _writer(name)(made) as write:
                    for line in self._lines(self._grouped() if name == "parquet" else self._places):
                        write(json.loads(line))
                folder.place(made, FORMATS[name])

    def _grouped(self) -> list[Place]:
        """Plans of a province and year together."""

        def group(place: Place) -> tuple[tuple[str, str], str]:
            return partition(place.head.province, place.head.issued), place.head.uri

        return sorted(self._places, key=group)

    def _lines(self, places: Iterable[Place]) -> Iterator[str]:
        for place in places:
            line = place.read()
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
        case "label-studio":
            from kehoach_parse.export.label_studio import label_studio

            return label_studio
        case "akn":
            from kehoach_parse.export.akn import akn_files

            return akn_files
        case _:
            from kehoach_parse.export.database import database

            return database
