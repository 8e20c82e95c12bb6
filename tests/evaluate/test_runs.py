from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_parse.errors import UnreadableFileError
from kehoach_parse.evaluate.figures import Accuracy, Evaluation, Miss
from kehoach_parse.evaluate.runs import Run, compare, items, run

ROOT = Path(__file__).resolve().parents[2]
LAST = json.loads((ROOT / "docs" / "last-run.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["samples", "directive"])
def corpus(request: pytest.FixtureRequest) -> tuple[str, Run]:
    folder = ROOT / "corpora" / request.param
    return request.param, run(folder / "gold", folder / "plans", (".txt", ".md"))


def test_nothing_is_lost_since_the_last_committed_run(corpus: tuple[str, Run]) -> None:
    name, now = corpus
    change = compare(LAST["wrong"][name], items(now.evaluation.misses))
    print(f"\n{name}: {change.to_text()}")
    assert change.losses == (), f"{change.to_text()}\n`make evaluate` accepts a loss, where it is the better reading"


def test_every_document_is_read(corpus: tuple[str, Run]) -> None:
    assert corpus[1].failures == ()


def check_confidence(evaluation: Evaluation) -> None:
    """``high`` is right for 97 facts of 100 and covers 80 of 100; where there are ``low`` ones, half are right."""
    confidence = evaluation.confidence
    assert (confidence["high"].share or 0) >= 0.97
    assert confidence["high"].of >= 0.8 * sum(value.of for value in confidence.values())
    low = confidence.get("low", Accuracy(0, 0)).share
    assert low is None or low >= 0.5


def test_confidence_means_what_it_says(corpus: tuple[str, Run]) -> None:
    check_confidence(corpus[1].evaluation)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("gold", "documents"),
    [("gold/seeds", "seeds"), ("gold/real", "real"), ("gold/partial", "real")],
    ids=["seeds", "real", "partial"],
)
def test_confidence_on_real_plans(gold: str, documents: str, shared: Path) -> None:
    check_confidence(run(shared / gold, shared / documents, (".md", ".txt", ".docx")).evaluation)


def test_bars_of_confidence_bite() -> None:
    right = Evaluation(1, {}, {}, {"high": Accuracy(97, 100), "low": Accuracy(1, 2)})
    check_confidence(right)
    for changed in ({"high": Accuracy(96, 100)}, {"low": Accuracy(0, 2)}, {"medium": Accuracy(30, 30)}):
        with pytest.raises(AssertionError):
            check_confidence(replace(right, confidence={**right.confidence, **changed}))


GOLD = {"where": "I.1", "quote": "trước 20/8/2025", "kind": "by"}
LINES = [
    (Miss("a", "deadlines", "missed", GOLD, None), "a deadlines missed [I.1] trước 20/8/2025", "a mention"),
    (Miss("a", "deadlines", "spurious", None, GOLD), "a deadlines spurious [I.1] trước 20/8/2025", "one too many"),
    (Miss("a", "deadlines.kind", "wrong", GOLD, {}), "a deadlines.kind wrong [I.1] trước 20/8/2025", "a field"),
    (Miss("a", "header.title", "wrong", "x", "y"), "a header.title", "a header field, whatever was read"),
    (
        Miss("a", "assignments", "missed", {"where": "I", "unit": "Sở Y tế", "task": "báo cáo"}, None),
        "a assignments missed [I] Sở Y tế: báo cáo",
        "unit and task",
    ),
]


@pytest.mark.parametrize(("miss", "line", "why"), LINES, ids=[row[2] for row in LINES])
def test_item(miss: Miss, line: str, why: str) -> None:
    assert items([miss]) == [line], why


CHANGES = [
    (["x", "y"], ["y"], ("x",), (), "what is no longer wrong is a gain"),
    (["y"], ["x", "y"], (), ("x",), "what is newly wrong is a loss"),
    (["x"], ["x", "x"], (), ("x",), "the same wrong twice"),
    (["x"], ["y"], ("x",), ("y",), "one for another"),
]


@pytest.mark.parametrize(("last", "now", "gains", "losses", "why"), CHANGES, ids=[row[4] for row in CHANGES])
def test_compare(last: list[str], now: list[str], gains: tuple[str], losses: tuple[str], why: str) -> None:
    change = compare(last, now)
    assert (change.gains, change.losses) == (gains, losses), why


def test_unreadable_documents_are_named(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text('{"header": {"number": "1"}, "movements": []}', encoding="utf-8")
    (tmp_path / "plan.txt").write_text(" \n", encoding="utf-8")
    done = run(tmp_path, tmp_path, (".txt",))
    assert len(done.failures) == 1
    assert "plan.txt" in done.failures[0]
    assert done.evaluation.whole["document"].right == 0


def test_gold_without_document(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="no document plan"):
        run(tmp_path, tmp_path, (".txt",))
