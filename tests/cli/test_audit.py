from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from kehoach_parse.audit import KINDS

Command = Callable[..., object]


def test_folder_is_audited_and_every_kind_counted(kehoach: Command, plan_file: Path) -> None:
    (plan_file.parent / "hỏng.pdf").write_bytes(b"%PDF-1.4 broken")
    done = kehoach("audit", plan_file.parent, "--json")
    report = json.loads(done.out)
    assert (done.code, done.err, report["plans"]) == (0, "", 2)
    assert list(report["counts"]) == list(KINDS)
    assert report["counts"]["unreadable"] == 1
    assert sum(report["counts"].values()) == len(report["suspicions"])


def test_json_of_a_plan_gives_the_same_report(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    parsed = tmp_path / "plan.json"
    parsed.write_text(kehoach("parse", plan_file).out, encoding="utf-8")
    assert kehoach("audit", parsed, "--json").out == kehoach("audit", plan_file, "--json").out


def test_likeliest_faults_come_first_and_the_rest_is_counted(kehoach: Command, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("KẾ HOẠCH\nHội thi (đợt 2\nI. NHIỆM VỤ\n3. Mở lớp.\n", encoding="utf-8")
    lines = kehoach("audit", tmp_path, "--limit", 1).out.splitlines()
    assert "     2  title      the title looks cut off" in lines
    shown = lines[lines.index("") :]
    assert [line.partition(":")[0] for line in shown if line[:1].isalpha()] == ["title", "gap"]
    assert [line for line in shown if "more" in line] == ["  … 1 more"] * 2


def test_folder_without_plans(kehoach: Command, tmp_path: Path) -> None:
    done = kehoach("audit", tmp_path)
    assert (done.code, "names no file" in done.err) == (1, True)
