"""From a folder of PDFs to the report in two commands, as the README shows it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest.pdf_files import ADVANCE, Page, pdf
from tests.markdown import ROOT, blocks

SIZE, PITCH, MARGIN = 10.0, 13.0, 60.0
LINES_A_PAGE = 54
# What stands behind the prompt of a transcript is typed, what follows is printed; times differ from run to run.
PROMPT = "$ "
SECONDS = re.compile(r"\d+\.\d s")


def printed_plan(text: str) -> bytes:
    """A plan as a PDF: the lines as they are, columns of the letterhead at their places, marks of Markdown left out."""
    lines = [re.sub(r"\*\*|^#+ |<br>", "", line.rstrip()) for line in text.splitlines()]
    pages = []
    for first in range(0, len(lines), LINES_A_PAGE):
        page = Page()
        for row, line in enumerate(lines[first : first + LINES_A_PAGE]):
            for found in re.finditer(r"\S+(?: {1,2}\S+)*", line):
                page.text(MARGIN + found.start() * SIZE * ADVANCE, MARGIN + row * PITCH, found[0], SIZE)
        pages.append(page)
    return pdf(pages)


def transcript() -> list[list[str]]:
    """Each command of the README's transcript, with the lines it prints."""
    (block,) = (found.body for found in blocks(ROOT / "README.md") if found.body.startswith(PROMPT))
    steps: list[list[str]] = []
    for line in block.splitlines():
        if line.startswith(PROMPT):
            steps.append([line.removeprefix(PROMPT)])
        else:
            steps[-1].append(line)
    return steps


def shown_on_a_terminal(command: str, folder: Path) -> list[str]:
    """The lines a command leaves on a terminal; the bar of its progress is gone by then."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals on Windows")
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "kehoach_parse", *command.split()[1:]]
    with subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:  # Linux tells so that the other end is closed
            pass
        os.close(ours)
    assert process.returncode == 0, seen.decode()
    return [line for line in re.split(r"[\r\n]+", seen.decode()) if line.startswith("kehoach: ")]


def test_two_commands_lead_from_pdf_files_to_the_report(directive_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "plans").mkdir()
    for path in sorted((directive_folder / "plans").iterdir()):
        (tmp_path / "plans" / f"{path.stem}.pdf").write_bytes(printed_plan(path.read_text(encoding="utf-8")))
    steps = transcript()
    assert [step[0].split()[:2] for step in steps] == [["kehoach", "batch"], ["kehoach", "compare"]]
    for command, *shown in steps:
        printed = shown_on_a_terminal(command, tmp_path)
        assert [SECONDS.sub("", line) for line in printed] == [SECONDS.sub("", line) for line in shown]
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    names = ("Thái Nguyên", "Lạng Sơn", "Cần Thơ")
    assert [name for name in (*names, "ghi sai ngày: 28/6/2025") if name not in report] == []
