"""The site made of the documentation: built without a warning, read with the network off, searched in Vietnamese."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium import webdriver

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as ``make site`` builds it: a link that leads nowhere or a page without a place is an error."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--builder", "html", "--fail-on-warning", "--keep-going", "--quiet"]
    done = subprocess.run(
        [*command, "-d", str(folder / "doctrees"), str(ROOT / "docs"), str(folder / "html")],
        cwd=ROOT, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return folder / "html"


def test_every_page_is_in_the_site(site: Path) -> None:
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")}
    assert pages <= {path.stem for path in site.glob("*.html")}
    shown = (site / "index.html").read_text(encoding="utf-8")
    assert {page for page in pages if f'href="{page}.html"' not in shown} - {"index"} == set()


def test_nothing_is_loaded_from_the_network(site: Path) -> None:
    fetched = re.compile(
        r"""<(?:script|img|iframe)\b[^>]*\bsrc=["'](?:https?:)?//|<link\b[^>]*\bhref=["'](?:https?:)?//"""
    )
    styles = re.compile(r"""url\(["']?(?:https?:)?//|@import""")
    pages = {path: fetched.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}
    sheets = {path: styles.findall(path.read_text(encoding="utf-8")) for path in site.rglob("*.css")}
    assert {path.name: found for path, found in {**pages, **sheets}.items() if found} == {}


@pytest.mark.parametrize(
    ("words", "page", "reason"),
    [
        ("chủ trì", "glossary", "words with marks"),
        ("đặc khu", "glossary", "a letter that is no Latin one with a mark"),
        ("plan_id", "columns", "the name of a column"),
    ],
)
def test_search_finds_vietnamese(words: str, page: str, reason: str, site: Path, browser: webdriver.Chrome) -> None:
    from selenium.webdriver.common.by import By

    browser.get(f"{(site / 'search.html').as_uri()}?q={words}")
    until = time.monotonic() + 20
    found: list[str] = []
    while not any(f"/{page}.html" in link for link in found):
        assert time.monotonic() < until, (reason, found)
        links = browser.find_elements(By.CSS_SELECTOR, "#search-results a")
        found = [link.get_attribute("href") or "" for link in links]
