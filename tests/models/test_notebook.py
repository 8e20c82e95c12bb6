"""What a notebook shows of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from kehoach_parse import Plan, Settings, parse, parse_text
from kehoach_parse.markup import COLOURS
from kehoach_parse.models.notebook import MAX_ROWS, MAX_TEXT

OFF = Settings(nlp="off")
HOSTILE = """KẾ HOẠCH
Về <script>alert(1)</script> & "dấu"

I. NHIỆM VỤ
1. Sở Y tế gửi báo cáo <img src=x onerror=alert(1)> trước ngày 30/9/2025.
"""


def shown(plan: Plan) -> html.HtmlElement:
    return html.fragment_fromstring(plan._repr_html_())


def test_text_has_every_word_and_each_mark_the_colour_of_its_kind(samples: Path) -> None:
    plan = parse(samples / "plans" / "ninh-thuan-so-nnptnt-han-han-2024.txt", settings=OFF)
    page = shown(plan)
    text = "\n".join(paragraph.text_content() for paragraph in page.iter("p"))
    assert text == plan.text
    marks = {mark.text: mark.get("style") for mark in page.iter("mark")}
    for kind, fact in (("deadline", plan.deadlines[0]), ("reference", plan.references[0])):
        assert COLOURS[kind] in marks[plan.text[slice(*fact.span)]]


def test_card_and_tables_say_what_the_plan_says(samples: Path) -> None:
    plan = parse(samples / "plans" / "ninh-thuan-so-nnptnt-han-han-2024.txt", settings=OFF)
    page = shown(plan)
    card = page.text_content()
    for value in (plan.header.title, plan.header.identifier, plan.header.issuer, plan.header.issued):
        assert value
        assert value in card
    rows = [len(table.findall("tr")) - 1 for table in page.iter("table")]
    facts = (plan.references, plan.deadlines, plan.assignments, plan.movements, plan.targets)
    assert rows == [min(len(some), MAX_ROWS) for some in facts if some]


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,  # tags in the text
        HOSTILE.replace("Sở Y tế", "Sở Y tế\x00\x1b[31m\ufffe"),  # characters HTML cannot hold
        "KẾ HOẠCH\n",  # next to nothing
    ],
)
def test_no_text_becomes_markup_and_nothing_is_fetched(text: str) -> None:
    page = shown(parse_text(text, settings=OFF))
    assert {element.tag for element in page.iter()} <= {
        "div", "span", "details", "summary", "p", "mark", "table", "tr", "th", "td",
    }  # fmt: skip
    attributes = {name for element in page.iter() for name in element.keys()}  # noqa: SIM118 - elements are no mappings
    assert attributes <= {"style", "title", "lang", "open"}
    assert "url(" not in html.tostring(page, encoding="unicode")
    assert "<img src=x onerror=alert(1)>" in page.text_content() or "img" not in text


def test_a_loaded_plan_with_characters_no_page_can_hold_is_shown(example_plan: Plan) -> None:
    header = example_plan.header.model_copy(update={"title": "a\x00b", "issuer": "c\x0b"})
    plan = example_plan.model_copy(update={"text": example_plan.text.replace("I", "\x0c"), "header": header})
    assert "a\ufffdb" in plan._repr_html_()


@pytest.mark.parametrize("between", ["\n", " "])  # lines; flattened text, all in one line
def test_a_long_plan_is_cut_and_says_so(between: str) -> None:
    body = between.join(f"{n}. Sở Nội vụ báo cáo trước ngày 20/8/2025." for n in range(1, 4_000))
    plan = parse_text(f"KẾ HOẠCH\nHội thi\nI. NHIỆM VỤ\n{body}", settings=OFF)
    page = plan._repr_html_()
    assert len(page) < 20 * MAX_TEXT
    text = "\n".join(paragraph.text_content() for paragraph in html.fragment_fromstring(page).iter("p"))
    assert plan.text.startswith(text)
    assert f"… {len(plan.text) - len(text):,} more characters" in page
    assert f"… {len(plan.deadlines) - MAX_ROWS:,} more" in page


def test_the_same_plan_gives_the_same_page() -> None:
    assert parse_text(HOSTILE, settings=OFF)._repr_html_() == parse_text(HOSTILE, settings=OFF)._repr_html_()
