"""Where tests find things outside the package: the shared documents and system programs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
IN_CI = os.environ.get("CI", "").lower() == "true"


def absent(what: str) -> None:
    """Skip with the reason, or fail where the continuous integration should have it."""
    if IN_CI:
        pytest.fail(f"{what} is absent, and must be there in CI")
    pytest.skip(f"{what} is absent")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with gold annotations and real documents, beside the checkout or where KEHOACH_SHARED says."""
    folder = Path(os.environ.get("KEHOACH_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        absent(f"the shared folder {folder}")
    return folder


@pytest.fixture(scope="session")
def program() -> object:
    """A function that returns the path of a system program, or skips (fails in CI) where it is not installed."""

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is None:
            absent(f"the system program {name}")
        return str(path)

    return find
