"""Labelled lines below tasks, read like the columns of a table: ``Đơn vị chủ trì: …``, ``Thời gian thực hiện: …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach_parse.extract.assignments.drafts import Drafts
from kehoach_parse.extract.assignments.labels import Labelled, brackets, inner_labels
from kehoach_parse.extract.assignments.shaperules import rules_by_name
from kehoach_parse.extract.assignments.statements import Statement
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import Body, Reduced
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rulebook

_BY = re.compile(r"(?:tổ chức )?thực hiện\s*:")
_CARRIED_OUT = re.compile(r"(?:tổ chức |triển khai )?(?:thực hiện|phụ trách|tham mưu|đảm (?:nhận|nhiệm|trách))(?!\w)")
"""Of verbs alone after a name only these say whose task it is: not ``(UBND tỉnh phê duyệt)``."""
_SAYS_WHO = re.compile("chủ trì|phối hợp|thực hiện|phụ trách|đảm nhận")
_COUNTED = re.compile(r"\d (?:\w+ ){1,2}\Z")  # `Kiểm tra 5 xã (UBND xã A, UBND xã B)`: which they are
_WORK = ("v", "r", "k")
_OPENING = 20  # characters that may hold the word which tells that a time follows


@lru_cache(maxsize=4)
def _times(rules: Rulebook) -> WordList:
    return WordList(rules.yaml("words/role_words.yaml")["times"])


@dataclass(slots=True)
class _Group:
    """The tasks below one parent that the next labelled lines speak of: those since the last labelled line.

    Their drafts are those from number ``since`` on.
    """

    since: int
    tasks: list[tuple[Unit, Span]] = field(default_factory=list)
    labelled: bool = False


class LabelReader:
    """Gives tasks what the labelled lines after them say."""

    def __init__(self, words: Words, drafts: Drafts) -> None:
        self.words, self.drafts = words, drafts
        rules = rules_by_name(words.rules)
        self._rule, self._bracket, self._alone = rules["label"], rules["bracket"], rules["bracket_alone"]
        self._times = _times(words.rules)
        self._groups: dict[str | None, _Group] = {}
        self._units: dict[str, tuple[Unit, int]] = {}
        self._due: dict[str, list[str]] = {}

    def inside(self, unit: Unit) -> list[Labelled]:
        """The labels in a paragraph, in order."""
        if self.words.text.find(":", unit.body, unit.end) < 0:
            return []
        found = inner_labels(self.words.text, unit.body, unit.end, self.words.rules)
        if found and found[0].start == unit.body and self._names_somebody(found[0]):
            found = found[1:]
        return found or self._carried_out_by(unit)

    def _names_somebody(self, found: Labelled) -> bool:
        """Whether a label is a name with its task behind it: ``Phòng Tham mưu: Soạn thảo văn kiện``."""
        if self.words.reduced(found.start, found.value).symbols != "n:":
            return False
        return self.words.reduced(found.value, found.end).symbols[:1] in _WORK

    def _carried_out_by(self, unit: Unit) -> list[Labelled]:
        """``Thực hiện: Sở Y tế``: bodies alone behind a word that may also open a task or head a column."""
        match = _BY.match(self.words.folded, unit.body, unit.end)
        names = self.words.reduced(match.end(), unit.end, names_only=True) if match else None
        if not match or not names or not self._rule.pattern.match(names.symbols):
            return []
        return [Labelled("lead", unit.body, match.end(), unit.end)]

    def task(self, unit: Unit, task: Span) -> None:
        """Remember a paragraph as a task that labelled lines may follow."""
        self.heading(unit)
        group = self._groups.get(unit.parent)
        if group is None or group.labelled:
            group = self._groups[unit.parent] = _Group(len(self.drafts.rows))
        group.tasks.append((unit, task))

    def heading(self, unit: Unit) -> None:
        """Remember a heading: labelled lines directly below it speak of its own words."""
        self._units[unit.where] = (unit, len(self.drafts.rows))

    def line(self, unit: Unit, found: Labelled) -> None:
        """What a labelled line says of the tasks before it, or of the heading above where there are none."""
        group = self._groups.setdefault(unit.parent, _Group(len(self.drafts.rows)))
        group.labelled = True
        if found.label == "detail":
            return
        if group.tasks:
            self.say(group.tasks, found, group.since)
        elif unit.parent in self._units:
            above, since = self._units[unit.parent]
            self.say([(above, (above.body, above.end))], found, since)

    def say(self, tasks: list[tuple[Unit, Span]], found: Labelled, since: int) -> None:
        """What a label says of ``tasks``, whose drafts begin at number ``since``."""
        label, _, start, end = found
        if label in ("lead", "coordinate"):
            role: Role = "lead" if label == "lead" else "coordinate"
            said: list[tuple[Role, tuple[Body, ...]]] = [(role, self.words.listed(start, end, self._rule.pattern))]
            if role == "lead":
                said.append(("coordinate", self.words.partners(start, end)))
            for part, bodies in said:
                for unit, task in tasks if bodies else ():
                    statement = Statement(self._rule.id, part, self._rule.confidence, bodies, task)
                    self.drafts.add(unit, statement, (unit.start, unit.end), due=self._due.get(unit.where, ()))
            return
        if label == "time":
            # the line that says when may stand before the one that says who
            self._due |= {unit.where: self.drafts.due(start, end) for unit, _ in tasks}
        for draft in self.drafts.within([unit.where for unit, _ in tasks], since):
            if label == "time":
                draft.deadlines += [name for name in self.drafts.due(start, end) if name not in draft.deadlines]
            elif label == "product":
                draft.product = self.words.strip(start, end)

    def brackets(self, unit: Unit, *, task_end: int, led: bool) -> None:
        """Who brackets after a task say is to do it: ``Tổ chức hội nghị (Sở Y tế chủ trì)``.

        Inside a paragraph they must say so in words; ``led`` tells that others lead it, so they can but name partners.
        """
        if self.words.text.find(")", unit.body, unit.end) < 0:
            return
        task_start = unit.body
        for start, end, last in brackets(self.words.text, unit.body, unit.end):
            if not last and not _SAYS_WHO.search(self.words.folded, start, end):
                continue
            task = self.words.strip(task_start, min(start - 1, max(task_start, task_end)))
            found = self._who(start, end, task, last=last and not led) if task else []
            for statement in found:
                if statement.role == "coordinate" or not led:
                    self.drafts.add(unit, statement, (unit.start, unit.end))
            task_start = end + 1 if found else task_start

    def _who(self, start: int, end: int, task: Span, *, last: bool) -> list[Statement]:
        """What the words of one bracket say of who does ``task``."""
        reduced = self.words.reduced(start, end)
        if not reduced.bodies:
            return []
        alone = self._alone.pattern.match(reduced.symbols) if last else None
        if alone and self._definite(reduced) and self._is_who(alone, reduced, (task[0], start - 1)):
            bodies = self.words.bodies(reduced, alone.start("lead"))
            return [Statement(self._alone.id, "lead", self._alone.confidence, bodies, task)]
        found: list[Statement] = []
        for match in self._bracket.matches(reduced.symbols):
            for part, role in self._parts(match, reduced, last=last):
                bodies = self.words.bodies(reduced, match.start(part))
                found.append(Statement(self._bracket.id, role, self._bracket.confidence, bodies, task))
        return found

    def _parts(self, match: re.Match[str], reduced: Reduced, *, last: bool) -> Iterator[tuple[str, Role]]:
        """Which groups of a clause in brackets name bodies, and in which role."""
        if match["object"] and not last:  # `báo cáo các Bộ (cơ quan chủ trì dự án) việc giải ngân`
            return
        named = match["role"] or self._carried_out("verb", match, reduced) or self._carried_out("label", match, reduced)
        leads = match["order"] or match["coordinate"] or named
        if match["body"] and leads:
            yield "body", "lead"
        elif match["body"] and match["helps"] and not match["verb"]:
            yield "body", "coordinate"
        if match["coordinate"]:
            yield "coordinate", "coordinate"

    def _carried_out(self, part: str, match: re.Match[str], reduced: Reduced) -> bool:
        """Whether a verb says who does it: ``(Sở Y tế thực hiện)``, ``(thực hiện: Sở Y tế)``."""
        verb = match.start(part)
        return verb >= 0 and _CARRIED_OUT.match(self.words.folded, reduced.at(verb)) is not None

    def _definite(self, reduced: Reduced) -> bool:
        """``(Sở Y tế)``, ``(các hạt kiểm lâm)``, but not a level or a noun alone: ``(cấp xã)``, ``(giáo viên)``."""
        return reduced.names(0) or reduced.opening(0) == "e"

    def _is_who(self, alone: re.Match[str], reduced: Reduced, before: Span) -> bool:
        """Whether names that open brackets say who does what stands ``before`` them.

        A time tells: ``(Phòng Kinh tế, xong trước 15/8)``. Without one they may say which body is meant:
        ``gửi Sở Y tế (Phòng Nghiệp vụ)``.
        """
        if alone["rest"]:
            rest = reduced.end(alone.start("rest"))
            return self._times.opens(self.words.folded[rest : rest + _OPENING].lstrip())
        counted = _COUNTED.search(self.words.folded, max(before[0], before[1] - _OPENING), before[1])
        return not counted and self.words.reduced(*before).symbols[-1:] not in ("n", "b", "q")
