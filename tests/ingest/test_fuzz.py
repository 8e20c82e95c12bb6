"""The readers under atheris, which mutates files towards code not run yet, for a bounded time."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import absent
from tests.ingest.pdf_files import pdf
from tests.ingest.test_mutations import PAGES
from tests.ingest.word_files import W, abstract, num, numbered, p, table, tc

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 8
"""For each reader. CI of a night may set KEHOACH_FUZZ_SECONDS to more."""

TEXT = "UBND XÃ TÂN LẬP        CỘNG HÒA\n\n**KẾ HOẠCH**\n| TT | Việc |\n|---|---|\n| 1 | Họp |\n|\nA\n|\nB\n|\n"
PAGE = (
    "<html><body><div class=menu><a href=/>x</a></div><table><tr><td colspan=2>KẾ</td><td rowspan=2>HOẠCH</td></tr>"
    "<tr><td><ol type=a start=3><li>Một<br>Hai</ol></td></tr></table><pre>Số:\t5</pre><font face='.VnTimeH'>C&#233;ng"
)
BODY = (
    f'<w:document xmlns:w="{W}"><w:body>{numbered("Một", 1, 1)}{p("a")}{table(tc("TT") + tc("Việc"), tc("1"))}'
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t><w:tab/><w:br/></w:r><w:ins><w:r><w:t>y</w:t></w:r></w:ins></w:p>"
    f"</w:body></w:document>\0"
    f'<w:numbering xmlns:w="{W}">{abstract(0, "upperRoman|%1.", "decimal|%1.%2.")}{num(1, 0)}</w:numbering>'
)
SEEDS = {
    "pdf": [pdf(PAGES)],
    "docx": [BODY.encode()],
    "html": [PAGE.encode(), PAGE.encode("utf-16")],
    "any": [
        TEXT.encode(),
        TEXT.encode("utf-16"),
        b"K\xd5 ho\xb9ch c\xf1a t\xd8nh",
        b"{\\rtf1",
        b"PK\x03\x04",
        b"%PDF-1.4",
    ],
}


@pytest.mark.parametrize("reader", SEEDS)
def test_no_input_crashes_or_hangs_a_reader(reader: str, tmp_path: Path) -> None:
    if importlib.util.find_spec("atheris") is None:
        absent("the package atheris, which has wheels for Linux alone,")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(SEEDS[reader]):
        (corpus / str(number)).write_bytes(seed)
    seconds = int(os.environ.get("KEHOACH_FUZZ_SECONDS", SECONDS))
    options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2000", "-max_len=20000", "-seed=1"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests/ingest/fuzz_readers.py"), reader, str(corpus), *options],
        capture_output=True,
        text=True,
        errors="replace",
        timeout=seconds + 120,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert "Done " in done.stderr, "it ran to the end of its time"
