"""Matching parsed plans with gold and counting."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kehoach_parse.errors import UnreadableFileError
from kehoach_parse.evaluate.figures import Accuracy, Evaluation, Figures, Miss
from kehoach_parse.evaluate.layers import LAYERS, Layer, Row, Same, counted, header_fields
from kehoach_parse.evaluate.likeness import fold


def evaluate_folders(gold: Path, parsed: Path) -> Evaluation:
    """Compare every ``gold/<name>.json`` with ``parsed/<name>.json``; one that is absent counts as nothing found.

    Raises:
        UnreadableFileError: no gold there, or a file that is no JSON object.
    """
    files = sorted(gold.glob("*.json"))
    if not files:
        raise UnreadableFileError("holds no gold: no .json file", source=str(gold))
    there = {path.name: path for path in parsed.glob("*.json")}
    return evaluate((path.stem, _read(path), _read(there[path.name]) if path.name in there else None) for path in files)


def _read(path: Path) -> Row:
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise UnreadableFileError(f"cannot be read as JSON: {error}", source=str(path)) from error
    if not isinstance(content, dict):
        raise UnreadableFileError("holds no JSON object", source=str(path))
    return content


def evaluate(documents: Iterable[tuple[str, Row, Row | None]]) -> Evaluation:
    """Compare documents given as ``(name, gold, parsed plan as JSON values or None)``."""
    count = _Count()
    for name, gold, parsed in documents:
        count.add(name, gold, parsed)
    return count.evaluation()


class _Count:
    """Running totals over documents."""

    def __init__(self) -> None:
        self.documents = 0
        self.matched, self.predicted, self.gold = Counter[str](), Counter[str](), Counter[str]()
        self.f1_of_documents: dict[str, list[float]] = {layer.name: [] for layer in LAYERS}
        self.right, self.compared = Counter[str](), Counter[str]()
        self.exact = Counter[str]()
        self.confident, self.confident_right = Counter[str](), Counter[str]()
        self.documents_with, self.documents_right = Counter[str](), Counter[str]()
        self.misses: list[Miss] = []

    def add(self, name: str, gold: Row, parsed: Row | None) -> None:
        self.documents += 1
        if parsed is None:
            self.misses.append(Miss(name, "document", "missing", f"{name}.json", None))
        plan = parsed or {}
        before = len(self.misses)
        for field, expected, found, right in header_fields(gold.get("header", {}), plan.get("header") or {}):
            self._field(name, f"header.{field}", expected, found, right=right)
        for layer in LAYERS:
            if layer.name in gold:
                self._layer(name, layer, counted(layer, gold[layer.name]), counted(layer, layer.rows(plan)))
        self._whole(["header", *(layer.name for layer in LAYERS if layer.name in gold)], self.misses[before:])

    def _whole(self, parts: Sequence[str], misses: Sequence[Miss]) -> None:
        """Count the document for each of its parts, and as right for those in which nothing was missed."""
        wrong = {miss.layer.partition(".")[0] for miss in misses}
        self.documents_with.update(["document", *parts])
        self.documents_right.update(part for part in parts if part not in wrong)
        self.documents_right["document"] += not wrong

    def _layer(self, name: str, layer: Layer, gold: Sequence[Row], parsed: Sequence[Row]) -> None:
        pairs = match(gold, parsed, layer.same)
        self.matched[layer.name] += len(pairs)
        self.predicted[layer.name] += len(parsed)
        self.gold[layer.name] += len(gold)
        if gold or parsed:
            self.f1_of_documents[layer.name].append(2 * len(pairs) / (len(gold) + len(parsed)))
        expected, found = {id(row) for row, _ in pairs}, {id(row) for _, row in pairs}
        self.misses += [Miss(name, layer.name, "missed", row, None) for row in gold if id(row) not in expected]
        self.misses += [Miss(name, layer.name, "spurious", None, row) for row in parsed if id(row) not in found]
        for row in parsed:
            if "confidence" in row:
                self.confident[row["confidence"]] += 1
                self.confident_right[row["confidence"]] += id(row) in found
        for row, other in pairs:
            rights = {field: right(row, other) for field, right in layer.fields.items()}
            self.exact[layer.name] += all(rights.values())
            for field, right in rights.items():
                self._field(name, f"{layer.name}.{field}", row, other, right=right)

    def _field(self, name: str, field: str, gold: Any, parsed: Any, *, right: bool) -> None:
        self.right[field] += right
        self.compared[field] += 1
        if not right:
            self.misses.append(Miss(name, field, "wrong", gold, parsed))

    def evaluation(self) -> Evaluation:
        layers = {}
        for layer, shares in self.f1_of_documents.items():
            macro = sum(shares) / max(1, len(shares))
            counts = self.matched[layer], self.predicted[layer], self.gold[layer]
            layers[layer] = Figures(*counts, macro, self.exact[layer])
        fields = {field: Accuracy(self.right[field], self.compared[field]) for field in self.compared}
        confidence = {
            name: Accuracy(self.confident_right[name], self.confident[name])
            for name in ("high", "medium", "low")
            if self.confident[name]
        }
        whole = {part: Accuracy(self.documents_right[part], of) for part, of in self.documents_with.items()}
        return Evaluation(self.documents, layers, fields, confidence, whole, tuple(self.misses))


def match(gold: Sequence[Row], parsed: Sequence[Row], same: Same) -> list[tuple[Row, Row]]:
    """One-to-one pairs, greedily in document order; a mention in the same section goes before one elsewhere."""
    pairs: list[tuple[Row, Row]] = []
    free = dict(enumerate(parsed))
    left = list(gold)
    for elsewhere in (False, True):
        unmatched = []
        for row in left:
            candidates = (k for k, other in free.items() if elsewhere or _same_place(row, other))
            hit = next((k for k in candidates if same(row, free[k])), None)
            if hit is None:
                unmatched.append(row)
            else:
                pairs.append((row, free.pop(hit)))
        left = unmatched
    return pairs


def _same_place(a: Row, b: Row) -> bool:
    return fold(a.get("where")) == fold(b.get("where"))
