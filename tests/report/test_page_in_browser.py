"""The report in a browser: accessibility tree, keyboard, sorting, filters, language, phone and paper."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from kehoach_parse.compare.result import Comparison
from kehoach_parse.report import report_html
from tests.browser import errors, fetched, open_page

PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}


@pytest.fixture(scope="module")
def file(comparison: Comparison, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_html(comparison), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: webdriver.Chrome, file: Path) -> webdriver.Chrome:
    """The page as freshly opened."""
    open_page(browser, file)
    return browser


def visible(page: webdriver.Chrome, query: str) -> list[WebElement]:
    return [element for element in page.find_elements(By.CSS_SELECTOR, query) if element.is_displayed()]


def tree(page: webdriver.Chrome) -> list[tuple[str, str]]:
    """Role and name of every node that screen readers are told of."""
    nodes: list[dict[str, Any]] = page.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [
        (str(node["role"]["value"]), str(node.get("name", {}).get("value", "")))
        for node in nodes
        if not node["ignored"]
    ]


def test_screen_readers_are_told_of_every_part(page: webdriver.Chrome) -> None:
    told = tree(page)
    headings = [name for role, name in told if role == "heading"]
    assert {"Kế hoạch", "Ma trận nhiệm vụ", "Dòng thời gian", "Chuỗi thực hiện", "Khác biệt"} <= set(headings)
    assert {"navigation", "main", "search"} <= {role for role, _ in told}
    for role in ("link", "button", "textbox", "searchbox", "combobox", "image", "table", "region"):
        assert [name for found, name in told if found == role and not name.strip()] == [], role
    cells = [name for role, name in told if role == "link" and "nguyên văn" in name and "; " in name]
    assert any("Lạng Sơn" in name for name in cells), "a cell says its place, likeness and who leads"


def test_the_other_language_reaches_eyes_and_ears(page: webdriver.Chrome) -> None:
    page.find_element(By.ID, "language").click()
    assert page.find_element(By.CSS_SELECTOR, "#matrix h2").text == "Coverage matrix"
    assert any(role == "link" and "verbatim" in name for role, name in tree(page))


def test_the_keyboard_leads_from_a_cell_to_its_sentence(page: webdriver.Chrome) -> None:
    cell = visible(page, ".matrix td a")[0]
    cell.send_keys(Keys.ENTER)
    card = page.switch_to.active_element
    assert "card" in (card.get_attribute("class") or "")
    assert card.is_displayed()
    card.find_element(By.CSS_SELECTOR, ".links a").send_keys(Keys.ENTER)
    paragraph = page.find_element(By.CSS_SELECTOR, ".text p:target")
    assert paragraph.is_displayed()
    marked = page.execute_script("return [...CSS.highlights.get('place')].map(String).join('')")
    words = card.find_elements(By.CSS_SELECTOR, ".words > :not(del)")
    assert marked.split() == "".join(word.get_attribute("textContent") or "" for word in words).split()


def test_a_column_sorts_up_and_down(page: webdriver.Chrome) -> None:
    def days() -> list[int]:
        cells = page.find_elements(By.CSS_SELECTOR, "#plans tbody td:nth-of-type(4)")
        return [int(cell.get_attribute("data-sort") or 0) for cell in cells]

    head = page.find_element(By.CSS_SELECTOR, "#plans thead th:nth-of-type(5) button")
    head.send_keys(Keys.ENTER)
    assert days() == sorted(days())
    head.send_keys(Keys.ENTER)
    assert days() == sorted(days(), reverse=True)
    assert page.find_element(By.CSS_SELECTOR, "#plans th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_words_filter_without_accents(page: webdriver.Chrome) -> None:
    page.find_element(By.ID, "words").send_keys("lua dao")
    rows = visible(page, ".matrix tbody tr")
    assert rows
    for row in rows:
        words = row.find_element(By.CSS_SELECTOR, "[title]").get_attribute("title") or ""
        assert "lừa đảo" in words.casefold()


def test_a_province_filters_columns_and_values(page: webdriver.Chrome) -> None:
    Select(page.find_element(By.ID, "province")).select_by_visible_text("Lạng Sơn")
    heads = [head.get_attribute("textContent") or "" for head in visible(page, ".matrix thead .turned")]
    assert heads
    assert [head for head in heads if "Lạng Sơn" not in head] == []
    assert all("Lạng Sơn" in item.text for item in visible(page, "#deadlines .values li b"))


def test_the_matrix_shows_its_signs(page: webdriver.Chrome) -> None:
    """The picture of the matrix holds the green of what is verbatim: it is drawn, not only there."""
    table = page.find_element(By.ID, "tasks-table")
    picture = Image.open(io.BytesIO(table.screenshot_as_png)).convert("RGB")
    colours = picture.getcolors(picture.width * picture.height) or []
    assert sum(count for count, colour in colours if colour == (0x1A, 0x7F, 0x37)) > 200


def test_a_phone_scrolls_tables_and_not_the_page(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    try:
        width = page.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
        assert width[0] <= width[1]
        assert page.execute_script("return document.querySelector('#matrix .wide').scrollWidth") > PHONE["width"]
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_paper_holds_the_matrix_and_no_controls(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not page.find_element(By.CSS_SELECTOR, ".filters").is_displayed()
        assert page.find_element(By.ID, "tasks-table").is_displayed()
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {"landscape": True})["data"])[:5] == b"%PDF-"


def test_the_page_asks_for_nothing_and_logs_no_error(page: webdriver.Chrome) -> None:
    assert fetched(page) == []
    assert errors(page) == []
