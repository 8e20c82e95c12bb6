"""Isolated worker processes: a hang is killed, a crash is named, and neither costs another document."""

from __future__ import annotations

import multiprocessing
import signal
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_parse.batch.strays import kill_strays, register_worker
from kehoach_parse.batch.worker import Outcome, parse_input, prepare
from kehoach_parse.settings import Settings

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

# A worker is replaced after this many documents, so that what native libraries leak stays bounded.
DOCUMENTS_PER_WORKER = 500
# Tasks handed out ahead of the one awaited, a worker: enough to keep all busy, few enough to keep memory flat.
AHEAD = 4

Task = Callable[[str, Settings], Outcome]


@dataclass(frozen=True, slots=True)
class PoolOptions:
    """How documents are isolated.

    Attributes:
        workers: worker processes.
        timeout: seconds one document may take before its worker is killed.
        memory: bytes of address space a worker may use, None for no bound.
    """

    workers: int = 1
    timeout: float = 120.0
    memory: int | None = None


def run_isolated(
    uris: Iterable[str], settings: Settings, options: PoolOptions, task: Task = parse_input
) -> Iterator[Outcome]:
    """Parse each input in a worker process; outcomes come in the order of the inputs.

    Closing the iterator early (Ctrl-C, an error of the caller) kills the workers and the programs they started.
    """
    with _pool(options) as (pool, roster):
        waiting: deque[tuple[str, ProcessFuture[Outcome]]] = deque()
        for uri in uris:
            waiting.append((uri, pool.schedule(task, args=(uri, settings), timeout=options.timeout)))
            if len(waiting) >= AHEAD * options.workers:
                yield _outcome(*waiting.popleft(), options, roster)
        while waiting:
            yield _outcome(*waiting.popleft(), options, roster)


@contextmanager
def _pool(options: PoolOptions) -> Iterator[tuple[ProcessPool, Path]]:
    from pebble import ProcessPool

    with tempfile.TemporaryDirectory(prefix="kehoach-workers-") as folder:
        roster = Path(folder)
        pool = ProcessPool(
            max_workers=options.workers,
            max_tasks=DOCUMENTS_PER_WORKER,
            initializer=_start,
            initargs=(roster, options.memory),
            context=multiprocessing.get_context("spawn"),  # pdfium and its locks do not survive a fork
        )
        try:
            yield pool, roster
            pool.close()
            pool.join()
        finally:
            pool.stop()
            pool.join()
            kill_strays(roster)


def _start(roster: Path, memory: int | None) -> None:
    register_worker(roster)
    prepare(memory)


def _outcome(uri: str, future: ProcessFuture[Outcome], options: PoolOptions, roster: Path) -> Outcome:
    from pebble import ProcessExpired

    try:
        return future.result()
    except FutureTimeoutError:
        kill_strays(roster)
        return Outcome(
            uri, "failed", "timeout", f"took longer than {options.timeout:g} s; raise --timeout for this file"
        )
    except ProcessExpired as error:
        kill_strays(roster)
        return Outcome(uri, "failed", "crash", f"the reader crashed: {_cause(error.exitcode)}; please report the file")
    except MemoryError:
        return Outcome(uri, "failed", "memory", "needs more memory than the limit; raise --memory for this file")
    except Exception as error:  # a fault of ours in one document must not cost the others
        return Outcome(uri, "failed", "internal", f"{type(error).__name__}: {error}; please report the file")


def _cause(code: int | None) -> str:
    """The signal that ended a process, by name, or its exit code."""
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"
