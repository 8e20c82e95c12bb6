"""The units of the directive and of the plans, gathered into the rows of the coverage matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parse.compare.alignment import Aligned, Aligner
from kehoach_parse.compare.overview import with_passages
from kehoach_parse.compare.readings import Holding, Reading
from kehoach_parse.compare.result import DIRECTIVE, ComparedPlan, Unit
from kehoach_parse.compare.tasks import Row, matrix
from kehoach_parse.compare.units import TextUnit
from kehoach_parse.compare.wording import Vocabulary
from kehoach_parse.rulebook import Rulebook

# Levels of bodies that no plan of a province answers for.
_ABOVE = frozenset({"central", "ministry"})


@dataclass(frozen=True, slots=True)
class Gathered:
    """The aligned texts.

    Attributes:
        readings: by name, the directive's first.
        hints: number of a gathering → plans with words of it.
        task_ids: by number of the gathering.
    """

    vocabulary: Vocabulary
    rows: list[Row]
    readings: dict[str, Reading]
    by_unit: dict[TextUnit, Aligned]
    hints: dict[int, set[str]]
    task_ids: dict[int, str]

    def with_passages(self, plan: ComparedPlan) -> ComparedPlan:
        """A plan with its passages, where it is aligned."""
        reading = self.readings.get(plan.plan_id)
        return with_passages(plan, reading.units, self.by_unit, self.task_ids) if reading else plan

    def directive_units(self) -> tuple[Unit, ...]:
        """The units of the directive's own text."""
        units = self.readings[DIRECTIVE].units if DIRECTIVE in self.readings else []
        return tuple(Unit(section=unit.section, span=unit.span, quote=unit.quote) for unit in units if not unit.formula)

    def tasks_of_deadlines(self) -> dict[tuple[str, str], str]:
        """Plan and deadline → the task it belongs to."""
        return {
            (cell.plan, due.id): row.task.id for row in self.rows for cell in row.task.cells for due in cell.deadlines
        }


def gather(readings: Sequence[Reading], rules: Rulebook) -> Gathered:
    """Gather the units of all readings, the directive's first, into tasks."""
    by_name = {reading.name: reading for reading in readings}
    vocabulary = Vocabulary(set().union(*(reading.bodies for reading in readings)), rules)
    said = [
        unit for reading in readings for unit in reading.units if not unit.formula and not _for_others(unit, reading)
    ]
    wordings = [vocabulary.read(unit.text) for unit in said]
    for wording, texts in Counter(wordings).items():
        vocabulary.count(wording, texts)
    aligner = Aligner(vocabulary)
    aligned = aligner.add_all(zip(said, wordings, strict=True))
    hints: dict[int, set[str]] = {}
    for here in aligned:
        for task in here.hints:
            hints.setdefault(task, set()).add(here.unit.plan)

    def hold(here: Aligned) -> Holding:
        return by_name[here.unit.plan].of(here.unit)

    rows = matrix(aligner.tasks, hold, vocabulary)
    task_ids = {row.members[0].aligned.task: row.task.id for row in rows}
    return Gathered(vocabulary, rows, by_name, {here.unit: here for here in aligned}, hints, task_ids)


def _for_others(unit: TextUnit, reading: Reading) -> bool:
    """What a directive has bodies above the provinces do is no task of theirs."""
    return unit.plan == DIRECTIVE and any(lead.level in _ABOVE for lead in reading.of(unit).leads)
