"""One batch after another into the same folder: what is parsed again, what is not, and what stands in the outputs."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import documents
import misbehaving
import pytest

from kehoach_parse.batch import (
    BatchOptions,
    BatchReport,
    LocalExecutor,
    Outcome,
    PoolOptions,
    expand,
    run_batch,
    shards,
)
from kehoach_parse.batch import run as run_module
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.pool import IsolatedPool
from kehoach_parse.batch.shards import Document, ShardWork, finish_shards
from kehoach_parse.batch.store import Spool
from kehoach_parse.errors import RuleError
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.rulebook.loading import rules_root
from kehoach_parse.settings import Limits, Settings

OFF = Settings(nlp="off")
Run = Callable[..., tuple[BatchReport, list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a batch of ``in`` into ``out``; gives the report and the names of the inputs that were parsed."""

    def call(workers: int = 1, timeout: float = 30, out: str = "out", **options: Any) -> tuple[BatchReport, list[str]]:
        log = tmp_path / "log"
        log.unlink(missing_ok=True)
        monkeypatch.setenv(misbehaving.LOG, str(log))
        executor = LocalExecutor(PoolOptions(workers, timeout, 500_000_000), misbehaving.parse)
        chosen = BatchOptions(**{"settings": OFF, "shard_size": 4} | options)
        report = run_batch(expand([str(tmp_path / "in")]), str(tmp_path / out), chosen, executor=executor)
        parsed = log.read_text(encoding="utf-8", errors="surrogateescape").splitlines() if log.exists() else []
        return report, sorted(Path(uri).name for uri in parsed)

    return call


def rows(out: Path, name: str = "inputs.jsonl") -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / name).read_text(encoding="utf-8").splitlines()]


def contents(out: Path) -> dict[str, bytes]:
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if name != "run.jsonl"}


def write(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_only_what_changed_is_parsed_again(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    write(folder, **{name: documents.plan(number) for number, name in enumerate("abcdefghij")})
    assert run()[1] == [f"{name}.txt" for name in "abcdefghij"]
    assert run()[1] == [], "nothing has changed"
    write(folder, c=documents.plan(77))
    assert run()[1] == ["c.txt"], "changed content"
    write(folder, aa=documents.plan(78))
    assert run()[1] == ["aa.txt"], "one input more, which moves all others on by one"
    (folder / "d.txt").unlink()
    assert run()[1] == [], "one input less"
    assert [Path(row["uri"]).name for row in rows(tmp_path / "out")] == [
        f"{n}.txt" for n in ["a", "aa", "b", "c", "e", "f", "g", "h", "i", "j"]
    ]
    assert len(run(settings=Settings(nlp="off", limits=Limits(pages=7)))[1]) == 10, "other options"
    monkeypatch.setattr(run_module, "__version__", "9.9")
    assert len(run()[1]) == 10, "another version"
    before = contents(tmp_path / "out")
    run(out="fresh")
    assert contents(tmp_path / "fresh") == before, "the same as if it had been run at once"


def test_one_worker_or_two_the_bytes_are_the_same(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", **{f"n{number:02}": documents.plan(number) for number in range(20)})
    run(workers=1, out="one", formats=("jsonl", "csv", "parquet", "xlsx", "sqlite"))
    run(workers=2, out="two", formats=("jsonl", "csv", "parquet", "xlsx", "sqlite"))
    one = contents(tmp_path / "one")
    assert one == contents(tmp_path / "two")
    assert {"plans.jsonl", "csv/plans.csv", "plans.xlsx", "plans.sqlite"} < one.keys()


def test_failures_are_kept_until_they_are_asked_for_again(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", good=documents.plan(1), slow="!dawdle\n" + documents.plan(2), wrong="!raise\n")
    report, _ = run(timeout=1.5)
    assert {Path(row.uri).name: row.code for row in report.failures} == {
        "slow.txt": "timeout", "wrong.txt": "internal",
    }  # fmt: skip
    assert run()[1] == [], "they stay failed"
    report, parsed = run(retry_failed=True)
    assert parsed == ["slow.txt", "wrong.txt"]
    assert [row.code for row in report.failures] == ["internal"]
    assert report.counts == {"ok": 2, "failed": 1}
    assert [Path(row["uri"]).name for row in rows(tmp_path / "out", "failures.jsonl")] == ["wrong.txt"]


def test_a_copy_is_noted_and_takes_over_when_the_original_goes(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", a=documents.plan(1), b=documents.plan(1), c=documents.plan(2))
    report, parsed = run()
    assert parsed == ["a.txt", "c.txt"]
    assert report.counts == {"ok": 2, "skipped": 1}
    copy = rows(tmp_path / "out")[1]
    assert (copy["status"], copy["code"]) == ("skipped", "duplicate")
    assert copy["message"].endswith("a.txt")
    (tmp_path / "in" / "a.txt").unlink()
    assert run()[1] == ["b.txt"]


def test_a_row_says_what_it_was_made_with(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", a=documents.plan(1))
    run()
    (row,) = rows(tmp_path / "out")
    assert row["status"] == "ok"
    assert row["code"] is None
    assert row["message"] is None
    assert len(row["sha256"]) == 64
    assert row["plan_id"] == json.loads((tmp_path / "out" / "plans.jsonl").read_bytes())["plan_id"]
    assert row["province"] == "Cà Mau"
    assert row["issued"] == "2022-03-02"
    assert row["version"] == run_module.__version__
    assert len(row["rules"]) == 16
    assert not row.keys() & {"seconds", "memory"}


def test_time_and_memory_stand_in_one_file_alone(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", a=documents.plan(1), b="!raise\n")
    run()
    *parsed, whole = rows(tmp_path / "out", "run.jsonl")
    assert {Path(row["uri"]).name for row in parsed} == {"a.txt", "b.txt"}
    assert all(row["seconds"] >= 0 and row["worker_mb"] > 1 for row in parsed)
    assert whole["inputs"] == whole["parsed"] == 2
    run()
    assert rows(tmp_path / "out", "run.jsonl")[-1]["parsed"] == 0


def test_a_file_name_in_an_old_encoding(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", a=documents.plan(1))
    (tmp_path / "in" / "k\udcd5 ho\udca1ch.txt").write_text(documents.plan(2), encoding="utf-8")
    report, _ = run()
    assert report.counts == {"ok": 2}
    assert rows(tmp_path / "out")[1]["uri"].endswith("k\udcd5 ho\udca1ch.txt")


def test_an_output_folder_that_cannot_be_written(tmp_path: Path) -> None:
    from kehoach_parse.errors import OutputError

    write(tmp_path / "in", a=documents.plan(1))
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="out"):
        run_batch(expand([str(tmp_path / "in")]), str(tmp_path / "out"))


def test_no_inputs_is_an_empty_batch(tmp_path: Path) -> None:
    report = run_batch([], str(tmp_path / "out"))
    assert not report.counts
    assert (tmp_path / "out" / "inputs.jsonl").read_bytes() == b""


def test_rules_of_your_own(tmp_path: Path, run: Run) -> None:
    write(tmp_path / "in", a=documents.plan(1))
    run()
    shutil.copytree(rules_root(), tmp_path / "rules")
    for name in ("before", "by"):
        (tmp_path / "rules" / "deadlines" / f"{name}.yaml").unlink(missing_ok=True)
    report, parsed = run(rules=str(tmp_path / "rules"))
    assert (report.counts, parsed) == ({"ok": 1}, ["a.txt"]), "other rules: parsed again"
    plan = rows(tmp_path / "out", "plans.jsonl")[0]
    assert plan["producer"]["rules"] == rows(tmp_path / "out")[0]["rules"] != load_rulebook().digest
    assert "deadlines.before" not in {deadline["rule"] for deadline in plan["deadlines"]}
    shutil.copytree(rules_root() / "deadlines", tmp_path / "part" / "deadlines")
    with pytest.raises(RuleError, match="rule"):
        run(rules=str(tmp_path / "part"), out="none")
    bad = tmp_path / "bad" / "deadlines"
    bad.mkdir(parents=True)
    (bad / "bad.yaml").write_text("id: deadlines.bad\npattern: (\n", encoding="utf-8")
    with pytest.raises(RuleError):
        run(rules=str(tmp_path / "bad"), out="none")
    assert not (tmp_path / "none").exists(), "a mistake in rules is no fault of a document"


def test_a_retry_that_was_interrupted_is_not_lost(tmp_path: Path, run: Run) -> None:
    """What it has read waits beside the shard that still holds the failure."""
    write(tmp_path / "in", a=documents.plan(1), b="!raise\n")
    report, _ = run()
    assert report.counts == {"ok": 1, "failed": 1}
    (ledger,) = (tmp_path / "out" / "shards").glob("*.rows.jsonl")
    failed = next(row for row in map(json.loads, ledger.read_bytes().splitlines()[1:]) if row["status"] == "failed")
    spool = Spool(str(tmp_path / "out"), ledger.name.partition(".")[0])
    spool.keep(failed["key"], Outcome(Row(failed["uri"], "ok", sha256=failed["sha256"]), '{"plan": 1}'))
    report, parsed = run()
    assert parsed == []
    assert report.counts == {"ok": 2}
    assert not (tmp_path / "out" / "spool").exists()


def test_shards_wait_for_a_slow_disk_in_small_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing is parsed, they come as fast as they are read: memory must not fill with them."""
    waiting: list[int] = []
    given = done = 0

    def slow(*arguments: object) -> None:
        nonlocal done
        time.sleep(0.01)
        done += 1

    monkeypatch.setattr(shards, "write_shard", slow)
    works = [
        ShardWork((Document(f"{number}.txt", "digest", f"{number}"),), {f"{number}": Outcome(Row("a", "ok"))}, OFF)
        for number in range(30)
    ]

    def counted() -> Iterator[ShardWork]:
        nonlocal given
        for work in works:
            waiting.append(given - done)
            given += 1
            yield work

    with IsolatedPool(PoolOptions(1)) as pool:
        names = list(finish_shards(counted(), pool, open_folder(str(tmp_path)), lambda outcome: None))
    assert sorted(names) == sorted(work.name for work in works)
    assert max(waiting) <= 4
