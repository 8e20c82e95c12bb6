"""Work in shards: a few documents at a time, each shard written as soon as its last document is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from kehoach_parse.batch.folder import OutFolder
from kehoach_parse.batch.pool import IsolatedPool, Job, PoolOptions, Task
from kehoach_parse.batch.store import shard_name, write_shard
from kehoach_parse.batch.worker import Outcome, parse_input
from kehoach_parse.settings import Settings

Progress = Callable[[Outcome], None]
"""Told of every input, in any order, as soon as it is known what became of it; the plan itself is left out."""


@dataclass(frozen=True, slots=True)
class Document:
    """An input of a shard: its name, the digest of its content, and the key of its result."""

    uri: str
    sha256: str
    key: str


@dataclass(frozen=True, slots=True)
class ShardWork:
    """A shard to be finished: its documents, and the outcomes known already, by key."""

    documents: tuple[Document, ...]
    known: Mapping[str, Outcome]
    settings: Settings

    @property
    def name(self) -> str:
        """The name of the shard once it is written."""
        return shard_name(document.key for document in self.documents)


@dataclass(slots=True)
class _Open:
    work: ShardWork
    outcomes: dict[str, Outcome] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        return len(self.outcomes) == len(self.work.documents)


def finish_shards(
    works: Iterable[ShardWork], pool: IsolatedPool, folder: OutFolder, progress: Progress
) -> Iterator[str]:
    """Parse what is missing of each shard, write it, and give its name, in the order they are done.

    Only shards with a document under way are in memory: about one for each worker.
    """
    waiting: dict[str, _Open] = {}
    finished: list[str] = []

    def settle(shard: _Open) -> None:
        documents = shard.work.documents
        if shard.complete:
            keys = [document.key for document in documents]
            write_shard(folder, keys, [shard.outcomes[key] for key in keys])
            finished.append(shard.work.name)

    def jobs() -> Iterator[Job]:
        for work in works:
            shard = _Open(work, dict(work.known))
            for outcome in work.known.values():
                progress(replace(outcome, plan=None, seconds=None, memory=None))
            settle(shard)
            for document in work.documents:
                if document.key not in work.known:
                    waiting[document.key] = shard
                    spool = folder.uri if folder.local else None  # a request for each document is dear in a bucket
                    yield Job(document.uri, document.key, document.sha256, work.settings, spool)

    for job, outcome in pool.run(jobs()):
        progress(replace(outcome, plan=None))
        shard = waiting.pop(job.key)
        shard.outcomes[job.key] = outcome
        settle(shard)
        while finished:
            yield finished.pop()
    yield from finished


class Executor(Protocol):
    """Where shards are finished: on this machine, or on a cluster."""

    def finish(self, works: Iterable[ShardWork], folder: OutFolder, progress: Progress) -> Iterator[str]:
        """Finish each shard and give its name once it is written to ``folder``."""


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Worker processes of this machine."""

    options: PoolOptions = field(default_factory=PoolOptions)
    task: Task = parse_input

    def finish(self, works: Iterable[ShardWork], folder: OutFolder, progress: Progress) -> Iterator[str]:
        """Finish each shard; interrupted, all workers are killed."""
        with IsolatedPool(self.options, self.task) as pool:
            yield from finish_shards(works, pool, folder, progress)
