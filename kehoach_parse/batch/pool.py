"""Isolated worker processes: a hang is killed, a crash is named, and neither costs another document."""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from types import TracebackType
from typing import TYPE_CHECKING

from kehoach_parse.batch.strays import Roster
from kehoach_parse.batch.turn import MOMENT, TOO_LARGE, Job, Task, at_once, kept, work
from kehoach_parse.batch.worker import Outcome, parse_input, prepare
from kehoach_parse.errors import OutputError, WorkerError

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

# A worker is replaced after this many turns, so that what native libraries leak stays bounded: some 5 kB a PDF, of
# which it reads one to three in a turn. A new one takes a second to start.
TURNS_PER_WORKER = 5000
# Seconds between two looks at the memory of the workers. What fills memory fastest writes about 1 GB in that time.
_WATCH_EVERY = 0.1
# Seconds a worker gets beyond the timeout before it ends itself; it only has to where the parent was killed.
_GRACE = 10.0
# A worker that dies between two documents has no document to blame, and the next one is given to another. Where this
# happens so many times in a row to each, none can start.
_BROKEN = 2

_Turn = tuple[list[Job], "Future[list[Outcome]]"]
"""Jobs that a worker was given at once, and what will come of the first of them."""


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """How documents are isolated.

    Attributes:
        workers: worker processes.
        timeout: seconds one document may take before its worker is killed.
        memory: bytes one document may take, None for no bound.
    """

    workers: int = 1
    timeout: float = 120.0
    memory: int | None = 2_000_000_000


class _Slot:
    """One worker at a time, in a pebble pool of its own: a worker killed at a bad moment blocks no other."""

    def __init__(self, start: Callable[[], ProcessPool]) -> None:
        self._start = start
        self.pool = start()

    def schedule(self, task: Task, jobs: Sequence[Job], timeout: float) -> ProcessFuture[list[Outcome]]:
        if not self.pool.active:  # its worker died between two documents, which pebble does not survive
            self.pool.stop()
            self.pool.join()
            self.pool = self._start()
        limit = timeout + MOMENT  # the last document a worker begins has its time too
        return self.pool.schedule(work, args=(task, jobs, limit + _GRACE), timeout=limit)


class IsolatedPool:
    """Worker processes that stay warm between documents. A context manager; leaving it early kills all workers."""

    def __init__(self, options: PoolOptions, task: Task = parse_input) -> None:
        self._options, self._task = options, task
        self._at_once = 1
        self._too_large: set[int] = set()
        self._closed = threading.Event()
        self._free: Queue[_Slot] = Queue()
        self._slots: list[_Slot] = []
        self._watch = threading.Thread(target=self._watch_memory, daemon=True)

    def __enter__(self) -> IsolatedPool:
        self._folder = tempfile.TemporaryDirectory(prefix="kehoach-workers-")
        self._roster = Roster(Path(self._folder.name))
        self._slots = [_Slot(self._start_pool) for _ in range(self._options.workers)]
        for slot in self._slots:
            self._free.put(slot)
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed.set()
        for slot in self._slots:
            slot.pool.stop()  # all at once, then wait for each
        for slot in self._slots:
            slot.pool.join()
        self._watch.join()
        self._roster.kill_strays()
        self._folder.cleanup()

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Outcome]]:
        """The outcome of each job, as soon as it is there, in any order. Takes one turn of jobs ahead of the workers.

        May be called from several threads at once: they share the workers. Raises WorkerError where none can start,
        OutputError where an outcome cannot be kept.
        """
        source = iter(jobs)
        return self.run_as_given(lambda: next(source, None))

    def run_as_given(self, take: Callable[[], Job | None]) -> Iterator[tuple[Job, Outcome]]:
        """The same for jobs that may depend on outcomes: ``take`` gives None where there is none at the moment."""
        done: Queue[_Turn] = Queue()
        again: deque[Job] = deque()
        running, broken = 0, 0
        while True:
            jobs = self._next(again, take)
            if jobs:
                self._give(jobs, done)
                running += 1
            elif not running:
                return
            wait = not jobs
            while running and (wait or not done.empty()):
                wait = False
                given, future = done.get()
                running -= 1
                outcomes = self._outcomes(given, future)
                again.extendleft(reversed(given[len(outcomes) :]))
                broken = 0 if outcomes else broken + 1
                self._check_start(broken)
                yield from zip(given, outcomes, strict=False)

    def _next(self, again: deque[Job], take: Callable[[], Job | None]) -> list[Job]:
        """The jobs of a turn. One without a spool is alone: what came before it would be lost if the worker died."""
        jobs: list[Job] = []
        while len(jobs) < self._at_once and (job := again.popleft() if again else take()):
            if jobs and job.spool is None:
                again.appendleft(job)
                break
            jobs.append(job)
            if job.spool is None:
                break
        return jobs

    def _check_start(self, broken: int) -> None:
        failure = self._roster.failure() if broken else None
        if failure or broken > _BROKEN * len(self._slots):
            raise WorkerError(f"no worker process can start: {failure or 'it ends without a word'}")

    def _give(self, jobs: list[Job], done: Queue[_Turn]) -> None:
        slot = self._free.get()

        def release(future: Future[list[Outcome]]) -> None:
            done.put((jobs, future))
            self._free.put(slot)

        slot.schedule(self._task, jobs, self._options.timeout).add_done_callback(release)

    def _outcomes(self, jobs: Sequence[Job], future: Future[list[Outcome]]) -> list[Outcome]:
        """What came of the first of ``jobs``; where the worker died over one, that is the last. Raises OutputError."""
        error = future.exception()
        if error is None:
            outcomes = future.result()
            self._at_once = at_once(outcomes)
            return outcomes
        if isinstance(error, OutputError):  # the disk is full: no fault of the document
            raise error
        self._at_once = 1  # what is left of the turn goes to whoever is free
        self._roster.kill_strays()
        outcomes = kept(jobs)
        job = jobs[len(outcomes)] if len(outcomes) < len(jobs) else None
        if job is None or (_died(error) and job.key not in self._roster.died_over):
            return outcomes
        outcome = job.failed(*self._blame(error))
        job.keep(outcome)
        return [*outcomes, outcome]

    def _blame(self, error: BaseException) -> tuple[str, str]:
        from pebble import ProcessExpired

        if isinstance(error, FutureTimeoutError):
            limit = f"{self._options.timeout:g} s"
            return "timeout", f"took longer than {limit}; try again with a longer --timeout and --retry-failed"
        if isinstance(error, ProcessExpired):
            if error.pid in self._too_large:
                return "memory", TOO_LARGE
            return "crash", f"the reader crashed: {_cause(error.exitcode)}; please report the file"
        if isinstance(error, BrokenExecutor):  # so fast that nobody saw how
            return "crash", "the reader crashed; please report the file"
        return "internal", f"{type(error).__name__}: {error}; please report the file"

    def _start_pool(self) -> ProcessPool:
        from pebble import ProcessPool

        return ProcessPool(
            max_workers=1,
            max_tasks=TURNS_PER_WORKER,
            initializer=_start,
            initargs=(self._roster, self._options.memory),
            context=multiprocessing.get_context("spawn"),  # pdfium and its locks do not survive a fork
        )

    def _watch_memory(self) -> None:
        """Kill workers that hold too much: not every library asks the system in a way that it can refuse."""
        import psutil

        limit = self._options.memory
        while limit is not None and not self._closed.wait(_WATCH_EVERY):
            for worker in self._roster.workers():
                try:
                    if worker.memory_info().rss > limit:
                        self._too_large.add(worker.pid)
                        worker.kill()
                except psutil.NoSuchProcess:
                    continue


def _start(roster: Roster, memory: int | None) -> None:
    roster.enter()
    try:
        prepare(memory)
    except Exception as error:
        roster.fail(f"{type(error).__name__}: {error}")
        os._exit(1)  # raised, it would be printed once for every attempt


def _died(error: BaseException) -> bool:
    from pebble import ProcessExpired

    return isinstance(error, FutureTimeoutError | BrokenExecutor | ProcessExpired)


def _cause(code: int | None) -> str:
    """The signal that ended a process, by name, or its exit code."""
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
