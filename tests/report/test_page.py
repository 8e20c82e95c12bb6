"""The report as HTML: every link leads somewhere, nothing of a document becomes markup, nothing is lost silently."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import html

from kehoach_parse import Settings, parse_text
from kehoach_parse.compare import compare
from kehoach_parse.compare.result import Comparison, TimelineItem
from kehoach_parse.report import report_html, sheet
from kehoach_parse.report.page import PARTS
from kehoach_parse.report.tables import day
from kehoach_parse.report.timeline import bounds
from kehoach_parse.report.wording import marked_differences

HOSTILE = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: {number}/KH-UBND
Lạng Sơn, ngày 02 tháng 3 năm 2025

KẾ HOẠCH
Thực hiện <script>alert(1)</script> Chỉ thị
Thực hiện Chỉ thị số 52-CT/TW ngày 18/6/2024 của Ban Bí thư, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. NHIỆM VỤ
1. Sở Y tế gửi báo cáo <img src=x onerror=alert(1)> về tập huấn cho "cán bộ" {extra} trước ngày 30/9/2025.
"""


@pytest.fixture(scope="module")
def page(comparison: Comparison) -> html.HtmlElement:
    return html.document_fromstring(report_html(comparison))


def hostile() -> Comparison:
    texts = (HOSTILE.format(number=number, extra=extra) for number, extra in ((1, "xã"), (2, "cấp\x0bxã")))
    return compare([parse_text(text, settings=Settings(nlp="off")) for text in texts], "52-CT/TW")


def test_every_link_leads_somewhere(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//@href")
    assert len(links) > 100
    assert not [link for link in links if not link.startswith("#") or link[1:] not in ids]


def test_every_part_is_there_in_order(page: html.HtmlElement) -> None:
    assert page.xpath("//section/@id") == list(PARTS)


def test_a_cell_leads_to_its_words_and_they_to_their_sentence(page: html.HtmlElement, comparison: Comparison) -> None:
    links = page.xpath("//table[@id='tasks-table']//td//a/@href")
    assert len(links) > 50
    for link in links:
        card = page.get_element_by_id(link[1:])
        sentence = next(a for a in card.iter("a") if a.get("data-from"))
        paragraph = page.get_element_by_id(sentence.get("href")[1:]).text_content()
        words = paragraph[int(sentence.get("data-from")) : int(sentence.get("data-to"))]
        shown = "".join(part.text_content() for part in card.find("p") if part.tag != "del")
        assert words.split() == shown.split()


def test_every_label_is_in_both_languages(page: html.HtmlElement) -> None:
    labels = page.find_class("label")
    assert labels
    for label in labels:
        assert [child.get("lang") for child in label] == ["vi", "en"]
        assert all(child.text for child in label)


def test_text_of_a_document_never_becomes_markup() -> None:
    page = html.document_fromstring(report_html(hostile()))
    assert len(page.findall(".//script")) == 1  # the page's own
    assert not page.findall(".//img")
    assert "<img src=x onerror=alert(1)>" in page.text_content()


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison) -> None:
    assert report_html(comparison) == report_html(comparison.model_copy())


def test_what_is_left_out_is_said(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "PLANS_IN_FULL", 5)
    monkeypatch.setattr(sheet, "TASKS_SHOWN", 7)
    page = html.document_fromstring(report_html(comparison, pictures_left_out=3))
    assert len(page.xpath("//table[@id='tasks-table']/tbody/tr")) == 7
    (said,) = (p.text_content() for p in page.find_class("warning") if p.tag == "p")
    assert re.search(rf"{len(comparison.tasks) - 7} nhiệm vụ.*toàn văn.*ảnh của 3 trang", said)
    assert not page.xpath("//details[@class='plan']")
    assert all(link[1:] in page.xpath("//@id") for link in page.xpath("//@href"))


def test_many_plans_share_the_column_of_their_province(comparison: Comparison, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "PLANS_IN_FULL", 5)
    page = html.document_fromstring(report_html(comparison))
    heads = [head.text_content() for head in page.find_class("turned")]
    assert heads == sorted(set(heads))
    assert "Lạng Sơn" in heads


@pytest.mark.parametrize(
    ("value", "shown", "reason"),
    [
        ("2025-09-30", "30/9/2025", "a day, as it is written in Vietnam"),
        ("2025-09", "9/2025", "a month"),
        ("2025", "2025", "a year"),
        ("2025-09-01/2025-12-31", "1/9/2025 – 31/12/2025", "a window"),
        ("FREQ=YEARLY", "FREQ=YEARLY", "a rule of recurrence stays as it is"),
        (None, "", "nothing"),
    ],
)
def test_dates_as_readers_write_them(value: str | None, shown: str, reason: str) -> None:
    assert day(value) == shown, reason


@pytest.mark.parametrize(
    ("start", "end", "expected", "reason"),
    [
        ("2025-09-01", "2025-09-30", (date(2025, 9, 1), date(2025, 9, 30)), "full dates"),
        ("2025-12", "2025-12", (date(2025, 12, 1), date(2025, 12, 31)), "a month ends with its last day"),
        ("2025", "2025", (date(2025, 1, 1), date(2025, 12, 31)), "so does a year"),
        (None, "2025-02", (None, date(2025, 2, 28)), "open at the start"),
        ("2025-07-01", None, (date(2025, 7, 1), None), "open at the end"),
    ],
)
def test_bounds_of_a_partial_date(
    start: str | None, end: str | None, expected: tuple[object, object], reason: str
) -> None:
    item = TimelineItem(
        plan="p", kind="deadline", start=start, end=end, end_inclusive=True, recurrence=None, label="trước"
    )
    assert bounds(item) == expected, reason


@pytest.mark.parametrize(
    ("old", "new", "expected", "reason"),
    [
        ("mở lớp cho cán bộ", "mở lớp cho cán bộ", [("span", "mở lớp cho cán bộ")], "the same"),
        (
            "mở 10 lớp", "mở 12 lớp",
            [("span", "mở "), ("del", "10 "), ("ins", "12 "), ("span", "lớp")], "another number",
        ),
        ("Mở lớp.", "mở lớp;", [("span", "mở lớp;")], "case and punctuation are no difference"),
        ("mở lớp", "mở lớp tại xã", [("span", "mở lớp "), ("ins", "tại xã")], "added at the end"),
        ("", "mở lớp", [("ins", "mở lớp")], "nothing to compare with"),
        (
            "mở lớp tại các xã vùng sâu, vùng xa, biên giới và hải đảo", "mở lớp",
            [("span", "mở lớp"), ("del", "tại các xã vùng … giới và hải đảo")], "a long omission in short",
        ),
    ],
)  # fmt: skip
def test_differences_by_words(old: str, new: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert [(run.tag, run.text) for run in marked_differences(old, new)] == expected, reason
