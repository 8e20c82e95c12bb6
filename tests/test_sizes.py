"""Modules and functions stay small enough to read in one go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kehoach_parse"
MODULES = sorted(PACKAGE.rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 60


def too_long(source: str) -> Iterator[str]:
    """What in a module's source is over the bounds."""
    lines = len(source.splitlines())
    if lines > MODULE_LINES:
        yield f"{lines} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{node.name}: {length} lines"


@pytest.mark.parametrize("module", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_module_is_small(module: Path) -> None:
    assert list(too_long(module.read_text(encoding="utf-8"))) == []


def test_the_bounds_bite() -> None:
    long_function = "def f():\n" + "    pass\n" * FUNCTION_LINES
    assert list(too_long(long_function)) == [f"f: {FUNCTION_LINES + 1} lines"]
    assert list(too_long("\n" * (MODULE_LINES + 1))) == [f"{MODULE_LINES + 1} lines"]


def test_no_module_is_a_drawer_for_everything() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "common", "misc"}]
