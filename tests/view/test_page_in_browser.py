"""The page as a browser draws it: every box sits on the words of its fact."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pdfplumber
import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver

from kehoach_parse import parse
from kehoach_parse.models.plan import Plan
from kehoach_parse.view import view_html
from tests.browser import errors, fetched, open_page

TOLERANCE = 1.5  # points: a third of a letter


@pytest.fixture(scope="module")
def pdf(shared: Path) -> Path:
    return shared / "pdf" / "lo_0.pdf"


@pytest.fixture(scope="module")
def plan(pdf: Path) -> Plan:
    return parse(pdf)


@pytest.fixture(scope="module")
def page(browser: WebDriver, pdf: Path, plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> WebDriver:
    path = tmp_path_factory.mktemp("view") / "page.html"
    path.write_text(view_html(plan, pdf.read_bytes()), encoding="utf-8")
    open_page(browser, path)
    return browser


# Boxes of every fact as the browser lays them out, in shares of their page.
DRAWN = """
return [...document.querySelectorAll(".box")].map((box) => {
  const page = box.closest("figure"), frame = page.getBoundingClientRect(), place = box.getBoundingClientRect();
  return {fact: box.dataset.fact, page: +page.dataset.page,
    x0: (place.left - frame.left) / frame.width, x1: (place.right - frame.left) / frame.width,
    top: (place.top - frame.top) / frame.height, bottom: (place.bottom - frame.top) / frame.height};
});
"""


def test_boxes_sit_on_their_words(page: WebDriver, pdf: Path, plan: Plan) -> None:
    """The words that pdfplumber, a reader of its own, finds inside a fact's boxes are the words of its quote."""
    drawn = page.execute_script(DRAWN)
    facts = {fact.id: fact for fact in (*plan.references, *plan.deadlines, *plan.assignments, *plan.movements)}
    assert {box["fact"] for box in drawn} >= set(facts)
    seen: dict[str, list[str]] = {}
    with pdfplumber.open(pdf) as document:
        words = [(sheet.width, sheet.height, sheet.extract_words()) for sheet in document.pages]
    for box in drawn:
        width, height, on_page = words[box["page"] - 1]
        seen.setdefault(box["fact"], []).extend(
            word["text"]
            for word in on_page
            if box["x0"] * width - TOLERANCE <= word["x0"]
            and word["x1"] <= box["x1"] * width + TOLERANCE
            and box["top"] * height - TOLERANCE
            <= (word["top"] + word["bottom"]) / 2
            <= box["bottom"] * height + TOLERANCE
        )
    wrong = {
        key: (fact.quote, seen.get(key))
        for key, fact in facts.items()
        if _letters(fact.quote) - _letters(" ".join(seen.get(key, [])))  # a row over two pages is drawn page by page
    }
    assert not wrong


def test_choosing_a_box_lights_up_its_entry(page: WebDriver) -> None:
    box = page.find_element(By.CSS_SELECTOR, ".box.deadline")
    page.execute_script("arguments[0].click()", box)
    entry = page.find_element(By.ID, f"f-{box.get_attribute('data-fact')}")
    assert "on" in (entry.get_attribute("class") or "").split()


def test_a_kind_can_be_hidden(page: WebDriver) -> None:
    switch = page.find_element(By.CSS_SELECTOR, "input[data-kind=deadline]")
    switch.click()
    assert not any(box.is_displayed() for box in page.find_elements(By.CSS_SELECTOR, ".box.deadline"))
    switch.click()
    assert all(box.is_displayed() for box in page.find_elements(By.CSS_SELECTOR, ".box.deadline"))


def test_boxes_have_names_for_screen_readers(page: WebDriver) -> None:
    assert all(box.accessible_name for box in page.find_elements(By.CSS_SELECTOR, ".box"))


def test_the_page_asks_for_nothing_and_logs_no_error(page: WebDriver) -> None:
    assert fetched(page) == []
    assert errors(page) == []


def _letters(text: str) -> Counter[str]:
    return Counter("".join(unicodedata.normalize("NFC", text).split()))
