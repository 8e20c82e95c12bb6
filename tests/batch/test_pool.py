from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import documents
import misbehaving
import pytest

from kehoach_parse.batch import Outcome, PoolOptions, Request
from kehoach_parse.batch.pool import IsolatedPool
from kehoach_parse.batch.turn import Job
from kehoach_parse.errors import WorkerError
from kehoach_parse.settings import Settings

OFF = Settings(nlp="off")


@pytest.fixture(scope="module")
def pool() -> Iterator[IsolatedPool]:
    with IsolatedPool(PoolOptions(1, timeout=2, memory=300_000_000), misbehaving.parse) as pool:
        yield pool


def job(folder: Path, text: str) -> Job:
    path = folder / "document"
    path.write_text(text, encoding="utf-8")
    return Job(Request(str(path), OFF), "key", "digest")


def outcome(pool: IsolatedPool, one: Job) -> Outcome:
    ((given, found),) = pool.run([one])
    assert given is one
    return found


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("!abort\n", "crash", "SIGABRT"),
        ("!segfault\n", "crash", "SIGSEGV"),
        ("!exit\n", "crash", "exit code 3"),
        ("!hang in a library\n", "timeout", "longer than 2 s"),
        ("!eat\n", "memory", "--memory"),
        ("!hoard\n", "memory", "--memory"),
        ("!raise\n", "internal", "ValueError: a fault of ours"),
        (" ", "empty-input", "empty"),
    ],
)
def test_each_failure_has_its_name_and_the_next_document_is_read(
    pool: IsolatedPool, tmp_path: Path, text: str, code: str, message: str
) -> None:
    row = outcome(pool, job(tmp_path, text)).row
    assert (row.status, row.code) == ("failed", code)
    assert message in str(row.message)
    assert row.sha256 == "digest", "known before it was parsed"
    assert outcome(pool, job(tmp_path, documents.plan(1))).row.status == "ok"


def test_an_outcome_says_what_it_took(pool: IsolatedPool, tmp_path: Path) -> None:
    found = outcome(pool, job(tmp_path, documents.plan(1)))
    assert found.plan is not None
    assert found.seconds is not None
    assert 0 < found.seconds < 2
    assert found.memory is not None
    assert found.memory > 10_000_000


def test_jobs_are_taken_only_as_fast_as_workers_are_free(pool: IsolatedPool, tmp_path: Path) -> None:
    taken = 0

    def jobs() -> Iterator[Job]:
        nonlocal taken
        for number in range(20):
            taken += 1
            yield Job(Request(job(tmp_path, documents.plan(1)).request.uri, OFF), str(number), "digest")

    for count, _ in enumerate(pool.run(jobs()), start=1):
        assert taken <= count + 2
    assert taken == 20


def test_threads_share_the_workers(pool: IsolatedPool, tmp_path: Path) -> None:
    one = job(tmp_path, documents.plan(1))
    found: list[str] = []

    def work(name: str) -> None:
        jobs = [Job(Request(one.request.uri, OFF), f"{name}{number}", "digest") for number in range(10)]
        found.extend(job.key for job, _ in pool.run(jobs))

    threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(f"{name}{number}" for name in "ab" for number in range(10))


def test_leaving_early_kills_a_worker_that_hangs(tmp_path: Path) -> None:
    good = Job(Request(job(tmp_path, documents.plan(1)).request.uri, OFF), "good", "digest")
    hang = tmp_path / "hang"
    hang.write_text("!hang in a library\n")
    with IsolatedPool(PoolOptions(1, timeout=100), misbehaving.parse) as pool:
        next(pool.run([good, Job(Request(str(hang), OFF), "hang", "digest")]))
        started = time.monotonic()
    assert time.monotonic() - started < 2


def test_a_parser_that_cannot_start_ends_the_batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every document would fail for the same reason: better to say it once."""
    (tmp_path / "ahocorasick_rs.py").write_text("raise ImportError('a broken installation')")
    monkeypatch.syspath_prepend(str(tmp_path))
    jobs = [
        Job(Request(job(tmp_path, documents.plan(1)).request.uri, OFF), str(number), "digest") for number in range(50)
    ]
    with (
        IsolatedPool(PoolOptions(1), misbehaving.parse) as pool,
        pytest.raises(WorkerError, match="no worker process can start: ImportError: a broken installation"),
    ):
        list(pool.run(jobs))
