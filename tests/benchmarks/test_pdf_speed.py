"""Speed and memory of PDF → JSON beside pdfplumber and plain pdfium in one run. Fails only at half a bar."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from kehoach_parse import Settings
from kehoach_parse.ingest import read_source
from kehoach_parse.models.found import Found
from kehoach_parse.pipeline import EXTRACTORS, read_plan
from kehoach_parse.resolve import resolve
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment import segment
from tests.clock import best

pytestmark = pytest.mark.benchmark

OFF = Settings(nlp="off")
FILES = ("lo_0", "lo_3", "ty_1")
SPEED_BAR = 5.0  # times as fast as pdfplumber's text and tables, whole files to JSON
MEMORY_BAR = 250.0  # MB of resident memory at the peak of a file of 500 pages
PAGES = 500
HALF = 0.5


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
    ours = best(lambda: read_plan(data, uri=stem, settings=OFF).to_json())
    theirs, fastest = best(lambda: plumbed(data)), best(lambda: plain(data))
    print(f"\n{stem}: {ours * 1000:.0f} ms, {theirs / ours:.1f} times as fast as pdfplumber (bar {SPEED_BAR:g}), "
          f"{ours / fastest:.1f} times as long as plain pdfium; {stages(data)}")  # fmt: skip
    assert theirs / ours >= SPEED_BAR * HALF


def stages(data: bytes) -> str:
    """Where the time goes, stage by stage."""
    rules, taken = load_rulebook(), {}

    def timed(name: str, run: Callable[[], object]) -> object:
        start = time.process_time()
        result = run()
        taken[name] = time.process_time() - start
        return result

    source = timed("read", lambda: read_source(data, media_type=None, settings=OFF))
    document = timed("segment", lambda: segment(source, rules))  # type: ignore[arg-type]

    def extracted() -> Found:
        found = Found()
        for name, extract in EXTRACTORS:
            found = replace(found, **{name: extract(document, found, rules, OFF)})  # type: ignore[arg-type]
        return found

    found = timed("extract", extracted)
    timed("resolve", lambda: resolve(document, found, rules))  # type: ignore[arg-type]
    plan = read_plan(data, uri="-", settings=OFF)
    timed("export", plan.to_json)
    return ", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in taken.items())


@pytest.mark.skipif(sys.platform == "win32", reason="the peak of a process is read with the resource module")
def test_memory_of_a_long_file(shared: Path, tmp_path: Path) -> None:
    long = pypdfium2.PdfDocument.new()
    with pypdfium2.PdfDocument(shared / "pdf" / "lo_0.pdf") as short:
        while len(long) < PAGES:
            long.import_pages(short)
    long.save(tmp_path / "long.pdf")
    script = (
        "import resource, sys\nfrom kehoach_parse import Settings, parse\n"
        "plan = parse(sys.argv[1], settings=Settings(nlp='off'))\n"
        "print(plan.source.pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "long.pdf")]
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=dict(os.environ))
    pages, peak = map(int, run.stdout.split())
    print(f"\n{pages} pages: {peak} MB at the peak (bar {MEMORY_BAR:g})")
    assert peak <= MEMORY_BAR / HALF
