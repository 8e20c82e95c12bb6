"""Work in shards: a few documents at a time, each shard written as soon as its last document is done."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from kehoach_parse.batch.conversion import Conversion, conversions
from kehoach_parse.batch.folder import OutFolder
from kehoach_parse.batch.pool import IsolatedPool, PoolOptions
from kehoach_parse.batch.store import Spool, shard_name, write_shard
from kehoach_parse.batch.turn import Job, Task
from kehoach_parse.batch.worker import Outcome, Request, parse_input
from kehoach_parse.settings import Settings

# Shards that may wait to be written, in memory: the disk is slower than the parser at times. Ctrl-C waits for them.
_WAITING = 2

Progress = Callable[[Outcome], None]
"""Told of every input, in any order, as soon as it is known what became of it; the plan itself is left out."""


@dataclass(frozen=True, slots=True)
class Document:
    """An input of a shard.

    Attributes:
        sha256: digest of its content.
        key: of its result.
        office: LibreOffice must convert it first.
    """

    uri: str
    sha256: str
    key: str
    office: bool = False


@dataclass(frozen=True, slots=True)
class ShardWork:
    """A shard to be finished: its documents, the outcomes known already, by key, and how the others are read."""

    documents: tuple[Document, ...]
    known: Mapping[str, Outcome]
    settings: Settings
    rules: str | None = None

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

    Only shards with a document under way, and a few that are being written, are in memory.
    """
    with TemporaryDirectory(prefix="kehoach-converted-") as converted, _ShardWriter(folder) as writer:
        feed = _Feed(works, folder, Path(converted), progress, writer)
        for job, outcome in pool.run_as_given(feed.take):
            feed.settle(job, outcome)
            yield from writer.written()
        yield from writer.written(all_of_them=True)


class _ShardWriter:
    """Writes shards in a thread of its own, so that no worker waits for the disk. Left, it ends what it has begun."""

    def __init__(self, folder: OutFolder) -> None:
        self._folder = folder
        self._thread = ThreadPoolExecutor(1)
        self._given: deque[tuple[str, Future[None]]] = deque()

    def __enter__(self) -> _ShardWriter:
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.shutdown()

    def write(self, name: str, keys: Sequence[str], outcomes: Sequence[Outcome]) -> None:
        """Have a shard written, once not too many are waiting in memory. Raises OutputError for an earlier one."""
        if len(self._given) >= _WAITING:
            self._given[-_WAITING][1].result()
        self._given.append((name, self._thread.submit(write_shard, self._folder, keys, outcomes)))

    def written(self, *, all_of_them: bool = False) -> Iterator[str]:
        """The names of the shards written since the last call. Raises OutputError where one could not be written."""
        while self._given and (all_of_them or self._given[0][1].done()):
            name, done = self._given.popleft()
            done.result()
            yield name


class _Feed:
    """Hands out the jobs of shards. Old Word files come last: LibreOffice converts many of them in one launch first."""

    def __init__(
        self,
        works: Iterable[ShardWork],
        folder: OutFolder,
        converted: Path,
        progress: Progress,
        writer: _ShardWriter,
    ) -> None:
        self._works, self._folder, self._converted, self._progress = iter(works), folder, converted, progress
        self._writer = writer
        self._ready: deque[Job] = deque()
        self._waiting: dict[str, _Open] = {}

    def take(self) -> Job | None:
        """The next job; None where all that is left waits for another one."""
        while not self._ready:
            work = next(self._works, None)
            if work is None:
                return None
            self._open(work)
        return self._ready.popleft()

    def settle(self, job: Job, outcome: Outcome) -> None:
        """Take in what came of a job."""
        if isinstance(job, Conversion):
            self._ready.extend(job.followed())
            return
        if job.request.converted:
            Path(job.request.converted).unlink()
        self._progress(replace(outcome, plan=None))
        shard = self._waiting.pop(job.key)
        shard.outcomes[job.key] = outcome
        self._close(shard)

    def _open(self, work: ShardWork) -> None:
        shard = _Open(work, dict(work.known))
        for outcome in work.known.values():
            self._progress(replace(outcome, plan=None, seconds=None, memory=None))
        self._close(shard)
        # A request for each document is dear in a bucket.
        spool = Spool(self._folder.uri, work.name) if self._folder.local else None
        missing = [document for document in work.documents if document.key not in work.known]
        self._waiting |= {document.key: shard for document in missing}
        jobs = {
            document: Job(Request(document.uri, work.settings, work.rules), document.key, document.sha256, spool)
            for document in missing
        }
        office = [job for document, job in jobs.items() if document.office]
        self._ready.extend(conversions(office, self._converted))
        self._ready.extend(job for document, job in jobs.items() if not document.office)

    def _close(self, shard: _Open) -> None:
        if shard.complete:
            keys = [document.key for document in shard.work.documents]
            self._writer.write(shard.work.name, keys, [shard.outcomes[key] for key in keys])


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
