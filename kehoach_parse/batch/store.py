"""What a batch has parsed so far, in shards that are there whole or not at all.

A shard is two files: ``<digest of its content>.jsonl`` with the plans, one a line, and ``<name>.rows.jsonl`` with a row
for every document, which also names the former and is written last: plans that no rows lead to do not count. The name
is made of the keys of its documents, and a key of content, name, options, version and rules, so that a later run takes
what is unchanged and parses the rest, however inputs were added or removed.

Documents of a shard that is not full yet wait in ``spool/``, a line each. Every process has a file of its own there for
each shard, ``<name>.<process>.jsonl``, so that none writes into another's line. A line may be cut short, and a key may
stand in several: then the latest counts. The files go when their shard is written, the last ones at the end of a run.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kehoach_parse.batch.folder import OutFolder, open_folder
from kehoach_parse.batch.ledger import FAILURES, Recipe, Row, json_line
from kehoach_parse.batch.worker import Outcome

_SHARDS, _SPOOL = "shards", "spool"
_ROWS, _PLANS = ".rows.jsonl", ".jsonl"
# Files held in memory while plans are read out of order, 1 to 5 MB each.
_FILES_HELD = 8


@dataclass(frozen=True, slots=True)
class Shard:
    """A finished shard.

    Attributes:
        rows: of its documents.
        lines: number of the plan of each row in the file with the plans, None where there is none.
        plans: name of that file, None where the shard has no plans.
    """

    rows: tuple[Row, ...]
    lines: tuple[int | None, ...]
    plans: str | None


def document_key(uri: str, sha256: str, recipe: Recipe) -> str:
    """The key of a document read by a recipe."""
    return _digest(uri, sha256, recipe.version, recipe.rules, recipe.options)[:32]


def shard_name(keys: Iterable[str]) -> str:
    """The name of the shard of these documents."""
    return _digest(*keys)[:24]


def write_shard(folder: OutFolder, keys: Sequence[str], outcomes: Sequence[Outcome]) -> None:
    """Write a shard; its documents need not wait in the spool any more."""
    name = shard_name(keys)
    data = "".join(f"{outcome.plan}\n" for outcome in outcomes if outcome.plan is not None).encode()
    plans = f"{hashlib.sha256(data).hexdigest()[:24]}{_PLANS}" if data else None
    if plans:
        folder.write(f"{_SHARDS}/{plans}", [data])
    lines = [json_line({"plans": plans})]
    number = 0
    for key, outcome in zip(keys, outcomes, strict=True):
        has_plan = outcome.plan is not None
        lines.append(json_line({"key": key, "line": number if has_plan else None, **outcome.row.to_dict()}))
        number += has_plan
    folder.write(f"{_SHARDS}/{name}{_ROWS}", lines)
    for waited in _of_shard(folder, name):
        folder.remove(f"{_SPOOL}/{waited}")


@dataclass(frozen=True, slots=True)
class Spool:
    """Where the outcomes of a shard wait until it is written.

    Attributes:
        out: path of the output folder, on a disk.
        shard: its name.
    """

    out: str
    shard: str

    def keep(self, key: str, outcome: Outcome) -> None:
        """Put down what came of the document ``key``; it outlives this process."""
        values = {"plan": outcome.plan, "seconds": outcome.seconds, "memory": outcome.memory}
        line = json_line({"key": key, "row": outcome.row.to_dict(), **values})
        # The break before it ends a line that was cut short when the disk was full.
        open_folder(self.out).append(f"{_SPOOL}/{self.shard}.{_process(os.getpid())}{_PLANS}", b"\n" + line)

    def outcomes(self) -> dict[str, Outcome]:
        """Those that wait for the shard, by key, whichever process put them down."""
        folder = open_folder(self.out)
        files = (folder.read(f"{_SPOOL}/{name}") for name in _of_shard(folder, self.shard))
        return dict(kept for data in files for kept in map(_kept, data.splitlines()) if kept)


@lru_cache(maxsize=1)
def _process(number: int) -> str:
    """A name for this process, later in order than those of processes before it on this machine."""
    return f"{time.time_ns():020}-{number}"


def strike_failures(folder: OutFolder) -> None:
    """Take documents that failed, or were read in part, out of the spool: they are to be parsed again."""
    for name in folder.names(_SPOOL):
        file = f"{_SPOOL}/{name}"
        lines = folder.read(file).splitlines(keepends=True)
        folder.write(file, [line for line in lines if (kept := _kept(line)) and kept[1].row.status not in FAILURES])


def _of_shard(folder: OutFolder, shard: str) -> list[str]:
    return [name for name in folder.names(_SPOOL) if name.startswith(f"{shard}.")] if folder.local else []


def _kept(line: bytes) -> tuple[str, Outcome] | None:
    """Key and outcome that a line of the spool holds, None for one that was cut short or has another form."""
    try:
        values = json.loads(line)
        return values.pop("key"), Outcome(Row(**values.pop("row")), **values)
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


class Store:
    """The shards and the spool below an output folder, as they were when it was opened."""

    def __init__(self, folder: OutFolder) -> None:
        self._folder = folder
        self._lines = lru_cache(maxsize=_FILES_HELD)(self._read_lines)
        self._shards: dict[str, Shard] = {}
        self._places: dict[str, tuple[str, int]] = {}
        files = set(folder.names(_SHARDS))
        self.enter([name.removesuffix(_ROWS) for name in files if name.endswith(_ROWS)])
        lost = {name for name, shard in self._shards.items() if shard.plans and shard.plans not in files}
        self._forget(lost)

    def enter(self, names: Sequence[str]) -> None:
        """Take note of shards that were written meanwhile."""
        for name, data in zip(names, self._folder.read_all([f"{_SHARDS}/{n}{_ROWS}" for n in names]), strict=True):
            try:
                keys, shard = _shard(data)
            except (ValueError, TypeError, LookupError):
                continue  # written by another version
            self._shards[name] = shard
            self._places.update((key, (name, number)) for number, key in enumerate(keys))

    def shard(self, name: str) -> Shard | None:
        """The shard of that name, None where it is not finished."""
        return self._shards.get(name)

    def shards(self) -> Iterator[tuple[str, Shard]]:
        """All shards with their names."""
        return iter(self._shards.items())

    def waits(self, key: str) -> bool:
        """Whether an outcome waits for its shard to be written: one later than what the shard may hold already."""
        return key in self._spooled

    def outcome(self, key: str) -> Outcome | None:
        """What became of a document, None where it was not parsed yet."""
        if key in self._spooled:
            file, number = self._spooled[key]
            kept = _kept(self._lines(file)[number])
            return kept[1] if kept else None
        if key not in self._places:
            return None
        name, number = self._places[key]
        shard = self._shards[name]
        return Outcome(shard.rows[number], self.plan(name, number))

    def plan(self, name: str, number: int) -> str | None:
        """The plan of row ``number`` of a shard, as a line of JSON. Fast while asked shard by shard."""
        shard = self._shards[name]
        line = shard.lines[number]
        if line is None or shard.plans is None:
            return None
        return self._lines(f"{_SHARDS}/{shard.plans}")[line].decode()

    def prune(self, names: Iterable[str]) -> None:
        """Delete all shards but these, and the spool: results of inputs, options or rules that are gone."""
        kept = set(names)
        used = {f"{name}{_ROWS}" for name in kept} | {self._shards[name].plans for name in kept}
        for file in self._folder.names(_SHARDS):
            if file not in used:
                self._folder.remove(f"{_SHARDS}/{file}")
        self._folder.remove(_SPOOL)
        self._forget(self._shards.keys() - kept)

    def _forget(self, names: Collection[str]) -> None:
        self._shards = {name: shard for name, shard in self._shards.items() if name not in names}
        self._places = {key: place for key, place in self._places.items() if place[0] not in names}

    @cached_property
    def _spooled(self) -> dict[str, tuple[str, int]]:
        """Key → file and number of the line of each outcome that waits; files in the order in which they were begun."""
        found: dict[str, tuple[str, int]] = {}
        for name in sorted(self._folder.names(_SPOOL), key=lambda name: name.split(".")[1:]):
            file = f"{_SPOOL}/{name}"
            for number, kept in enumerate(map(_kept, self._folder.read(file).splitlines())):
                if kept:
                    found[kept[0]] = (file, number)
        return found

    def _read_lines(self, file: str) -> list[bytes]:
        return self._folder.read(file).splitlines()


def _shard(data: bytes) -> tuple[list[str], Shard]:
    head, *values = map(json.loads, data.splitlines())
    keys = [row.pop("key") for row in values]
    lines = tuple(row.pop("line") for row in values)
    return keys, Shard(tuple(Row(**row) for row in values), lines, head["plans"])


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
