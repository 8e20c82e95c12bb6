"""What the documentation says is so: links lead somewhere, what it names exists, generated pages are current."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

import kehoach_parse
from kehoach_parse.families import finder_of
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.check import cases, failure
from tests.markdown import PAGES, ROOT, blocks, commands

GENERATED = ["api.md", "cli.md", "columns.md", "rules.md", "schema/plan-1.0.json", "schema/comparison-1.0.json"]


def test_every_public_name_is_described() -> None:
    described = set(re.findall(r"^### (\w+)$", (ROOT / "docs" / "api.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(kehoach_parse.__all__) - described == {"__version__"}


def test_readme_opens_with_the_three_commands() -> None:
    first = [command.split()[:2] for command in commands(blocks(ROOT / "README.md")[0])]
    assert first == [["make", "demo"], ["make", "test"], ["pip", "install"]]


def test_commands_of_make_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"\bmake ([a-z-]+)(?=`|$|  )", page.read_text("utf-8"))}
    assert {"demo", "test", "bench", "docs"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_rule_in_contributing_works(tmp_path: Path) -> None:
    (block,) = (found.body for found in blocks(ROOT / "CONTRIBUTING.md") if found.language == "yaml")
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    path = re.search(r"# rules/(\S+)", block)
    assert path is not None
    (tmp_path / "rules" / path[1]).write_text(block, encoding="utf-8")
    book = Rulebook(tmp_path / "rules")
    family = path[1].partition("/")[0]
    found = [failure(case, book, finder_of(family)) for case in cases(book, family) if case.rule.path == path[1]]
    assert found == [None, None]


@cache
def generated_pages() -> dict[str, str]:
    import generate  # docs/generate.py

    pages: dict[str, str] = generate.pages()
    return pages


@pytest.mark.parametrize("name", GENERATED)
def test_generated_page_is_current(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == generated_pages()[name], "run `make docs` and look at what changed"
