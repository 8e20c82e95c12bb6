"""A comparison as frames, CSV and a workbook, and the command."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from kehoach_parse.cli.main import run
from kehoach_parse.compare import Comparison, compare
from kehoach_parse.compare.tables import COLUMNS
from kehoach_parse.models.plan import Plan


@pytest.fixture(scope="module")
def parsed(answering: list[Plan], directive_text: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of JSON files: the plans, and the directive among them."""
    folder = tmp_path_factory.mktemp("parsed")
    for plan in (*answering, directive_text):
        (folder / f"{Path(plan.source.uri).stem}.json").write_text(plan.to_json(), encoding="utf-8")
    return folder


def test_frames_have_the_columns_of_the_files(comparison: Comparison, tmp_path: Path) -> None:
    frames = comparison.to_frames()
    assert {name: tuple(frame.columns) for name, frame in frames.items()} == COLUMNS
    comparison.to_csv(tmp_path)
    for name, frame in frames.items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        assert tuple(rows[0]) == COLUMNS[name]
        assert len(rows) - 1 == len(frame), name


def test_the_matrix_says_who_lacks_a_task_of_the_directive(comparison: Comparison, names: dict[str, str]) -> None:
    matrix = comparison.to_frames()["matrix"]
    fraud = matrix[matrix["section"] == "7"]
    assert [names[plan] for plan in fraud.loc[fraud["cells"] == 0, "plan_id"]] == ["hung-yen-ubnd"]


def test_text_that_begins_like_a_formula_stays_text(comparison: Comparison, tmp_path: Path) -> None:
    first = comparison.plans[0].model_copy(update={"title": "=1+1"})
    changed = comparison.model_copy(update={"plans": (first, *comparison.plans[1:])})
    changed.to_xlsx(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert tuple(book.sheetnames) == tuple(COLUMNS)
    cell = book["plans"].cell(2, COLUMNS["plans"].index("title") + 1)
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    changed.to_csv(tmp_path / "safe", excel_safe=True)
    assert "'=1+1" in (tmp_path / "safe" / "plans.csv").read_text(encoding="utf-8-sig")


def test_the_directive_is_taken_from_the_corpus(parsed: Path, comparison: Comparison) -> None:
    found = compare(parsed, "Chỉ thị số 52-CT/TW")
    assert found.directive.units == comparison.directive.units
    assert len(found.plans) == len(comparison.plans)


def test_without_its_text_what_many_plans_share_is_no_borrowing(answering: list[Plan], comparison: Comparison) -> None:
    found = compare(answering, "52-CT/TW")
    assert found.directive.text is None
    assert found.directive.issued == "2025-06-18"  # as all but one plan cite it
    assert all(plan.against_directive is None or plan.against_directive.own == 1 for plan in found.plans)
    verbatim = [row for row in found.borrowings if row.kind == "verbatim"]
    assert all(len(row.copies) == 1 for row in verbatim)
    assert {row.source.section for row in comparison.borrowings} <= {row.source.section for row in found.borrowings}


def test_command_writes_each_format(parsed: Path, tmp_path: Path) -> None:
    arguments = ["compare", str(parsed), "--directive", "52-CT/TW", "-o", str(tmp_path / "report")]
    assert run([*arguments, "--format", "json,csv,xlsx,html"]) == 0
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["schema_version"] == "1.0"
    assert (tmp_path / "report.xlsx").is_file()
    assert (tmp_path / "report" / "cells.csv").is_file()
    assert "52-CT/TW" in (tmp_path / "report.html").read_text(encoding="utf-8")


WRONG = [
    (["--directive", "52-CT/TW", "-o", "a.pdf"], 1, "no format has this suffix"),
    (["--directive", "98-CT/TW", "-o", "a.json"], 1, "no plan cites a document '98-CT/TW'"),
    (["--directive", "52-CT/TW", "-o", "a.json", "--format", "pdf"], 2, "'pdf' is not one of html, json, csv, xlsx"),
]


@pytest.mark.parametrize(("arguments", "code", "message"), WRONG, ids=[row[2] for row in WRONG])
def test_command_says_what_is_wrong(
    parsed: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, message: str
) -> None:
    assert run(["compare", str(parsed), *arguments]) == code
    assert message in " ".join(capsys.readouterr().err.split())
