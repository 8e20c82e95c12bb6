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
