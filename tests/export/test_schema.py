from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from kehoach_parse.export import json_schema
from kehoach_parse.models.plan import Plan


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    return jsonschema.Draft202012Validator(json_schema())


def test_plans_are_valid(validator: jsonschema.Draft202012Validator, example_plan: Plan) -> None:
    validator.validate(json.loads(example_plan.to_json()))
    validator.validate(json.loads(example_plan.to_json(boxes=True)))


def change(*path: str | int, to: object) -> Any:
    return path, to


WRONG = [
    (change("schema_version", to="2.0"), "another version"),
    (change("deadlines", 0, "kind", to="soon"), "a kind that does not exist"),
    (change("targets", 0, "value", to="5"), "a number as text"),
    (change("header", "colour", to="red"), "an unknown field"),
    (change("sections", 0, "span", to=[1]), "half a span"),
    (change("sections", 0, "boxes", to=[{"page": 0}]), "a box without sides"),
]


@pytest.mark.parametrize(("wrong", "reason"), WRONG, ids=[row[-1] for row in WRONG])
def test_wrong_plans_are_not(
    validator: jsonschema.Draft202012Validator, example_plan: Plan, wrong: Any, reason: str
) -> None:
    data = json.loads(example_plan.to_json())
    (*path, last), value = wrong
    target = data
    for key in path:
        target = target[key]
    target[last] = value
    assert not validator.is_valid(data)


def test_committed_schema_is_current() -> None:
    file = Path(__file__).parents[2] / "docs" / "schema" / "plan-1.0.json"
    assert json.loads(file.read_text(encoding="utf-8")) == json_schema(), "run `make docs` and look at what changed"
