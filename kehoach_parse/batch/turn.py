"""What a worker is given at a time: one document, or a few that are read fast.

To hand a document over and take its outcome back costs half as much as to read a page. So several go in one turn; each
outcome is kept before the next document is begun, and whoever finds the worker dead knows which one it died over.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from time import perf_counter

from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.store import Spool
from kehoach_parse.batch.worker import Outcome, Request, alarm, measured

# Seconds after which a worker begins no further document of its turn: another one may be free for it.
MOMENT = 0.1
_MOST = 8  # documents in a turn

TOO_LARGE = "needs more memory than the limit; try again with a larger --memory and --retry-failed"

Task = Callable[[Request], Outcome]
"""What a worker does with an input: a function at the top level of a module."""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to parse.

    Attributes:
        key: names its outcome in the store.
        sha256: of its content, None where that is not known.
        spool: where to keep the outcome until its shard is written, None to keep it nowhere.
    """

    request: Request
    key: str
    sha256: str | None
    spool: Spool | None = None

    def work(self, task: Task) -> Outcome:
        """In the worker: what there is to do."""
        return task(self.request)


def work(task: Task, jobs: Sequence[Job], last_resort: float) -> list[Outcome]:
    """In the worker: parse the first of ``jobs``, and those after it that can be begun within a moment.

    Each outcome is kept at once, where a parent that is killed meanwhile would lose it.
    """
    alarm(last_resort)
    began = perf_counter()
    outcomes: list[Outcome] = []
    for job in jobs:
        started = perf_counter()
        if outcomes and started - began > MOMENT:
            break
        outcome = measured(_outcome(task, job), started)
        if job.spool is not None:
            job.spool.keep(job.key, outcome)
        outcomes.append(outcome)
    alarm(0)
    return outcomes


def _outcome(task: Task, job: Job) -> Outcome:
    try:
        outcome = job.work(task)
    except MemoryError:
        outcome = Outcome(Row(job.request.uri, "failed", "memory", TOO_LARGE))
    except Exception as error:  # a fault of ours in one document must not cost the others
        message = f"{type(error).__name__}: {error}; please report the file"
        outcome = Outcome(Row(job.request.uri, "failed", "internal", message))
    if outcome.row.sha256 is None:
        outcome = replace(outcome, row=replace(outcome.row, sha256=job.sha256))
    return outcome


def finished(jobs: Sequence[Job]) -> list[Outcome]:
    """What a worker that died has kept of its turn: the outcomes of the first of ``jobs``."""
    kept: dict[str, Outcome] = {}
    for spool in {job.spool for job in jobs if job.spool}:
        kept |= spool.outcomes()
    return [kept[job.key] for job in takewhile(lambda job: job.key in kept, jobs)]


def at_once(outcomes: Sequence[Outcome]) -> int:
    """How many documents to give in the next turn, after one with these outcomes: as many as a moment is enough for.

    One that turns out to be slow keeps the others of its turn waiting, so the slowest tells.
    """
    slowest = max((outcome.seconds or MOMENT for outcome in outcomes), default=MOMENT)
    return max(1, min(_MOST, int(MOMENT / slowest)))
