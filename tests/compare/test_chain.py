"""How the plans of the corpus of one directive stand to it."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from kehoach_parse import Settings, parse
from kehoach_parse.compare import Comparison, compare, comparison_schema
from kehoach_parse.errors import InputError
from kehoach_parse.models.plan import Plan


@pytest.fixture(scope="module")
def plans(directive_folder: Path) -> list[Plan]:
    return [parse(path, settings=Settings(nlp="off")) for path in sorted((directive_folder / "plans").iterdir())]


@pytest.fixture(scope="module")
def comparison(plans: list[Plan], directive_folder: Path) -> Comparison:
    return compare(plans, str(directive_folder / "directive.txt"))


STANDING = [
    ("lang-son-ubnd", "implements", (), "title and preamble carry it out"),
    ("ca-mau-ubnd", "implements", (), "a legal basis in the preamble, carried out in the title"),
    ("tay-ninh-ubnd", "implements", (), "a wrong date does not hide it"),
    ("quang-ngai-so-y-te", "implements", (), "a department, also through its province's plan"),
    ("lang-son-so-gddt", "through", ("lang-son-ubnd",), "never names the directive"),
    ("dong-thap-so-khcn", "through", ("dong-thap-ubnd",), "names it within the title of the province's plan"),
    ("lam-dong-so-noi-vu", "cites", (), "one mention in a task"),
]


def stem(comparison: Comparison, plan_id: str) -> str:
    return next(Path(plan.uri).stem for plan in comparison.plans if plan.plan_id == plan_id)


@pytest.mark.parametrize(("name", "standing", "through", "reason"), STANDING, ids=[row[0] for row in STANDING])
def test_standing(comparison: Comparison, name: str, standing: str, through: tuple[str, ...], reason: str) -> None:
    plan = next(plan for plan in comparison.plans if Path(plan.uri).stem == name)
    assert (plan.relation, tuple(stem(comparison, node) for node in plan.through)) == (standing, through), reason


def test_the_result_is_valid_against_its_schema(comparison: Comparison) -> None:
    jsonschema.validate(comparison.model_dump(mode="json"), comparison_schema())
    assert Comparison.model_validate_json(comparison.to_json()) == comparison


def test_one_misdated(comparison: Comparison) -> None:
    assert [Path(plan.uri).stem for plan in comparison.plans if plan.misdated] == ["tay-ninh-ubnd"]


def test_a_number_nobody_cites_is_an_error(plans: list[Plan]) -> None:
    with pytest.raises(InputError, match="no plan cites a document '99-CT/TW'"):
        compare(plans, "99-CT/TW")
