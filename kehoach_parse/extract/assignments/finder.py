"""From a document to its assignments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from kehoach_parse.extract.assignments.context import Context, kind_of
from kehoach_parse.extract.assignments.labels import Label, labelled
from kehoach_parse.extract.assignments.statements import (
    Statement,
    coordinates,
    first_words,
    heading,
    leads,
)
from kehoach_parse.extract.assignments.tables import TableReader
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import Reduced
from kehoach_parse.extract.masks import reference_spans
from kehoach_parse.models.base import Confidence, Span, TablePlace
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.facts import AssignedUnit, Assignment, Deadline, Role
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.settings import Settings

_OUTSIDE = frozenset({"title", "recipients", "appendix"})
_BULLETS = frozenset({"bullet", "subbullet"})
_ANY = ("colon", "order", "agent", "subject", "circumstance")
_OWN = ("colon", "subject", "circumstance")
_CLOSING = ("order", "subject")
_NOBODY = frozenset({"criteria", "scope"})
_NO_HEADINGS = _NOBODY | {"purpose"}
_ENFORCED = "thi hành"
# Nothing in it that makes a sentence of it: a circumstance, a manner, an order.
_LONG_NAME = regex.compile("(?P<opener>[jo])?(?P<name>[bn][^acosz:;]{1,30}):?")
_REMARK = regex.compile(r"\s*\((?:sau đây|gọi|viết tắt|dưới đây)[^()]*\)$")
_ARTICLE = regex.compile(r"Điều\s+\d+\s*[.:]\s*")


@dataclass(slots=True)
class Draft:
    """An assignment while later lines may still add to it."""

    where: str
    span: Span
    rule: str
    confidence: Confidence
    name: Span
    role: Role
    task: Span
    deadlines: list[str]
    product: Span | None = None
    table: TablePlace | None = None


@dataclass(slots=True)
class Group:
    """The tasks below one parent that the next labelled lines speak of: those since the last labelled line."""

    tasks: list[tuple[str, Span]] = field(default_factory=list)
    labelled: bool = False

    def add(self, where: str, task: Span) -> None:
        if self.labelled:
            self.tasks, self.labelled = [], False
        self.tasks.append((where, task))


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[Assignment, ...]:
    """The assignments of a document, in document order.

    References in ``found`` are not read as bodies; its deadlines are attached to the tasks they stand with.
    """
    words = Words(document.text, reference_spans(document, found.references), rules)
    drafts = _Reader(document, words, found.deadlines).read()
    return tuple(_assignment(number, draft, document.text) for number, draft in enumerate(drafts))


def _assignment(number: int, draft: Draft, text: str) -> Assignment:
    def fold_blanks(span: Span) -> str:
        return " ".join(text[slice(*span)].split())

    return Assignment(
        id=f"a{number}",
        section=draft.where,
        span=draft.span,
        quote=fold_blanks(draft.span),
        rule=draft.rule,
        confidence=draft.confidence,
        table=draft.table,
        unit=AssignedUnit(name=fold_blanks(draft.name)),
        role=draft.role,
        task=fold_blanks(draft.task),
        product=fold_blanks(draft.product) if draft.product else None,
        deadlines=tuple(draft.deadlines),
    )


class _Reader:
    """Walks through the units of one document."""

    def __init__(self, document: Document, words: Words, deadlines: Sequence[Deadline]) -> None:
        self.document, self.words = document, words
        self.parents = {unit.parent for unit in document.units}
        self.contexts: dict[str | None, Context] = {None: Context()}
        self.groups: dict[str | None, Group] = {}
        self.tables = TableReader(words)
        self.deadlines = sorted(deadlines, key=lambda deadline: deadline.span)
        self.deadline_starts = [deadline.span[0] for deadline in self.deadlines]
        self.drafts: list[Draft] = []
        self.units: dict[str, Unit] = {}

    def read(self) -> list[Draft]:
        """All drafts, in document order."""
        for unit in self.document.units:
            if unit.note:
                continue
            if unit.cells:
                self._row(unit)
            elif unit.where == "preamble":
                self._enforcement(unit)
            elif unit.where == "closing":
                self._statements(unit, self._reduced(unit), Context(), _CLOSING)
            elif unit.where not in _OUTSIDE:
                self._outline(unit)
        return self.drafts

    def _reduced(self, unit: Unit) -> Reduced | None:
        return self.words.reduced(unit.body, unit.end)

    def _outline(self, unit: Unit) -> None:
        self.units[unit.where] = unit
        context = self.contexts.get(unit.parent, self.contexts[None])
        group = self.groups.setdefault(unit.parent, Group())
        label = labelled(self.words.text, unit.body, unit.end, self.words.rules)
        if label:
            self._label(unit, label[0], label[1], group)
            return
        has_children = unit.where in self.parents
        reduced = self._reduced(unit)
        kind = kind_of(self.words.folded, unit.body, unit.end, self.words.rules) if has_children else None
        governors: list[Statement] = []
        asks = reduced is not None and reduced.symbols[0] == "o"
        blocked = (kind or context.kind) in _NO_HEADINGS and not asks
        if has_children and reduced is not None and not blocked:
            governors = heading(reduced, self.words.rules) or self._described(unit, reduced)
        if governors:
            self.contexts[unit.where] = context.below("tasks", tuple(governors), bullets_only=False)
            return
        if kind:
            self.contexts[unit.where] = context.below(kind, (), bullets_only=True)
            return
        group.add(unit.where, (unit.body, unit.end))
        own = self._statements(unit, reduced, context, _OWN if self._governed(unit, context) else _ANY)
        sentence = tuple(statement for statement in own[:1] if statement.opens and has_children)
        self.contexts[unit.where] = context.below(kind, sentence, bullets_only=True)

    def _described(self, unit: Unit, reduced: Reduced) -> list[Statement]:
        """A heading that is one long name: ``Các sở, ngành chủ trì, quản lý các dự án thuộc Chương trình``."""
        match = _LONG_NAME.fullmatch(reduced.symbols)
        if not match or (self.words.text[unit.end - 1] == ":" and not match["opener"]):
            return []
        name = (reduced.at(match.start("name")), reduced.span(match.end("name") - 1, match.end("name"))[1])
        return [Statement("assignment.heading", "lead", "medium", (name,), (0, 0), opens=True)]

    def _governed(self, unit: Unit, context: Context) -> bool:
        return bool(context.governors) and (not context.bullets_only or unit.style in _BULLETS)

    def _statements(
        self, unit: Unit, reduced: Reduced | None, context: Context, names: Sequence[str]
    ) -> list[Statement]:
        """Reads one paragraph: what its headings give it, what it says itself, with whom."""
        if context.kind in _NOBODY:
            return []
        if context.kind == "purpose":
            names = [name for name in names if name != "colon"]
        own = leads(reduced, unit.end, names, self.words.rules) if reduced else []
        tasks = []
        if self._governed(unit, context) and self._is_task(unit, reduced):
            start = first_words(reduced, unit.body)
            end = own[0].bodies[0][0] if own else unit.end
            if self.words.strip(start, end) and not (own and own[0].opens):
                tasks.append((start, end))
                for governor in context.governors:
                    self._draft(unit, governor, (start, end), (start, end), unit)
        for statement in own:
            tasks.append(statement.task)
            place = unit if len(own) == 1 and len(tasks) == 1 else None
            self._draft(unit, statement, statement.task, statement.span, place)
        if reduced and (tasks or self._may_stand_alone(unit, context)):
            for statement in coordinates(reduced, tasks or [(unit.body, unit.end)], self.words.rules):
                self._draft(unit, statement, statement.task, statement.span, None)
        return own

    def _may_stand_alone(self, unit: Unit, context: Context) -> bool:
        return context.kind is None and unit.where not in self.parents and unit.where != "closing"

    def _is_task(self, unit: Unit, reduced: Reduced | None) -> bool:
        """Whether a paragraph below a body's heading is a task: not a heading in between, not a remark in brackets."""
        words = self.words.text[unit.body : unit.end].strip()
        if not words or words[0] == "(":
            return False
        if unit.where not in self.parents:
            return True
        return ". " in words or (words[-1] != ":" and unit.style in _BULLETS)

    def _draft(self, unit: Unit, statement: Statement, task: Span, span: Span, dated: Unit | None) -> None:
        low, high = (dated.start, dated.end) if dated else span
        deadlines = self._deadlines(low, high)
        for name in statement.bodies:
            bare = self._bare(name)
            self.drafts.append(
                Draft(
                    unit.where, span, statement.rule, statement.confidence, bare, statement.role, task, list(deadlines)
                )
            )

    def _bare(self, name: Span) -> Span:
        """A name without the remark behind it: ``các sở, ngành (sau đây gọi là các đơn vị)``."""
        start, end = self.words.strip(*name) or name
        remark = _REMARK.search(self.words.text, start, end)
        return (start, remark.start()) if remark else (start, end)

    def _deadlines(self, start: int, end: int) -> list[str]:
        low, high = bisect_left(self.deadline_starts, start), bisect_left(self.deadline_starts, end)
        return [deadline.id for deadline in self.deadlines[low:high]]

    def _enforcement(self, unit: Unit) -> None:
        """An article of the decision that carries the plan: who is to enforce it."""
        if _ENFORCED not in self.words.folded[unit.start : unit.end]:
            return
        article = _ARTICLE.match(self.words.text, unit.body, unit.end)
        reduced = self.words.reduced(article.end() if article else unit.body, unit.end)
        for statement in leads(reduced, unit.end, ("colon", "subject"), self.words.rules) if reduced else []:
            if self.words.folded.startswith(_ENFORCED, statement.task[0]):
                self._draft(unit, statement, statement.task, statement.span, None)

    def _row(self, unit: Unit) -> None:
        for row in self.tables.row(unit):
            deadlines = self._deadlines(unit.start, unit.end)
            low = min(row.task[0], row.bodies[0][0])
            high = max(row.task[1], row.bodies[-1][1])
            for name in row.bodies:
                self.drafts.append(
                    Draft(
                        unit.where,
                        (low, high) if unit.start <= low and high <= unit.end else row.task,
                        "assignment.table",
                        row.confidence,
                        name,
                        row.role,
                        row.task,
                        list(deadlines),
                        row.product,
                        unit.table,
                    )
                )

    def _label(self, unit: Unit, label: Label, at: int, group: Group) -> None:
        """A labelled line: gives the tasks before it a body, a time or a product."""
        group.labelled = True
        tasks = group.tasks
        if not tasks and unit.parent in self.units:
            above = self.units[unit.parent]
            tasks = [(above.where, (above.body, above.end))]
        if label in ("lead", "coordinate"):
            names = self.tables._bodies((at, unit.end))
            for where, task in tasks:
                for name in names:
                    self.drafts.append(
                        Draft(
                            where,
                            task,
                            "assignment.label",
                            "high",
                            name,
                            "lead" if label == "lead" else "coordinate",
                            task,
                            self._deadlines(*task),
                        )
                    )
            return
        places = {where for where, _ in tasks}
        for draft in self._of(places):
            if label == "time":
                draft.deadlines.extend(
                    name for name in self._deadlines(at, unit.end) if name not in draft.deadlines
                )
            elif label == "product":
                draft.product = (at, unit.end)

    def _of(self, places: set[str]) -> Iterator[Draft]:
        for draft in self.drafts:
            if any(draft.where == place or draft.where.startswith(place + ".") for place in places):
                yield draft
