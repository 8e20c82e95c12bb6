"""On real documents: every span holds the words it claims, every id is found, every run gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_parse import KehoachError, Plan, Settings, parse
from kehoach_parse.families import FINDERS
from kehoach_parse.rulebook import load_rulebook

SHARED = Path(os.environ.get("KEHOACH_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CORPORA = Path(__file__).resolve().parent.parent / "corpora"
SETTINGS = Settings(nlp="off", ocr="never")
FACTS = ("references", "deadlines", "movements", "assignments", "targets")
PLACES = {"title", "preamble", "closing", "recipients", "appendix"}

DOCUMENTS = [
    *sorted(CORPORA.glob("*/plans/*")),
    *sorted(path for path in (SHARED / "real").glob("*") if path.suffix in {".txt", ".md", ".docx", ".html", ".pdf"}),
    *sorted((SHARED / "seeds").glob("*.txt")),
]


def folded(text: str) -> str:
    return " ".join(text.split())


def wrong_places(plan: Plan) -> Iterator[str]:
    """What in a plan does not stand where the plan says it stands."""
    sections = {section.id for section in plan.sections}
    for section in plan.sections:
        own = plan.text[slice(*section.span)]
        if section.parent is not None and section.parent not in sections:
            yield f"{section.id}: parent {section.parent} does not exist"
        if "\n" in own or not own.endswith(section.text):
            yield f"{section.id}: {section.text!r} is not the end of {own!r}"
    if len(sections) < len(plan.sections):
        yield "two sections of one id"
    for kind in FACTS:
        facts = getattr(plan, kind)
        if len({fact.id for fact in facts}) < len(facts):
            yield f"{kind}: two of one id"
        for fact in facts:
            words = plan.text[slice(*fact.span)]
            if not words or folded(words) != fact.quote:
                yield f"{fact.id}: quote {fact.quote!r}, text {words!r}"
            if fact.section not in sections | PLACES:
                yield f"{fact.id}: section {fact.section} does not exist"
            if fact.table and not any(table.id == fact.table.id for table in plan.document_tables):
                yield f"{fact.id}: table {fact.table.id} does not exist"


def broken_links(plan: Plan) -> Iterator[str]:
    """Ids that lead nowhere, rules that are not documented, spans out of the text."""
    references = {reference.id for reference in plan.references}
    deadlines = {deadline.id for deadline in plan.deadlines}
    yield from (
        r.id for r in plan.references if r.within is not None and (r.within not in references or r.within == r.id)
    )
    yield from (a.id for a in plan.assignments if not deadlines.issuperset(a.deadlines))
    rules = {rule.id for family in load_rulebook().families for rule in load_rulebook().family(family)}
    for kind in FACTS:
        yield from (f"{fact.id}: no rule {fact.rule}" for fact in getattr(plan, kind) if fact.rule not in rules)
    for table in plan.document_tables:
        for row in table.rows:
            if len(row) != len(table.columns):
                yield f"{table.id}: {len(row)} cells below {len(table.columns)} columns"
    for diagnostic in plan.diagnostics:
        if diagnostic.span and not 0 <= diagnostic.span[0] <= diagnostic.span[1] <= len(plan.text):
            yield f"{diagnostic.code}: span {diagnostic.span} of {len(plan.text)}"


@pytest.fixture(params=DOCUMENTS, ids=[path.name[:60] for path in DOCUMENTS], scope="module")
def plan(request: pytest.FixtureRequest) -> Plan:
    try:
        return parse(request.param, settings=SETTINGS)
    except KehoachError as error:
        if error.code in {"no-text", "empty-input"}:
            return pytest.skip(f"{request.param.name} is a scan, and OCR is off here")
        raise


def test_real_documents_are_among_them(shared: Path) -> None:
    assert any(path.parent == shared / "real" for path in DOCUMENTS)


def test_facts_stand_where_they_say(plan: Plan) -> None:
    assert list(wrong_places(plan)) == []


def test_links_lead_somewhere(plan: Plan) -> None:
    assert list(broken_links(plan)) == []


def test_reading_text_is_clean(plan: Plan) -> None:
    assert "\r" not in plan.text
    assert "\n\n" not in plan.text
    assert not plan.text.startswith("\n")


def test_the_check_sees_what_is_wrong(example_plan: Plan) -> None:
    assert list(wrong_places(example_plan)) == []
    moved = example_plan.model_copy(update={"text": "x" + example_plan.text})
    assert [line.partition(":")[0] for line in wrong_places(moved)] == ["I", "I.-1", "d0", "a0", "q0"]
    assert any("made.by-hand" in line for line in broken_links(example_plan))
    assert FINDERS, "rules are known to be documented only where their family is"


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_same_bytes_in_another_process(seed: str, samples: Path) -> None:
    files = sorted(str(path) for path in (samples / "plans").iterdir())
    command = [sys.executable, "-m", "kehoach_parse", "parse", *files, "--format", "jsonl", "--nlp", "off"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, env=environment, check=True)
    here = "".join(parse(file, settings=SETTINGS).to_json(indent=None) + "\n" for file in files)
    assert done.stdout.decode("utf-8") == here
