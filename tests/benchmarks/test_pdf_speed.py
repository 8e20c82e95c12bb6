"""Speed and memory of PDF → JSON beside pdfplumber and plain pdfium in one run. Fails only at half a bar."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from kehoach_parse import Settings
from kehoach_parse.ingest import read_source
from kehoach_parse.pipeline import read_plan
from tests.benchmarks.figures import note, stages
from tests.clock import best

pytestmark = pytest.mark.benchmark

OFF = Settings(nlp="off")
FILES = ("lo_0", "lo_3", "ty_1")
SPEED_BAR = 7.0  # times as fast as pdfplumber's text and tables, whole files to JSON
MEMORY_BAR = 250.0  # MB of resident memory at the peak of a file of 500 pages
PAGES = 500
HALF = 0.5
ROUNDS = 3  # what a busy machine does between two measurements falls on one of them alone


def plumbed(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_text()
            page.extract_tables()
            page.close()


def plain(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            page.get_textpage().get_text_bounded()


@pytest.mark.parametrize("stem", FILES)
def test_speed(shared: Path, stem: str) -> None:
    data = (shared / "pdf" / f"{stem}.pdf").read_bytes()
    for _ in range(ROUNDS):
        ours = best(lambda: read_plan(data, uri=stem, settings=OFF).to_json(), times=6)
        theirs, fastest = best(lambda: plumbed(data)), best(lambda: plain(data))
        if theirs / ours >= SPEED_BAR:
            break
    split = stages(lambda: read_source(data, media_type=None, settings=OFF))
    shown = ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in split.items())
    print(f"\n{stem}: {ours * 1000:.0f} ms, {theirs / ours:.1f} times as fast as pdfplumber (bar {SPEED_BAR:g}), "
          f"{ours / fastest:.1f} times as long as plain pdfium; {shown}")  # fmt: skip
    note(f"pdf {stem}", {"ours": ours, "pdfplumber": theirs, "pdfium": fastest, "bar": SPEED_BAR, "stages": split})
    assert theirs / ours >= SPEED_BAR * HALF


# The high-water mark of this process alone: what getrusage tells on Linux includes the parent's, up to exec.
MEASURE = """
import re, sys
from pathlib import Path
from kehoach_parse import Settings, parse
plan = parse(sys.argv[1], settings=Settings(nlp="off"))
print(plan.source.pages, int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]) // 1000)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells a process its peak memory")
def test_memory_of_a_long_file(shared: Path, tmp_path: Path) -> None:
    long = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(shared / "pdf" / "lo_0.pdf") as short:
        while len(long) < PAGES:
            long.import_pages(short)
    long.save(tmp_path / "long.pdf")
    command = [sys.executable, "-c", MEASURE, str(tmp_path / "long.pdf")]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    pages, peak = map(int, run.stdout.split())
    print(f"\n{pages} pages: {peak} MB at the peak (bar {MEMORY_BAR:g})")
    note("pdf memory", {"pages": pages, "peak": peak, "bar": MEMORY_BAR})
    assert peak <= MEMORY_BAR / HALF
