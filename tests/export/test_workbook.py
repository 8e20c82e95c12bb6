from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from kehoach_parse.errors import MissingPackageError
from kehoach_parse.export.workbook import MAX_CHARACTERS, workbook
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.rows import COLUMNS, flat_rows


def test_every_cell_reads_back_as_it_was(example_plan: Plan, tmp_path: Path) -> None:
    path, plan = tmp_path / "plans.xlsx", json.loads(example_plan.to_json())
    with workbook(path) as write:
        write(plan)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == list(COLUMNS)
    for table, rows in flat_rows(plan).items():
        header, *found = [list(row) for row in book[table].iter_rows(values_only=True)]
        assert header == list(COLUMNS[table])
        assert found == [list(row.values()) for row in rows]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 24", "-báo cáo", "@sum", '=HYPERLINK("http://x")', "http://x.vn", "'x", "{=1}", "007", "1/2", "TRUE"],
)
def test_text_stays_text(example_plan: Plan, tmp_path: Path, text: str) -> None:
    path, plan = tmp_path / "plans.xlsx", json.loads(example_plan.to_json())
    plan["header"]["title"] = text
    with workbook(path) as write:
        write(plan)
    sheet = openpyxl.load_workbook(path)["plans"]
    cell = sheet.cell(2, COLUMNS["plans"].index("title") + 1)
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.hyperlink is None
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)], "no formula anywhere"


def test_the_limits_of_excel(example_plan: Plan, tmp_path: Path) -> None:
    path, plan = tmp_path / "plans.xlsx", json.loads(example_plan.to_json())
    plan["header"]["title"] = "dài " * 10_000
    plan["header"]["place"] = "a\x00b\x0bc\ufffe"
    with workbook(path, max_rows=3) as write:
        for _ in range(2):
            write(plan)
    book = openpyxl.load_workbook(path)
    columns = COLUMNS["plans"]
    title = str(book["plans"].cell(2, columns.index("title") + 1).value)
    assert len(title) == MAX_CHARACTERS
    assert title.endswith("…"), "cut, and it shows"
    assert book["plans"].cell(2, columns.index("place") + 1).value == "a\ufffdb\ufffdc\ufffd", "what XML cannot hold"
    assert "sections 2" in book.sheetnames, "four rows, two a sheet"
    assert [row[0] for row in book["sections 2"].iter_rows(values_only=True)] == [
        "plan_id",
        plan["plan_id"],
        plan["plan_id"],
    ]


def test_the_same_plans_give_the_same_bytes(example_plan: Plan, tmp_path: Path) -> None:
    for name in "ab":
        with workbook(tmp_path / name) as write:
            write(json.loads(example_plan.to_json()))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_without_xlsxwriter_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingPackageError, match=r"kehoach-parse\[xlsx\]"), workbook(tmp_path / "a"):
        pytest.fail("opened")
