"""underthesea decides only what rules leave open, and stays because it pays where a verb is in no list."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import Literal

import pytest
import yaml

from kehoach_parse import Settings, parse
from kehoach_parse.evaluate import evaluate
from kehoach_parse.extract.assignments import find
from kehoach_parse.extract.nlp import verbs
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.rulebook.loading import rules_root

KEPT = 0.6  # share of the verbs that a plan of an unseen kind of work may find in the list

OPEN = [
    ("Các xã phơi sấy lúa cho hộ nghèo.", "Các xã", "an unknown verb after a bare place"),
    ("Các đoàn thể xã vun gốc cho cây trồng.", "Các đoàn thể xã", "an unknown verb after a collective"),
]
CLOSED = [
    ("Các sở, ban, ngành liên quan.", "a list without a verb"),
    ("Khối 9 biết bơi.", "one bare noun is too little to build on"),
    ("Các sở, ban, ngành đã vun đắp truyền thống.", "what was done"),
]


@pytest.mark.parametrize(("text", "unit", "reason"), OPEN)
def test_it_finds_verbs_no_list_has(text: str, unit: str, reason: str) -> None:
    rules = load_rulebook()
    assert find(text, rules, {}) == [], "the rules alone leave it open"
    hits = find(text, rules, {"nlp": "auto"})
    assert [hit.values["units"] for hit in hits] == [unit], reason


@pytest.mark.parametrize(("text", "reason"), CLOSED)
def test_it_makes_no_subject_of_anything(text: str, reason: str) -> None:
    assert find(text, load_rulebook(), {"nlp": "auto"}) == [], reason


def test_offsets_are_those_of_the_text() -> None:
    text = "Kế hoạch. Hợp tác xã phơi sấy lúa."
    assert [text[at : at + 4] for at in verbs(text, 10, len(text), Settings())][:1] == ["phơi"]


def test_off_asks_nobody() -> None:
    assert verbs("Sở Y tế kiểm tra.", 0, 17, Settings(nlp="off")) == []


def right(shared: Path, nlp: Literal["auto", "off"], rules: Path) -> float:
    """F1 of assignments over the gold of seeds and real documents."""
    documents = []
    for name, suffixes in (("seeds", (".txt",)), ("real", (".md", ".docx"))):
        for file in sorted((shared / "gold" / name).glob("*.json")):
            paths = [shared / name / (file.stem + suffix) for suffix in suffixes]
            path = next(path for path in paths if path.exists())
            plan = parse(path, settings=Settings(nlp=nlp), rules=rules)
            documents.append((file.stem, json.loads(file.read_text(encoding="utf-8")), plan.to_dict()))
    return evaluate(documents).layers["assignments"].f1


@pytest.mark.shared
def test_it_pays_where_verbs_are_unknown_and_costs_nothing_where_they_are_known(shared: Path, tmp_path: Path) -> None:
    whole = rules_root()
    assert right(shared, "auto", whole) >= right(shared, "off", whole)

    part = tmp_path / "rules"
    shutil.copytree(whole, part)
    file = part / "words" / "task_verbs.yaml"
    words = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    chance = random.Random(7)
    words["verbs"] = [verb for verb in words["verbs"] if chance.random() < KEPT]
    file.write_text(yaml.safe_dump(words, allow_unicode=True), encoding="utf-8")
    assert right(shared, "auto", part) > right(shared, "off", part) + 0.005
