"""What a batch has parsed so far, in shards that are there whole or not at all.

A shard is two files: ``<name>.jsonl`` with one line a document, and ``<name>.keys`` with the key of each line, written
last: a shard without its keys does not count. A document's key says content, name, options, version and rules, so that
a later run takes what is unchanged and parses the rest, however inputs were added, removed or reordered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from kehoach_parse.batch.folder import OutFolder
from kehoach_parse.batch.worker import Outcome

_SHARDS = "shards"


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a result depends on but for the document itself."""

    version: str
    rules: str
    options: str

    def key(self, uri: str, sha256: str) -> str:
        """The key of a document read by this recipe."""
        return _digest(uri, sha256, self.version, self.rules, self.options)


class Store:
    """Finished shards below an output folder."""

    def __init__(self, folder: OutFolder) -> None:
        self._folder = folder
        self._places: dict[str, tuple[str, int]] = {}
        for name in folder.names(_SHARDS):
            if name.endswith(".keys"):
                self._enter(name.removesuffix(".keys"), folder.read(f"{_SHARDS}/{name}").decode().split())

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def add(self, results: Sequence[tuple[str, Outcome]]) -> str:
        """Write a shard of ``(key, outcome)`` and return its name, which follows from the keys."""
        keys = [key for key, _ in results]
        name = _digest(*keys)[:24]
        lines = (json.dumps(asdict(outcome), ensure_ascii=False, sort_keys=True) + "\n" for _, outcome in results)
        self._folder.write(f"{_SHARDS}/{name}.jsonl", "".join(lines).encode())
        self._folder.write(f"{_SHARDS}/{name}.keys", "\n".join(keys).encode())
        self._enter(name, keys)
        return name

    def outcomes(self, keys: Iterable[str]) -> Iterator[Outcome]:
        """The outcome of each key, in the order asked; one shard in memory at a time, so ask in the order written."""
        loaded, lines = "", [""]
        for key in keys:
            shard, number = self._places[key]
            if shard != loaded:
                loaded, lines = shard, self._folder.read(f"{_SHARDS}/{shard}.jsonl").decode().split("\n")
            values: dict[str, Any] = json.loads(lines[number])
            yield Outcome(**values)

    def forget(self, keys: Iterable[str]) -> None:
        """Parse these again: their results no longer count."""
        for key in keys:
            self._places.pop(key, None)

    def prune(self, keys: Iterable[str]) -> None:
        """Delete shards that hold none of ``keys``: results of inputs or options that are gone."""
        used = {self._places[key][0] for key in keys if key in self._places}
        for name in self._folder.names(_SHARDS):
            if name.partition(".")[0] not in used:
                self._folder.remove(f"{_SHARDS}/{name}")

    def _enter(self, shard: str, keys: Sequence[str]) -> None:
        for number, key in enumerate(keys):
            self._places[key] = (shard, number)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
