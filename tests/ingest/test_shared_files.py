"""Files with truth and files as found: the bars of accuracy."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kehoach_parse.errors import DamagedFileError, EncryptedFileError, KehoachError
from kehoach_parse.settings import Settings
from tests.ingest.reading import all_text, lines, read, tables

pytestmark = pytest.mark.shared


def words(text: str) -> Counter[str]:
    return Counter(unicodedata.normalize("NFC", text).split())


def found(wanted: Counter[str], seen: Counter[str]) -> float:
    return (wanted & seen).total() / wanted.total()


# File, number of its truth, least share of words and of table cells found.
MADE = [
    ("lo_0", 0, 0.98, 0.98),
    ("lo_3", 3, 0.98, 0.98),
    ("ty_1", 1, 0.98, 0.98),
    ("lf_0", 0, 0.98, 0.98),  # letters of a fallback font stand after the line
    ("lf_2", 2, 0.98, 0.98),
    ("nfd_drawn", 3, 0.98, 0.98),
    ("tcvn3", 3, 0.98, 0.95),  # TCVN3 writes neither curly quotes nor most marked capitals
    ("vni", 3, 0.98, 0.95),
]


@pytest.mark.parametrize(("stem", "truth", "least_words", "least_cells"), MADE, ids=[row[0] for row in MADE])
def test_files_with_truth(shared: Path, stem: str, truth: int, least_words: float, least_cells: float) -> None:
    wanted: dict[str, Any] = json.loads((shared / "pdf" / f"truth_{truth}.json").read_text(encoding="utf-8"))
    source = read((shared / "pdf" / f"{stem}.pdf").read_bytes())
    assert found(words(" ".join(wanted["body"])), words(all_text(source))) >= least_words
    (table,) = tables(source)
    cells = Counter(cell for row in wanted["rows"] for cell in row if cell)
    assert found(cells, Counter(cell for row in table for cell in row)) >= least_cells
    assert len(table) == len(wanted["rows"]) + 1, "the header once, the row over the page break whole"
    assert lines(source)[:6] == [*wanted["left"], *wanted["right"]] or stem.startswith(("lf", "tcvn3", "vni"))


REFUSED = [("bad_trunc", DamagedFileError), ("enc_user", EncryptedFileError)]


@pytest.mark.parametrize(("stem", "kind"), REFUSED)
def test_files_that_cannot_be_read(shared: Path, stem: str, kind: type[KehoachError]) -> None:
    with pytest.raises(kind):
        read((shared / "pdf" / f"{stem}.pdf").read_bytes())


def test_a_file_locked_against_changes_only_is_read(shared: Path) -> None:
    locked, open_file = (read((shared / "pdf" / f"{stem}.pdf").read_bytes()) for stem in ("enc_owner", "lo_3"))
    assert len(tables(locked)[0]) == len(tables(open_file)[0])


def test_a_broken_text_layer_agrees_with_its_pair(shared: Path) -> None:
    (path,) = (shared / "real").glob("*qd-1050*.pdf")
    source = read(path.read_bytes())
    wanted = words(path.with_suffix(".txt").read_text(encoding="utf-8-sig"))
    assert found(wanted, words(all_text(source))) >= 0.99
    numbers = Counter({word: count for word, count in wanted.items() if re.search(r"\d", word)})
    assert found(numbers, words(all_text(source))) >= 0.95
    assert source.text_source == "converted"


def test_a_scan_among_text_pages(shared: Path, program: Callable[[str], str]) -> None:
    program("tesseract")
    source = read((shared / "pdf" / "mixed_lo_1.pdf").read_bytes(), Settings())
    wanted = json.loads((shared / "pdf" / "truth_1.json").read_text(encoding="utf-8"))
    assert source.text_source == "mixed"
    assert found(words(" ".join(wanted["body"])), words(all_text(source))) >= 0.95
    cells = Counter(cell for row in wanted["rows"] for cell in row if cell)
    assert found(cells, Counter(cell for grid in tables(source) for row in grid for cell in row)) >= 0.9


def test_every_real_file_gives_a_result_or_a_clear_error(shared: Path) -> None:
    outcomes = {}
    for path in sorted((shared / "real").iterdir()):
        if path.suffix in {".jsonl", ".doc"}:  # the DOC has a test of its own
            continue
        try:
            outcomes[path.name] = len(read(path.read_bytes()).blocks)
        except KehoachError as error:
            outcomes[path.name] = error.code
    assert len(outcomes) > 35
    assert {name for name, outcome in outcomes.items() if not isinstance(outcome, int)} == {
        name for name in outcomes if name.startswith("quangngai-ct") and name.endswith(".pdf")
    }, "only scans, because OCR is off here"
