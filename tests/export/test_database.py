from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kehoach_parse.export.database import database
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.rows import COLUMNS, flat_rows


def test_tables_read_back_as_they_were(example_plan: Plan, tmp_path: Path) -> None:
    path, plan = tmp_path / "plans.sqlite", json.loads(example_plan.to_json())
    with database(path) as write:
        write(plan)
    with closing(sqlite3.connect(path)) as connection:
        for table, rows in flat_rows(plan).items():
            found = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own table names
            assert [column[0] for column in found.description] == list(COLUMNS[table])
            assert found.fetchall() == [tuple(row.values()) for row in rows]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("thi dua", "typed without a Vietnamese keyboard"),
        ("thi đua", "as written"),
        ("THI ĐUA", "in capitals"),
        ('"phong trao thi dua"', "a phrase"),
        ("đơn vị", "another word with the bar"),
        ("hoa binh", "the tone mark on the other letter of hoà"),
    ],
)
def test_full_text_search(example_plan: Plan, tmp_path: Path, query: str, reason: str) -> None:
    plan = json.loads(example_plan.to_json())
    text = "KẾ HOẠCH\nPhát động Phong trào Thi đua của các đơn vị tỉnh Hoà Bình\nSở Y tế báo cáo"
    with database(tmp_path / "plans.sqlite") as write:
        write(plan | {"text": text})
        write(plan | {"plan_id": "another", "text": "Sở Nội vụ"})
    with closing(sqlite3.connect(tmp_path / "plans.sqlite")) as connection:
        found = connection.execute("SELECT plan_id, start, text FROM search WHERE search MATCH ?", (query,)).fetchall()
    assert [row[0] for row in found] == [plan["plan_id"]], reason
    assert text[found[0][1] :].startswith(found[0][2]), "the offset is that of the plan's text"


def test_a_quote_in_the_text_is_text(example_plan: Plan, tmp_path: Path) -> None:
    plan = json.loads(example_plan.to_json())
    plan["header"]["title"] = "'); DROP TABLE plans; --"
    with database(tmp_path / "plans.sqlite") as write:
        write(plan)
    with closing(sqlite3.connect(tmp_path / "plans.sqlite")) as connection:
        assert connection.execute("SELECT title FROM plans").fetchall() == [("'); DROP TABLE plans; --",)]


def test_the_same_plans_give_the_same_bytes(example_plan: Plan, tmp_path: Path) -> None:
    for name in "ab":
        with database(tmp_path / name) as write:
            write(json.loads(example_plan.to_json()))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
