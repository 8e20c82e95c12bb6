"""The plans in corpora/ and their annotations: in form, complete, and true to the text. No parser takes part."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

CORPORA = Path(__file__).resolve().parent.parent / "corpora"
GOLD = sorted(CORPORA.glob("*/gold/*.json"))

LAYERS = ["references", "deadlines", "movements", "assignments", "targets"]
FIELDS = {
    "header": "doc_type number symbol identifier issuer parent_issuer province place issued title signer recipients",
    "sections": "id style text",
    "references": "quote kind doc_type identifier issued issuer title relation within where",
    "deadlines": "quote kind start end end_inclusive recurrence anchor offset where",
    "movements": "quote name where",
    "assignments": "unit role task where",
    "targets": "quote value comparator unit where",
}
# What a kind of deadline must say, and what it cannot say.
DEADLINE_FIELDS = {
    "by": ({"end", "end_inclusive"}, {"start", "recurrence", "anchor", "offset"}),
    "window": (set(), {"recurrence", "offset"}),
    "on": ({"start", "end", "end_inclusive"}, {"recurrence", "anchor", "offset"}),
    "relative": ({"anchor"}, {"start", "end", "recurrence"}),
    "recurring": ({"recurrence"}, {"start", "end", "anchor", "offset"}),
    "until_event": ({"anchor"}, {"end", "recurrence"}),
    "continuous": (set(), {"start", "end", "recurrence", "anchor", "offset"}),
}
STYLES = {"part", "chapter", "division", "roman", "article", "arabic", "decimal", "letter", "paren"}
STYLES |= {"bullet", "subbullet", "paragraph"}
DOCUMENT_NUMBER = re.compile(r"\b\d+[a-z]?(?:/\d{4})?[-/](?:[A-ZĐ][A-ZĐa-z]*)(?:[-/&][A-ZĐ][\w-]*|\d{2}\b)*")
FULL_DATE = re.compile(r"\d{1,2}(?:/\d{1,2}/\d{4}| tháng \d{1,2} năm \d{4})")


def read_gold(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def document_of(gold: Path) -> Path:
    (found,) = (gold.parent.parent / "plans").glob(gold.stem + ".*")
    return found


@cache
def folded(path: Path) -> str:
    """The text as quotes are copied from it: page numbers and Markdown markers dropped, white space folded."""
    text = re.sub(r"(?m)^\f?[ \t]*\d+[ \t]*$", "", path.read_text(encoding="utf-8"))
    text = re.sub(r"(?m)^#+ ", "", text.replace("**", "")).replace("<br>", "\n")
    return re.sub(r"\s+", " ", text)


def bare(text: str) -> str:
    return re.sub(r"[“”\"]", "", text).casefold()


@pytest.fixture(params=GOLD, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def pair(request: pytest.FixtureRequest) -> tuple[dict[str, Any], str]:
    return read_gold(request.param), folded(document_of(request.param))


def test_each_plan_has_its_annotation() -> None:
    assert len(GOLD) >= 8
    for folder in {path.parent.parent for path in GOLD}:
        plans = [path.stem for path in (folder / "plans").iterdir()]
        assert sorted(plans) == sorted(path.stem for path in (folder / "gold").iterdir())


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_files_are_composed_utf8_named_alike(path: Path) -> None:
    for text in (path.read_text(encoding="utf-8"), document_of(path).read_text(encoding="utf-8")):
        assert unicodedata.is_normalized("NFC", text)
    assert read_gold(path)["document"] == path.stem


def test_rows_have_exactly_the_fields_of_format_1_0(pair: tuple[dict[str, Any], str]) -> None:
    gold, _ = pair
    assert list(gold) == ["format", "document", "header", "sections", *LAYERS]
    assert gold["format"] == "1.0"
    for layer, fields in FIELDS.items():
        rows = [gold[layer]] if layer == "header" else gold[layer]
        assert all(list(row) == fields.split() for row in rows), layer


def test_header_is_printed_in_the_document(pair: tuple[dict[str, Any], str]) -> None:
    gold, text = pair
    header = gold["header"]
    assert bare(header["title"]) in bare(text)
    assert header["signer"]["name"] in text
    position = 0
    for recipient in header["recipients"]:
        position = text.index(recipient, position)
    for key in ("number", "symbol", "province", "place"):
        assert header[key] is None or header[key].casefold() in text.casefold(), key
    assert (header["identifier"] is None) == (header["number"] is None)


def test_quotes_stand_in_the_document_in_order(pair: tuple[dict[str, Any], str]) -> None:
    gold, text = pair
    for layer in ("references", "deadlines", "movements", "targets"):
        position = 0
        for row in gold[layer]:
            position = text.find(row["quote"], position)
            assert position >= 0, f"{layer}: {row['quote']}"


def test_sections_stand_in_order_under_their_parents(pair: tuple[dict[str, Any], str]) -> None:
    gold, text = pair
    position, seen = 0, Counter[str]()
    for row in gold["sections"]:
        position = text.find(row["text"], position)
        assert position >= 0, row
        assert row["style"] in STYLES
        assert len(row["text"]) <= 60
        parent, _, label = row["id"].rpartition(".")
        assert not parent or parent in seen, row["id"]
        assert row["id"] not in seen
        if label[0] in "-+¶":
            seen[parent + label[0]] += 1
            assert int(label[1:]) == seen[parent + label[0]], row["id"]
        seen[row["id"]] += 1


def test_facts_stand_somewhere_that_exists(pair: tuple[dict[str, Any], str]) -> None:
    gold, _ = pair
    places = ["title", "preamble", *(row["id"] for row in gold["sections"]), "closing", "appendix"]
    for layer in LAYERS:
        assert {row["where"] for row in gold[layer]} <= set(places), layer


def test_deadlines_say_what_their_kind_can_say(pair: tuple[dict[str, Any], str]) -> None:
    gold, _ = pair
    for row in gold["deadlines"]:
        needed, excluded = DEADLINE_FIELDS[row["kind"]]
        given = {key for key, value in row.items() if value is not None}
        assert needed <= given, row
        assert not excluded & given, row
        assert row["start"] is None or row["end"] is None or row["start"] <= row["end"], row


def test_references_carry_their_own_words(pair: tuple[dict[str, Any], str]) -> None:
    gold, text = pair
    identifiers = {row["identifier"] for row in gold["references"]}
    for row in gold["references"]:
        number = re.match(r"\d+", row["identifier"])
        assert number is None or number[0] in row["quote"], row
        assert row["within"] is None or row["within"] in identifiers, row
        assert row["issuer"] is None or bare(row["issuer"]) in bare(text), row
        assert row["title"] is None or bare(row["title"]) in bare(text), row


def test_assignments_name_units_and_tasks_of_the_document(pair: tuple[dict[str, Any], str]) -> None:
    gold, text = pair
    for row in gold["assignments"]:
        assert row["unit"] in text, row
        assert row["task"] in text, row
        assert len(row["task"]) <= 80
        assert row["role"] in ("lead", "coordinate")


def test_labelled_units_are_assigned(pair: tuple[dict[str, Any], str]) -> None:
    gold, _ = pair
    for row in gold["sections"]:
        label = re.match(r"Đơn vị (chủ trì|thực hiện|phối hợp): ([^,;.]+)", row["text"])
        if label:
            role = "coordinate" if label[1] == "phối hợp" else "lead"
            parent = row["id"].rpartition(".")[0]
            assigned = [a["unit"] for a in gold["assignments"] if a["where"] == parent and a["role"] == role]
            assert any(unit.startswith(label[2]) for unit in assigned), row


def test_every_document_number_is_annotated(pair: tuple[dict[str, Any], str]) -> None:
    """Each number in the text belongs to a reference, or is the plan's own."""
    gold, text = pair
    own = gold["header"]["identifier"]
    printed = Counter(found for found in DOCUMENT_NUMBER.findall(text) if found != own)
    annotated = Counter(found for row in gold["references"] for found in DOCUMENT_NUMBER.findall(row["quote"]))
    assert set(printed) == set(annotated)
    assert not printed - annotated, "mentions without a reference"


def test_every_full_date_has_a_role(pair: tuple[dict[str, Any], str]) -> None:
    """Each complete date is a cited document's, a deadline's, or the plan's own."""
    gold, text = pair
    held = " ".join(row["quote"] for layer in ("references", "deadlines") for row in gold[layer])
    issued = gold["header"]["issued"] or ""
    for date in set(FULL_DATE.findall(text)):
        numbers = [f"{int(n):02d}" for n in re.findall(r"\d+", date)]
        assert date in held or "-".join(reversed(numbers)) == issued, date


DIRECTIVE = CORPORA / "directive"


def directive_plan(name: str) -> str:
    if name == "directive":
        return folded(DIRECTIVE / "directive.txt")
    return folded(document_of(DIRECTIVE / "gold" / f"{name}.json"))


def read_rows(name: str, key: str) -> list[dict[str, Any]]:
    return list(json.loads((DIRECTIVE / name).read_text(encoding="utf-8"))[key])


def section_texts(name: str) -> dict[str, str]:
    """Section id → the first 60 characters, for the directive from its numbered lines."""
    if name == "directive":
        lines = (DIRECTIVE / "directive.txt").read_text(encoding="utf-8").splitlines()
        numbered = [re.fullmatch(r"(\d+)\. (.*)", line) for line in lines]
        return {found[1]: found[2][:60].rstrip() for found in numbered if found}
    return {row["id"]: row["text"] for row in read_gold(DIRECTIVE / "gold" / f"{name}.json")["sections"]}


def test_alignment_holds_enough_pairs_of_each_label() -> None:
    pairs = read_rows("alignment.json", "pairs")
    labels = Counter(pair["label"] for pair in pairs)
    assert set(labels) == {"verbatim", "adapted", "unrelated"}
    assert min(labels.values()) >= 45
    assert len(pairs) >= 150
    ends = [frozenset((side["plan"], side["section"]) for side in (pair["a"], pair["b"])) for pair in pairs]
    assert len(set(ends)) == len(ends), "a pair is labelled once"


def test_alignment_names_units_by_their_first_words() -> None:
    for pair in read_rows("alignment.json", "pairs"):
        for side in (pair["a"], pair["b"]):
            assert side["quote"].startswith(section_texts(side["plan"])[side["section"]]), side
            assert side["quote"] in directive_plan(side["plan"]), side
        same = pair["a"]["quote"] == pair["b"]["quote"]
        assert same or pair["label"] != "verbatim", pair
        assert not same or pair["label"] != "unrelated", pair


def gold_values(kind: str, plan: str, section: str) -> list[str]:
    """What the annotation of a plan says there, in the wording of differences.json."""
    gold = read_gold(DIRECTIVE / "gold" / f"{plan}.json")
    there = {layer: [row for row in gold[layer] if row["where"] == section] for layer in LAYERS}
    if kind == "deadline":
        spans = [f"{row['start']}/{row['end']}" for row in there["deadlines"]]
        return spans + [row["recurrence"] or row["end"] for row in there["deadlines"]]
    if kind == "lead":
        return [row["unit"] for row in there["assignments"] if row["role"] == "lead"]
    if kind == "movement":
        return [row["name"] for row in there["movements"]]
    if kind == "target":
        return [f"{row['comparator']} {row['value']} {row['unit']}" for row in there["targets"]]
    return [text for row in there["references"] for text in (row["identifier"], row["issued"])]


@pytest.mark.parametrize("row", read_rows("differences.json", "differences"), ids=lambda row: row["id"] + row["type"])
def test_planted_differences_agree_with_the_annotations(row: dict[str, Any]) -> None:
    for value in row["values"]:
        assert value["quote"] is None or value["quote"] in directive_plan(value["plan"]), value
        checked = row["type"] in {"deadline", "lead", "movement", "target", "cited_date", "through", "cites_only"}
        if checked and value["plan"] != "directive":
            assert value["value"] in gold_values(row["type"], value["plan"], value["section"]), value
