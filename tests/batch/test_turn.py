"""Several documents handed to a worker at once: what one of them does must not cost the others."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import documents
import misbehaving
import pytest

from kehoach_parse.batch import Outcome, PoolOptions, Request
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.pool import IsolatedPool
from kehoach_parse.batch.store import Spool, Store, strike_failures
from kehoach_parse.batch.turn import MOMENT, Job, at_once, finished, work
from kehoach_parse.settings import Settings

OFF = Settings(nlp="off")
SHARD = "0" * 24


def job(folder: Path, key: str, text: str = "") -> Job:
    path = folder / f"{key}.txt"
    path.write_text(text or documents.plan(int(key)), encoding="utf-8")
    return Job(Request(str(path), OFF), key, "digest", Spool(str(folder / "out"), SHARD))


def outcome(status: str = "ok", seconds: float | None = 0.01) -> Outcome:
    return Outcome(Row("a.txt", status), seconds=seconds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [("!abort\n", "crash"), ("!hang in a library\n", "timeout"), ("!hoard\n", "memory"), ("!raise\n", "internal")],
)
def test_one_that_kills_the_worker_is_named_and_no_other_is_lost_or_begun_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: str
) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv(misbehaving.LOG, str(log))
    quick = [job(tmp_path, str(number)) for number in range(30)]
    jobs = [*quick[:24], job(tmp_path, "99", text), *quick[24:]]
    taken: list[Job] = []

    def source() -> Iterator[Job]:
        for one in jobs:
            taken.append(one)
            yield one

    ahead = 0
    found: dict[str, Outcome] = {}
    with IsolatedPool(PoolOptions(1, timeout=2, memory=300_000_000), misbehaving.parse) as pool:
        for one, came in pool.run(source()):
            ahead = max(ahead, len(taken) - len(found))
            assert one.key not in found
            found[one.key] = came
    assert ahead > 3, "several were given at once"
    assert {key: came.row.code for key, came in found.items() if came.row.status != "ok"} == {"99": code}
    assert len(found) == len(jobs)
    begun = log.read_text(encoding="utf-8").splitlines()
    assert sorted(begun) == sorted(one.request.uri for one in jobs), "each once"


@pytest.mark.parametrize(
    ("seconds", "count", "why"),
    [
        ([0.002, 0.003], 8, "small plans: as many as a turn holds"),
        ([0.002, 0.04], 2, "the slowest tells"),
        ([0.3], 1, "a scan would keep the others waiting"),
        ([None], 1, "a worker that died told nothing"),
        ([], 1, "nothing is known yet"),
    ],
)
def test_a_turn_is_as_long_as_its_documents_are_quick(seconds: list[float | None], count: int, why: str) -> None:
    assert at_once([outcome(seconds=one) for one in seconds]) == count, why


def test_what_cannot_be_begun_within_a_moment_is_given_back(tmp_path: Path) -> None:
    def slow(request: Request) -> Outcome:
        time.sleep(MOMENT * 0.7)
        return outcome()

    jobs = [job(tmp_path, str(number)) for number in range(5)]
    assert len(work(slow, jobs, last_resort=60)) == 2


def test_only_what_was_kept_before_the_first_gap_is_finished(tmp_path: Path) -> None:
    jobs = [job(tmp_path, str(number)) for number in range(4)]
    for one in (jobs[0], jobs[1], jobs[3]):
        assert one.spool
        one.spool.keep(one.key, outcome())
    assert len(finished(jobs)) == 2


def test_a_line_that_was_cut_short_costs_only_itself(tmp_path: Path) -> None:
    spool = Spool(str(tmp_path), SHARD)
    spool.keep("first", outcome())
    spool.keep("second", outcome())
    (file,) = (tmp_path / "spool").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert spool.outcomes() == {"first": outcome()}
    store = Store(open_folder(str(tmp_path)))
    assert store.outcome("first") == outcome()
    assert store.outcome("second") is None


def test_failures_are_struck_from_the_spool(tmp_path: Path) -> None:
    spool = Spool(str(tmp_path), SHARD)
    for status in ("ok", "partial", "failed"):
        spool.keep(status, outcome(status))
    strike_failures(open_folder(str(tmp_path)))
    assert spool.outcomes().keys() == {"ok"}
