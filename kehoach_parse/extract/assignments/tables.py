"""Task tables: a column for the task, one for who leads it, one for who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from kehoach_parse.extract.assignments.labels import Label, inner_labels, label_of_column
from kehoach_parse.extract.assignments.statements import Statement, rules_by_name
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rulebook

# `Như trên`, `nt`, `-nt-`, `"`: the same as in the row above
_DITTO = regex.compile(r"(?i)\s*-?\s*(?:nt|như\s+trên|\"|”)\s*-?\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, as indexes."""

    task: int
    lead: int | None
    coordinate: int | None
    product: int | None


@lru_cache(maxsize=256)
def columns_of(heads: tuple[str | None, ...], rules: Rulebook) -> Columns | None:
    """The columns of a task table by the wording of their heads, in whatever order; None for any other table."""
    labels: list[Label | None] = [label_of_column(head, rules) if head else None for head in heads]
    tasks = [index for index, label in enumerate(labels) if label == "task"]
    lead, coordinate = _first(labels, "lead"), _first(labels, "coordinate")
    if lead is None and coordinate is None and "time" in labels:
        lead = _first(labels, "body")
    if not tasks or (lead is None and coordinate is None):
        return None
    # Of `Hoạt động | Nội dung` the contents, which say more; else the first.
    contents = [index for index in tasks if "nội dung" in (heads[index] or "").lower()]
    return Columns((contents or tasks)[0], lead, coordinate, _first(labels, "product"))


def _first(labels: list[Label | None], wanted: Label) -> int | None:
    return next((index for index, label in enumerate(labels) if label == wanted), None)


class TableReader:
    """Reads the rows of task tables; keeps what the row above said, for cells that repeat it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._rule = rules_by_name(words.rules)["table"]
        self._above: dict[tuple[str, int], Span] = {}

    def row(self, unit: Unit) -> tuple[list[Statement], Span | None]:
        """What one row says, and where its product stands; nothing for group headings, numbers, forms to fill in."""
        columns = columns_of(unit.columns, self.words.rules)
        if columns is None or unit.table is None:
            return [], None
        task = self._cell(unit, columns.task)
        if task is None or not self.words.has_letters(*task):
            return [], None
        found = []
        roles: tuple[tuple[Role, int | None], ...] = (("lead", columns.lead), ("coordinate", columns.coordinate))
        for role, column in roles:
            cell, confidence = self._who(unit, column)
            if cell is None:
                continue
            for part_role, start, end in self._parts(cell, role):
                bodies = self.words.listed(start, end, self._rule.pattern)
                if bodies:
                    found.append(Statement(self._rule.id, part_role, confidence, bodies, task))
        return found, self._cell(unit, columns.product)

    def _cell(self, unit: Unit, column: int | None) -> Span | None:
        return unit.cells[column] if column is not None and column < len(unit.cells) else None

    def _who(self, unit: Unit, column: int | None) -> tuple[Span | None, Confidence]:
        cell = self._cell(unit, column)
        if cell is None or column is None or unit.table is None:
            return None, "high"
        key = (unit.table.id, column)
        if _DITTO.fullmatch(self.words.text, *cell):
            return self._above.get(key), "medium"
        self._above[key] = cell
        return cell, "high"

    def _parts(self, cell: Span, role: Role) -> Iterator[tuple[Role, int, int]]:
        """A cell, or its labelled parts: ``Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ``."""
        at, current = cell[0], role
        for label, start, value, _ in inner_labels(self.words.text, *cell, self.words.rules):
            if label in ("lead", "coordinate"):
                if start > at:
                    yield current, at, start
                at, current = value, "lead" if label == "lead" else "coordinate"
        if at < cell[1]:
            yield current, at, cell[1]
