"""Pages of a plan's PDF in the report: only those that passages stand on, with frames on their words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from lxml import html

from kehoach_parse import Plan, Settings, parse
from kehoach_parse.compare import Comparison, compare
from kehoach_parse.report import page_pictures, pictures, report_html

DIRECTIVE = "41-CT/TW"


@pytest.fixture
def plans(shared: Path, tmp_path: Path) -> list[Plan]:
    """A plan as PDF that carries the directive out, in a folder of its own."""
    found = [path for path in sorted((shared / "pdf").glob("l*_*.pdf")) if _names_it(path)]
    copied = [Path(shutil.copy(path, tmp_path)) for path in found[:2]]
    assert copied
    return [parse(path, settings=Settings(nlp="off")) for path in copied]


def _names_it(path: Path) -> bool:
    references = parse(path, settings=Settings(nlp="off")).references
    return any(found.identifier == DIRECTIVE and found.relation == "implements" for found in references)


@pytest.fixture
def comparison(plans: list[Plan]) -> Comparison:
    return compare(plans, DIRECTIVE)


def test_a_cell_leads_to_its_page(plans: list[Plan], comparison: Comparison) -> None:
    pages, left_out = page_pictures(plans, comparison)
    assert left_out == 0
    page = html.document_fromstring(report_html(comparison, pages))
    links = page.xpath("//p[@class='links']/a[contains(@href, '#b')]/@href")
    assert len(links) >= len(comparison.tasks)
    for link in links:
        frame = page.get_element_by_id(link[1:])
        assert frame.getparent().find("img").get("src").startswith("data:image/png;base64,")


def test_pages_without_passages_are_not_drawn(plans: list[Plan], comparison: Comparison) -> None:
    pages, _ = page_pictures(plans, comparison)
    for plan in plans:
        shown = {image.number for image in pages[plan.plan_id].images}
        spans = [cell.span for task in comparison.tasks for cell in task.cells if cell.plan == plan.plan_id]
        assert shown == {box.page for span in spans for box in plan.boxes(span)}


def test_a_file_that_is_another_by_now_gives_no_pictures(plans: list[Plan], comparison: Comparison) -> None:
    Path(plans[0].source.uri).write_bytes(b"%PDF-1.4 another")
    pages, _ = page_pictures(plans, comparison)
    assert plans[0].plan_id not in pages
    assert "data:image" not in report_html(comparison, {})


def test_pages_beyond_the_bound_are_counted(
    plans: list[Plan], comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = page_pictures(plans, comparison)
    count = sum(len(found.images) for found in whole.values())
    monkeypatch.setattr(pictures, "PICTURES_SHOWN", 1)
    part, left_out = page_pictures(plans, comparison)
    assert sum(len(found.images) for found in part.values()) == 1
    assert left_out == count - 1
