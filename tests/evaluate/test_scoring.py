from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kehoach_parse.errors import UnreadableFileError
from kehoach_parse.evaluate import evaluate, evaluate_folders
from kehoach_parse.evaluate.likeness import close, same, same_start, same_task, same_words

LIKENESS = [
    (same, "Ủy ban  nhân dân", "UỶ BAN NHÂN DÂN", True, "case, spaces, tone place"),
    (same, "41–CT/TW.", "41 - CT/TW", True, "dash, outer full stop, blanks at a dash"),
    (same, "“Bình dân học vụ số”", "Bình dân học vụ số", True, "quotation marks"),
    (same, "209/KH-UBND", "210/KH-UBND", False, "another number is another document"),
    (close, None, None, True, "both say nothing"),
    (close, None, "Sở Nội vụ", False, "a value where gold has none"),
    (close, "Sở Nội vụ tỉnh Lai Châu", "Sở Nội vụ tỉnh Lai Châ", True, "one letter lost"),
    (close, "Sở Nội vụ", "Sở Xây dựng", False, "another body"),
    (lambda a, b: same_start(a, b, 40), "Mục đích, yêu cầu", "Mục đích, yêu cầu của kế hoạch", True, "shorter decides"),
    (lambda a, b: same_start(a, b, 40), "", "Mục đích", False, "nothing is no start"),
    (
        same_task,
        "chủ trì rà soát danh mục thủ tục hành chính",
        "rà soát danh mục thủ tục hành chính",
        True,
        "role words",
    ),
    (same_task, "rà soát danh mục", "báo cáo kết quả", False, "another task"),
    (same_words, "trước 20/8/2025", "hoàn thành trước 20/8/2025", True, "one holds the other"),
    (same_words, "2025", "trong quý IV năm 2025", False, "too small a part"),
    (same_words, None, "2025", False, "no quote"),
]


@pytest.mark.parametrize(("compare", "a", "b", "expected", "reason"), LIKENESS, ids=[row[-1] for row in LIKENESS])
def test_likeness(compare: Any, a: str | None, b: str | None, expected: bool, reason: str) -> None:
    assert compare(a, b) is expected


def deadline(quote: str, where: str, **values: object) -> dict[str, Any]:
    return {"quote": quote, "kind": "by", "where": where, "section": where, **values}


def test_counts_by_hand() -> None:
    gold = {
        "header": {"number": "5", "signer": {"name": "Trần Văn Mẫu"}, "recipients": ["Như trên", "Lưu: VT"]},
        "deadlines": [deadline("trước 20/8/2025", "I", end="2025-08-20"), deadline("trong quý III", "II")],
    }
    parsed = {
        "header": {"number": "5", "signer": None, "recipients": ["như trên", "Lưu VT"]},
        "deadlines": [
            deadline("trước 20/8/2025", "II", end="2025-08-21"),
            deadline("hằng năm", "II"),
            deadline("chậm nhất ngày 1/1", "II"),
        ],
    }
    result = evaluate([("a", gold, parsed), ("b", {"deadlines": []}, {})])
    assert result.documents == 2
    figures = result.layers["deadlines"]
    assert (figures.matched, figures.predicted, figures.gold) == (1, 3, 2)
    assert figures.f1 == pytest.approx(2 * (1 / 3) * (1 / 2) / (1 / 3 + 1 / 2))
    assert result.fields["deadlines.value"].share == 0
    assert result.fields["deadlines.where"].share == 0
    assert result.header_accuracy == pytest.approx(1 / 3), "a comma missing in a recipient is a miss"
    assert {(miss.layer, miss.what) for miss in result.misses} == {
        ("header.signer.name", "wrong"),
        ("header.recipients", "wrong"),
        ("deadlines", "missed"),
        ("deadlines", "spurious"),
        ("deadlines.value", "wrong"),
        ("deadlines.where", "wrong"),
    }


def test_same_section_goes_first() -> None:
    gold = {"movements": [{"name": "Chung tay", "where": "II"}]}
    parsed = {"movements": [{"name": "Chung tay", "section": "I"}, {"name": "Chung tay", "section": "II"}]}
    result = evaluate([("a", gold, parsed)])
    assert result.fields["movements.where"].share == 1
    assert [miss.parsed["section"] for miss in result.misses] == ["I"]


def test_absent_parsed_file_counts_as_nothing_found(tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "parsed").mkdir()
    (tmp_path / "gold" / "a.json").write_text('{"movements": [{"name": "Chung tay", "where": "I"}]}', encoding="utf-8")
    result = evaluate_folders(tmp_path / "gold", tmp_path / "parsed")
    assert result.layers["movements"].recall == 0
    assert [miss.what for miss in result.misses] == ["missing", "missed"]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"{", "broken JSON"), (b"[]", "an array, not a plan"), (b"\xff", "not UTF-8")]
)
def test_unreadable_gold_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(UnreadableFileError, match=r"a\.json"):
        evaluate_folders(tmp_path, tmp_path)


def test_folder_without_gold_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="holds no gold"):
        evaluate_folders(tmp_path, tmp_path)


def reference_scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_scorer", shared / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled(gold: dict[str, Any], random_source: random.Random) -> dict[str, Any]:
    """Gold in the shape of a parsed plan, with rows lost, doubled and moved, and fields cut, changed and emptied."""
    plan: dict[str, Any] = {"header": {**gold.get("header", {}), "title": "Một kế hoạch khác"}}
    for name, rows in gold.items():
        if not isinstance(rows, list):
            continue
        out = []
        for row in rows:
            chance = random_source.random()
            if chance < 0.15:
                continue
            row = {**row, "section": row.get("where"), "id": row.get("id", f"x{len(out)}"), "within": None}
            field = random_source.choice(sorted(row))
            if chance < 0.4 and field not in {"id", "kind"}:
                value = row[field]
                row[field] = (
                    None if chance < 0.25 else f"{value}x" if chance < 0.32 else str(value)[: len(str(value)) // 2]
                )
            if name == "assignments":
                row["unit"] = {"name": row["unit"]}
            out += [row] * (2 if chance > 0.9 else 1)
        plan[name] = out
    return plan


@pytest.mark.shared
@pytest.mark.parametrize("part", ["seeds", "real", "partial"])
def test_figures_are_those_of_the_reference_scorer(part: str, shared: Path, tmp_path: Path) -> None:
    source = random.Random(part)
    for path in sorted((shared / "gold" / part).glob("*.json"))[1:]:
        gold = json.loads(path.read_text(encoding="utf-8"))
        (tmp_path / path.name).write_text(json.dumps(spoiled(gold, source), ensure_ascii=False), encoding="utf-8")
    expected, misses = reference_scorer(shared).score(shared / "gold" / part, tmp_path)
    ours = evaluate_folders(shared / "gold" / part, tmp_path)
    assert expected["header_accuracy"] < 1
    assert len(ours.misses) == len(misses) > 20
    shown = ours.to_dict()
    assert {name: shown[name] for name in expected} == expected
