"""Evaluating from the documents on, and comparing one run with another item by item."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach_parse.api import parse
from kehoach_parse.errors import KehoachError, UnreadableFileError
from kehoach_parse.evaluate.figures import Evaluation, Miss
from kehoach_parse.evaluate.scoring import evaluate
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

# What tells one mention from another, the first that is there. Figures and tasks change their ends too easily.
_IDENTITY = ("identifier", "name", "quote", "unit", "id")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Run:
    """The documents of one set, parsed with NLP off and compared with gold.

    Attributes:
        failures: documents that could not be read, with the reason.
        bytes_read: size of the files.
        seconds: processor time of reading them, rules loaded already, JSON included.
    """

    evaluation: Evaluation
    failures: tuple[str, ...]
    bytes_read: int
    seconds: float


def run(gold: Path, documents: Path, suffixes: Sequence[str]) -> Run:
    """Parse the document of every ``gold/<name>.json`` and compare; the first suffix that exists is taken.

    Raises:
        UnreadableFileError: a gold file has no document, or there is no gold.
    """
    files = sorted(gold.glob("*.json"))
    if not files:
        raise UnreadableFileError("holds no gold: no .json file", source=str(gold))
    rules, settings = load_rulebook(), Settings(nlp="off")
    compared: list[tuple[str, dict[str, Any], dict[str, Any] | None]] = []
    failures, size, seconds = [], 0, 0.0
    for file in files:
        path = _document(documents, file.stem, suffixes)
        size += path.stat().st_size
        start, parsed = time.process_time(), None
        try:
            parsed = json.loads(parse(path, settings=settings, rules=rules).to_json())
        except KehoachError as error:
            failures.append(str(error))
        seconds += time.process_time() - start
        compared.append((file.stem, json.loads(file.read_bytes()), parsed))
    return Run(evaluate(compared), tuple(failures), size, seconds)


def _document(folder: Path, name: str, suffixes: Sequence[str]) -> Path:
    for suffix in suffixes:
        if (path := folder / (name + suffix)).exists():
            return path
    raise UnreadableFileError(f"no document {name} with one of {', '.join(suffixes)}", source=str(folder))


def items(misses: Sequence[Miss]) -> list[str]:
    """One line a disagreement, the same in every run: document, layer, what is wrong, place and words."""
    return sorted(_item(miss) for miss in misses)


def _item(miss: Miss) -> str:
    row = miss.gold if isinstance(miss.gold, Mapping) else miss.parsed
    if not isinstance(row, Mapping):  # a field of the header
        return f"{miss.document} {miss.layer}"
    what = next((value for name in _IDENTITY if isinstance(value := row.get(name), str)), "")
    words = f"{what}: {row['task']}" if "task" in row else what
    return f"{miss.document} {miss.layer} {miss.what} [{row.get('where')}] {words[:_SHOWN]}"


@dataclass(frozen=True, slots=True)
class Change:
    """What one run gets right that another did not (gains), and the other way round (losses)."""

    gains: tuple[str, ...]
    losses: tuple[str, ...]

    def to_text(self) -> str:
        """Lines to read on a terminal."""
        lines = [f"{len(self.gains)} gains, {len(self.losses)} losses"]
        return "\n".join([*lines, *(f"+ {item}" for item in self.gains), *(f"- {item}" for item in self.losses)])


def compare(last: Sequence[str], now: Sequence[str]) -> Change:
    """Compare two runs by their :func:`items`; an item that stands several times counts as often."""
    before, after = Counter(last), Counter(now)
    return Change(tuple(sorted((before - after).elements())), tuple(sorted((after - before).elements())))
