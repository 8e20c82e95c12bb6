"""One comparison for all tests of the report: the plans of the directive in corpora/."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_parse import Settings, parse
from kehoach_parse.compare import compare
from kehoach_parse.compare.result import Comparison

OFF = Settings(nlp="off")


@pytest.fixture(scope="session")
def comparison(directive_folder: Path) -> Comparison:
    plans = [parse(path, settings=OFF) for path in sorted((directive_folder / "plans").iterdir())]
    return compare(plans, "52-CT/TW", text=parse(directive_folder / "directive.txt", settings=OFF))
