"""What a worker is given at a time: one document, or a few that are read fast.

To hand a document over and take its outcome back costs half as much as to read a page. So several go in one turn. The
worker notes each before it begins it and keeps its outcome before the next: whoever finds it dead knows what is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from time import perf_counter

from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.store import Spool
from kehoach_parse.batch.strays import begin
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
        spool: where to keep the outcome until its shard is written, None to keep it nowhere; then it has a turn alone.
    """

    request: Request
    key: str
    sha256: str | None
    spool: Spool | None = None

    def work(self, task: Task) -> Outcome:
        """In the worker: what there is to do."""
        return task(self.request)

    def keep(self, outcome: Outcome) -> None:
        """Put down what came of it, where there is a spool. Raises OutputError."""
        if self.spool is not None:
            self.spool.keep(self.key, outcome)

    def failed(self, code: str, message: str) -> Outcome:
        """The outcome of a document that cannot be read."""
        return Outcome(Row(self.request.uri, "failed", code, message, self.sha256))


def work(task: Task, jobs: Sequence[Job], last_resort: float) -> list[Outcome]:
    """In the worker: parse the first of ``jobs``, and those after it that can be begun within a moment.

    Each outcome is kept at once, where a parent that is killed meanwhile would lose it. Raises OutputError where that
    is not possible.
    """
    alarm(last_resort)
    began = perf_counter()
    outcomes: list[Outcome] = []
    try:
        for job in jobs:
            if perf_counter() - began > MOMENT and outcomes:
                break
            outcomes.append(_read(task, job))
    finally:
        alarm(0)
    return outcomes


def _read(task: Task, job: Job) -> Outcome:
    started = perf_counter()
    begin(job.key)
    try:
        outcome = measured(_outcome(task, job), started)
        job.keep(outcome)
    except MemoryError:
        outcome = measured(job.failed("memory", TOO_LARGE), started)
        job.keep(outcome)
    return outcome


def _outcome(task: Task, job: Job) -> Outcome:
    try:
        outcome = job.work(task)
    except MemoryError:
        raise
    except Exception as error:  # a fault of ours in one document must not cost the others
        return job.failed("internal", f"{type(error).__name__}: {error}; please report the file")
    if outcome.row.sha256 is None:
        outcome = replace(outcome, row=replace(outcome.row, sha256=job.sha256))
    return outcome


def kept(jobs: Sequence[Job]) -> list[Outcome]:
    """What a worker that died has kept of its turn: the outcomes of the first of ``jobs``."""
    waiting: dict[str, Outcome] = {}
    for spool in {job.spool for job in jobs if job.spool}:
        waiting |= spool.outcomes()
    return [waiting[job.key] for job in takewhile(lambda job: job.key in waiting, jobs)]


def at_once(outcomes: Sequence[Outcome]) -> int:
    """How many documents to give in the next turn, after one with these outcomes: as many as a moment is enough for.

    One that turns out to be slow keeps the others of its turn waiting, so the slowest tells.
    """
    slowest = max((outcome.seconds or MOMENT for outcome in outcomes), default=MOMENT)
    return max(1, min(_MOST, int(MOMENT / slowest)))
