"""Agreement with gold annotations. Each bar is the lowest figure that counts as working; a figure may only rise."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kehoach_parse import Settings, parse
from kehoach_parse.evaluate import Evaluation, evaluate

# Where gold lies below the shared folder, and where its documents lie, the preferred format first.
SETS = {
    "seeds": ("gold/seeds", "seeds", (".txt",)),
    "real": ("gold/real", "real", (".md", ".docx")),  # where a plan is there in both, the Markdown was annotated
    "partial": ("gold/partial", "real", (".txt", ".md")),
}

# Set, figure, bar: a layer's F1, or the accuracy of a field over the mentions that matched.
BARS = [
    ("seeds", "header", 0.99),
    ("seeds", "sections", 0.99),
    ("seeds", "references", 0.99),
    ("seeds", "references.issued", 0.97),
    ("seeds", "references.issuer", 0.95),
    ("seeds", "references.within", 0.95),
    ("seeds", "deadlines", 1.0),
    ("seeds", "deadlines.value", 1.0),
    ("seeds", "movements", 0.98),
    ("seeds", "assignments", 0.95),
    ("real", "header", 0.97),
    ("real", "sections", 0.98),
    ("real", "references", 0.98),
    ("real", "references.issued", 0.95),
    ("real", "references.issuer", 0.90),
    ("real", "references.within", 0.90),
    ("real", "deadlines", 0.93),
    ("real", "deadlines.value", 0.95),
    ("real", "movements", 0.95),
    ("real", "assignments", 0.90),
    ("real", "targets", 0.85),
    ("partial", "header", 0.96),
    ("partial", "references", 0.96),
    ("partial", "deadlines", 0.88),
    ("partial", "deadlines.value", 0.90),
    ("partial", "movements", 0.90),
]
# The plans in corpora/ were written for this project: whoever changes a rule sees here first what it breaks.
SAMPLE_BARS = [
    ("header", 0.97),
    ("sections", 0.99),
    ("references", 0.97),
    ("deadlines", 0.95),
    ("deadlines.value", 0.95),
    ("movements", 0.95),
    ("assignments", 0.90),
    ("targets", 0.85),
]


def evaluation(gold: Path, documents: Path, suffixes: tuple[str, ...]) -> Evaluation:
    """The documents with gold, parsed with NLP off (what NLP adds has a test of its own) and compared."""

    def parsed(name: str) -> dict[str, Any]:
        path = next(documents / (name + suffix) for suffix in suffixes if (documents / (name + suffix)).exists())
        return parse(path, settings=Settings(nlp="off")).to_dict()

    files = sorted(gold.glob("*.json"))
    assert files, f"no gold in {gold}"
    return evaluate((file.stem, json.loads(file.read_text(encoding="utf-8")), parsed(file.stem)) for file in files)


def figure(result: Evaluation, name: str) -> float:
    if name == "header":
        return result.header_accuracy
    if name in result.layers:
        return result.layers[name].f1
    return result.fields[name].share or 0.0


@pytest.fixture(scope="session")
def evaluated(shared: Path) -> Callable[[str], Evaluation]:
    @cache
    def run(name: str) -> Evaluation:
        gold, documents, suffixes = SETS[name]
        return evaluation(shared / gold, shared / documents, suffixes)

    return run


@pytest.mark.shared
@pytest.mark.parametrize(("documents", "name", "bar"), BARS, ids=[f"{row[0]}: {row[1]}" for row in BARS])
def test_bar_is_met(documents: str, name: str, bar: float, evaluated: Callable[[str], Evaluation]) -> None:
    result = evaluated(documents)
    assert round(figure(result, name), 4) >= bar, "\n".join(
        str(miss)[:300] for miss in result.misses if miss.layer.startswith(name.partition(".")[0])
    )


@pytest.fixture(scope="session")
def evaluated_samples(samples: Path) -> Evaluation:
    return evaluation(samples / "gold", samples / "plans", (".txt", ".md"))


@pytest.mark.parametrize(("name", "bar"), SAMPLE_BARS, ids=[row[0] for row in SAMPLE_BARS])
def test_bar_is_met_on_samples(name: str, bar: float, evaluated_samples: Evaluation) -> None:
    assert round(figure(evaluated_samples, name), 4) >= bar, "\n".join(
        str(miss)[:300] for miss in evaluated_samples.misses if miss.layer.startswith(name.partition(".")[0])
    )
