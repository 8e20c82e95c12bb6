"""Many plans as one: sources, frames and their types, filters, documents under one key."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from kehoach_parse import Corpus, Settings, parse, parse_text
from kehoach_parse.cli.main import run
from kehoach_parse.corpus import dtypes
from kehoach_parse.errors import InputError
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.rows import COLUMNS

FRAMES = tuple(COLUMNS)


@pytest.fixture(scope="module")
def plans(samples: Path, directive_folder: Path) -> list[Plan]:
    files = [*sorted((samples / "plans").iterdir()), *sorted((directive_folder / "plans").iterdir())]
    return [parse(path, settings=Settings(nlp="off")) for path in files]


@pytest.fixture(scope="module")
def corpus(plans: list[Plan]) -> Corpus:
    return Corpus(plans)


def test_a_folder_a_file_of_lines_and_a_batch_give_the_same(plans: list[Plan], tmp_path: Path, samples: Path) -> None:
    (tmp_path / "json").mkdir()
    for plan in plans[:8]:
        (tmp_path / "json" / f"{plan.plan_id}.json").write_text(plan.to_json(), encoding="utf-8")
    lines = "".join(plan.to_json(indent=None) + "\n" for plan in plans[:8])
    (tmp_path / "plans.jsonl").write_text(lines, encoding="utf-8")
    assert run(["batch", str(samples / "plans"), "-o", str(tmp_path / "out"), "--workers", "1"]) == 0
    wanted = {plan.plan_id for plan in plans[:8]}
    for source in ("json", "plans.jsonl", "out"):
        found = Corpus(tmp_path / source)
        assert {plan.plan_id for plan in found} == wanted, source
        assert len(found.references) == sum(len(plan.references) for plan in plans[:8]), source


def test_files_with_boxes_are_read_too(plans: list[Plan], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(plans[0].to_json(boxes=True), encoding="utf-8")
    assert next(iter(Corpus(tmp_path))) == plans[0]


def test_no_plan_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no plan"):
        Corpus(tmp_path)
    with pytest.raises(InputError, match="needs a plan"):
        Corpus([])


@pytest.mark.parametrize("table", FRAMES)
def test_frames_have_the_stated_types(corpus: Corpus, table: str) -> None:
    frame = getattr(corpus, table)
    assert tuple(frame.columns) == tuple(dtypes(table))
    for column, kind in dtypes(table).items():
        assert str(frame[column].dtype) == str(pd.Series([], dtype=kind).dtype), column


def test_frames_of_an_empty_corpus_have_the_stated_types(corpus: Corpus) -> None:
    nobody = corpus.year(1999)
    assert len(nobody) == 0
    assert str(nobody.deadlines["end_date"].dtype) == "datetime64[s]"
    assert str(nobody.deadlines["end_inclusive"].dtype) == "boolean"


def test_dates_are_dates_where_they_are_full(corpus: Corpus) -> None:
    deadlines = corpus.deadlines
    full = deadlines["end"].str.fullmatch(r"\d{4}-\d\d-\d\d").fillna(False)
    assert full.any()
    assert (deadlines["end_date"].notna() == full).all()
    assert (deadlines.loc[full, "end_date"].dt.strftime("%Y-%m-%d") == deadlines.loc[full, "end"]).all()


LETTER = """ỦY BAN NHÂN DÂN
TỈNH {name}
Số: {number}/KH-UBND
{place}, ngày 05 tháng {month} năm 2025
KẾ HOẠCH
Trồng rừng năm 2025
I. NHIỆM VỤ
1. Trồng rừng."""


def of_province(name: str, month: str, number: int) -> Plan:
    return parse_text(LETTER.format(name=name.upper(), number=number, place=name, month=month))


PROVINCES = [
    ("Bắc Kạn", "written", {1, 2}, "as the plan says, before the merger or after"),
    ("Bắc Kạn", "date", {1}, "in August there was no such province"),
    ("Thái Nguyên", "date", {2, 3}, "it had become part of it"),
    ("Thái Nguyên", "today", {1, 2, 3}, "all of it is there now"),
    ("THÁI NGUYÊN", "written", {3}, "any spelling of the name"),
]


@pytest.mark.parametrize(("name", "as_of", "wanted", "reason"), PROVINCES, ids=[row[3] for row in PROVINCES])
def test_province(name: str, as_of: str, wanted: set[int], reason: str) -> None:
    found = Corpus([of_province("Bắc Kạn", "3", 1), of_province("Bắc Kạn", "8", 2), of_province("Thái Nguyên", "8", 3)])
    assert {int(plan.header.number or 0) for plan in found.province(name, as_of=as_of)} == wanted, reason


def test_filters_narrow_one_another(corpus: Corpus) -> None:
    departments = corpus.year(2025).level("department")
    assert {plan.header.issuer for plan in departments} >= {"Sở Giáo dục và Đào tạo", "Sở Y tế"}
    assert set(departments.plans["level"]) == {"department"}
    assert {plan.header.symbol for plan in corpus.level("party")} == {"KH/TU"}
    assert {plan.header.doc_type.code for plan in corpus.doc_type("Kế hoạch") if plan.header.doc_type} == {"KH"}
    assert len(corpus.doc_type("kh")) == len(corpus.doc_type("Kế hoạch"))


def test_citing_goes_by_the_document_not_by_its_number_alone(corpus: Corpus) -> None:
    citing = corpus.citing("52-CT/TW")
    assert len(citing) == 13  # all but the department that names its province's plan alone
    assert [plan.header.issuer for plan in corpus.citing("198/KH-UBND")] == ["Sở Giáo dục và Đào tạo"]
    with pytest.raises(InputError, match="no plan cites"):
        corpus.citing("1/QĐ-XYZ")


def test_references_join_over_the_corpus(corpus: Corpus) -> None:
    references = corpus.references
    keys = references.loc[references["identifier"] == "52-CT/TW", "document"].unique()
    assert list(keys) == [
        "chi-thi/tw/2021-2026/52-ct-tw"
    ]  # one plan prints no date, so alone it could not know the term
    joined = references.merge(corpus.plans[["plan_id", "document"]], on="document", suffixes=("", "_cited"))
    assert {"198/KH-UBND", "231/KH-UBND"} <= set(joined["identifier"])


def test_the_verb_stays_a_verb_when_its_package_is_imported(directive_folder: Path) -> None:
    import kehoach_parse.compare.result

    assert callable(kehoach_parse.compare)
    plans = [parse(path, settings=Settings(nlp="off")) for path in sorted((directive_folder / "plans").glob("hu*"))]
    assert len(kehoach_parse.compare(plans, "52-CT/TW").plans) == 2
