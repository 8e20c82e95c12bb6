"""How well two units are told to be the same, adapted or unrelated: against pairs labelled by hand."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kehoach_parse.compare.likeness import SHARED_PHRASE, compare_wordings
from kehoach_parse.compare.result import DIRECTIVE
from kehoach_parse.compare.units import TextUnit, text_units
from kehoach_parse.compare.wording import Vocabulary, Wording
from kehoach_parse.errors import InputError
from kehoach_parse.models.plan import Plan
from kehoach_parse.rulebook import Rulebook, load_rulebook

Label = Literal["verbatim", "adapted", "unrelated"]
LABELS: tuple[Label, ...] = ("verbatim", "adapted", "unrelated")
# Weights of a shared phrase tried where the bound is chosen anew without the plans of a pair.
_TRIED = [weight / 2 for weight in range(10, 31)]
_QUOTED = 60  # characters of a quote that must agree


@dataclass(frozen=True, slots=True)
class Pair:
    """Two units and what a reader says of them; ``plans`` are the names of the plans, the directive left out."""

    label: Label
    first: Wording
    second: Wording
    plans: frozenset[str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Counts of pairs by label given and label told."""

    counts: Mapping[tuple[Label, Label], int]

    def precision(self, label: Label) -> float:
        """Share of the pairs told to be ``label`` that are."""
        return self._share(label, sum(n for (_, told), n in self.counts.items() if told == label))

    def recall(self, label: Label) -> float:
        """Share of the pairs of ``label`` that are told."""
        return self._share(label, sum(n for (given, _), n in self.counts.items() if given == label))

    def _share(self, label: Label, whole: int) -> float:
        return self.counts.get((label, label), 0) / whole if whole else 0.0


class Labelled:
    """Labelled pairs with the words they are judged by."""

    def __init__(self, pairs: Path, plans: Mapping[str, Plan], rules: Rulebook | None = None) -> None:
        """Read the pairs of ``alignment.json``; ``plans`` by the names used there, the directive's text among them.

        Raises InputError for a pair whose unit no plan has.
        """
        rules = rules or load_rulebook()
        bodies = {assignment.unit.name for plan in plans.values() for assignment in plan.assignments}
        self._vocabulary = Vocabulary(bodies, rules)
        self._units = {name: text_units(plan, name, rules) for name, plan in plans.items()}
        self._wordings = {unit: self._read(unit) for units in self._units.values() for unit in units}
        given = json.loads(pairs.read_text(encoding="utf-8"))["pairs"]
        self.pairs = [
            Pair(
                label=row["label"],
                first=self._wording(row["a"], pairs),
                second=self._wording(row["b"], pairs),
                plans=frozenset({row["a"]["plan"], row["b"]["plan"]} - {DIRECTIVE}),
            )
            for row in given
        ]

    def _read(self, unit: TextUnit) -> Wording:
        wording = self._vocabulary.read(unit.text)
        self._vocabulary.count(wording)
        return wording

    def _wording(self, side: Mapping[str, str], source: Path) -> Wording:
        quote = " ".join(side["quote"].split())[:_QUOTED]
        for unit in self._units[side["plan"]]:
            if unit.section == side["section"] and " ".join(unit.text.split()).startswith(quote):
                return self._wordings[unit]
        raise InputError(f"no unit {side['plan']} {side['section']} that begins {quote!r}", source=str(source))

    def told(self, pair: Pair, shared_phrase: float = SHARED_PHRASE) -> Label:
        """What the comparison says of a pair."""
        sums = self._vocabulary.sums(pair.first)
        kind = compare_wordings(pair.first, pair.second, sums, shared_phrase=shared_phrase).kind
        return "unrelated" if kind == "own" else kind

    def agreement(self) -> Agreement:
        """With the bounds in use."""
        return Agreement(Counter((pair.label, self.told(pair)) for pair in self.pairs))

    def held_out(self) -> Agreement:
        """Each pair told with the bound of a shared phrase that is best for the pairs of other plans."""
        told = {weight: [self.told(pair, weight) for pair in self.pairs] for weight in _TRIED}
        best: dict[frozenset[str], float] = {}
        counts: Counter[tuple[Label, Label]] = Counter()
        for number, pair in enumerate(self.pairs):
            if pair.plans not in best:
                others = [at for at, other in enumerate(self.pairs) if not other.plans & pair.plans]
                best[pair.plans] = max(_TRIED, key=lambda weight: (self._right(told[weight], others), -weight))
            counts[pair.label, told[best[pair.plans]][number]] += 1
        return Agreement(counts)

    def _right(self, told: list[Label], which: Iterable[int]) -> float:
        """F1 of ``adapted`` over some pairs."""
        found = Agreement(Counter((self.pairs[at].label, told[at]) for at in which))
        precision, recall = found.precision("adapted"), found.recall("adapted")
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
