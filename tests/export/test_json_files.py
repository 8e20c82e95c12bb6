from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from kehoach_parse import load
from kehoach_parse.errors import OutputError, UnreadableFileError
from kehoach_parse.export import json_files, json_lines, output_names, read_json
from kehoach_parse.export.atomic import replacing
from kehoach_parse.models.plan import Plan

NAMES = [
    (["a.txt", "b.pdf"], ["a.json", "b.json"], "stems that differ"),
    (["x/a.txt", "x/a.pdf"], ["a.json", "a.pdf.json"], "the second of a stem keeps its extension"),
    (["x/a.pdf", "y/a.pdf", "z/a.pdf"], ["a.json", "a.pdf.json", "a.pdf.3.json"], "same name in three folders"),
    (["KH.txt", "kh.md"], ["KH.json", "kh.md.json"], "one file on Windows and macOS"),
    (["a.txt.json", "a.txt", "a.md"], ["a.txt.json", "a.json", "a.md.json"], "a name that looks like a made one"),
    (["-"], ["stdin.json"], "standard input"),
    (["kế hoạch.v2.docx"], ["kế hoạch.v2.json"], "only the last suffix goes"),
    (["noextension"], ["noextension.json"], "no suffix at all"),
]


@pytest.mark.parametrize(("inputs", "expected", "reason"), NAMES, ids=[row[-1] for row in NAMES])
def test_output_names(inputs: list[str], expected: list[str], reason: str) -> None:
    assert output_names(inputs) == expected


def test_what_is_written_is_loaded(example_plan: Plan, tmp_path: Path) -> None:
    with json_files(tmp_path / "new" / "folder") as write:
        write(example_plan, "a.json")
    file = tmp_path / "new" / "folder" / "a.json"
    assert load(file) == example_plan
    assert file.read_bytes() == (example_plan.to_json() + "\n").encode("utf-8"), "one line end on every system"
    assert [path.name for path in file.parent.iterdir()] == ["a.json"], "nothing else is left"


def test_boxes_do_not_hinder_loading(example_plan: Plan) -> None:
    data = example_plan.to_json(boxes=True)
    assert '"boxes"' in data
    assert read_json(data.encode()) == example_plan


def test_lines(example_plan: Plan, tmp_path: Path) -> None:
    with json_lines(tmp_path / "plans.jsonl") as write:
        write(example_plan, "")
        write(example_plan, "")
        assert not (tmp_path / "plans.jsonl").exists(), "it appears when it is whole"
    lines = (tmp_path / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["plan_id"] for line in lines] == ["mau-kh-2025"] * 2
    stream = io.StringIO()
    with json_lines(stream) as write:
        write(example_plan, "")
    assert stream.getvalue() == lines[0] + "\n"


def test_an_error_leaves_the_old_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def fail_half_way() -> None:
        with replacing(path) as file:
            file.write("new")
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        fail_half_way()
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_unwritable_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(OutputError, match=r"file.a\.json: cannot be written"), replacing(tmp_path / "file" / "a.json"):
        pytest.fail("nothing can be written below a file")


UNLOADABLE = [
    (b"", "not JSON", "empty"),
    (b"{", "not JSON", "cut off"),
    (b"\xff\xfe\x00", "not JSON", "binary"),
    (b"[" * 100_000, "not JSON", "nested without end"),
    (b"[]", "no JSON object", "an array"),
    (b"{}", "plan_id", "no plan"),
    (b'{"schema_version": "0.9"}', "schema_version", "another schema"),
]


@pytest.mark.parametrize(("data", "message", "reason"), UNLOADABLE, ids=[row[-1] for row in UNLOADABLE])
def test_unloadable_is_named(data: bytes, message: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(data)
    with pytest.raises(OutputError, match=message) as caught:
        load(tmp_path / "a.json")
    assert str(caught.value).startswith(str(tmp_path / "a.json"))


def test_absent_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"absent\.json"):
        load(tmp_path / "absent.json")
