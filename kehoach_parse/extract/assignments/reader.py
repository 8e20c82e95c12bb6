"""Walks through the units of a document and gathers who is to do what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from kehoach_parse.extract.assignments.context import Context, kind_of
from kehoach_parse.extract.assignments.drafts import Drafts
from kehoach_parse.extract.assignments.labelled import LabelReader
from kehoach_parse.extract.assignments.peers import Peers
from kehoach_parse.extract.assignments.statements import Statement, StatementReader
from kehoach_parse.extract.assignments.tables import TableReader
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import NOTHING, Reduced
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.section import SectionStyle
from kehoach_parse.settings import Settings

_OUTSIDE = frozenset({"title", "recipients", "appendix"})
_ROLES = frozenset({"lead", "coordinate"})
_BODIES = frozenset(("", "b", "n"))
_BULLETS = frozenset({"bullet", "subbullet"})
_ANY = ("colon", "order", "agent", "subject", "clause", "circumstance", "complete")
_GOVERNED = ("colon", "subject", "clause", "circumstance", "complete")
_CLOSING = ("order", "subject", "clause")
# Sections that list those concerned or what earns an award order nobody, whatever their sentences look like.
_NOBODY = frozenset({"criteria", "scope"})
_NO_HEADINGS = _NOBODY | {"purpose"}
# `Trưởng ban: Bà Hồ Thị Nga` below `Ban Tổ chức` says who is on it, not what it is to do.
_ROLL = re.compile("[bn]:[bny]")
# `thực hiện các nhiệm vụ sau:`, `tập trung chỉ đạo thực hiện tốt các nội dung:`
_ANNOUNCES = re.compile(
    r"(?:(?:tập trung|tiếp tục|chủ động|khẩn trương|lãnh đạo|chỉ đạo|tổ chức|triển khai|thực hiện|tốt)[ ,]+)+"
    r"(?:(?:các|một số|những) )?(?:nhiệm vụ|nội dung|công việc|việc|giải pháp|yêu cầu)?"
    r"(?:(?: và| ,)? ?(?:giải pháp|trọng tâm|chủ yếu|cụ thể|chính|sau đây|như sau|sau|dưới đây))*\s*:"
)
_LEADS = "lãnh đạo "
_ENFORCED = "thi hành"
_NEAR = 60  # characters between those who are to enforce a decision and the word for it


class Reader:
    """Reads one document; ``drafts`` holds what was found."""

    def __init__(self, document: Document, words: Words, drafts: Drafts, settings: Settings) -> None:
        self.document, self.words, self.drafts = document, words, drafts
        self.statements = StatementReader(words, settings)
        self.tables = TableReader(words)
        self.labels = LabelReader(words, drafts)
        self.peers = Peers(document, words)
        self._parents = {unit.parent for unit in document.units}
        self._dealing: dict[str | None, bool] = {}
        self._contexts: dict[str | None, Context] = {None: Context()}
        self._beside: dict[str | None, Context] = {}  # of the unnumbered heading that stands before its items

    @cached_property
    def _next_styles(self) -> dict[str, SectionStyle | None]:
        return {unit.where: after.style for unit, after in pairwise(self.document.units)}

    def read(self) -> None:
        """Read every unit."""
        for unit in self.document.units:
            if unit.note:
                continue
            if unit.cells:
                self._row(unit)
            elif unit.where == "preamble":
                self._enforcement(unit)
            elif unit.where == "closing":
                self._say(unit, unit.end, self.words.reduced(unit.body, unit.end), Context(), _CLOSING)
            elif unit.where not in _OUTSIDE:
                self._outline(unit)

    def _row(self, unit: Unit) -> None:
        found, product = self.tables.row(unit)
        for statement in found:
            self.drafts.add(unit, statement, (unit.start, unit.end), product)

    def _enforcement(self, unit: Unit) -> None:
        """An article of the decision that carries the plan: who is to enforce it."""
        if _ENFORCED not in self.words.folded[unit.start : unit.end]:
            return
        reduced = self.words.reduced(unit.body, unit.end)
        for statement in self.statements.leads(reduced, unit.end, ("subject",)):
            # `… chịu trách nhiệm thi hành`, `… căn cứ Quyết định thi hành`
            start, end = statement.task
            at = self.words.folded.find(_ENFORCED, start, min(end, start + _NEAR))
            if at >= 0:
                self.drafts.add(unit, statement._replace(task=(at, end)), (statement.span[0], end))

    def _outline(self, unit: Unit) -> None:
        context = self._context_of(unit)
        labels = self.labels.inside(unit)
        if labels and labels[0].start == unit.body and self.words.strip(labels[0].value, unit.end):
            for found in labels:
                self.labels.line(unit, found)
            if labels[0].label != "detail":
                return
        above = unit.where in self._parents
        ordered = above or context.kind not in _NOBODY
        reduced = self.words.told(unit.body, unit.end, heading=above) if ordered else NOTHING
        if above and self._heading(unit, reduced, context):
            return
        if unit.style == "paragraph" and not above and self._unnumbered(unit, reduced, context):
            return
        role = next((found for found in labels if found.label in _ROLES), None) if labels else None
        end = role.start if role else unit.end
        end = unit.body + len(self.words.text[unit.body : end].rstrip(" ("))
        if not labels or labels[0].label != "detail" or labels[0].start > unit.body:
            self.labels.task(unit, (unit.body, end))
        since = len(self.drafts.rows)
        names = _GOVERNED if self._governed(unit, context) and not self._delegates(unit, reduced) else _ANY
        own = self._say(unit, end, reduced, context, names)
        if above:
            governors = tuple(own[:1]) if own and own[0].opens else ()
            self._contexts[unit.where] = context.below(None, governors, bullets_only=True)
        for found in labels:
            if found.start >= end and found.label != "detail":
                self.labels.say([(unit, (unit.body, end))], found, since)
        if not role and context.kind not in _NOBODY:
            self.labels.brackets(unit, task_end=labels[0].start if labels else unit.end, led=bool(own))

    def _context_of(self, unit: Unit) -> Context:
        """What holds for a unit: an unnumbered heading before it counts until the next paragraph that is no bullet."""
        if unit.style not in _BULLETS:
            self._beside.pop(unit.parent, None)
        above = self._contexts.get(unit.parent, self._contexts[None])
        return self._beside.get(unit.parent, above)

    def _unnumbered(self, unit: Unit, reduced: Reduced, context: Context) -> bool:
        """Whether a paragraph without a number is but the name of a body: the bullets after it are its tasks."""
        if not reduced.bodies or context.kind in _NO_HEADINGS:
            return False
        governors = self.statements.heading(reduced, unit.end, duties=False)
        if not governors or self._next_styles.get(unit.where) not in _BULLETS:
            return False
        self._beside[unit.parent] = context.below("duties", tuple(governors), bullets_only=False)
        return True

    def _heading(self, unit: Unit, reduced: Reduced, context: Context) -> bool:
        """Whether a unit with others below it is only their heading; what it says then holds for them."""
        kind = kind_of(self.words.folded, unit.body, unit.end, self.words.rules)
        asks = reduced.symbols.startswith("o")  # `Yêu cầu Sở Y tế:` opens no section on requirements
        governors: list[Statement] = []
        # `Đối với các trường học:` may say for whom a measure is, unless the section deals out duties
        regards = reduced.symbols.startswith("4b") and context.kind != "duties"
        if reduced.bodies and not regards and ((kind or context.kind) not in _NO_HEADINGS or asks):
            duties = context.kind == "duties" or self._deals_out(unit.parent)
            governors = self.statements.heading(reduced, unit.end, duties=duties) or self._announced(unit, reduced)
        if not governors and kind is None and context.kind == "duties":
            governors = self._by_company(unit, unit.end, (0, 0))
        if not governors and kind is None:
            return False
        self.labels.heading(unit)
        below = context.below("duties" if governors else kind, tuple(governors), bullets_only=False)
        self._contexts[unit.where] = below
        return True

    def _announced(self, unit: Unit, reduced: Reduced) -> list[Statement]:
        """A heading whose verb only announces the items: ``Sở Y tế thực hiện các nhiệm vụ sau:``."""
        if self.words.text[unit.end - 1] != ":":
            return []
        said = self.statements.leads(reduced, unit.end, _GOVERNED)
        if not said or not said[0].opens or not _ANNOUNCES.fullmatch(self.words.folded, *said[0].task):
            return []
        return [said[0]._replace(task=(0, 0))]

    def _by_company(self, unit: Unit, end: int, task: Span) -> list[Statement]:
        """What opens a unit among units that open with bodies, as the name of a body that no rule knows."""
        bodies = self.peers.name(unit, unit.body, end)
        return [Statement("assignments.heading", "lead", "medium", bodies, task, opens=True)] if bodies else []

    def _deals_out(self, parent: str | None) -> bool:
        """Whether some heading right below ``parent`` is the name of a body: then the others are bodies too."""
        if parent not in self._dealing:
            headings = (unit for unit in self.document.units if unit.parent == parent and unit.where in self._parents)
            shapes = ((self.words.told(unit.body, unit.end, heading=True), unit.end) for unit in headings)
            self._dealing[parent] = any(self.statements.heading(shape, end, duties=False) for shape, end in shapes)
        return self._dealing[parent]

    def _delegates(self, unit: Unit, reduced: Reduced) -> bool:
        """Whether an item below a body gives another its own order: ``Giao Sở Y tế theo dõi, đôn đốc``."""
        return self.words.folded.startswith("giao ", unit.body) and reduced.symbols[:2] == "on"

    def _governed(self, unit: Unit, context: Context) -> bool:
        return bool(context.governors) and (not context.bullets_only or unit.style in _BULLETS)

    def _say(self, unit: Unit, end: int, reduced: Reduced, context: Context, names: Sequence[str]) -> list[Statement]:
        """Reads one paragraph: what the headings above give it, what it says itself, with whom it is to be done."""
        if context.kind in _NOBODY:
            return []
        if context.kind == "purpose":
            names = [name for name in names if name not in ("colon", "clause")]
        governed = self._governed(unit, context)
        own = self._own(unit, end, reduced, context, names)
        tasks: list[Span] = []
        if governed and self._is_task(unit) and not _ROLL.match(reduced.symbols) and not (own and own[0].opens):
            task = (self.statements.first_words(reduced, unit.body), own[0].bodies[0].start if own else end)
            if self.words.strip(*task):
                tasks.append(task)
                for governor in context.governors:
                    given = Statement(governor.rule, governor.role, governor.confidence, governor.bodies, task)
                    self.drafts.add(unit, given, task if own else (unit.start, unit.end))
        for statement in own:
            tasks.append(statement.task)
            self.drafts.add(
                unit, statement, statement.span if len(tasks) > 1 or len(own) > 1 else (unit.start, unit.end)
            )
        if reduced.bodies and (tasks or self._may_stand_alone(unit, context)):
            for statement in self.statements.coordinates(reduced, tasks or [(unit.body, end)]):
                if statement.bodies[0].start < end:
                    self.drafts.add(unit, statement, statement.span)
        return own

    def _own(self, unit: Unit, end: int, reduced: Reduced, context: Context, names: Sequence[str]) -> list[Statement]:
        """What a paragraph says itself of who leads."""
        governed = self._governed(unit, context)
        own = self.statements.leads(reduced, end, names, led=governed) if reduced.bodies else []
        own = [statement for statement in own if statement.bodies[0].start < end]
        if governed and own and own[0].opens and self.words.folded.startswith(_LEADS, own[0].bodies[0].start):
            own = own[1:]  # below `Đảng ủy UBND tỉnh` it is the verb: `Lãnh đạo UBND tỉnh ban hành kế hoạch`
        colon = (
            self.words.text.find(":", unit.body, end) if context.kind == "duties" and not governed and not own else -1
        )
        if colon > 0 and self.words.reduced(colon + 1, end).symbols[:1] not in _BODIES and reduced.symbols[:1] != "n":
            own = self._by_company(unit, colon, (colon + 1, end))
        if reduced.bodies and not own and not governed and "subject" in names:
            return self.statements.led_by(reduced, unit.body, end)
        return own

    def _may_stand_alone(self, unit: Unit, context: Context) -> bool:
        """Whether ``phối hợp với …`` counts though nobody leads: not in a heading, a purpose, the closing."""
        return context.kind != "purpose" and unit.where not in self._parents and unit.where != "closing"

    def _is_task(self, unit: Unit) -> bool:
        """Whether a paragraph below a body's heading is a task: not a heading in between, not a remark in brackets."""
        words = self.words.text[unit.body : unit.end].strip()
        if not words or words[0] == "(":
            return False
        if unit.where not in self._parents:
            return True
        return ". " in words or (words[-1] != ":" and unit.style in _BULLETS)
