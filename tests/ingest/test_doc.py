"""Files that LibreOffice converts."""

from __future__ import annotations

import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_parse import Plan, Settings, parse_many
from kehoach_parse.batch import BatchOptions, LocalExecutor, PoolOptions, expand, run_batch
from kehoach_parse.errors import DamagedFileError, MissingProgramError
from kehoach_parse.ingest import doc
from tests.ingest.reading import lines, read
from tests.ingest.word_files import docx, p

RTF = rb"{\rtf1\ansi\ansicpg1252{\b I. CHUNG\par}K\u7871? ho\u7841?ch n\u259?m 2025\par}"


def test_rtf_and_two_files_in_one_launch(program: Callable[[str], str]) -> None:
    program("soffice")
    source = read(RTF)
    assert lines(source) == ["I. CHUNG", "Kế hoạch năm 2025"]
    assert source.media_type == "application/rtf"
    good, bad = doc.convert([RTF, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)])
    assert good is not None
    assert bad is None or good != bad


def test_a_word_97_file(shared: Path, program: Callable[[str], str]) -> None:
    program("soffice")
    source = read((shared / "real" / "binh-duong-chi-thi-ct9ub.doc").read_bytes())
    assert source.media_type == "application/msword"
    assert "CHỈ THỊ" in lines(source)


def test_absent_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingProgramError, match="libreoffice-writer") as caught:
        read(RTF)
    assert caught.value.code == "missing-program"


def fake(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program called soffice on the path."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_a_program_that_fails_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(DamagedFileError, match="LibreOffice"):
        read(RTF)


def test_a_program_that_hangs_is_ended_with_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mark = tmp_path / "child"
    fake(tmp_path, f"(sleep 30; touch {mark}) & echo $! > {tmp_path}/pid; sleep 30", monkeypatch)
    monkeypatch.setattr(doc, "TIME_LIMIT", 0.5)
    monkeypatch.setattr(doc, "_TIME_EACH", 0.0)
    before = set(Path(tempfile.gettempdir()).glob("kehoach-*"))
    start = time.monotonic()
    with pytest.raises(DamagedFileError, match="within"):
        read(RTF)
    assert time.monotonic() - start < 10
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text().strip()}/root").exists()
    assert set(Path(tempfile.gettempdir()).glob("kehoach-*")) <= before


LAUNCHES = """#!/bin/sh
# Counts its launches; makes one DOCX of every file up to one that says "broken", at which it ends.
echo >> {log}
for file; do
  [ "$previous" = --outdir ] && out=$file && mkdir -p "$out"
  case "$file" in *.rtf) grep -q broken "$file" && exit 1; cp {made} "$out/$(basename "$file" .rtf).docx";; esac
  previous=$file
done
"""


@pytest.fixture
def launches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A log with a line for every launch of a program that stands for LibreOffice."""
    folder, log = tmp_path / "programs", tmp_path / "launches"
    folder.mkdir()
    (tmp_path / "made.docx").write_bytes(docx(p("I. CHUNG") + p("Kế hoạch năm 2025")))
    (folder / "soffice").write_text(LAUNCHES.format(log=log, made=tmp_path / "made.docx"))
    (folder / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    log.touch()
    return log


def old_files(folder: Path, count: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:02}.rtf").write_bytes(RTF.replace(b"2025", str(2000 + number).encode()))
    return [str(path) for path in sorted(folder.iterdir())]


def test_several_files_share_a_launch(launches: Path, tmp_path: Path) -> None:
    files = old_files(tmp_path / "in", 5)
    plain = tmp_path / "a.txt"
    plain.write_text("KẾ HOẠCH", encoding="utf-8")
    plans = list(parse_many([files[0], plain, *files[1:]], settings=Settings(nlp="off")))
    assert [plan.source.media_type for plan in plans if isinstance(plan, Plan)] == [
        "application/rtf", "text/plain", *["application/rtf"] * 4,
    ]  # fmt: skip
    assert len(launches.read_text()) == 1
    list(parse_many(old_files(tmp_path / "more", 2 * doc.AT_ONCE + 1), settings=Settings(nlp="off")))
    assert len(launches.read_text()) == 1 + 3, "so many at once, no more"


def test_a_file_at_which_the_launch_ends_costs_no_other(launches: Path, tmp_path: Path) -> None:
    files = old_files(tmp_path / "in", 4)
    Path(files[1]).write_bytes(RTF + b"broken")
    plans = list(parse_many(files, settings=Settings(nlp="off")))
    assert [type(plan).__name__ for plan in plans] == ["Plan", "DamagedFileError", "Plan", "Plan"]


def test_a_batch_converts_many_in_one_launch(launches: Path, tmp_path: Path) -> None:
    files = old_files(tmp_path / "in", 6)
    Path(files[5]).write_bytes(RTF + b"broken")
    (tmp_path / "in" / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    options = BatchOptions(settings=Settings(nlp="off"))
    inputs = expand([str(tmp_path / "in")])
    report = run_batch(inputs, str(tmp_path / "out"), options, executor=LocalExecutor(PoolOptions(2)))
    assert report.counts == {"ok": 6, "failed": 1}
    assert [row.code for row in report.failures] == ["damaged-file"]
    assert len(launches.read_text()) == 2, "one for all, one for the file that was left"
