"""Files that LibreOffice converts."""

from __future__ import annotations

import stat
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_parse.errors import DamagedFileError, MissingProgramError
from kehoach_parse.ingest import doc
from tests.ingest.reading import lines, read

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
