"""``kehoach batch`` and ``kehoach export`` as a user meets them."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import documents
import pytest

KEHOACH = [sys.executable, "-c", "from kehoach_parse.cli import main; main()"]


def kehoach(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [*KEHOACH, *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_batch_from_folder_to_tables(tmp_path: Path) -> None:
    documents.write_plans(tmp_path / "in", 6)
    (tmp_path / "in" / "empty.txt").write_text(" ")
    out = tmp_path / "out"
    done = kehoach("batch", tmp_path / "in", "-o", out, "--workers", 1, "--nlp", "off")
    assert done.returncode == 1, "one could not be read"
    assert done.stdout == ""
    assert "empty.txt: failed: the input is empty" in done.stderr
    assert "7 files in" in done.stderr
    assert "1 failed, 6 ok" in done.stderr
    assert "\r" not in done.stderr, "no progress bar where there is no terminal"
    assert len((out / "plans.jsonl").read_text(encoding="utf-8").splitlines()) == 6
    exported = kehoach("export", out, "--to", "csv,sqlite", "-o", tmp_path / "tables")
    assert (exported.returncode, exported.stderr) == (0, ""), "quiet where there is no terminal"
    assert (tmp_path / "tables" / "csv" / "plans.csv").read_text(encoding="utf-8-sig").count("\n") == 7
    assert (tmp_path / "tables" / "plans.sqlite").stat().st_size > 0


def test_a_list_on_standard_input(tmp_path: Path) -> None:
    one, two = documents.write_plans(tmp_path / "in", 2)
    names = f"{one}\n{tmp_path / 'absent.pdf'}\n{two}\n"
    done = kehoach("batch", "-", "-o", tmp_path / "out", "--workers", 1, "--nlp", "off", stdin=names)
    assert done.returncode == 1
    assert "absent.pdf: failed: cannot be read" in done.stderr
    assert "1 failed, 2 ok" in done.stderr


def test_shares_are_put_together_by_export(tmp_path: Path) -> None:
    documents.write_plans(tmp_path / "in", 12)
    for share in ("1/2", "2/2"):
        done = kehoach(
            "batch", tmp_path / "in", "-o", tmp_path / "out", "--shard", share, "--workers", 1, "--nlp", "off"
        )
        assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["share-1-of-2", "share-2-of-2"]
    assert kehoach("export", tmp_path / "out", "--to", "jsonl").returncode == 0
    plans = (tmp_path / "out" / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    uris = [json.loads(line)["source"]["uri"] for line in plans]
    assert len(uris) == 12
    assert uris == sorted(uris)


@pytest.mark.parametrize(
    ("arguments", "words", "reason"),
    [
        (["plans"], "Missing option '-o'", "nowhere to write"),
        (["plans", "-o", "out", "--format", "xml"], "'xml' is not one of", "no such format"),
        (["plans", "-o", "out", "--shard", "3/2"], "like 2/8", "no such share"),
        (["plans", "-o", "out", "--memory", "1"], "--memory", "less than Python needs"),
    ],
)
def test_wrong_usage(arguments: list[str], words: str, reason: str) -> None:
    done = kehoach("batch", *arguments)
    assert done.returncode == 2, reason
    assert words in done.stderr


@pytest.mark.parametrize("command", [["batch", "absent", "-o", "out"], ["export", "absent", "--to", "csv"]])
def test_a_source_that_is_not_there(tmp_path: Path, command: list[str]) -> None:
    done = subprocess.run([*KEHOACH, *command], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("kehoach: absent: ")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_stops_within_a_second_and_keeps_what_is_done(tmp_path: Path, number: signal.Signals) -> None:
    documents.write_plans(tmp_path / "in", 4000)
    assert _interrupt(tmp_path / "in", tmp_path / "out", number) < 1.0


def _interrupt(source: Path, out: Path, number: signal.Signals) -> float:
    """Seconds a batch takes to stop once it has been interrupted; what it has done must be there."""
    command = [*KEHOACH, "batch", str(source), "-o", str(out), "--workers", "2", "--nlp", "off"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        _wait_for(out / "shards")
        interrupted = time.monotonic()
        os.killpg(process.pid, number)  # as a terminal does
        _, errors = process.communicate(timeout=30)
        stopped = time.monotonic()
    assert process.returncode == 130, errors
    assert errors.strip().splitlines() == [
        "kehoach: interrupted; what is finished stays, and the same command goes on from there"
    ]
    kept = len(list((out / "spool").glob("*.jsonl"))) + len(list((out / "shards").glob("*.rows.jsonl")))
    assert kept > 0
    assert (out / "run.jsonl").exists()
    return stopped - interrupted


def test_progress_on_a_terminal_says_rate_failures_and_time_left(tmp_path: Path) -> None:
    documents.write_plans(tmp_path / "in", 300)
    (tmp_path / "in" / "0 empty.txt").write_text(" ")
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("4H", 25, 120, 0, 0))
    command = [*KEHOACH, "batch", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--workers", "1", "--nlp", "off"]
    with subprocess.Popen(command, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        try:
            while data := os.read(ours, 4096):
                shown += data
        except OSError:
            pass  # how a pseudo-terminal says that the other side is closed
        os.close(ours)
        process.wait()
    assert b"file/s" in shown
    assert b"failed=1" in shown
    assert b"/301 [" in shown
    assert b"<00:" in shown


def _wait_for(folder: Path) -> None:
    deadline = time.monotonic() + 60
    while not (folder.is_dir() and any(folder.iterdir())):
        assert time.monotonic() < deadline, "no shard within a minute"
        time.sleep(0.05)
