"""What the documentation says is so: commands and snippets run, links lead somewhere, generated pages are current."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from kehoach_parse.families import finder_of
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.check import cases, failure

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    """The fenced blocks of one language, indented ones included."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return ["\n".join(line.removeprefix(indent) for line in body.split("\n")) for indent, body in found]


def commands(page: Path) -> list[str]:
    return [line.split("  #")[0].strip() for block in blocks(page, "sh") for line in block.splitlines() if line.strip()]


README_COMMANDS = [command for command in commands(ROOT / "README.md") if command.startswith("kehoach ")]
README_COMMANDS += [
    command.rpartition("&& ")[2] for command in commands(ROOT / "README.md") if command.startswith("pip install")
]


@pytest.fixture(scope="module")
def workplace(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README's reader may have it: a plan, some plans, gold, and parsed plans."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(samples / "plans", folder / "plans")
    shutil.copytree(samples / "gold", folder / "gold")
    (folder / "parsed").mkdir()
    plan = "KẾ HOẠCH\nTổ chức hội thi\nI. NHIỆM VỤ\n1. Văn phòng Sở báo cáo trước ngày 30/9/2025.\n"
    for name in ("plan.txt", "plan.pdf"):  # the format is told by the content, not by the name
        (folder / name).write_text(plan, encoding="utf-8")
    return folder


def test_readme_opens_with_the_three_commands() -> None:
    first = [command.split()[:2] for command in commands(ROOT / "README.md")[:3]]
    assert first == [["make", "demo"], ["make", "test"], ["pip", "install"]]


@pytest.mark.parametrize("command", README_COMMANDS)
def test_readme_command_runs(command: str, workplace: Path) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("the commands are written for a POSIX shell, and bash is absent")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [shell, "-c", command], cwd=workplace, env={**os.environ, "PATH": path}, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert done.stdout or list((workplace / "parsed").iterdir()) or list(workplace.glob("out/*"))


@pytest.mark.parametrize("snippet", blocks(ROOT / "README.md", "python"))
def test_readme_snippet_runs(snippet: str, workplace: Path) -> None:
    done = subprocess.run([sys.executable, "-c", snippet], cwd=workplace, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "Văn phòng Sở" in done.stdout.decode("utf-8")


def test_commands_of_make_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {target for page in PAGES for target in re.findall(r"\bmake ([a-z-]+)(?=`|$|  )", page.read_text("utf-8"))}
    assert {"demo", "test", "bench", "docs"} <= named <= targets


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_rule_in_contributing_works(tmp_path: Path) -> None:
    (block,) = blocks(ROOT / "CONTRIBUTING.md", "yaml")
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
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pages: dict[str, str] = module.pages()
    return pages


@pytest.mark.parametrize("name", ["cli.md", "rules.md", "schema/plan-1.0.json"])
def test_generated_page_is_current(name: str) -> None:
    committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert committed == generated_pages()[name], "run `make docs` and look at what changed"
