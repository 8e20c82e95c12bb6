"""Whether two units are told to be the same, adapted or unrelated, against pairs labelled by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach_parse.compare import Comparison
from kehoach_parse.compare.agreement import Agreement, Labelled
from kehoach_parse.compare.likeness import compare_wordings
from kehoach_parse.compare.wording import Vocabulary
from kehoach_parse.models.plan import Plan
from kehoach_parse.rulebook import load_rulebook

# Bars of the labels that matter: two units told to be about one task are, and most that are, are told.
BARS = [("verbatim", 0.9, 0.75), ("adapted", 0.9, 0.75)]


@pytest.fixture(scope="module")
def labelled(answering: list[Plan], directive_text: Plan, directive_folder: Path) -> Labelled:
    plans = {Path(plan.source.uri).stem: plan for plan in (*answering, directive_text)}
    return Labelled(directive_folder / "alignment.json", plans)


def check(found: Agreement, label: str, precision: float, recall: float) -> None:
    assert found.precision(label) >= precision
    assert found.recall(label) >= recall


@pytest.mark.parametrize(("label", "precision", "recall"), BARS)
def test_bounds_in_use(labelled: Labelled, label: str, precision: float, recall: float) -> None:
    check(labelled.agreement(), label, precision, recall)


@pytest.mark.parametrize(("label", "precision", "recall"), BARS)
def test_bounds_chosen_without_the_plans_of_the_pair(
    labelled: Labelled, label: str, precision: float, recall: float
) -> None:
    check(labelled.held_out(), label, precision, recall)


def test_pairs_fall_into_one_task_and_look_alikes_do_not(
    comparison: Comparison, names: dict[str, str], directive_folder: Path
) -> None:
    """The whole way, candidates and gathering included, for pairs of plans that carry the directive out."""
    place = {(names[cell.plan], cell.section): task.id for task in comparison.tasks for cell in task.cells}
    place |= {("directive", task.section): task.id for task in comparison.tasks if task.section}
    pairs = json.loads((directive_folder / "alignment.json").read_text(encoding="utf-8"))["pairs"]
    sides = [(row["label"], *((row[side]["plan"], row[side]["section"]) for side in "ab")) for row in pairs]
    known = [(label, place[a], place[b]) for label, a, b in sides if a in place and b in place]
    related = [a == b for label, a, b in known if label != "unrelated"]
    unrelated = [a == b for label, a, b in known if label == "unrelated"]
    assert len(related) > 140
    assert len(unrelated) > 25
    assert sum(related) / len(related) >= 0.9
    assert sum(related) / (sum(related) + sum(unrelated)) >= 0.9


LIKENESS = [
    (
        "Sở Y tế tổ chức khám sàng lọc bệnh không lây nhiễm cho công nhân khu công nghiệp trước ngày 30/6/2024.",
        "Sở Y tế tổ chức khám sàng lọc bệnh không lây nhiễm cho công nhân khu công nghiệp trước ngày 30/6/2024.",
        "verbatim", "the same",
    ),
    (
        "Tổ chức khám sàng lọc bệnh không lây nhiễm cho công nhân khu công nghiệp trước ngày 30/6/2024.",
        "tổ chức khám sàng lọc bệnh không lây nhiễm cho công nhân khu công nghiệp trước ngày 30/6/2024",
        "verbatim", "capitals and the full stop are no words",
    ),
    (
        "Tổ chức khám sàng lọc bệnh không lây nhiễm cho công nhân khu công nghiệp trước ngày 30/6/2024.",
        "Tổ chức khám sàng lọc bệnh không lây nhiễm cho công nhân khu công nghiệp trước ngày 31/8/2024.",
        "adapted", "another date",
    ),
    (
        "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ rà soát danh sách người có công trên địa bàn.",
        "Giao Sở Y tế chủ trì, phối hợp với Sở Nội vụ trồng rừng phòng hộ ven biển.",
        "own", "bodies and roles are no task",
    ),
    (
        "Bố trí kinh phí thực hiện trong dự toán hằng năm của đơn vị.",
        "Nguồn kinh phí: do ngân sách địa phương cân đối theo quy định.",
        "adapted", "a duty any plan lays down",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "kind", "reason"), LIKENESS, ids=[row[3] for row in LIKENESS])
def test_likeness(first: str, second: str, kind: str, reason: str) -> None:
    vocabulary = Vocabulary({"Sở Y tế", "Sở Nội vụ"}, load_rulebook())
    others = ["Xây dựng kho dữ liệu đất đai dùng chung.", "Mở lớp dạy bơi cho học sinh tiểu học trong dịp hè."] * 20
    wordings = [vocabulary.read(text) for text in (first, second, *others)]
    for wording in wordings:
        vocabulary.count(wording)
    assert compare_wordings(wordings[0], wordings[1], vocabulary.sums(wordings[0])).kind == kind, reason
