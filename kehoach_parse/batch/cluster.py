"""Shards on a Dask cluster: one future a shard, its documents isolated inside the worker as on one machine.

The workers write shards to the output folder themselves, so it must be one they all see (a bucket, a shared disk);
only rows pass through the scheduler.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from kehoach_parse.batch.folder import OutFolder, open_folder
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.pool import IsolatedPool, PoolOptions
from kehoach_parse.batch.shards import Document, Progress, ShardWork, finish_shards
from kehoach_parse.batch.store import Spool, write_shard
from kehoach_parse.batch.turn import Task
from kehoach_parse.batch.worker import Outcome, parse_input
from kehoach_parse.errors import MissingPackageError

try:
    from distributed import Client, Future, KilledWorker, Worker, WorkerPlugin, as_completed, get_worker
except ImportError as missing:
    raise MissingPackageError("--scheduler needs Dask: pip install 'kehoach-parse[cluster]'") from missing

_PLUGIN = "kehoach-isolation"
# Shards handed out ahead, for each thread of the cluster: enough to keep all busy while one is slow.
_AHEAD = 3


class Isolation(WorkerPlugin):
    """A Dask worker plugin that keeps warm parsing processes for the shards the worker will get."""

    name = _PLUGIN

    def __init__(self, options: PoolOptions, task: Task) -> None:
        self._options, self._task = options, task

    def setup(self, worker: Worker) -> None:
        """Make the processes, one for each thread of the worker; they start with the first shard."""
        # A nanny starts its worker as a daemon, which may have no children. That rule is there so that none outlive
        # it; ours end themselves when it does.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        self.pool = IsolatedPool(replace(self._options, workers=worker.state.nthreads), self._task).__enter__()

    def teardown(self, worker: Worker) -> None:
        """End the processes."""
        self.pool.__exit__(None, None, None)


@dataclass(frozen=True, slots=True)
class ClusterExecutor:
    """Workers of the Dask cluster whose scheduler is at ``address``; ``options.workers`` does not matter there."""

    address: str
    options: PoolOptions = field(default_factory=PoolOptions)
    task: Task = parse_input

    def finish(self, works: Iterable[ShardWork], folder: OutFolder, progress: Progress) -> Iterator[str]:
        """Finish each shard. One on which worker after worker dies ends as failed documents."""
        with Client(self.address) as client:
            client.register_plugin(Isolation(self.options, self.task), name=_PLUGIN)
            try:
                yield from _finish(client, as_completed(), works, folder, progress)
            finally:
                client.unregister_worker_plugin(_PLUGIN)


def _finish(
    client: Client, completed: as_completed, works: Iterable[ShardWork], folder: OutFolder, progress: Progress
) -> Iterator[str]:
    under_way: dict[Future[list[Outcome]], ShardWork] = {}
    for work in works:
        future = client.submit(run_shard, work, folder.uri, pure=False)
        under_way[future] = work
        completed.add(future)
        if len(under_way) >= _AHEAD * max(1, sum(client.nthreads().values())):
            yield _settle(next(completed), under_way, folder, progress)
    while under_way:
        yield _settle(next(completed), under_way, folder, progress)


def _settle(
    future: Future[list[Outcome]],
    under_way: dict[Future[list[Outcome]], ShardWork],
    folder: OutFolder,
    progress: Progress,
) -> str:
    work = under_way.pop(future)
    try:
        outcomes: list[Outcome] = future.result()
    except KilledWorker as error:
        known = _known(work, folder)
        outcomes = [known.get(document.key) or _lost(document, error) for document in work.documents]
        write_shard(folder, [document.key for document in work.documents], outcomes)
    for outcome in outcomes:
        progress(replace(outcome, plan=None))
    return work.name


def _known(work: ShardWork, folder: OutFolder) -> Mapping[str, Outcome]:
    """What is known of a shard, and what lost workers have kept of it."""
    return {**Spool(folder.uri, work.name).outcomes(), **work.known} if folder.local else work.known


def _lost(document: Document, error: Exception) -> Outcome:
    message = f"the cluster lost every worker it was given to ({error}); try again with --retry-failed"
    return Outcome(Row(document.uri, "failed", "lost-worker", message, document.sha256))


def run_shard(work: ShardWork, out: str) -> list[Outcome]:
    """On a Dask worker: finish a shard; the outcomes come back without their plans, which are in the shard.

    What another worker did of it before it was lost is taken over where ``out`` is a disk.
    """
    folder, outcomes = open_folder(out), list[Outcome]()
    work = replace(work, known=_known(work, folder))
    isolation = cast(Isolation, get_worker().plugins[_PLUGIN])
    for _ in finish_shards([work], isolation.pool, folder, outcomes.append):
        pass
    return outcomes
