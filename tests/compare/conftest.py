"""The corpus of one directive, read and compared once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_parse import Settings, parse
from kehoach_parse.compare import Comparison, compare
from kehoach_parse.models.plan import Plan


@pytest.fixture(scope="session")
def directive_text(directive_folder: Path) -> Plan:
    return parse(directive_folder / "directive.txt", settings=Settings(nlp="off"))


@pytest.fixture(scope="session")
def answering(directive_folder: Path) -> list[Plan]:
    """The fourteen plans."""
    return [parse(path, settings=Settings(nlp="off")) for path in sorted((directive_folder / "plans").iterdir())]


@pytest.fixture(scope="session")
def comparison(answering: list[Plan], directive_text: Plan) -> Comparison:
    return compare(answering, "52-CT/TW", text=directive_text)


@pytest.fixture(scope="session")
def names(comparison: Comparison) -> dict[str, str]:
    """Id of a plan → name of its file without suffix, as the gold calls it."""
    return {plan.plan_id: Path(plan.uri).stem for plan in comparison.plans} | {"directive": "directive"}
