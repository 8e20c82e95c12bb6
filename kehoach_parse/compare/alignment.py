"""Units of many plans gathered into tasks, in one pass.

Units come in a fixed order: the directive's, then the plans' by date. Each is compared with a few units it shares
words with; it joins the task of the one it has the heaviest phrase in common with, or begins a task of its own. Only
the first variants of a task are compared with later units, and only such as are like the task's first unit itself, so
that tasks do not drift and the work grows with the number of units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kehoach_parse.compare.candidates import Candidates, pairs
from kehoach_parse.compare.likeness import ALIKE, HINT, Verdict, compare_wordings, heaviest_phrase, opening_weight
from kehoach_parse.compare.result import DIRECTIVE
from kehoach_parse.compare.units import TextUnit
from kehoach_parse.compare.wording import Vocabulary, Wording

# Units compared with each, and variants of a task that later units are compared with.
_CANDIDATES = 10
_VARIANTS = 12
# Similarity to a variant from which on a unit joins a task whose first unit it is not like.
_JOINS = 0.45
# Pairs of neighbouring words two units share that say they may be about the same thing.
_HINT_PAIRS = 6
# Likewise the share of a unit's words, by weight, that the other has in any order.
_HINT_WORDS = 0.4
_SAME = Verdict("verbatim", 1.0, float("inf"))
# How much more a phrase shared with the directive counts: what a plan carries out is most likely the directive's task.
_OF_DIRECTIVE = 1.25


@dataclass(slots=True)
class Aligned:
    """A unit in its task.

    Attributes:
        order: place in the order units came in.
        directive: the directive's unit it is most like, with the verdict.
        plan: likewise of an earlier plan; the earliest among equals.
        leader: likewise the first unit of its task.
        hints: tasks it has some words in common with, its own included.
    """

    order: int
    unit: TextUnit
    wording: Wording
    task: int
    directive: tuple[Aligned, Verdict] | None = None
    plan: tuple[Aligned, Verdict] | None = None
    leader: tuple[Aligned, Verdict] | None = None
    hints: frozenset[int] = frozenset()


@dataclass(slots=True)
class Gathering:
    """A task: its members in order, the first of them its leader, and its variants."""

    members: list[Aligned] = field(default_factory=list)
    variants: int = 0


class Aligner:
    """Takes in units one by one."""

    def __init__(self, vocabulary: Vocabulary, *, alike: float = 0.0) -> None:
        """``alike``: similarity without which nothing counts as adapted, for short texts such as metrics."""
        self._vocabulary = vocabulary
        self._alike = alike
        self._candidates = Candidates()
        self._variants: list[Aligned] = []
        self._same: dict[str, list[Aligned]] = {}
        self._duties: dict[str | None, int] = {}
        self._count = 0
        self.tasks: list[Gathering] = []

    def add_all(self, units: Iterable[tuple[TextUnit, Wording]]) -> list[Aligned]:
        """Align units in the order given."""
        return [self.add(unit, wording) for unit, wording in units]

    def add(self, unit: TextUnit, wording: Wording) -> Aligned:
        """Align a unit with those before it."""
        if unit.plan == DIRECTIVE:
            wording = replace(wording, duty=None)  # its tasks are its own
        here = Aligned(self._count, unit, wording, task=-1)
        self._count += 1
        same = self._same.setdefault(wording.exact, [])
        twin = next((other for other in same if other.unit.plan != unit.plan), same[0] if same else None)
        if twin:
            self._follow(here, twin)
        else:
            self._place(here)
        if len(same) < 2 or same[-1].unit.plan == same[0].unit.plan:
            same.append(here)  # the first, and the first of another plan
        self.tasks[here.task].members.append(here)
        return here

    def _follow(self, here: Aligned, twin: Aligned) -> None:
        """The same words as before: the same place."""
        here.task, here.hints = twin.task, twin.hints
        here.leader = twin.leader if twin.wording is here.wording else None
        if twin.unit.plan == DIRECTIVE:
            here.directive = (twin, _SAME)
            here.plan = self._plan_like(here)
            return
        here.directive = twin.directive
        here.plan = (twin, _SAME) if twin.unit.plan != here.unit.plan else twin.plan

    def _plan_like(self, here: Aligned) -> tuple[Aligned, Verdict] | None:
        """The first plan that has the directive's words too."""
        same = self._same[here.wording.exact]
        other = next((a for a in same if a.unit.plan not in {DIRECTIVE, here.unit.plan}), None)
        return (other, _SAME) if other else None

    def _place(self, here: Aligned) -> None:
        words = pairs(here.wording.core)
        found = [
            (other, shared)
            for number, shared in self._candidates.best(words, _CANDIDATES)
            if (other := self._variants[number]).unit.plan != here.unit.plan
        ]
        sums = self._vocabulary.sums(here.wording) if found else [0.0]
        judged = [(other, compare_wordings(here.wording, other.wording, sums)) for other, _ in found]
        alike = [pair for pair in judged if pair[1].kind != "own" and pair[1].similarity >= self._alike]
        here.directive = _likest(pair for pair in alike if pair[0].unit.plan == DIRECTIVE)
        here.plan = _likest(pair for pair in alike if pair[0].unit.plan != DIRECTIVE)
        here.task = self._task_of(here, alike, sums)
        hints = {here.task}
        for (other, shared), (_, verdict) in zip(found, judged, strict=True):
            if other.task not in hints and (
                shared >= _HINT_PAIRS
                or verdict.phrase >= HINT
                or _found_in(other.wording, here.wording, sums) >= _HINT_WORDS
            ):
                hints.add(other.task)
        here.hints = frozenset(hints)
        task = self.tasks[here.task]
        here.leader = next((pair for pair in alike if self._leads(pair[0]) and pair[0].task == here.task), None)
        if (here.leader or not task.members) and task.variants < _VARIANTS:
            task.variants += 1
            self._candidates.add(words)
            self._variants.append(here)

    def _task_of(self, here: Aligned, alike: list[tuple[Aligned, Verdict]], sums: Sequence[float]) -> int:
        """The task of the likeliest variant. A duty goes before all but plain words of the directive."""
        duty = here.wording.duty
        plain = here.directive is not None and here.directive[1].similarity >= ALIKE
        if duty is None or plain:
            joined = [pair for pair in alike if self._leads(pair[0]) or pair[1].similarity >= _JOINS]
            tasks = {other.task for other, _ in joined}
            if len(tasks) == 1:
                return tasks.pop()
            if tasks:
                return self._likeliest(here, joined, sums).task
        if duty in self._duties:
            return self._duties[duty]
        self.tasks.append(Gathering())
        if duty is not None:
            self._duties[duty] = len(self.tasks) - 1
        return len(self.tasks) - 1

    def _likeliest(self, here: Aligned, pairs: list[tuple[Aligned, Verdict]], sums: Sequence[float]) -> Aligned:
        """The variant with the heaviest phrase in the opening, among equals the heaviest anywhere."""
        openings = [opening_weight(here.wording, other.wording, sums) * _favour(other) for other, _ in pairs]
        most = max(openings)
        best = [pair for pair, weight in zip(pairs, openings, strict=True) if weight == most]
        if any(other.task != best[0][0].task for other, _ in best):

            def rank(pair: tuple[Aligned, Verdict]) -> tuple[float, int]:
                return -heaviest_phrase(here.wording, pair[0].wording, sums, pair[1]) * _favour(pair[0]), pair[0].order

            best.sort(key=rank)
        return best[0][0]

    def _leads(self, other: Aligned) -> bool:
        return other is self.tasks[other.task].members[0]


def _found_in(other: Wording, here: Wording, sums: Sequence[float]) -> float:
    there = set(other.core)
    found = sum(sums[at + 1] - sums[at] for at, word in enumerate(here.core) if word in there)
    return found / sums[-1] if sums[-1] else 0.0


def _favour(other: Aligned) -> float:
    return _OF_DIRECTIVE if other.unit.plan == DIRECTIVE else 1.0


def _likest(pairs: Iterable[tuple[Aligned, Verdict]]) -> tuple[Aligned, Verdict] | None:
    return min(pairs, key=lambda pair: (-pair[1].similarity, pair[0].order), default=None)
