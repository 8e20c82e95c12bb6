"""The page as text: what is marked, and that nothing of a document becomes markup."""

from __future__ import annotations

from lxml import html

from kehoach_parse import parse_text
from kehoach_parse.view import view_html

HOSTILE = """KẾ HOẠCH
Về <script>alert(1)</script> & "dấu"

I. NHIỆM VỤ
1. Sở Y tế gửi báo cáo <img src=x onerror=alert(1)> trước ngày 30/9/2025.
"""


def test_facts_are_marked_in_the_text() -> None:
    plan = parse_text(HOSTILE)
    page = html.document_fromstring(view_html(plan))
    marks = {mark.text_content() for mark in page.iter("mark")}
    assert any("trước ngày 30/9/2025" in mark for mark in marks)


def test_the_text_of_a_document_never_becomes_markup() -> None:
    page = html.document_fromstring(view_html(parse_text(HOSTILE)))
    assert len(page.findall(".//script")) == 1  # the page's own
    assert not page.findall(".//img")
    assert "<img src=x onerror=alert(1)>" in page.text_content()


def test_every_word_of_the_reading_text_is_there() -> None:
    plan = parse_text(HOSTILE)
    page = html.document_fromstring(view_html(plan))
    shown = "\n".join(paragraph.text_content() for paragraph in page.find(".//article"))
    assert shown == plan.text


def test_cells_of_a_row_are_told_apart() -> None:
    table = "| TT | Nhiệm vụ | Chủ trì | Thời gian |\n|---|---|---|---|\n| 1 | Họp | Sở Y tế | Tháng 5/2025 |\n"
    plan = parse_text(f"KẾ HOẠCH\n{table}")
    page = html.document_fromstring(view_html(plan))
    rows = page.find_class("row")
    assert [len(row.find_class("tab")) for row in rows] == [3, 3]
    assert [row.text_content() for row in rows] == plan.text.split("\n")[1:]


def test_what_is_cut_says_so() -> None:
    plan = parse_text("KẾ HOẠCH\nI. NHIỆM VỤ\n1. " + "Rà soát công trình cấp nước " * 9)
    entry = html.document_fromstring(view_html(plan)).find(".//nav").text_content()
    assert entry.endswith(("nước …", "cấp …", "trình …", "công …", "soát …", "Rà …"))
