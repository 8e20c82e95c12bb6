"""Several documents handed to a worker at once: what one of them does must not cost the others."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import documents
import misbehaving
import pytest

from kehoach_parse.batch import Outcome, PoolOptions, Request
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.pool import IsolatedPool
from kehoach_parse.batch.store import Spool, Store, strike_failures
from kehoach_parse.batch.turn import MOMENT, Job, at_once, kept, work
from kehoach_parse.errors import OutputError
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


def test_documents_that_hang_are_not_left_to_one_worker(tmp_path: Path) -> None:
    """After one has hung, the others of its turn go to whoever is free."""
    quick = [job(tmp_path, str(number)) for number in range(40)]
    hanging = [job(tmp_path, f"{number}", "!hang in a library\n") for number in range(100, 106)]
    with IsolatedPool(PoolOptions(3, timeout=2), misbehaving.parse) as pool:
        assert [one.key for one, came in pool.run([*quick, hanging[0]]) if came.row.code == "timeout"] == ["100"]
        started = time.monotonic()
        assert [came.row.code for _, came in pool.run(hanging[1:])] == ["timeout"] * 5
        took = time.monotonic() - started
    assert took < 5 * 2, "five, one after the other, take ten seconds"


def test_an_outcome_that_cannot_be_kept_ends_the_batch(tmp_path: Path) -> None:
    """A full disk is no fault of the document: told as one, it would stay a failure."""
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    one = replace(job(tmp_path, "1"), spool=Spool(str(nowhere), SHARD))
    with IsolatedPool(PoolOptions(1), misbehaving.parse) as pool, pytest.raises(OutputError, match="cannot be written"):
        list(pool.run([one]))


def test_a_plan_too_large_to_be_kept_is_named_so(tmp_path: Path) -> None:
    class Full:
        def __init__(self) -> None:
            self.kept: list[Outcome] = []

        def keep(self, key: str, outcome: Outcome) -> None:
            if outcome.row.status == "ok":
                raise MemoryError
            self.kept.append(outcome)

    full = Full()
    one = replace(job(tmp_path, "1"), spool=full)  # type: ignore[arg-type]
    (came,) = work(lambda request: outcome(), [one], last_resort=60)
    assert (came.row.status, came.row.code) == ("failed", "memory")
    assert full.kept == [came]


def test_a_worker_that_dies_between_two_documents_has_none_to_blame(tmp_path: Path) -> None:
    """Killed by the system's guard of memory, say, while it hands back what it has read."""
    jobs = [job(tmp_path, str(number)) for number in range(30)]
    jobs[12:12] = [job(tmp_path, "99", "!fall down behind it\n")]
    with IsolatedPool(PoolOptions(1, timeout=20), misbehaving.parse) as pool:
        came = {one.key: outcome.row.status for one, outcome in pool.run(jobs)}
    assert came == {one.key: "ok" for one in jobs}


def test_only_what_was_kept_before_the_first_gap_is_finished(tmp_path: Path) -> None:
    jobs = [job(tmp_path, str(number)) for number in range(4)]
    for one in (jobs[0], jobs[1], jobs[3]):
        assert one.spool
        one.spool.keep(one.key, outcome())
    assert len(kept(jobs)) == 2


def test_a_line_that_was_cut_short_costs_only_itself(tmp_path: Path) -> None:
    spool = Spool(str(tmp_path), SHARD)
    spool.keep("first", outcome())
    spool.keep("second", outcome())
    (file,) = (tmp_path / "spool").iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert spool.outcomes() == {"first": outcome()}
    spool.keep("third", outcome())
    assert spool.outcomes().keys() == {"first", "third"}
    (tmp_path / "spool" / "0123.json").write_text('{"row": {"uri": "as an older version kept it"}}')
    store = Store(open_folder(str(tmp_path)))
    assert store.outcome("first") == outcome()
    assert store.outcome("second") is None


def test_failures_are_struck_from_the_spool(tmp_path: Path) -> None:
    spool = Spool(str(tmp_path), SHARD)
    for status in ("ok", "partial", "failed"):
        spool.keep(status, outcome(status))
    strike_failures(open_folder(str(tmp_path)))
    assert spool.outcomes().keys() == {"ok"}
