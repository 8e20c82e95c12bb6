"""Where tests find things outside the package: the shared documents and system programs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kehoach_parse.models.plan import Plan

if TYPE_CHECKING:
    from selenium import webdriver

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


# Nothing but the page is asked for; scrolling is done at once, so that places can be measured.
BROWSER_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
    "--window-size=1400,1000",
)


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chromium that keeps what pages log."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium")
    for flag in (*BROWSER_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options, webdriver.ChromeService(program("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of sample plans with their gold: ``plans/`` and ``gold/``."""
    return ROOT / "corpora" / "samples"


@pytest.fixture(scope="session")
def directive_folder() -> Path:
    """The folder of the corpus of one directive: ``directive.txt``, ``plans/``, gold for facts and comparison."""
    return ROOT / "corpora" / "directive"


@pytest.fixture
def example_plan() -> Plan:
    """A small plan made by hand, no reader or rule involved; its words try the writers: formulas, quotes, tabs."""
    text = '=KẾ HOẠCH "mẫu"\nI. Mục đích\n- Sở Nội vụ báo cáo trước 20/8/2025\n1\tSở Y tế'
    fact = {"section": "I.-1", "rule": "made.by-hand", "quote": "trước 20/8/2025", "span": (48, 63)}
    return Plan.model_validate(
        {
            "plan_id": "mau-kh-2025",
            "producer": {"version": "0", "rules": "0"},
            "source": {
                "uri": "mẫu.txt", "media_type": "text/plain", "sha256": "0", "pages": None, "text_source": "native",
            },
            "text": text,
            "header": {
                "doc_type": {"code": "KH", "name": "Kế hoạch"},
                "title": "=KẾ HOẠCH",
                "recipients": ["Như trên", "Lưu: VT"],
            },
            "sections": [
                {
                    "id": "I", "parent": None, "style": "roman", "label": "I", "heading": True,
                    "text": "Mục đích", "span": [16, 27],
                },
                {
                    "id": "I.-1", "parent": "I", "style": "bullet", "label": "-1", "heading": False,
                    "text": "Sở Nội vụ báo cáo trước 20/8/2025", "span": [28, 63],
                },
            ],
            "tables": [
                {
                    "id": "t1", "section": "appendix", "columns": ["TT", "Đơn vị"],
                    "rows": [["1", "Sở Y tế"], ["2", None]], "span": [64, 73],
                },
            ],
            "deadlines": [{**fact, "id": "d0", "kind": "by", "end": "2025-08-20", "end_inclusive": False}],
            "assignments": [
                {
                    **fact, "id": "a0", "unit": {"name": "Sở Nội vụ", "canonical": None, "level": "department"},
                    "role": "lead", "task": "-báo cáo", "deadlines": ["d0"],
                },
            ],
            "targets": [{**fact, "id": "q0", "value": -5, "comparator": ">=", "unit": "%"}],
            "diagnostics": [{"code": "section-gap", "severity": "warning", "message": "II is missing"}],
        }
    )  # fmt: skip
