"""A real local cluster of two worker processes: one is killed, documents crash and hang, and every row is there."""

from __future__ import annotations

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import documents
import misbehaving
import pytest
from distributed import Client, KilledWorker, LocalCluster

from kehoach_parse.batch import BatchOptions, LocalExecutor, Outcome, PoolOptions, expand, run_batch
from kehoach_parse.batch.cluster import ClusterExecutor, _settle
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.shards import Document, ShardWork
from kehoach_parse.batch.store import Spool
from kehoach_parse.settings import Settings

OPTIONS = BatchOptions(Settings(nlp="off"), shard_size=8)
# Seconds enough for a good document on a busy machine, and for one that eats memory to be caught at it first.
POOL = PoolOptions(1, timeout=8, memory=500_000_000)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
    ) as cluster:
        yield cluster


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    documents.write_plans(folder, 60)
    (folder / "2 abort.pdf").write_text("!abort\n")
    (folder / "3 hang.pdf").write_text("!hang\n")
    (folder / "4 eat.pdf").write_text("!eat\n")
    return folder


def test_a_worker_killed_a_crash_and_a_hang_lose_nothing(cluster: LocalCluster, folder: Path, tmp_path: Path) -> None:
    inputs, out = expand([str(folder)]), tmp_path / "out"
    with Client(cluster) as client:
        victim = next(iter(client.run(os.getpid).values()))
    killer = threading.Thread(target=_kill_when_under_way, args=(victim, out))
    killer.start()
    executor = ClusterExecutor(cluster.scheduler_address, POOL, misbehaving.parse)
    told: list[str] = []
    report = run_batch(
        inputs, str(out), OPTIONS, executor=executor, progress=lambda outcome: told.append(outcome.row.uri)
    )
    killer.join()
    assert not killer.is_alive()
    assert {Path(row.uri).name: row.code for row in report.failures} == {
        "2 abort.pdf": "crash", "3 hang.pdf": "timeout", "4 eat.pdf": "memory",
    }  # fmt: skip
    assert report.counts == {"ok": 60, "failed": 3}
    assert sorted(told) == [item.uri for item in inputs]
    run_batch(inputs, str(tmp_path / "local"), OPTIONS, executor=LocalExecutor(POOL, misbehaving.parse))
    for name in ("inputs.jsonl", "plans.jsonl", "failures.jsonl"):
        assert (out / name).read_bytes() == (tmp_path / "local" / name).read_bytes(), "the same as on one machine"


def test_what_is_finished_is_not_sent_to_the_cluster(cluster: LocalCluster, folder: Path, tmp_path: Path) -> None:
    inputs, out = expand([str(folder)]), tmp_path / "out"
    run_batch(inputs, str(out), OPTIONS, executor=LocalExecutor(POOL, misbehaving.parse))
    run_batch(inputs, str(out), OPTIONS, executor=ClusterExecutor(cluster.scheduler_address, POOL, misbehaving.parse))
    whole = json.loads((out / "run.jsonl").read_text(encoding="utf-8").splitlines()[-1])
    assert whole["parsed"] == 0


def _kill_when_under_way(victim: int, out: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if (out / "spool").is_dir() and any((out / "spool").iterdir()):
            os.kill(victim, signal.SIGKILL)
            return
        time.sleep(0.02)


def test_what_a_lost_worker_had_kept_is_taken(tmp_path: Path) -> None:
    """Only what it was over is lost with it."""
    work = ShardWork(tuple(Document(f"{name}.txt", "digest", name) for name in "ab"), {}, OPTIONS.settings)
    Spool(str(tmp_path), work.name).keep("a", Outcome(Row("a.txt", "ok"), '{"plan": 1}'))

    class Lost:
        def result(self) -> list[Outcome]:
            raise KilledWorker("task", SimpleNamespace(address="tcp://a"), 3)  # type: ignore[arg-type]

    told: list[Outcome] = []
    future = Lost()
    _settle(future, {future: work}, open_folder(str(tmp_path)), told.append)  # type: ignore[arg-type, dict-item]
    assert [(one.row.uri, one.row.code) for one in told] == [("a.txt", None), ("b.txt", "lost-worker")]
