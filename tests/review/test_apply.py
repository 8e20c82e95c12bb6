"""The workbook read back: what becomes gold, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kehoach_parse import Settings, parse
from kehoach_parse.errors import DamagedFileError, LimitExceededError, UnreadableFileError
from kehoach_parse.evaluate import evaluate
from kehoach_parse.export.gold import FACTS, FIELDS
from kehoach_parse.review import ReviewError, gold_of, read_answers, review_workbook

CORPORA = sorted(Path(__file__).resolve().parents[2].glob("corpora/*/plans/*"))


def gold(reviewer: Any) -> dict[str, Any]:
    (applied,) = gold_of(read_answers(reviewer.save()))
    assert applied.gold is not None
    return dict(applied.gold)


@pytest.fixture(scope="module")
def corpus() -> dict[str, dict[str, Any]]:
    return {path.stem: json.loads(parse(path, settings=Settings(nlp="off")).to_json()) for path in CORPORA}


def test_a_review_that_finds_everything_right_agrees_with_the_plans(
    corpus: dict[str, dict[str, Any]], tmp_path: Path, open_review: Any
) -> None:
    review_workbook(corpus.items(), tmp_path / "r.xlsx", everything=True)
    reviewer = open_review(tmp_path / "r.xlsx")
    for layer in FIELDS:
        for row in reviewer.rows(layer):
            reviewer.fill(layer, row, decision="right")
    reviewer.complete("whole document")
    made = [(applied.document, applied.gold) for applied in gold_of(read_answers(reviewer.save()))]
    assert sorted(name for name, _ in made) == sorted(corpus)
    result = evaluate((name, row, corpus[name]) for name, row in made if row is not None)
    assert result.misses == ()
    assert {layer: figures.f1 for layer, figures in result.layers.items()} == dict.fromkeys(("sections", *FACTS), 1.0)


def test_gold_has_the_form_of_the_corpora(reviewer: Any) -> None:
    reviewer.complete("whole document")
    made = gold(reviewer)
    assert list(made) == ["format", "document", *FIELDS]
    for layer, fields in FIELDS.items():
        assert all(tuple(row) == fields for row in ([made[layer]] if layer == "header" else made[layer])), layer
    sample = json.loads(next(iter(CORPORA[0].parents[1].glob("gold/*.json"))).read_text("utf-8"))
    assert list(sample) == list(made)


def test_only_what_is_complete_is_gold(reviewer: Any) -> None:
    reviewer.fill("deadlines", 2, decision="right")
    reviewer.fill("movements", reviewer.free("movements"), document="hội thi", decision="missing", new_quote="x",
                  new_name="x", new_where="closing")  # fmt: skip
    reviewer.complete("targets", "header")
    (applied,) = gold_of(read_answers(reviewer.save()))
    assert applied.gold is not None
    assert list(applied.gold) == ["format", "document", "header", "targets"]
    assert applied.unused == {"deadlines": 1, "movements": 1}, "said, not lost in silence"


def test_facts_that_are_not_shown_and_not_decided_are_kept_as_parsed(
    plan: dict[str, Any], tmp_path: Path, open_review: Any
) -> None:
    review_workbook([("p", plan)], tmp_path / "r.xlsx", everything=False)
    reviewer = open_review(tmp_path / "r.xlsx")
    assert len(reviewer.rows("deadlines")) < len(plan["deadlines"])
    reviewer.complete("deadlines")
    assert len(gold(reviewer)["deadlines"]) == len(plan["deadlines"])


def test_decisions_show_in_gold_and_in_its_evaluation(plan: dict[str, Any], reviewer: Any) -> None:
    reviewer.fill("deadlines", reviewer.row_of("deadlines", key="d0"), decision="changed", new_end="2025-08-19",
                  new_end_inclusive="true")  # fmt: skip
    reviewer.fill("deadlines", reviewer.row_of("deadlines", key="d1"), decision="wrong")
    reviewer.fill("header", reviewer.row_of("header", field="title"), decision="changed", new_value="Hội thi khác hẳn")
    reviewer.fill("header", reviewer.row_of("header", field="number"), decision="wrong")
    reviewer.fill("header", reviewer.row_of("header", field="recipients"), decision="changed", new_value="A | B;\nC")
    reviewer.fill("targets", reviewer.free("targets"), document="hội thi", decision="missing", new_quote="5 lớp",
                  new_value=5, new_comparator="=", new_unit="lớp", new_where="II.2")  # fmt: skip
    reviewer.complete("whole document")
    made = gold(reviewer)
    assert [(row["end"], row["end_inclusive"]) for row in made["deadlines"]] == [("2025-08-19", True)]
    assert (made["header"]["title"], made["header"]["number"]) == ("Hội thi khác hẳn", None)
    assert made["header"]["recipients"] == ["A", "B;", "C"]
    assert made["targets"][-1] == {"quote": "5 lớp", "value": 5, "comparator": "=", "unit": "lớp", "where": "II.2"}
    result = evaluate([("hội thi", made, plan)])
    assert result.layers["deadlines"].precision == 0.5, "one that was parsed is none"
    assert result.layers["targets"].recall == 0.5, "one was missed"
    wrong = {(miss.layer, miss.what) for miss in result.misses}
    assert wrong == {
        ("header.title", "wrong"), ("header.number", "wrong"), ("header.recipients", "wrong"),
        ("deadlines", "spurious"), ("deadlines.value", "wrong"), ("targets", "missed"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ({"decision": "changed", "new_identifier": "32/KH-UBND"}, ["32/KH-UBND"]),  # the number it is named by now
        ({"decision": "wrong"}, [None]),  # what it was within is gone
    ],
)
def test_a_reference_within_another_follows_it(decision: dict[str, str], expected: list[str], reviewer: Any) -> None:
    reviewer.fill("references", reviewer.row_of("references", identifier="31/KH-UBND"), **decision)
    reviewer.complete("references")
    assert [row["within"] for row in gold(reviewer)["references"] if row["identifier"] == "07-CT/TU"] == expected


@pytest.mark.parametrize(
    ("where", "index"),
    [("title", 0), ("I.-1", 0), ("II.1", 1), ("II.2", 2), ("closing", 2)],  # deadlines stand in II.1 and II.2
)
def test_what_was_missed_stands_where_the_document_says_it(where: str, index: int, reviewer: Any) -> None:
    reviewer.fill("deadlines", reviewer.free("deadlines"), document="hội thi", decision="missing", new_quote="x",
                  new_kind="continuous", new_where=where)  # fmt: skip
    reviewer.complete("deadlines")
    assert [row["quote"] for row in gold(reviewer)["deadlines"]].index("x") == index


@pytest.mark.parametrize(
    ("section", "after"),
    [("I.-2", "I.-1"), ("II.1.a", "II.1"), ("II.3", "II.2"), ("III", "II.2"), ("I.¶1", "I")],
)
def test_a_missed_section_stands_behind_its_elders(section: str, after: str, reviewer: Any) -> None:
    reviewer.fill("sections", reviewer.free("sections"), document="hội thi", decision="missing", new_id=section,
                  new_style="arabic", new_text="x")  # fmt: skip
    reviewer.complete("sections")
    found = [row["id"] for row in gold(reviewer)["sections"]]
    assert found[found.index(section) - 1] == after


HEADS = {"document": "hội thi", "decision": "missing"}


@pytest.mark.parametrize(
    ("sheet", "key", "values", "message"),
    [
        (
            "deadlines",
            "d0",
            {"decision": "changed", "new_end": "2025-13-01"},
            "2025-13-01 is no date; write YYYY-MM-DD",
        ),
        ("deadlines", "d0", {"decision": "changed", "new_end": "1/8/2025"}, "1/8/2025 is no date; write YYYY-MM-DD"),
        (
            "deadlines",
            "d0",
            {"decision": "changed", "new_end": "2025-W01-1"},
            "2025-W01-1 is no date",
        ),  # ISO, but not ours
        ("deadlines", "d0", {"decision": "changed", "new_kind": "due"}, "due is none of by, window, on"),
        ("deadlines", "d0", {"decision": "changed", "new_kind": "none"}, "kind cannot be none"),
        ("deadlines", "d0", {"decision": "changed", "new_end_inclusive": "yes"}, "yes is neither true nor false"),
        (
            "deadlines",
            "d0",
            {"decision": "changed", "new_recurrence": "monthly"},
            "no recurrence rule; write it like FREQ",
        ),
        ("deadlines", "d0", {"decision": "changed", "new_offset": "15 ngày"}, "no duration; write it like -P15D"),
        ("deadlines", "d0", {"decision": "changed", "new_offset": "P"}, "no duration"),
        (
            "deadlines",
            "d0",
            {"decision": "changed", "new_where": "IX"},
            "IX is no section of hội thi; see sheet sections",
        ),
        (
            "deadlines",
            "d0",
            {"decision": "changed", "new_end": "=A1"},
            "is a formula or its error; write the value itself",
        ),
        ("deadlines", "d0", {"new_end": "2025-08-01"}, "a corrected value needs the decision changed"),
        (
            "deadlines",
            "d0",
            {"decision": "right", "new_end": "2025-08-01"},
            "a corrected value needs the decision changed",
        ),
        ("deadlines", "d0", {"decision": "changed"}, "changed needs a value in a column `new …`"),
        ("deadlines", "d0", {"decision": "ok"}, "ok is none of right, wrong, changed"),
        ("deadlines", "d0", {"decision": "right", "document": "khác"}, "no such row was parsed"),
        ("deadlines", "d0", {"decision": "right", "key": "d1"}, "no such row was parsed"),  # see the test's end
        ("deadlines", "d0", {"decision": "changed", "new_kind": "on"}, "a deadline of kind on needs its start"),
        ("deadlines", "d0", {"decision": "changed", "new_start": "2025-08-01"}, "a deadline of kind by has no start"),
        ("deadlines", "d0", {"decision": "changed", "new_end": "none"}, "a deadline of kind by needs its end"),
        ("deadlines", None, {**HEADS, "new_kind": "relative"}, "a deadline of kind relative needs its anchor"),
        ("references", "r0", {"decision": "changed", "new_issued": "tháng 3"}, "write YYYY-MM-DD, YYYY-MM or YYYY"),
        ("references", "r0", {"decision": "changed", "new_issued": "2025-00"}, "2025-00 is no date"),
        (
            "targets",
            "q0",
            {"decision": "changed", "new_value": "40,5"},
            "40,5 is no number; write it in digits with a point",
        ),
        ("targets", None, {**HEADS, "new_value": "5"}, "a fact that was missed needs its quote"),
        ("targets", None, {"decision": "missing"}, "nothing is no document of this workbook; choose one"),
        ("targets", None, {"document": "hội thi", "new_unit": "%"}, "needs the decision missing"),
        ("targets", None, {**HEADS, "decision": "right"}, "right is none of missing"),
        ("header", "issued", {"decision": "changed", "new_value": "20/8"}, "20/8 is no date"),
        ("documents", "hội thi", {"deadlines": "yes"}, "yes is none of complete"),
        ("documents", "hội thi", {"document": "../gold"}, "../gold is no document of this workbook"),
    ],
)
def test_a_cell_that_cannot_be_understood_is_named(
    sheet: str, key: str | None, values: dict[str, Any], message: str, reviewer: Any
) -> None:
    head = {"header": "field", "documents": "document"}.get(sheet, "key")
    row = reviewer.row_of(sheet, **{head: key}) if key else reviewer.free(sheet)
    if values.get("key") == "d1":  # another row's key: decided on twice
        reviewer.fill("deadlines", reviewer.row_of("deadlines", key="d1"), decision="right")
        message = "d1 of hội thi is decided on in two rows; delete one"
    reviewer.fill(sheet, row, **values)
    with pytest.raises(ReviewError) as caught:
        read_answers(reviewer.save())
    assert any(message in problem for problem in caught.value.problems), caught.value.problems
    places = [problem for problem in caught.value.problems if f"review.xlsx, sheet {sheet}, cell " in problem]
    assert places, caught.value.problems


def test_every_problem_is_listed_with_its_cell(reviewer: Any) -> None:
    first = reviewer.fill("deadlines", 2, decision="changed", new_end="2025-13-01")
    second = reviewer.fill("deadlines", 3, decision="changed", new_start="mai")
    fourth = reviewer.fill("assignments", 2, decision="changed", new_role="boss")
    fifth = reviewer.fill("deadlines", reviewer.free("deadlines"), document="hội thi", decision="missing",
                          new_quote="x", new_where="I", new_kind="due")  # fmt: skip
    third = reviewer.fill("header", 2, decision="so so")
    with pytest.raises(ReviewError) as caught:
        read_answers(reviewer.save())
    assert caught.value.problems == (
        f"review.xlsx, sheet header, cell {third}: so so is none of right, wrong, changed",
        f"review.xlsx, sheet deadlines, cell {first}: 2025-13-01 is no date; write YYYY-MM-DD",
        f"review.xlsx, sheet deadlines, cell {second}: mai is no date; write YYYY-MM-DD",
        f"review.xlsx, sheet deadlines, cell {fifth}: due is none of by, window, on, relative, recurring, until_event, "
        "continuous",
        f"review.xlsx, sheet assignments, cell {fourth}: boss is none of lead, coordinate",
    )


def test_what_excel_makes_of_dates_and_truth_is_understood(reviewer: Any) -> None:
    import datetime

    reviewer.fill("deadlines", 2, decision="changed", new_end=datetime.datetime(2025, 8, 1), new_end_inclusive=True)
    reviewer.complete("deadlines")
    assert (gold(reviewer)["deadlines"][0]["end"], gold(reviewer)["deadlines"][0]["end_inclusive"]) == (
        "2025-08-01",
        True,
    )


def test_rows_and_columns_may_be_moved(reviewer: Any) -> None:
    sheet = reviewer.sheet("deadlines")
    sheet.move_range(f"A1:{sheet.cell(3, sheet.max_column).coordinate}", cols=2)
    sheet["A1"], sheet["B1"] = "mine", None
    reviewer.fill("deadlines", 3, decision="wrong")
    reviewer.complete("deadlines")
    assert len(gold(reviewer)["deadlines"]) == 1


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda book: book.remove(book["parsed"]), "sheet parsed: is gone"),
        (lambda book: book.remove(book["targets"]), "sheet targets: is gone"),
        (lambda book: book["targets"].delete_cols(1), "sheet targets: has no column document"),
        (lambda book: book["parsed"].__setitem__("D4", "{"), "sheet parsed, cell D4: was changed"),
    ],
)
def test_a_damaged_workbook_is_refused(damage: Any, message: str, reviewer: Any) -> None:
    damage(reviewer.book)
    with pytest.raises(ReviewError, match=message):
        read_answers(reviewer.save())


def zipped(**parts: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", DamagedFileError, "zip container is broken"),  # nothing
        (b"PK\x03\x04 cut off", DamagedFileError, "zip container is broken"),  # half a file
        (b"KE HOACH", DamagedFileError, "zip container is broken"),  # a text
        (zipped(a=b"x"), UnreadableFileError, "no XLSX workbook"),  # a zip of something else
        (zipped(a=b"0" * 500_000_000), LimitExceededError, "inflate to more than"),  # a bomb
    ],
    ids=["empty", "cut", "text", "zip", "bomb"],
)
def test_what_is_no_workbook_is_refused(content: bytes, error: type[Exception], message: str, tmp_path: Path) -> None:
    (tmp_path / "r.xlsx").write_bytes(content)
    with pytest.raises(error, match=f"r.xlsx: .*{message}"):
        read_answers(tmp_path / "r.xlsx")
