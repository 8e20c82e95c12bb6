"""The workbook a reviewer is given."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kehoach_parse.errors import OutputError
from kehoach_parse.export.gold import FIELDS
from kehoach_parse.models.plan import Plan
from kehoach_parse.review import review_workbook, workbook
from kehoach_parse.review.form import columns


def test_one_sheet_a_layer_with_its_columns_frozen_and_filtered(reviewer: Any) -> None:
    assert reviewer.book.sheetnames == ["guide", "documents", *FIELDS, "parsed"]
    assert reviewer.sheet("parsed").sheet_state == "hidden"
    for layer in FIELDS:
        sheet = reviewer.sheet(layer)
        assert [cell.value for cell in sheet[1]] == list(columns(layer))
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_least_certain_facts_come_first(plan: dict[str, Any], tmp_path: Path, open_review: Any) -> None:
    other = {**plan, "deadlines": [{**plan["deadlines"][0], "confidence": "low"}]}
    plan["deadlines"][1]["confidence"] = "medium"
    review_workbook([("a", plan), ("b", other)], tmp_path / "r.xlsx", everything=True)
    reviewer = open_review(tmp_path / "r.xlsx")
    found = [reviewer.get("deadlines", row, "confidence") for row in reviewer.rows("deadlines")]
    assert found == ["low", "medium", "high"]
    review_workbook([("a", plan), ("b", other)], tmp_path / "r.xlsx", everything=False)
    reviewer = open_review(tmp_path / "r.xlsx")
    assert len(reviewer.rows("deadlines")) == 2, "what is certain is shown on demand"
    counts = [[reviewer.get("documents", row, head) for head in ("low", "medium")] for row in (2, 3)]
    assert counts[1][0] == "1"
    assert counts[0][1] >= "1"


def test_a_row_says_where_its_words_stand(reviewer: Any) -> None:
    row = reviewer.row_of("deadlines", key="d0")
    found = {head: reviewer.get("deadlines", row, head) for head in ("document", "where", "end", "end_inclusive")}
    assert found == {"document": "hội thi", "where": "II.1", "end": "2025-08-20", "end_inclusive": "false"}
    assert "báo cáo kết quả ⟦trước ngày 20/8/2025⟧." in reviewer.get("deadlines", row, "context")


@pytest.mark.parametrize(
    ("fact", "tables", "expected"),
    [
        ({}, [], None),  # a text has no pages
        ({"boxes": [{"page": 3}, {"page": 2}, {"page": 3}]}, [], "2, 3"),  # written with --boxes
        ({"table": {"id": "t1", "row": 0}}, [{"id": "t1", "pages": [5]}], "5"),  # those of its table
    ],
)
def test_pages_are_named_where_they_are_known(
    fact: dict[str, Any],
    tables: list[dict[str, Any]],
    expected: str | None,
    plan: dict[str, Any],
    tmp_path: Path,
    open_review: Any,
) -> None:
    changed = {**plan, "tables": tables, "deadlines": [plan["deadlines"][0] | fact]}
    review_workbook([("a", changed)], tmp_path / "r.xlsx", everything=True)
    assert open_review(tmp_path / "r.xlsx").get("deadlines", 2, "page") == expected


@pytest.mark.parametrize(
    ("layer", "head", "kind", "says"),
    [
        ("deadlines", "decision", "list", "right,wrong,changed"),
        ("deadlines", "new kind", "list", "until_event"),
        ("deadlines", "new end", "custom", "DATEVALUE"),
        ("deadlines", "new end_inclusive", "list", "true,false,none"),
        ("references", "new relation", "list", "implements"),
        ("references", "new issued", "custom", "LEN"),
        ("assignments", "new role", "list", "lead,coordinate"),
        ("targets", "new comparator", "list", "=,>=,<=,>,<"),
        ("sections", "new style", "list", "subbullet"),
        ("header", "new value", "custom", "DATEVALUE"),  # the row `issued`
        ("documents", "whole document", "list", "complete"),
    ],
)
def test_what_is_closed_is_validated(layer: str, head: str, kind: str, says: str, reviewer: Any) -> None:
    letter = reviewer.sheet(layer).cell(1, reviewer.column(layer, head)).column_letter
    rules = [
        rule
        for rule in reviewer.sheet(layer).data_validations.dataValidation
        if any(letter == piece.split(":")[0].rstrip("0123456789") for piece in str(rule.sqref).split())
        or (layer == "documents" and rule.type == kind)
    ]
    assert any(rule.type == kind and says in rule.formula1 for rule in rules)
    assert all(len(rule.formula1) <= 255 for rule in rules), "as much as Excel takes"


@pytest.mark.parametrize("text", ["=1+1", "+84", "@sum", "http://x.vn", "007", "1/2", "2025-08-20", "TRUE"])
def test_text_stays_text(text: str, plan: dict[str, Any], tmp_path: Path) -> None:
    changed = {**plan, "header": plan["header"] | {"title": text, "issuer": text}}
    review_workbook([(text, changed)], tmp_path / "r.xlsx", everything=True)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    for place in ("A2", "B2"):
        assert (book["documents"][place].value, book["documents"][place].data_type) == (text, "s")
        assert book["documents"][place].hyperlink is None
    with zipfile.ZipFile(tmp_path / "r.xlsx") as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)], "no formula in any cell"


def test_cells_to_fill_in_are_text(reviewer: Any) -> None:
    sheet = reviewer.sheet("deadlines")
    column = reviewer.column("deadlines", "new end")
    (style,) = {ruled.number_format for ruled in sheet.column_dimensions.values() if ruled.min <= column <= ruled.max}
    assert style == "@", "a date typed there stays as it was typed"


def test_the_same_plans_give_the_same_bytes(plan: dict[str, Any], tmp_path: Path) -> None:
    for name in "ab":
        review_workbook([("p", plan)], tmp_path / name, everything=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_characters_excel_cannot_hold(example_plan: Plan, tmp_path: Path, open_review: Any) -> None:
    plan = example_plan.to_dict()
    plan["header"]["title"] = "a\x00b" + "dài " * 10_000
    review_workbook([("p", plan)], tmp_path / "r.xlsx", everything=True)
    title = open_review(tmp_path / "r.xlsx").get("documents", 2, "title")
    assert title.startswith("a\ufffdb")
    assert title.endswith("…"), "cut to what a cell holds"


def test_more_than_a_sheet_holds(plan: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 210)
    with pytest.raises(OutputError, match="review fewer plans at once"):
        review_workbook([("p", plan)], tmp_path / "r.xlsx", everything=True)
