"""Tasks for Label Studio: places, labels and values agree with the plan and with the interface."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kehoach_parse import Settings, parse, parse_text
from kehoach_parse.export.label_studio import INTERFACE, TASKS, interface, label_studio, task
from kehoach_parse.markup import COLOURS

OFF = Settings(nlp="off")
ARRAYS = ("references", "deadlines", "assignments", "movements", "targets")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[dict[str, Any]], Path]:
    root = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "plans"
    plans = [json.loads(parse(path, settings=OFF).to_json()) for path in sorted(root.iterdir())]
    folder = tmp_path_factory.mktemp("export") / "label-studio"
    with label_studio(folder) as write:
        for plan in plans:
            write(plan)
    return plans, folder


def test_every_fact_is_a_region_on_its_words(made: tuple[list[dict[str, Any]], Path]) -> None:
    plans, folder = made
    tasks = json.loads((folder / TASKS).read_text("utf-8"))
    assert [each["data"]["plan_id"] for each in tasks] == [plan["plan_id"] for plan in plans]
    for plan, each in zip(plans, tasks, strict=True):
        (prediction,) = each["predictions"]
        regions = [region for region in prediction["result"] if region["type"] == "labels"]
        assert len(regions) == sum(len(plan[array]) for array in ARRAYS)
        for region in regions:
            value = region["value"]
            assert each["data"]["text"][value["start"] : value["end"]] == value["text"]
        assert len({region["id"] for region in regions}) == len(regions)


def test_the_interface_knows_every_name_and_value(made: tuple[list[dict[str, Any]], Path]) -> None:
    plans, folder = made
    assert (folder / INTERFACE).read_bytes() == interface()
    view = etree.fromstring(interface())
    controls = {control.get("name"): control for control in view if control.get("toName")}
    assert {control.get("toName") for control in controls.values()} == {view.find("Text").get("name")}
    for plan in plans:
        for region in task(plan)["predictions"][0]["result"]:
            known = {choice.get("value") for choice in controls[region["from_name"]]}
            assert set(region["value"].get("labels") or region["value"]["choices"]) <= known
    colours = [label.get("background") for label in view.find("Labels")]
    assert sorted(colours) == sorted(COLOURS.values())


def test_what_is_chosen_goes_with_its_region() -> None:
    plan = json.loads(
        parse_text("KẾ HOẠCH\nHội thi\nI. A\n1. Sở Y tế báo cáo trước ngày 20/8/2025.", settings=OFF).to_json()
    )
    result = task(plan)["predictions"][0]["result"]
    label, kind = [region for region in result if region["id"] == "deadlines-d0"]
    assert (label["value"]["labels"], kind["from_name"], kind["value"]["choices"]) == (
        ["DEADLINE"],
        "deadline-kind",
        ["by"],
    )
    assert label["meta"]["text"] == ["deadlines.before · high"]


def test_places_are_counted_as_browsers_count() -> None:
    plan = json.loads(
        parse_text("KẾ HOẠCH\nHội thi 😀\nI. A\n1. Sở Y tế báo cáo trước ngày 20/8/2025.", settings=OFF).to_json()
    )
    value = next(region["value"] for region in task(plan)["predictions"][0]["result"] if region["id"] == "deadlines-d0")
    units = plan["text"].encode("utf-16-le")
    assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"] == "trước ngày 20/8/2025"


def test_no_plans_are_no_tasks(tmp_path: Path) -> None:
    with label_studio(tmp_path / "out"):
        pass
    assert json.loads((tmp_path / "out" / TASKS).read_text("utf-8")) == []
