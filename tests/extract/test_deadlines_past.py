"""Times that were over before the plan was issued: looked back on, never due."""

from __future__ import annotations

import pytest

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.deadlines import extract
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

TIMES = [
    ("Thời gian thực hiện: từ ngày 01/3/2026 đến hết ngày 30/6/2026.", 1, "in the plan's year, before its day or not"),
    ("Thời kỳ kiểm tra: từ ngày 01/01/2022 đến hết ngày 31/12/2025.", 0, "the years an inspection looks at"),
    ("Thời gian thực hiện: từ tháng 11/2025 đến hết tháng 02/2026.", 1, "begun the year before, still running"),
]


@pytest.mark.parametrize(("text", "count", "reason"), TIMES, ids=[row[-1] for row in TIMES])
def test_what_ended_in_an_earlier_year_is_no_deadline(text: str, count: int, reason: str) -> None:
    found = extract(bare_document(text, issued="2026-02-10"), Found(), load_rulebook(), Settings(nlp="off"))
    assert len(found) == count
