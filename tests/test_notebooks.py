"""Notebooks run from end to end without a warning, draw what they say, and are kept without outputs."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Pictures each draws.
PICTURES = {
    "01_first_parse": 0,
    "02_one_directive": 5,
    "03_deadlines_and_workload": 4,
    "04_quality_and_limits": 2,
}
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def test_all_notebooks_are_known() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(PICTURES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = read(path)
    assert notebook.metadata == METADATA, (
        "only the kernel's name: what else an editor adds differs from reader to reader"
    )
    left = [
        (cell.id, cell.metadata)
        for cell in notebook.cells
        if cell.metadata or (cell.cell_type == "code" and (cell.outputs or cell.execution_count is not None))
    ]
    assert left == [], "clear all outputs before you commit"
    assert [cell.id for cell in notebook.cells] == [f"cell-{number:02}" for number in range(1, len(notebook.cells) + 1)]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_reads_the_corpora_alone(path: Path) -> None:
    code = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    assert re.findall(r"https?://|requests|urllib|!pip|%pip|/home/|/root/", code) == []
    assert {found.split("/")[1] for found in re.findall(r'Path\("([^"]+)"\)', code)} == {"corpora"}


@pytest.fixture(scope="module")
def runs() -> dict[str, Any]:
    """Each notebook with the outputs of a run, or its error; all at once, for most of it is the start of Python."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        patch.delenv("MPLBACKEND", raising=False)
        return dict(zip((path.stem for path in NOTEBOOKS), asyncio.run(run_all()), strict=True))


async def run_all() -> list[Any]:
    from nbclient import NotebookClient

    resources = {"metadata": {"path": str(ROOT / "notebooks")}}
    clients = [NotebookClient(read(path), timeout=100, resources=resources) for path in NOTEBOOKS]
    return await asyncio.gather(*(client.async_execute() for client in clients), return_exceptions=True)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_runs(path: Path, runs: dict[str, Any]) -> None:
    notebook = runs[path.stem]
    if isinstance(notebook, BaseException):
        raise notebook
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    warned = [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert warned == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) == PICTURES[path.stem]
