from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from kehoach_parse.export import csv_tables
from kehoach_parse.export.csv_tables import column_type, data_package
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.rows import COLUMNS, flat_rows

TYPES = {"string": str, "integer": int, "number": (int, float), "boolean": bool}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(example_plan: Plan, tmp_path: Path) -> Path:
    with csv_tables(tmp_path) as write:
        write(example_plan, "")
        write(example_plan.model_copy(update={"plan_id": "second"}), "")
    return tmp_path


def test_one_file_a_table(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {f"{name}.csv" for name in COLUMNS} | {"datapackage.json"}
    for name, columns in COLUMNS.items():
        data = (folder / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfplan_id,"), "Excel needs the mark; plan_id goes first"
        assert data.decode("utf-8-sig").splitlines()[0].split(",") == list(columns)


def test_values_survive(folder: Path) -> None:
    (plan, second) = read(folder / "plans.csv")
    assert (plan["plan_id"], second["plan_id"]) == ("mau-kh-2025", "second")
    assert plan["title"] == "=KẾ HOẠCH", "unchanged unless asked"
    assert plan["recipients"] == "Như trên|Lưu: VT"
    assert (plan["doc_type_code"], plan["number"]) == ("KH", ""), "None is an empty cell"
    deadline = read(folder / "deadlines.csv")[0]
    assert (deadline["end"], deadline["end_inclusive"], deadline["span_start"]) == ("2025-08-20", "false", "48")
    assert read(folder / "targets.csv")[0]["value"] == "-5"
    cells = [(row["row"], row["header"], row["value"]) for row in read(folder / "tables.csv")[:4]]
    assert cells == [("0", "TT", "1"), ("0", "Đơn vị", "Sở Y tế"), ("1", "TT", "2"), ("1", "Đơn vị", "")]


def test_excel_safe_defuses_text_and_leaves_numbers(example_plan: Plan, tmp_path: Path) -> None:
    with csv_tables(tmp_path, excel_safe=True) as write:
        write(example_plan, "")
    for path in tmp_path.glob("*.csv"):
        for row in read(path):
            risky = [v for v in row.values() if v.startswith(("=", "+", "-", "@", "\t")) and v != "-5"]
            assert not risky, f"{path.name} would run {risky}"
    assert read(tmp_path / "plans.csv")[0]["title"] == "'=KẾ HOẠCH"
    assert read(tmp_path / "targets.csv")[0]["value"] == "-5", "a number is no formula"
    assert read(tmp_path / "sections.csv")[1]["id"] == "I.-1", "only the first character counts"


def test_data_package_tells_the_truth(folder: Path, example_plan: Plan) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert package == data_package()
    for resource in package["resources"]:
        with (folder / resource["path"]).open(encoding="utf-8-sig") as file:
            assert [field["name"] for field in resource["schema"]["fields"]] == next(csv.reader(file))
    for table, rows in flat_rows(example_plan.to_dict()).items():
        for row in rows:
            for column, value in row.items():
                expected = TYPES[column_type(table, column)]
                assert value is None or isinstance(value, expected), f"{table}.{column} holds {value!r}"


def test_frames_have_the_same_columns(example_plan: Plan, folder: Path) -> None:
    for name, frame in example_plan.tables().items():
        assert list(frame.columns) == list(COLUMNS[name])
        assert len(frame) == len(pd.read_csv(folder / f"{name}.csv").query("plan_id == 'mau-kh-2025'"))


def test_nothing_appears_when_writing_fails(example_plan: Plan, tmp_path: Path) -> None:

    def fail_half_way() -> None:
        with csv_tables(tmp_path) as write:
            write(example_plan, "")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    assert list(tmp_path.iterdir()) == []
