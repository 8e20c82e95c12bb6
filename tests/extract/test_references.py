"""Surface forms of references in bare paragraphs: the table is references.yaml, one reason a row."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.references import extract
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("references.yaml").read_text(encoding="utf-8"))


def found_in(text: str, where: str) -> tuple[Reference, ...]:
    return extract(bare_document(text, where=where), Found(), load_rulebook(), Settings())


def as_written(reference: Reference, references: tuple[Reference, ...]) -> dict[str, Any]:
    """The reference under the short names of the table."""
    host = next((other for other in references if other.id == reference.within), None)
    return {
        **reference.model_dump(),
        "id": reference.identifier or reference.name,
        "type": reference.doc_type.name if reference.doc_type else None,
        "within": (host.identifier or host.name) if host else None,
        "pin": reference.pin.model_dump(exclude_none=True) if reference.pin else None,
    }


@pytest.mark.parametrize("case", CASES, ids=[f"{case['why']}: {case['text'][:40]}" for case in CASES])
def test_references_in_a_paragraph(case: dict[str, Any]) -> None:
    references = found_in(case["text"], case.get("where", "I.1"))
    found = [as_written(reference, references) for reference in references]
    expected: list[dict[str, Any]] = case.get("finds", [])
    assert [row["id"] for row in found] == [
        row.get("id", got["id"]) for row, got in zip(expected, found, strict=False)
    ], case["why"]
    assert len(found) == len(expected), case["why"]
    for row, got in zip(expected, found, strict=True):
        assert {name: got[name] for name in row} == row, case["why"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_spans_are_the_words(case: dict[str, Any]) -> None:
    for reference in found_in(case["text"], case.get("where", "I.1")):
        start, end = reference.span
        assert " ".join(case["text"][start:end].split()) == reference.quote


def test_the_table_is_wide() -> None:
    assert len(CASES) >= 150
    assert sum(not case.get("finds") for case in CASES) >= 25, "negatives"


def test_every_law_of_the_table_is_found_whole() -> None:
    for row in load_rulebook().table("tables/laws.csv"):
        (law,) = found_in(f"theo {row['name']}; và", "I.1")
        assert (law.name, law.rule) == (row["name"], "references.law")


def test_every_type_of_the_table_is_read_before_a_number() -> None:
    for row in load_rulebook().table("tables/doc_types.csv"):
        if row["regime"] in {"state", "both"}:
            (found,) = found_in(f"theo {row['name']} số 12/{row['code'] or 'KH'}-UBND;", "I.1")
            assert found.doc_type is not None
            assert found.doc_type.name == row["name"]
