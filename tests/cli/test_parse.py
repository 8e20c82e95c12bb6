from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_parse import load
from kehoach_parse.cli import console, parse
from kehoach_parse.models.rows import COLUMNS
from kehoach_parse.rulebook import load_rulebook

Command = Callable[..., object]

PLAN_WITH_TABLE = """KẾ HOẠCH
Tổ chức hội thi năm 2025
I. NHIỆM VỤ
1. Phân công

| TT | Nội dung | Đơn vị chủ trì |
|---|---|---|
| 1 | Chuẩn bị hội trường | Phòng Hành chính |
| 2 | =Tổng kết | Văn phòng Sở |
"""


def test_one_file_goes_to_standard_output(kehoach: Command, plan_file: Path) -> None:
    done = kehoach("parse", plan_file)
    assert (done.code, done.err) == (0, "")
    plan = json.loads(done.out)
    assert plan["source"]["uri"] == str(plan_file)
    assert plan["header"]["identifier"] == "15/KH-SNV"
    assert [section["id"] for section in plan["sections"]] == ["I", "I.-1", "II", "II.1"]


def test_standard_input(kehoach: Command, plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(plan_file.read_bytes())))
    done = kehoach("parse", "-")
    assert done.code == 0
    assert json.loads(done.out)["source"]["uri"] == "-"


def test_folder_of_json(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    twin = plan_file.with_suffix(".md")
    twin.write_bytes(plan_file.read_bytes())
    done = kehoach("parse", plan_file, twin, "-o", tmp_path / "out" / "new")
    assert (done.code, done.out, done.err) == (0, "", ""), "quiet where all is well"
    names = sorted(path.name for path in (tmp_path / "out" / "new").iterdir())
    assert names == ["kế hoạch.json", "kế hoạch.md.json"]
    assert load(tmp_path / "out" / "new" / "kế hoạch.json").header.number == "15"


def test_copies_of_a_file_have_ids_of_their_own(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    twins = [plan_file.with_name(name) for name in ("b.txt", "c.txt")]
    for twin in twins:
        twin.write_bytes(plan_file.read_bytes())
    kehoach("parse", plan_file, *twins, "-o", tmp_path, "--format", "jsonl,csv")
    ids = [json.loads(line)["plan_id"] for line in (tmp_path / "plans.jsonl").read_text("utf-8").splitlines()]
    assert ids == [ids[0], f"{ids[0]}-2", f"{ids[0]}-3"]
    with (tmp_path / "sections.csv").open(encoding="utf-8-sig") as file:
        assert {row["plan_id"] for row in csv.DictReader(file)} == set(ids)


def test_lines_go_to_standard_output_or_one_file(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    printed = kehoach("parse", plan_file, plan_file, "--format", "jsonl")
    assert len(printed.out.splitlines()) == 2
    kehoach("parse", plan_file, plan_file, "--format", "jsonl", "-o", tmp_path / "out")
    assert (tmp_path / "out" / "plans.jsonl").read_text(encoding="utf-8") == printed.out


def test_several_formats_from_one_reading(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    done = kehoach("parse", plan_file, "-o", tmp_path / "out", "--format", "json,csv", "--summary")
    assert done.code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "kế hoạch.json",
        "datapackage.json",
        *(f"{name}.csv" for name in COLUMNS),
    }
    heading, row = done.out.splitlines()
    assert heading.split()[:2] == ["file", "number"]
    assert "15/KH-SNV" in row


def test_each_table_as_a_file(kehoach: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.md"
    plan.write_text(PLAN_WITH_TABLE, encoding="utf-8")
    assert kehoach("parse", plan, "-o", tmp_path / "out", "--tables").code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"plan.json", "plan.t1.csv"}
    rows = list(csv.reader((tmp_path / "out" / "plan.t1.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["TT", "Nội dung", "Đơn vị chủ trì"]
    assert rows[2] == ["2", "=Tổng kết", "Văn phòng Sở"]


def test_bad_files_are_named_and_the_others_done(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    bad = [tmp_path / "empty.txt", tmp_path / "cut.pdf", tmp_path / "absent.txt", tmp_path]
    done = kehoach("parse", *bad[:2], plan_file, *bad[2:], "-o", tmp_path / "out")
    assert done.code == 1
    *reasons, total = done.err.splitlines()
    codes = ["empty-input", "damaged-file", "unreadable-file", "unreadable-file"]
    for path, code, line in zip(bad, codes, reasons, strict=True):
        assert line.startswith(f"kehoach: {path}: ")
        assert line.endswith(f"[{code}]")
    assert total == "kehoach: 4 of 5 files could not be read"
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["kế hoạch.json"]


def test_a_fault_of_the_program_stops_one_file_only(
    kehoach: Command, plan_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    healthy = parse._read

    def faulty(file: str, *rest: object) -> object:
        if file == "odd":
            raise ZeroDivisionError("division\nby zero")
        return healthy(file, *rest)

    monkeypatch.setattr(parse, "_read", faulty)
    done = kehoach("parse", "odd", plan_file, "-o", tmp_path / "out")
    assert done.code == 1
    assert done.err.startswith("kehoach: odd: internal error: ZeroDivisionError at api.py:")
    assert "Traceback" not in done.err
    assert "please report" in done.err
    assert (tmp_path / "out" / "kế hoạch.json").exists()
    monkeypatch.setenv("KEHOACH_TRACE", "1")
    assert "Traceback" in kehoach("parse", "odd").err


def test_a_broken_rule_is_named_once(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    shutil.copytree(load_rulebook().root, rules)
    (rules / "outline" / "roman.yaml").write_text("id: outline.roman\npattern: a: b\n", encoding="utf-8")
    done = kehoach("parse", plan_file, plan_file, "-o", tmp_path / "out", "--rules", rules)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "outline/roman.yaml: not valid YAML" in done.err


WRONG_USE = [
    ([], "FILE", "no file"),
    (["a", "b"], "-o DIR", "several plans need a folder"),
    (["a", "--format", "csv"], "-o DIR", "tables need a folder"),
    (["a", "--format", "json,jsonl"], "-o DIR", "two formats need a folder"),
    (["a", "--tables"], "-o DIR", "one file a table needs a folder"),
    (["a", "--summary"], "-o DIR", "the summary would stand among the data"),
    (["a", "--format", "xml"], "'xml'", "unknown format"),
    (["a", "--ocr", "maybe"], "maybe", "unknown choice"),
    (["a", "--no-such-option"], "--no-such-option", "unknown option"),
    (["-", "-", "-o", "x"], "once", "standard input twice"),
    (["a", "--rules", "absent"], "absent", "no such folder of rules"),
]


@pytest.mark.parametrize(("arguments", "named", "reason"), WRONG_USE, ids=[row[-1] for row in WRONG_USE])
def test_wrong_use_is_told(kehoach: Command, arguments: list[str], named: str, reason: str) -> None:
    done = kehoach("parse", *arguments)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert "Usage: kehoach parse" in done.err


def test_unwritable_folder_is_named(kehoach: Command, plan_file: Path) -> None:
    done = kehoach("parse", plan_file, "-o", plan_file / "below")
    assert done.code == 1
    assert done.err.endswith("[output]\n")


def test_progress_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert console.progress(["a", "b"]) == ["a", "b"], "standard error is no terminal here"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert console.progress(["a"]) == ["a"], "one file needs no bar"
    assert type(console.progress(["a", "b"])).__name__ == "tqdm"


def kehoach_process(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with an environment that knows no UTF-8."""
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-c", "from kehoach_parse.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, env=environment, check=False, **options)


def test_output_is_utf8_whatever_the_locale(plan_file: Path) -> None:
    done = kehoach_process("parse", plan_file)
    assert done.returncode == 0
    assert "Tổ chức hội thi" in json.loads(done.stdout.decode("utf-8"))["text"]
    assert b"\r" not in done.stdout


def test_same_input_gives_the_same_bytes_in_every_process(plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outputs = set()
    for seed in ("1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        outputs.add(kehoach_process("parse", plan_file, "--nlp", "off").stdout)
    assert len(outputs) == 1


def test_reader_that_stops_reading_is_no_error(plan_file: Path) -> None:
    many = [str(plan_file)] * 100  # more than a pipe holds
    arguments = ["parse", *many, "--format", "jsonl", "--nlp", "off"]
    command = [sys.executable, "-c", "from kehoach_parse.cli import main; main()", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_a_folder_without_rules(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    for command in (("parse", plan_file), ("rules", "check")):
        done = kehoach(*command, "--rules", tmp_path / "none")
        assert done.code == 2
        (tmp_path / "empty").mkdir(exist_ok=True)
        done = kehoach(*command, "--rules", tmp_path / "empty")
        assert (done.code, done.out) == (1, "")
        assert "no rules in" in done.err
        assert "copy of the package's rules/" in done.err


def test_a_file_that_is_not_there(kehoach: Command, tmp_path: Path) -> None:
    done = kehoach("parse", tmp_path / "absent.txt")
    assert done.err == f"kehoach: {tmp_path}/absent.txt: there is no such file; check the path [unreadable-file]\n"
