from __future__ import annotations

import pytest

from kehoach_parse.explain import explain, places
from kehoach_parse.models.plan import Plan
from kehoach_parse.rulebook import load_rulebook

PLACES = [
    ("20", [(20, 20)], "an offset"),
    ("16-27", [(16, 27)], "a range"),
    ("99999", [(73, 73)], "beyond the end"),
    ("mục đích", [(19, 27)], "words, whatever their case"),
    ("SO NOI VU", [(30, 39)], "words without their marks"),
    ("Sở", [(30, 32), (66, 68)], "every place"),
    ("không có", [], "words that do not occur"),
    ("  ", [], "nothing asked"),
]


@pytest.mark.parametrize(("at", "expected", "reason"), PLACES, ids=[row[-1] for row in PLACES])
def test_places(example_plan: Plan, at: str, expected: list[tuple[int, int]], reason: str) -> None:
    assert list(places(example_plan, at)) == expected


def test_explains_facts_section_and_paragraph(example_plan: Plan) -> None:
    (span,) = places(example_plan, "20/8/2025")
    found = explain(example_plan, span, load_rulebook())
    assert found.section is not None
    assert found.section.id == "I.-1"
    assert found.paragraph == "- Sở Nội vụ báo cáo trước 20/8/2025"
    assert [ground.fact.id for ground in found.grounds] == ["d0", "a0", "q0"]
    assert found.grounds[0].values == {"kind": "by", "end": "2025-08-20", "end_inclusive": False}
    assert found.grounds[0].rule is None, "the rule was made up for this test"


def test_says_only_what_is_said(example_plan: Plan) -> None:
    (span,) = places(example_plan, "20/8/2025")
    assignment = explain(example_plan, span, load_rulebook()).grounds[1]
    assert assignment.values["unit"] == {"name": "Sở Nội vụ", "level": "department"}


def test_header_words_outside_the_outline(example_plan: Plan) -> None:
    found = explain(example_plan, (3, 5), load_rulebook())
    assert (found.section, found.grounds) == (None, ())
    assert found.header == {"doc_type.name": "Kế hoạch", "title": "=KẾ HOẠCH"}
    assert "header.doc_type.name: Kế hoạch" in found.to_text()


def test_place_without_facts(example_plan: Plan) -> None:
    found = explain(example_plan, (66, 68), load_rulebook())
    assert (found.section, found.header, found.grounds) == (None, {}, ())
    assert "no fact here" in found.to_text()
