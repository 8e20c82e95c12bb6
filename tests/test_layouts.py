"""The same plan however it was laid out: words, tables and facts of PDF, scans and Word against their truth."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kehoach_parse import KehoachError, Settings, parse
from kehoach_parse.evaluate import evaluate
from kehoach_parse.models.plan import Plan

OFF = Settings(nlp="off")
# A PDF and the seed it prints, by its place in the folder.
PRINTED = [("lo_0", 0), ("ty_1", 1), ("lf_2", 2), ("lo_3", 3)]


@cache
def read(path: Path) -> Plan:
    return parse(path, settings=OFF)


@pytest.fixture(scope="module")
def parsed(shared: Path, program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every laid-out PDF parsed, as the scorer beside them wants it: JSON, exit code and message."""
    program("tesseract")
    folder = tmp_path_factory.mktemp("parsed")
    for path in sorted((shared / "pdf").glob("*.pdf")):
        try:
            (folder / f"{path.stem}.json").write_text(read(path).to_json(), encoding="utf-8")
            code, message = 0, ""
        except KehoachError as error:
            code, message = 1, str(error)
        (folder / f"{path.stem}.rc").write_text(str(code))
        (folder / f"{path.stem}.err").write_text(message, encoding="utf-8")
    return folder


def test_words_tables_and_letterheads(shared: Path, parsed: Path) -> None:
    """Words ≥ .98, cells ≥ .98, letterheads whole and never merged, on every text layer; the scorer holds the bars."""
    scorer = shared / "pdf" / "score_pdf.py"
    run = subprocess.run([sys.executable, scorer, scorer.parent, parsed], capture_output=True, text=True, check=False)
    print(run.stdout)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("stem", ["lo_0", "lo_3", "lf_0", "lf_2", "ty_1", "nfd_drawn"])
def test_rows_over_the_page_break(shared: Path, stem: str) -> None:
    """Rows ≥ .97, the one cut by the page included."""
    truth = json.loads((shared / "pdf" / f"truth_{3 if stem == 'nfd_drawn' else stem[-1]}.json").read_text("utf-8"))
    rows = {
        tuple(filter(None, row)) for table in read(shared / "pdf" / f"{stem}.pdf").document_tables for row in table.rows
    }
    wanted = [tuple(filter(None, row)) for row in truth["rows"]]
    assert sum(row in rows for row in wanted) >= 0.97 * len(wanted)


def test_characters_of_a_scan(shared: Path, program: Callable[[str], str]) -> None:
    """At most 0.5 % of the characters wrong, against the text of the PDF the scan was printed from."""
    program("tesseract")
    scanned = "".join(read(shared / "pdf" / "scan200_lo_0.pdf").text.split())
    printed = "".join(read(shared / "pdf" / "lo_0.pdf").text.split())
    from rapidfuzz.distance import Levenshtein

    assert Levenshtein.distance(scanned, printed) <= 0.005 * len(printed)


@pytest.mark.parametrize(("stem", "seed"), PRINTED)
def test_sections_and_references_of_the_printed_plan(shared: Path, stem: str, seed: int) -> None:
    """A plan read from PDF loses at most two points of sections and body references against the same plan as text."""
    gold = next((shared / "gold" / "seeds").glob(f"{seed:03}_*.json"))
    text = read(next((shared / "seeds").glob(f"{seed:03}_*.txt")))
    printed = read(shared / "pdf" / f"{stem}.pdf")
    for layer in ("sections", "references"):
        loss = _f1(gold, text, layer) - _f1(gold, printed, layer)
        assert loss <= 0.02, layer


def _f1(gold: Path, plan: Plan, layer: str) -> float:
    def body(rows: list[dict[str, Any]], place: str) -> list[dict[str, Any]]:
        return [row for row in rows if row.get(place) not in {"title", "appendix"}]

    wanted, got = json.loads(gold.read_text(encoding="utf-8")), plan.to_dict()
    wanted["references"] = body(wanted["references"], "where")
    got["references"] = body(got["references"], "section")
    return evaluate([(gold.stem, wanted, got)]).layers[layer].f1


@pytest.mark.parametrize("stem", [stem for stem, _ in PRINTED])
def test_rows_of_the_task_table_are_assignments_with_deadlines(shared: Path, stem: str) -> None:
    plan = read(shared / "pdf" / f"{stem}.pdf")
    (table,) = plan.document_tables
    tasks = {number for number, row in enumerate(table.rows) if row[2]}  # the others head a group of tasks
    assert {fact.table.row for fact in plan.assignments if fact.table and fact.deadlines} == tasks


def test_broken_fonts_agree_with_the_text_beside(shared: Path) -> None:
    """The words of a PDF with a broken character map, numbers and dates included, are those of its text pair."""
    pairs = [path for path in (shared / "real").glob("*.pdf") if path.with_suffix(".txt").exists()]
    assert pairs
    for path in pairs:
        wanted = Counter(_letters(path.with_suffix(".txt").read_text(encoding="utf-8")).split())
        got = Counter(_letters(read(path).text).split())
        assert sum((wanted & got).values()) >= 0.97 * sum(wanted.values()), path.name


def _letters(text: str) -> str:
    """Words and numbers alone: the layout text pads `06 /3/2025` and draws rules."""
    return "".join(char if char.isalnum() else " " for char in text)


def test_every_real_file_gives_a_result_or_a_clear_error(shared: Path, program: Callable[[str], str]) -> None:
    program("tesseract")
    program("soffice")
    for path in sorted((shared / "real").iterdir()):
        if path.suffix == ".jsonl":
            continue
        try:
            said = read(path).text
        except KehoachError as error:
            said = error.code if path.name in str(error) else ""
        assert said, path.name
