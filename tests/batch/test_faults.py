"""The fault run: 500 files, among them every kind that goes wrong; once unbroken, once killed three times."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from documents import plan, write_plans

HERE = Path(__file__).resolve().parent
MEMORY_MB = 300
TIMEOUT = 2

# Content, how many files of it, status and code of each, why.
BAD: dict[str, tuple[bytes, int, str, str]] = {
    "abort.pdf": (b"!abort\n%d", 1, "crash", "SIGABRT: a library gives up"),
    "segfault.pdf": (b"!segfault\n%d", 1, "crash", "SIGSEGV: a library is broken"),
    "exit.pdf": (b"!exit\n%d", 1, "crash", "exit code 3: a library ends the process"),
    "hang.pdf": (b"!hang\n%d", 1, "timeout", "longer than 2 s: it would never end"),
    "library.pdf": (b"!hang in a library\n%d", 1, "timeout", "longer than 2 s: not even Python's handlers run"),
    "program.doc": (b"!hang with a program\n%d", 1, "timeout", "longer than 2 s: and its program must end too"),
    "eat.pdf": (b"!eat\n%d", 1, "memory", "--memory: the system refuses more"),
    "hoard.pdf": (b"!hoard\n%d", 1, "memory", "--memory: the system would allow it, the watch does not"),
    "raise.txt": (b"!raise\n%d", 2, "internal", "ValueError: a fault of ours"),
    "encrypted.docx": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + b"%d",
        2, "encrypted-file", "password",
    ),
    "truncated.pdf": (b"%%PDF-1.7\n1 0 obj << /Type /Catalog >>\n%d", 2, "damaged-file", "truncated"),
    "truncated.docx": (b"PK\x03\x04" + b"\x14" * 40 + b"%d", 2, "damaged-file", "truncated"),
    "image named.pdf": (b"\x89PNG\r\n\x1a\n" + bytes(99) + b"%d", 2, "unsupported-format", "image"),
    "archive named.docx": (b"\x1f\x8b\x08" + bytes(99) + b"%d", 2, "unsupported-format", "archive"),
    "empty.txt": (b" " * 9, 1, "empty-input", "empty"),
}  # fmt: skip
COPIES = 10
TOTAL = 500


@dataclass(frozen=True)
class Batch:
    folder: Path
    expected: dict[str, tuple[str, str | None, str]]

    def start(self, out: Path, log: Path) -> subprocess.Popen[bytes]:
        arguments = [sys.executable, HERE / "driver.py", self.folder, out, "2", str(TIMEOUT), str(MEMORY_MB)]
        environment = os.environ | {"KEHOACH_TEST_LOG": str(log)}
        return subprocess.Popen(arguments, env=environment, stderr=subprocess.PIPE)

    def run(self, out: Path, log: Path) -> None:
        process = self.start(out, log)
        _, errors = process.communicate(timeout=200)
        assert process.returncode == 0, errors.decode()


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    folder = tmp_path_factory.mktemp("faults") / "in"
    expected: dict[str, tuple[str, str | None, str]] = {}
    for name, (content, count, code, words) in BAD.items():
        for number in range(count):
            path = folder / f"{number % 3}" / f"{number} {name}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content % number if b"%d" in content else content)
            expected[str(path)] = ("failed", code, words.partition(":")[0])
    (folder / "page named.pdf").write_text(f"<html><body><p>{plan(99_999)}</p></body></html>", encoding="utf-8")
    expected[str(folder / "page named.pdf")] = ("ok", None, "")
    good = write_plans(folder, TOTAL - len(expected) - COPIES)
    expected |= {str(path): ("ok", None, "") for path in good}
    for number in range(COPIES):
        copy = folder / f"z {number}.txt"  # after the original, in the order of names
        copy.write_bytes(good[number].read_bytes())
        expected[str(copy)] = ("skipped", "duplicate", f"same content as {good[number]}")
    return Batch(folder, expected)


@pytest.fixture(scope="module")
def unbroken(batch: Batch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("unbroken") / "out"
    batch.run(out, out.with_name("log"))
    return out


def rows(out: Path, name: str = "inputs.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / name).read_text(encoding="utf-8").splitlines()]


def files(out: Path) -> dict[str, bytes]:
    """Every file of an output folder but the one with times."""
    found = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    found.pop("run.jsonl")
    return found


def test_every_file_is_done_or_named_with_the_reason(batch: Batch, unbroken: Path) -> None:
    found = {str(row["uri"]): row for row in rows(unbroken)}
    assert len(found) == TOTAL
    assert found.keys() == batch.expected.keys()
    for uri, (status, code, words) in batch.expected.items():
        row = found[uri]
        assert (row["status"], row["code"]) == (status, code), row
        assert words in str(row["message"] or ""), row
    plans = [json.loads(line) for line in (unbroken / "plans.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [plan["source"]["uri"] for plan in plans] == sorted(
        uri for uri, row in found.items() if row["status"] == "ok"
    )
    assert {str(row["uri"]) for row in rows(unbroken, "failures.jsonl")} == {
        uri for uri, (status, _, _) in batch.expected.items() if status == "failed"
    }


def test_memory_stays_flat(unbroken: Path) -> None:
    *documents, whole = rows(unbroken, "run.jsonl")
    assert (
        max(float(str(row["worker_mb"])) for row in documents if row["uri"] and "eat" not in str(row["uri"]))
        < MEMORY_MB
    )
    assert float(str(whole["parent_mb"])) < 100


def test_no_process_is_left(unbroken: Path) -> None:
    left = [process.info["cmdline"] for process in psutil.process_iter(["cmdline"])]
    assert not [line for line in left if line and "program.doc" in " ".join(line)]


def test_killed_three_times_it_ends_the_same_and_parses_nothing_twice(
    batch: Batch, unbroken: Path, tmp_path: Path
) -> None:
    out, chance = tmp_path / "out", random.Random(2026)
    done: set[str] = set()
    for attempt in range(3):
        log = tmp_path / f"log {attempt}"
        process = batch.start(out, log)
        _wait_for_lines(log, chance.randint(20, 140))
        process.kill()
        process.communicate()
        _wait_for_orphans(str(tmp_path), out)
        assert not done & begun(log), "what was finished is not parsed again"
        done |= finished(out)
    log = tmp_path / "log 3"
    batch.run(out, log)
    assert not done & begun(log), "what was finished is not parsed again"
    assert len(done) > 100, "the kills came in the middle"
    assert files(out) == files(unbroken)


def test_another_run_parses_nothing(batch: Batch, unbroken: Path, tmp_path: Path) -> None:
    before = files(unbroken)
    log = tmp_path / "log"
    batch.run(unbroken, log)
    assert not log.exists()
    assert files(unbroken) == before


def begun(log: Path) -> set[str]:
    lines = log.read_text(encoding="utf-8").splitlines()
    assert not [uri for uri, count in Counter(lines).items() if count > 1], "nothing twice within a run"
    return set(lines)


def finished(out: Path) -> set[str]:
    """The inputs whose outcome is kept: in the spool, or in a shard that has its rows."""
    spooled = [line for path in (out / "spool").glob("*.jsonl") for line in path.read_bytes().splitlines()]
    shards = [line for path in (out / "shards").glob("*.rows.jsonl") for line in path.read_bytes().splitlines()[1:]]
    waiting = [json.loads(line)["row"] for line in spooled if line]
    return {row["uri"] for row in (*waiting, *map(json.loads, shards))}


def _wait_for_lines(log: Path, count: int) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if log.exists() and log.read_bytes().count(b"\n") >= count:
            return
        time.sleep(0.02)
    pytest.fail(f"fewer than {count} documents were begun in a minute")


def _wait_for_orphans(mark: str, out: Path) -> None:
    """Workers of a killed parent end by themselves; until then they may finish what they have."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        alive = [process for process in psutil.process_iter() if _belongs(process, mark)]
        if not alive:
            return
        time.sleep(0.05)
    pytest.fail("workers outlive their parent")


def _belongs(process: psutil.Process, mark: str) -> bool:
    try:
        return mark in process.environ().get("KEHOACH_TEST_LOG", "") and process.pid != os.getpid()
    except (psutil.Error, OSError):
        return False
