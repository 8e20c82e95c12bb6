"""``kehoach review`` and ``kehoach apply`` as a user meets them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Command = Callable[..., Any]


@pytest.fixture
def workbook(kehoach: Command, plan_file: Path, tmp_path: Path) -> Path:
    assert kehoach("parse", plan_file, "-o", tmp_path / "parsed", "--nlp", "off").code == 0
    done = kehoach("review", tmp_path / "parsed", "-o", tmp_path / "review.xlsx")
    assert (done.code, done.err) == (0, "")
    assert "of 1 plans in" in done.out
    return tmp_path / "review.xlsx"


def fill(path: Path, sheet: str, cells: dict[str, str]) -> None:
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book[sheet][cell] = value
    book.save(path)


def test_from_plans_to_gold_and_its_evaluation(kehoach: Command, workbook: Path, tmp_path: Path) -> None:
    fill(workbook, "documents", {"H2": "complete"})
    done = kehoach("apply", workbook, "-o", tmp_path / "gold")
    assert (done.code, done.err) == (0, "")
    assert done.out == f"gold of 1 of 1 documents in {tmp_path / 'gold'}\n"
    gold = json.loads((tmp_path / "gold" / "kế hoạch.json").read_text("utf-8"))
    assert gold["document"] == "kế hoạch"
    figures = json.loads(kehoach("evaluate", tmp_path / "gold", tmp_path / "parsed", "--json", "--misses").out)
    assert figures["misses"] == []


def test_wrong_cells_are_all_named_and_nothing_is_written(kehoach: Command, workbook: Path, tmp_path: Path) -> None:
    fill(workbook, "documents", {"H2": "complete", "I2": "yes"})
    fill(workbook, "header", {"D2": "perhaps"})
    done = kehoach("apply", workbook, "-o", tmp_path / "gold")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "kehoach: review.xlsx, sheet documents, cell I2: yes is none of complete [review]\n"
        "kehoach: review.xlsx, sheet header, cell D2: perhaps is none of right, wrong, changed [review]\n"
    )
    assert not (tmp_path / "gold").exists()


def test_nothing_complete_is_no_gold(kehoach: Command, workbook: Path, tmp_path: Path) -> None:
    fill(workbook, "header", {"D2": "right"})
    done = kehoach("apply", workbook, "-o", tmp_path / "gold")
    assert done.code == 1
    assert "1 decision on header left out: not marked complete" in done.err
    assert "nothing is marked complete on sheet documents" in done.err
    assert not (tmp_path / "gold").exists()


def test_what_cannot_be_reviewed_is_said(kehoach: Command, tmp_path: Path) -> None:
    done = kehoach("review", tmp_path, "-o", tmp_path / "review.xlsx")
    assert (done.code, "holds no plan" in done.err) == (1, True)
    assert not (tmp_path / "review.xlsx").exists()
