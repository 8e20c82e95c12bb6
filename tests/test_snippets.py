"""Every command and every snippet of the documentation runs, page by page, in a folder as the reader may have it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kehoach_parse import Settings, parse
from tests.markdown import PAGES, ROOT, Block, blocks, commands

RUN_ELSEWHERE = {"spacy.md": "tests/spacy_ext/test_components.py"}
RUN = frozenset({"sh", "python"})
SHOWN = frozenset({"", "json", "text", "yaml"})  # output, data and formats
# What the installation and the checkout are for; the tests of extras and targets below stand for these.
NOT_HERE = ("make ", "pip install ", "git ")
PLAN = "KẾ HOẠCH\nTổ chức hội thi\nI. NHIỆM VỤ\n1. Văn phòng Sở báo cáo trước ngày 30/9/2025.\n"


@pytest.fixture(scope="module")
def furnished(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan, plans with their gold and as parsed before, and the parsed plans of one directive."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(samples, folder, dirs_exist_ok=True)
    shutil.copytree(samples.parent, folder / "corpora")
    (folder / "parsed").mkdir()
    (folder / "answers").mkdir()
    for source, target in (("plans", "parsed"), ("corpora/directive/plans", "answers")):
        for path in sorted((folder / source).iterdir()):
            made = parse(path, settings=Settings(nlp="off"))
            (folder / target / f"{path.stem}.json").write_text(made.to_json(), encoding="utf-8")
    for name in ("plan.txt", "plan.pdf"):  # the format is told by the content, not by the name
        (folder / name).write_text(PLAN, encoding="utf-8")
    return folder


def runnable(page: Path, language: str) -> list[Block]:
    return [block for block in blocks(page) if block.language == language and block.reason is None]


RUNNING = [
    page for page in PAGES if page.name not in RUN_ELSEWHERE and any(runnable(page, language) for language in RUN)
]


@pytest.mark.parametrize("page", RUNNING, ids=[str(page.relative_to(ROOT)) for page in RUNNING])
def test_page_runs(page: Path, furnished: Path, tmp_path: Path) -> None:
    """Commands in their order, then the Python of the page in one process: later blocks build on earlier ones."""
    folder = tmp_path / "reader"
    shutil.copytree(furnished, folder)
    printed = [did(command, folder) for block in runnable(page, "sh") for command in commands(block) if is_run(command)]
    snippets = [block.body for block in runnable(page, "python")]
    if snippets:
        printed.append(run([sys.executable, "-W", "error", "-c", "\n".join(snippets)], folder))
    if page == ROOT / "README.md":
        assert "Văn phòng Sở" in printed[-1]
    whole = trimmed("\n".join(printed))
    missing = [block.body for block in blocks(page) if block.printed and trimmed(block.body) not in whole]
    assert not missing, f"not printed:\n{missing[0]}\nbut:\n{whole}"


def is_run(command: str) -> bool:
    return not command.startswith(NOT_HERE) or "&& " in command


def did(command: str, folder: Path) -> str:
    """What a command prints, which prints or writes something and does not complain."""
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("the commands are written for a POSIX shell, and bash is absent")
    before = state(folder)
    command = command.rpartition("&& ")[2]
    if command.startswith("kehoach ") and not set("<>|;&$") & set(command):
        words = run([shell, "-c", f"printf '%s\\0' {command}"], folder).split("\0")[1:-1]
        printed = called(words, folder)
    else:
        printed = run([shell, "-c", command], folder)
    assert printed or state(folder) != before, f"{command}: printed and wrote nothing"
    return printed


def called(words: list[str], folder: Path) -> str:
    """What `kehoach` prints, called in this process: to start Python and load the rules anew takes longer than most."""
    from click.testing import CliRunner

    from kehoach_parse.cli import kehoach

    with contextlib.chdir(folder):
        done = CliRunner().invoke(kehoach, words)
    if done.exit_code or done.stderr:
        pytest.fail(f"exit code {done.exit_code} of {words}\n{done.stderr}{done.exception or ''}")
    return done.stdout


def trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def state(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}


def run(command: list[str], folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode or done.stderr:
        pytest.fail(f"exit code {done.returncode} of {command[-1]}\n{done.stderr.decode()}")
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_every_block_is_run_or_says_why_not(page: Path) -> None:
    languages = {block.language for block in blocks(page) if block.reason is None}
    assert {name for name in languages - RUN - SHOWN if not name.startswith("{")} == set()


def test_a_reason_is_read_where_there_is_one(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "<!-- not run: needs a cluster -->\n```sh\nsbatch x\n```\n\n- a\n  ```sh\n  kehoach x  # y\n  ```\n"
    )
    first, second = blocks(page)
    assert (first.reason, second.reason, commands(second)) == ("needs a cluster", None, ["kehoach x"])


def test_reasons_name_tests_that_exist() -> None:
    named = [
        found for page in PAGES for block in blocks(page) for found in re.findall(r"tests/\S+\.py", block.reason or "")
    ]
    assert [name for name in [*named, *RUN_ELSEWHERE.values()] if not (ROOT / name).exists()] == []


def test_extras_that_pages_install_exist() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    lists = [found for page in PAGES for found in re.findall(r"kehoach-parse\[([\w,-]+)\]", page.read_text("utf-8"))]
    assert {name for names in lists for name in names.split(",")} - set(extras) == set()
    assert lists


def test_every_command_is_shown_in_use() -> None:
    from kehoach_parse.cli import kehoach

    used = {
        word
        for page in PAGES
        for block in blocks(page)
        if block.language == "sh"
        for command in commands(block)
        for word in re.findall(r"kehoach (\w+)", command)
    }
    assert set(kehoach.commands) - used == set()
