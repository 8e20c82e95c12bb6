"""Plans parsed before are found wherever they were written to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach_parse.batch import Archive
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.errors import InputError, OutputError
from kehoach_parse.models.plan import Plan


def copies(plan: Plan, *uris: str) -> list[Plan]:
    """The plan under other names, each with a content of its own."""
    return [
        plan.model_copy(update={"source": plan.source.model_copy(update={"uri": uri, "sha256": uri})}) for uri in uris
    ]


def test_a_folder_of_json_files(example_plan: Plan, tmp_path: Path) -> None:
    for plan, name in zip(copies(example_plan, "z/một.txt", "a/hai.txt"), ("một", "hai.v2"), strict=True):
        (tmp_path / f"{name}.json").write_text(plan.to_json(), encoding="utf-8")
    (tmp_path / "datapackage.json").write_text("{}", encoding="utf-8")
    found = list(Archive.open(str(tmp_path)).documents())
    assert [name for name, _ in found] == ["hai.v2", "một"], "in the order of their sources, named as their files"
    assert found[1][1] == json.loads(copies(example_plan, "z/một.txt")[0].to_json())


def test_lines(example_plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plans.jsonl"
    plans = copies(example_plan, "in/a.txt", "other/a.txt", "in/b.pdf")
    path.write_text("".join(f"{plan.to_json(indent=None)}\n\n" for plan in plans), encoding="utf-8")
    found = list(Archive.open(str(path)).documents())
    assert [name for name, _ in found] == ["a", "b", "a.txt"], "as `kehoach parse` would name them"
    assert [plan["source"]["uri"] for _, plan in found] == ["in/a.txt", "in/b.pdf", "other/a.txt"]


def test_one_content_counts_once(example_plan: Plan, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.json").write_text(example_plan.to_json(), encoding="utf-8")
    assert len(Archive.open(str(tmp_path))) == 1


def test_export_of_json_files_equals_the_plans(example_plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(example_plan.to_json(), encoding="utf-8")
    Archive.open(str(tmp_path)).export(["jsonl"], open_folder(str(tmp_path / "out")))
    assert (tmp_path / "out" / "plans.jsonl").read_text("utf-8") == example_plan.to_json(indent=None) + "\n"


@pytest.mark.parametrize(
    ("name", "content", "error", "message"),
    [
        ("note.json", "{}", OutputError, "note.json: not a plan"),  # a stranger among the plans is named
        ("plans.jsonl", "\n[1]\n", OutputError, "plans.jsonl:2: not a plan"),  # by its line
        ("plans.jsonl", "", InputError, "holds no plan"),
        ("readme.txt", "", InputError, "holds no plan; give the folder `kehoach batch` wrote to"),
    ],
)
def test_what_is_no_plan_is_named(
    name: str, content: str, error: type[Exception], message: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(error, match=message):
        Archive.open(str(tmp_path / name) if name.endswith("l") else str(tmp_path))
