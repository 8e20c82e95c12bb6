"""``kehoach export`` to the formats of other tools."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from spacy.tokens import DocBin

from kehoach_parse.spacy_ext import blank

Command = Callable[..., Any]


@pytest.fixture
def parsed(kehoach: Command, plan_file: Path, tmp_path: Path) -> Path:
    assert kehoach("parse", plan_file, "-o", tmp_path / "parsed", "--nlp", "off").code == 0
    return tmp_path / "parsed"


def test_formats_of_other_tools(kehoach: Command, parsed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = kehoach("export", parsed, "--to", "label-studio,docbin,akn,json", "-o", out)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert sorted(path.name for path in out.iterdir()) == ["akn", "json", "label-studio", "plans.spacy"]
    plan = json.loads((parsed / "kế hoạch.json").read_text("utf-8"))
    assert json.loads((out / "json" / "kế hoạch.json").read_text("utf-8")) == plan
    (doc,) = DocBin().from_disk(out / "plans.spacy").get_docs(blank().vocab)
    assert [span.text for span in doc.spans["deadlines"]] == [fact["quote"] for fact in plan["deadlines"]]
    assert etree.parse(out / "akn" / f"{plan['plan_id']}.xml").getroot().tag.endswith("akomaNtoso")
    assert len(json.loads((out / "label-studio" / "tasks.json").read_text("utf-8"))) == 1


def test_the_same_plans_give_the_same_bytes(kehoach: Command, parsed: Path, tmp_path: Path) -> None:
    made = []
    for name in "ab":
        kehoach("export", parsed, "--to", "label-studio,docbin,akn,json", "-o", tmp_path / name)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).rglob("*") if path.is_file()})
    assert made[0] == made[1]


def test_an_unknown_format_is_named(kehoach: Command, parsed: Path) -> None:
    done = kehoach("export", parsed, "--to", "word")
    assert (done.code, "'word' is not one of jsonl, json, csv" in done.err) == (2, True)
