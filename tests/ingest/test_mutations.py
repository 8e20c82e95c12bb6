"""Two hundred damaged files: each is read or refused by name; none ends the caller, none hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.ingest import mutants
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.test_docx import NUMBERING
from tests.ingest.test_pdf_tables import HEADER, ROWS, ruled
from tests.ingest.word_files import docx, numbered, p, table, tc

ROOT = Path(__file__).resolve().parents[2]
COUNT = 200
WORKERS = 2
SECONDS = 120
"""For the quarter of the files one process reads; a second for all of them is usual."""

PAGES = [
    Page().lines(60, 80, ["UBND XÃ TÂN LẬP", "Số: 5/KH-UBND"]).lines(300, 80, ["CỘNG HÒA", "Độc lập"]),
    Page().lines(60, 100, ["Thực hiện Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh về việc tổ chức,"] * 20),
    ruled([HEADER, *ROWS]),
]
WORD = docx(
    p("KẾ HOẠCH") + numbered("Mục đích", 1) + numbered("Một", 1, 1) + table(tc("TT") + tc("Việc"), tc("1") + tc("Họp")),
    numbering=NUMBERING,
)


def run(folder: Path) -> dict[str, str]:
    """What a process of its own makes of each file. It must come to the end by itself."""
    done = subprocess.run(
        [sys.executable, str(Path(mutants.__file__)), str(folder)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    outcomes = dict(line.split(" ", 1) for line in done.stdout.splitlines())
    left = sorted({path.name for path in folder.iterdir()} - outcomes.keys())
    assert done.returncode == 0, f"ended by signal or error {done.returncode} at {left[:1]}: {done.stderr[-2000:]}"
    assert not left
    return outcomes


def test_damaged_files(tmp_path: Path) -> None:
    files = [*mutants.mutants("plan.pdf", pdf(PAGES), COUNT // 2), *mutants.mutants("plan.docx", WORD, COUNT // 2)]
    folders = [tmp_path / str(number) for number in range(4)]
    for folder in folders:
        folder.mkdir()
    for at, (name, data) in enumerate(files):
        (folders[at % len(folders)] / name).write_bytes(data)
    with ThreadPoolExecutor(WORKERS) as pool:
        outcomes = {name: outcome for part in pool.map(run, folders) for name, outcome in part.items()}
    assert len(outcomes) == COUNT
    kinds = {outcome.split(" ")[0] for outcome in outcomes.values()}
    assert kinds <= {"read", "damaged-file", "encrypted-file", "empty-input", "unsupported-format", "limit-exceeded"}
    assert {"read", "damaged-file", "limit-exceeded"} <= kinds
    assert all(outcomes[name] == "limit-exceeded" for name in outcomes if "zip_bomb" in name)
