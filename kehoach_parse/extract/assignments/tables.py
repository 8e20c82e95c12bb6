"""Task tables: a column for the task, one for who leads it, one for who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from kehoach_parse.extract.assignments.labels import Label, label_of
from kehoach_parse.extract.assignments.statements import rules_by_name
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import bodies
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rulebook

_SEPARATOR = regex.compile(r"\s*(?:[;\n]|,\s+(?=\p{Lu})|\s[-+]\s)\s*")
_LABEL = regex.compile(r"(?<!\w)([\p{L},/ ]{2,60}?):\s*")
# `Như trên`, `nt`, `-nt-`, `"`: the same as in the row above
_DITTO = regex.compile(r"(?i)\s*-?\s*(?:nt|như\s+trên|\"|”)\s*-?\s*")
_NUMBER = regex.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[a-zđ]|-|\+)\s*[.)]?\s*")
_HAS_LETTER = regex.compile(r"\p{L}{2}")


@dataclass(frozen=True, slots=True)
class RowTask:
    """What a row of a task table says: one role of one body list.

    Attributes:
        bodies: spans of the bodies.
        task: span of the task's words.
        product: span of what comes out, None where the table has no such column.
    """

    role: Role
    bodies: tuple[Span, ...]
    task: Span
    product: Span | None
    confidence: Confidence


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
    labels: list[Label | None] = [label_of(head, rules) if head else None for head in heads]
    tasks = [index for index, label in enumerate(labels) if label == "task"]
    lead, coordinate = _first(labels, "lead"), _first(labels, "coordinate")
    if not tasks or (lead is None and coordinate is None):
        return None
    return Columns(_task_column(tasks, heads), lead, coordinate, _first(labels, "product"))


def _first(labels: list[Label | None], wanted: Label) -> int | None:
    return next((index for index, label in enumerate(labels) if label == wanted), None)


def _task_column(tasks: list[int], heads: tuple[str | None, ...]) -> int:
    """Of `Hoạt động | Nội dung` the contents, which say more; else the first."""
    contents = [index for index in tasks if "nội dung" in (heads[index] or "").lower()]
    return (contents or tasks)[0]


class TableReader:
    """Reads the rows of task tables; keeps what the row above said, for cells that repeat it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._above: dict[tuple[str, int], Span] = {}

    def row(self, unit: Unit) -> Iterator[RowTask]:
        """What one row says. Rows of group headings, of numbers and of forms to fill in say nothing."""
        columns = columns_of(unit.columns, self.words.rules)
        if columns is None or unit.table is None:
            return
        task = self._cell(unit, columns.task)
        if task is None or not _HAS_LETTER.search(self.words.text, *task):
            return
        product = self._cell(unit, columns.product)
        roles: tuple[tuple[Role, int | None], ...] = (("lead", columns.lead), ("coordinate", columns.coordinate))
        for role, column in roles:
            cell, confidence = self._who(unit, column)
            if cell is None:
                continue
            for part_role, part in self._parts(cell, role):
                found = self._bodies(part)
                if found:
                    yield RowTask(part_role, found, task, product, confidence)

    def _cell(self, unit: Unit, column: int | None) -> Span | None:
        return unit.cells[column] if column is not None and column < len(unit.cells) else None

    def _who(self, unit: Unit, column: int | None) -> tuple[Span | None, Confidence]:
        if column is None or unit.table is None:
            return None, "high"
        cell, key = self._cell(unit, column), (unit.table.id, column)
        if cell is None:
            return None, "high"
        if _DITTO.fullmatch(self.words.text, *cell):
            return self._above.get(key), "medium"
        self._above[key] = cell
        return cell, "high"

    def _parts(self, cell: Span, role: Role) -> Iterator[tuple[Role, Span]]:
        """A cell, or its labelled parts: ``Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ``."""
        at, current = cell[0], role
        for match in _LABEL.finditer(self.words.text, *cell):
            label = label_of(match[1].strip(" ,"), self.words.rules)
            if label in ("lead", "coordinate"):
                if match.start() > at:
                    yield current, (at, match.start())
                at, current = match.end(), "lead" if label == "lead" else "coordinate"
        if at < cell[1]:
            yield current, (at, cell[1])

    def _bodies(self, part: Span) -> tuple[Span, ...]:
        """The bodies of a cell: as the grammar splits them, else as written between semicolons."""
        rules = self.words.rules
        names = self.words.reduced(*part, names_only=True)
        whole = rules_by_name(rules)["table"].pattern.match(names.symbols) if names else None
        if names and whole:
            return bodies(names, whole.start("lead"), rules)
        reduced = self.words.reduced(*part)
        if reduced is not None:
            said = rules_by_name(rules)["subject"].pattern.finditer(reduced.symbols)
            subjects = [body for match in said for body in bodies(reduced, match.start("lead"), rules)]
            if subjects:
                return tuple(subjects)
        return self._as_written(part)

    def _as_written(self, part: Span) -> tuple[Span, ...]:
        found, at = [], part[0]
        for match in (*_SEPARATOR.finditer(self.words.text, *part), None):
            end = match.start() if match else part[1]
            name = self.words.strip(at, end)
            if name and _HAS_LETTER.search(self.words.text, *name):
                found.append(name)
            at = match.end() if match else end
        return tuple(found)
