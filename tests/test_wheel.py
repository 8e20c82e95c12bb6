"""What is built holds everything it needs: the wheel is installed elsewhere and run from outside the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
RULE_FILES = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    script = "import sys; from hatchling import build as b; b.build_sdist(sys.argv[1]); b.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, check=True, capture_output=True)
    return folder


def test_sdist_holds_what_a_build_and_a_check_need(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= RULE_FILES
    assert names >= {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile", "tests/conftest.py"}
    assert any(name.startswith("corpora/samples/plans/") for name in names)


def test_wheel_holds_the_rules_and_nothing_else_at_top(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as archive:
        names = set(archive.namelist())
    assert names >= {f"kehoach_parse/{name}" for name in RULE_FILES}
    assert "kehoach_parse/py.typed" in names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"kehoach_parse"}
    sources = {f"kehoach_parse/{path.relative_to(ROOT / 'kehoach_parse').as_posix()}" for path in
               (ROOT / "kehoach_parse").rglob("*") if path.is_file() and "__pycache__" not in path.parts}  # fmt: skip
    assert names >= sources, "assets of pages included"


def test_wheel_works_from_outside_the_checkout(built: Path, samples: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site)]
    subprocess.run([*pip, str(next(built.glob("*.whl")))], check=True, capture_output=True)
    plan = sorted((samples / "plans").glob("*.txt"))[0]
    code = "import sys, kehoach_parse as k; sys.stderr.write(k.__file__); from kehoach_parse.cli import main; main()"
    command = [sys.executable, "-c", code, "parse", str(plan), "--nlp", "off"]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    assert Path(done.stderr.decode()).is_relative_to(site), "the wheel was run, not the checkout"
    assert json.loads(done.stdout)["references"]
