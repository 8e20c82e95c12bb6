"""Opening a page afresh, and what it asked for and logged since."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver


def open_page(browser: WebDriver, path: Path) -> None:
    """Open a page; what earlier ones logged is gone."""
    browser.get("about:blank")
    _log(browser)
    browser.get(path.as_uri())


def fetched(page: WebDriver) -> list[str]:
    """What the page asked for beside itself; what it carries within (``data:``) is not asked for."""
    names = page.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    return [name for name in names if not name.startswith("data:")]


def errors(page: WebDriver) -> list[Any]:
    """What was logged as an error since the page was opened, or since the last call."""
    return [entry for entry in _log(page) if entry["level"] == "SEVERE"]


def _log(browser: WebDriver) -> list[Any]:
    """The log, which is empty afterwards."""
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]  # Selenium does not annotate it
