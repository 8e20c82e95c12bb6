"""The figures of an evaluation, as numbers, as JSON values and as a table to read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement on one layer. ``f1`` is micro-averaged over mentions, ``f1_macro`` the mean over documents.

    ``exact`` counts the matched mentions all of whose fields are right.
    """

    matched: int
    predicted: int
    gold: int
    f1_macro: float
    exact: int = 0

    @property
    def precision(self) -> float:
        """Share of the mentions found that are in gold; 0 where nothing was found."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold's mentions that were found; 0 where gold has none."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return self._f1(self.matched)

    @property
    def f1_strict(self) -> float:
        """The same where a mention only counts if all its fields are right."""
        return self._f1(self.exact)

    def _f1(self, right: int) -> float:
        total = self.predicted + self.gold
        return 2 * right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a field is right, over the mentions that matched."""

    right: int
    of: int

    @property
    def share(self) -> float | None:
        """None where there was nothing to compare."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: ``what`` is ``missing`` (no parsed file), ``missed``, ``spurious`` or ``wrong``."""

    document: str
    layer: str
    what: str
    gold: Any
    parsed: Any

    def __str__(self) -> str:
        shown = {"missed": (self.gold,), "spurious": (self.parsed,)}.get(self.what, (self.gold, self.parsed))
        return json.dumps([self.document, self.layer, self.what, *shown], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The agreement of a set of parsed plans with gold.

    Attributes:
        documents: how many gold documents there were.
        layers: by array name.
        fields: by ``layer.field``, header fields as ``header.field``.
        confidence: by confidence, how many of the facts found match gold.
        whole: by array name, ``header`` and ``document`` (all of them): documents in which nothing is wrong.
        misses: every disagreement, document by document.
    """

    documents: int
    layers: Mapping[str, Figures]
    fields: Mapping[str, Accuracy]
    confidence: Mapping[str, Accuracy] = field(default_factory=dict)
    whole: Mapping[str, Accuracy] = field(default_factory=dict)
    misses: tuple[Miss, ...] = field(default=(), repr=False)

    @property
    def header_accuracy(self) -> float:
        """Share of the annotated header fields that are right."""
        header = [value for name, value in self.fields.items() if name.startswith("header.")]
        return sum(value.right for value in header) / max(1, sum(value.of for value in header))

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values; shares rounded to four decimals."""
        return {
            "documents": self.documents,
            "layers": {
                name: {
                    **{key: round(getattr(value, key), 4) for key in ("precision", "recall", "f1", "f1_macro")},
                    **{key: getattr(value, key) for key in ("matched", "predicted", "gold")},
                }
                for name, value in self.layers.items()
            },
            "attributes": {
                name: {"accuracy": None if value.share is None else round(value.share, 4), "n": value.of}
                for name, value in self.fields.items()
            },
            "header_accuracy": round(self.header_accuracy, 4),
            "confidence": {
                name: {"precision": None if value.share is None else round(value.share, 4), "n": value.of}
                for name, value in self.confidence.items()
            },
        }

    def to_table(self) -> str:
        """Lines to read on a terminal: layers, then the fields."""
        lines = [
            f"{self.documents} documents; header fields right: {self.header_accuracy:.3f}",
            f"{'layer':<12} {'P':>6} {'R':>6} {'F1':>6} {'macro':>6} {'match':>6} {'pred':>6} {'gold':>6}",
        ]
        lines += [
            f"{name:<12} {layer.precision:6.3f} {layer.recall:6.3f} {layer.f1:6.3f} {layer.f1_macro:6.3f} "
            f"{layer.matched:6d} {layer.predicted:6d} {layer.gold:6d}"
            for name, layer in self.layers.items()
        ]
        lines += [
            f"  {name:<24} {value.share:.3f}  (n={value.of})"
            for name, value in self.fields.items()
            if value.share is not None
        ]
        facts = sum(value.of for value in self.confidence.values())
        lines += [
            f"  facts of confidence {name:<6} {value.share:6.3f} right, {value.of / facts:.3f} of all  (n={value.of})"
            for name, value in self.confidence.items()
            if value.share is not None
        ]
        return "\n".join(lines)
