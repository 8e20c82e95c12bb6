"""What a paragraph says about who does what: the rules of ``rules/assignments`` applied to its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import Body, Reduced, compile_shape
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rulebook

FAMILY = "assignments"
_ROLE_WORD = "r"
_TASK_OPENERS = frozenset("vkmacr")
# `Đề nghị Công an tỉnh phối hợp bảo đảm an toàn`: asked to take part; `… phối hợp với Sở Y tế kiểm tra`: asked to lead.
_ASKED_TO_HELP = re.compile("[a,]*k(?![bn])")
# Nothing in it that makes a sentence of it: a circumstance, a manner, an order.
_LONG_NAME = re.compile("(?P<opener>[jo4])?(?P<name>[bn][^acosz:;]{1,30}):?")


@dataclass(frozen=True, slots=True)
class Statement:
    """One role in one task.

    Attributes:
        rule: id of the rule that found it.
        bodies: who, in order.
        task: where the words of the task stand; empty for a heading, whose tasks follow below.
        opens: the paragraph begins with it, so it may govern the items below.
    """

    rule: str
    role: Role
    confidence: Confidence
    bodies: tuple[Body, ...]
    task: Span
    opens: bool = False

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        return (min(self.bodies[0].start, self.task[0]), max(self.bodies[-1].end, self.task[1]))


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """A rule of the family, its pattern compiled for shapes."""

    id: str
    pattern: re.Pattern[str]
    confidence: Confidence


@lru_cache(maxsize=4)
def rules_by_name(rules: Rulebook) -> dict[str, ShapeRule]:
    """The rules of the family by the last part of their id: ``subject``, ``heading``."""
    return {
        rule.id.rpartition(".")[2]: ShapeRule(rule.id, compile_shape(rule.pattern.pattern, rules), rule.confidence)
        for rule in rules.family(FAMILY)
    }


class StatementReader:
    """Applies the rules of the family to paragraphs of one text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.rules = rules_by_name(words.rules)

    def heading(self, reduced: Reduced, end: int) -> list[Statement]:
        """The bodies a heading names: those that lead, then those they work with. Empty where it is no such heading.

        ``end`` is the offset of the heading's end.
        """
        rule = self.rules["heading"]
        match = rule.pattern.match(reduced.symbols)
        if not match:
            return self._long_name(rule, reduced, end)
        found = [self._of(rule, "lead", reduced, match.start("lead"), (0, 0), opens=True)]
        if match["coordinate"]:
            found.append(self._of(rule, "coordinate", reduced, match.start("coordinate"), (0, 0), opens=True))
        return found

    def _long_name(self, rule: ShapeRule, reduced: Reduced, end: int) -> list[Statement]:
        """A heading that is one long name: ``Các sở, ngành chủ trì, quản lý các dự án thuộc Chương trình``."""
        match = _LONG_NAME.fullmatch(reduced.symbols)
        if not match or (self.words.text[end - 1] == ":" and not match["opener"]):
            return []
        name = Body(reduced.at(match.start("name")), reduced.end(match.end("name") - 1))
        return [Statement(rule.id, "lead", "medium", (name,), (0, 0), opens=True)]

    def leads(self, reduced: Reduced, end: int, names: Sequence[str]) -> list[Statement]:
        """Who leads what in a paragraph, in order; each task reaches to the next statement or to ``end``.

        ``names`` says which rules may be used, strongest first: ``colon``, ``order``, ``agent``, ``subject``.
        """
        taken: dict[int, tuple[ShapeRule, int, bool]] = {}
        for name in names:
            rule = self.rules[name]
            for match in rule.pattern.finditer(reduced.symbols):
                taken.setdefault(match.start("lead"), (rule, match.start("task"), match.start() == 0))
        found: list[Statement] = []
        ordered = sorted(taken.items())
        for number, (at, (rule, task, opens)) in enumerate(ordered):
            limit = reduced.at(ordered[number + 1][0]) if number + 1 < len(ordered) else end
            asked = rule is self.rules["order"] and _ASKED_TO_HELP.match(reduced.symbols, task)
            words = (reduced.at(_after_role_words(reduced, task)), limit)
            found.append(self._of(rule, "coordinate" if asked else "lead", reduced, at, words, opens=opens))
        return found

    def coordinates(self, reduced: Reduced, tasks: Sequence[Span]) -> list[Statement]:
        """With whom something is to be done; the task is the one of ``tasks`` that holds the words, else the first."""
        rule = self.rules["coordinate"]
        found = []
        for match in rule.pattern.finditer(reduced.symbols):
            at = reduced.at(match.start())
            task = next((span for span in tasks if span[0] <= at < span[1]), tasks[0])
            found.append(self._of(rule, "coordinate", reduced, match.start("coordinate"), task))
        return found

    def first_words(self, reduced: Reduced, body: int) -> int:
        """Where the task of an item begins: after role words such as ``Chủ trì,``."""
        if not reduced.symbols.startswith(_ROLE_WORD):
            return body
        return reduced.at(_after_role_words(reduced, 0))

    def _of(
        self, rule: ShapeRule, role: Role, reduced: Reduced, at: int, task: Span, *, opens: bool = False
    ) -> Statement:
        return Statement(rule.id, role, rule.confidence, self.words.bodies(reduced, at), task, opens)


def _after_role_words(reduced: Reduced, at: int) -> int:
    """Past ``có trách nhiệm``, ``chủ trì,`` where a verb follows; ``Chủ trì các buổi họp`` is the task itself."""
    symbols = reduced.symbols
    while at < len(symbols) and symbols[at] == _ROLE_WORD:
        after = at + 1
        while after < len(symbols) and symbols[after] in ",:":
            after += 1
        if after >= len(symbols) or symbols[after] not in _TASK_OPENERS:
            break
        at = after
    return at
