"""Task tables: a column for the task, one for who leads it, one for who takes part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from kehoach_parse.extract.assignments.labels import Label, inner_labels, label_of_column
from kehoach_parse.extract.assignments.shaperules import rules_by_name
from kehoach_parse.extract.assignments.statements import Statement
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import Body
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rulebook

# `Văn phòng/Phòng Kinh tế` below `Chủ trì/Phối hợp`
_BOTH = regex.compile(r"(?i)chủ\s+trì\s*[/,-]\s*(?:đơn\s+vị\s+|cơ\s+quan\s+)?phối\s+hợp")
# `Phòng Kinh tế (chủ trì), Công an xã (phối hợp)`
_PART = regex.compile(r"(?i)\s*\(\s*(?:(?P<coordinate>phối\s+hợp)|chủ\s+trì|đầu\s+mối)[^()]*\)")
_NUMBER = regex.compile(r"\d+(?:\.\d+)*\.?")
_LABEL = regex.compile(r"(?:[IVX]+|\p{Lu})[.)]\s*")
# `Như trên`, `nt`, `-nt-`, `"`: the same as in the row above
_DITTO = regex.compile(r"(?i)\s*-?\s*(?:nt|như\s+trên|\"|”|//+|〃)\s*-?\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, as indexes."""

    task: int
    lead: int | None
    coordinate: int | None
    product: int | None
    both: bool = False
    """The column that says who leads also says, behind a stroke, who takes part."""


@lru_cache(maxsize=256)
def columns_of(heads: tuple[str | None, ...], rules: Rulebook) -> Columns | None:
    """The columns of a task table by the wording of their heads, in whatever order; None for any other table."""
    labels: list[Label | None] = [label_of_column(head, rules) if head else None for head in heads]
    tasks = [index for index, label in enumerate(labels) if label == "task"]
    lead, coordinate = _first(labels, "lead"), _first(labels, "coordinate")
    if lead is None and coordinate is None and "time" in labels:
        lead = _first(labels, "body")
    if not tasks or (lead is None and coordinate is None and "time" not in labels):
        return None
    # Of `Hoạt động | Nội dung` the contents, which say more; else the first.
    contents = [index for index in tasks if "nội dung" in (heads[index] or "").lower()]
    both = lead is not None and coordinate is None and bool(_BOTH.search(heads[lead] or ""))
    return Columns((contents or tasks)[0], lead, coordinate, _first(labels, "product"), both)


def _first(labels: list[Label | None], wanted: Label) -> int | None:
    return next((index for index, label in enumerate(labels) if label == wanted), None)


class TableReader:
    """Reads the rows of task tables; keeps what the row above said, for cells that repeat it."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._rule = rules_by_name(words.rules)["table"]
        self._above: dict[tuple[str, int], Span] = {}
        self._group: dict[str, tuple[Body, ...]] = {}

    def row(self, unit: Unit) -> tuple[list[Statement], Span | None]:
        """What one row says, and where its product stands; nothing for group headings, numbers, forms to fill in."""
        columns = columns_of(unit.columns, self.words.rules)
        if columns is None or unit.table is None:
            return [], None
        task = self._cell(unit, columns.task)
        if task is None or not self.words.has_letters(*task):
            return [], None
        if self._heads_group(unit, columns):
            self._group[unit.table.id] = self._named(*task)
        found: list[Statement] = []
        roles: tuple[tuple[Role, int | None], ...] = (("lead", columns.lead), ("coordinate", columns.coordinate))
        for role, column in roles:
            cell, confidence = self._who(unit, column, columns)
            if cell is None:
                continue
            for part_role, start, end in self._parts(cell, role, both=columns.both):
                found += self._statements(part_role, start, end, confidence, task)
        bodies = self._group.get(unit.table.id)
        if bodies and not self._heads_group(unit, columns) and not any(said.role == "lead" for said in found):
            found.insert(0, Statement(self._rule.id, "lead", "medium", bodies, task))
        return found, self._cell(unit, columns.product)

    def _statements(self, role: Role, start: int, end: int, confidence: Confidence, task: Span) -> Iterator[Statement]:
        """The bodies of a part of a cell, each in the role that words beside it give: ``Sở Y tế (phối hợp)``."""
        said: dict[Role, list[Body]] = {role: []}
        for body in self.words.listed(start, end, self._rule.pattern):
            text = self.words.text
            beside = _PART.search(text, body.start, body.end) or _PART.match(text, body.end, end)
            if beside:
                own: Role = "coordinate" if beside["coordinate"] else "lead"
                said.setdefault(own, []).append(body._replace(end=min(body.end, beside.start())))
            else:
                said[role].append(body)
        if role == "lead":
            said.setdefault("coordinate", []).extend(self.words.partners(start, end))
        for own, bodies in said.items():
            if bodies:
                yield Statement(self._rule.id, own, confidence, tuple(bodies), task)

    def _heads_group(self, unit: Unit, columns: Columns) -> bool:
        """Whether a row has nothing but words and perhaps a number that no task has: ``II | Công an xã | |``."""
        if any(cell for column, cell in enumerate(unit.cells) if column not in (0, columns.task)):
            return False
        first = self._cell(unit, 0)
        return not (first and columns.task and _NUMBER.fullmatch(self.words.text, *first))

    def _named(self, start: int, end: int) -> tuple[Body, ...]:
        """The bodies that the heading of a group names, if it is but their names."""
        label = _LABEL.match(self.words.text, start, end)
        reduced = self.words.reduced(label.end() if label else start, end, names_only=True)
        match = self._rule.pattern.match(reduced.symbols)
        return self.words.bodies(reduced, match.start("lead")) if match and reduced.names(match.start("lead")) else ()

    def _cell(self, unit: Unit, column: int | None) -> Span | None:
        return unit.cells[column] if column is not None and column < len(unit.cells) else None

    def _who(self, unit: Unit, column: int | None, columns: Columns) -> tuple[Span | None, Confidence]:
        """The cell that says who, and how sure it is that it does: it may say that it repeats the one above."""
        if column is None or unit.table is None:
            return None, "high"
        cell, key = self._cell(unit, column), (unit.table.id, column)
        if cell is None:
            if column == columns.lead and self._goes_on(unit, columns):
                return self._above.get(key), "medium"
            self._above.pop(key, None)
            return None, "high"
        if _DITTO.fullmatch(self.words.text, *cell):
            return self._above.get(key), "medium"
        self._above[key] = cell
        return cell, "high"

    def _goes_on(self, unit: Unit, columns: Columns) -> bool:
        """Whether a row without a leader is one of several below a merged cell.

        It is numbered as a task or has more to say; the heading of a group has but its words and a Roman number.
        """
        return not self._heads_group(unit, columns)

    def _parts(self, cell: Span, role: Role, *, both: bool) -> Iterator[tuple[Role, int, int]]:
        """A cell, or its labelled parts: ``Chủ trì: Sở Y tế; phối hợp: Sở Nội vụ``."""
        at, current = cell[0], role
        for label, start, value, _ in inner_labels(self.words.text, *cell, self.words.rules):
            if label in ("lead", "coordinate"):
                if start > at:
                    yield current, at, start
                at, current = value, "lead" if label == "lead" else "coordinate"
        stroke = self.words.text.find("/", at, cell[1]) if both and current == "lead" else -1
        if stroke > 0:
            yield "lead", at, stroke
            at, current = stroke + 1, "coordinate"
        if at < cell[1]:
            yield current, at, cell[1]
