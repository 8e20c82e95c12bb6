from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyarrow.dataset
import pytest

from kehoach_parse.errors import MissingPackageError
from kehoach_parse.export.parquet import parquet_tables
from kehoach_parse.export.plan_tables import UNKNOWN, partition
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.rows import COLUMNS, flat_rows


def of(plan: Plan, plan_id: str, province: str | None, issued: str | None) -> dict[str, Any]:
    data = json.loads(plan.to_json())
    data["plan_id"] = plan_id
    data["header"] |= {"issued": issued}
    if province:
        data["header"]["province"] = {"name": province, "code": None, "current_name": None, "current_code": None}
    return dict(data)


def read(folder: Path, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pyarrow.dataset.dataset(folder / table, partitioning="hive").to_table().to_pylist()
    return rows


def test_tables_read_back_as_they_were(example_plan: Plan, tmp_path: Path) -> None:
    plan = of(example_plan, "a", "Lạng Sơn", "2025-08-05")
    with parquet_tables(tmp_path) as write:
        write(plan)
    for table, expected in flat_rows(plan).items():
        if not expected:
            assert not (tmp_path / table).exists(), "no file for no rows"
            continue
        found = read(tmp_path, table)
        assert all((row.pop("province"), row.pop("year")) == ("lang-son", 2025) for row in found)
        assert found == expected
        assert list(found[0]) == list(COLUMNS[table])


def test_partitions(example_plan: Plan, tmp_path: Path) -> None:
    places = [("Lạng Sơn", "2025-08-05"), ("Lạng Sơn", "2025"), ("Cà Mau", "2024-01"), (None, "2024"), (None, None)]
    with parquet_tables(tmp_path) as write:
        for number, (province, issued) in enumerate(places):
            write(of(example_plan, str(number), province, issued))
    files = sorted(path.relative_to(tmp_path / "plans").as_posix() for path in (tmp_path / "plans").rglob("*.parquet"))
    assert files == [
        f"province={UNKNOWN}/year=2024/part-0.parquet",
        f"province={UNKNOWN}/year={UNKNOWN}/part-0.parquet",
        "province=ca-mau/year=2024/part-0.parquet",
        "province=lang-son/year=2025/part-0.parquet",
    ]
    assert {(row["plan_id"], row["province"], row["year"]) for row in read(tmp_path, "plans")} == {
        ("0", "lang-son", 2025), ("1", "lang-son", 2025), ("2", "ca-mau", 2024), ("3", None, 2024), ("4", None, None),
    }  # fmt: skip


def test_a_partition_that_comes_back_gets_another_file(example_plan: Plan, tmp_path: Path) -> None:
    with parquet_tables(tmp_path) as write:
        for number, province in enumerate(["Cà Mau", "Lạng Sơn", "Cà Mau"]):
            write(of(example_plan, str(number), province, "2025"))
    assert len(list((tmp_path / "plans" / "province=ca-mau").rglob("*.parquet"))) == 2
    assert {row["plan_id"] for row in read(tmp_path, "plans")} == {"0", "1", "2"}


@pytest.mark.parametrize(
    ("province", "issued", "expected", "reason"),
    [
        ("Đắk Lắk", "2025-12", ("dak-lak", "2025"), "letters without marks"),
        ("Bà Rịa - Vũng Tàu", "2025", ("ba-ria-vung-tau", "2025"), "one hyphen"),
        (None, None, (UNKNOWN, UNKNOWN), "not said"),
        ("../../etc", "../..", ("etc", UNKNOWN), "no way out of the folder"),
        ("…", "20", (UNKNOWN, UNKNOWN), "nothing of a name"),
    ],
)
def test_names_of_partitions(province: str | None, issued: str | None, expected: tuple[str, str], reason: str) -> None:
    assert partition(province, issued) == expected, reason


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingPackageError, match=r"kehoach-parse\[parquet\]"), parquet_tables(tmp_path):
        pytest.fail("opened")
