"""What a paragraph says about who does what: the rules of ``rules/assignments`` applied to its shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from kehoach_parse.extract.bodies import Reduced, bodies
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rule, Rulebook

FAMILY = "assignments"
_ROLE_WORD = "r"
# `Đề nghị Công an tỉnh phối hợp bảo đảm an toàn`: asked to take part; `… phối hợp với Sở Y tế kiểm tra`: asked to lead.
_ASKED_TO_HELP = regex.compile("[a,]*k(?![bn])")
_TASK_OPENERS = frozenset("vkmacr")


@dataclass(frozen=True, slots=True)
class Statement:
    """One role in one task.

    Attributes:
        rule: id of the rule that found it.
        bodies: where the bodies stand, one span each.
        task: where the words of the task stand; empty for a heading, whose tasks follow below.
        opens: the paragraph begins with it, so it may govern the items below.
    """

    rule: str
    role: Role
    confidence: Confidence
    bodies: tuple[Span, ...]
    task: Span
    opens: bool = False

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        if self.task[0] == self.task[1]:
            return (self.bodies[0][0], self.bodies[-1][1])
        return (min(self.bodies[0][0], self.task[0]), max(self.bodies[-1][1], self.task[1]))


@lru_cache(maxsize=4)
def rules_by_name(rules: Rulebook) -> dict[str, Rule]:
    """The rules of the family by the last part of their id: ``subject``, ``heading`` …"""
    return {rule.id.rpartition(".")[2]: rule for rule in rules.family(FAMILY)}


def heading(reduced: Reduced, rules: Rulebook) -> list[Statement]:
    """The bodies a heading names: those that lead, then those they work with. Empty where it is no such heading."""
    rule = rules_by_name(rules)["heading"]
    match = rule.pattern.match(reduced.symbols)
    if not match:
        return []
    found = [_of(rule, "lead", reduced, match.start("lead"), (0, 0), rules, opens=True)]
    if match["coordinate"]:
        found.append(_of(rule, "coordinate", reduced, match.start("coordinate"), (0, 0), rules, opens=True))
    return found


def leads(reduced: Reduced, end: int, names: Sequence[str], rules: Rulebook) -> list[Statement]:
    """Who leads what in a paragraph, in order; each task reaches to the next statement or to ``end``.

    Args:
        reduced: the shape of the paragraph.
        end: offset of the paragraph's end.
        names: which rules may be used, strongest first: ``colon``, ``order``, ``agent``, ``subject``, ``circumstance``.
    """
    table = rules_by_name(rules)
    taken: dict[int, tuple[Rule, int, bool]] = {}
    for name in names:
        for match in table[name].pattern.finditer(reduced.symbols):
            taken.setdefault(match.start("lead"), (table[name], match.start("task"), match.start() == 0))
    found: list[Statement] = []
    ordered = sorted(taken.items())
    for number, (at, (rule, task, opens)) in enumerate(ordered):
        limit = reduced.at(ordered[number + 1][0]) if number + 1 < len(ordered) else end
        words = (reduced.at(_after_role_words(reduced, task)), limit)
        asked = rule.id.endswith("order") and _ASKED_TO_HELP.match(reduced.symbols, task)
        found.append(_of(rule, "coordinate" if asked else "lead", reduced, at, words, rules, opens=opens))
    return found


def coordinates(reduced: Reduced, tasks: Sequence[Span], rules: Rulebook) -> list[Statement]:
    """With whom something is to be done; the task is the one of ``tasks`` that holds the words, else the first."""
    rule = rules_by_name(rules)["coordinate"]
    found = []
    for match in rule.pattern.finditer(reduced.symbols):
        at = reduced.at(match.start())
        task = next((span for span in tasks if span[0] <= at < span[1]), tasks[0])
        found.append(_of(rule, "coordinate", reduced, match.start("coordinate"), task, rules))
    return found


def first_words(reduced: Reduced | None, body: int) -> int:
    """Where the task of an item begins: after role words such as ``Chủ trì,``."""
    if reduced is None or not reduced.symbols.startswith(_ROLE_WORD):
        return body
    return reduced.at(_after_role_words(reduced, 0))


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


def _of(
    rule: Rule, role: Role, reduced: Reduced, at: int, task: Span, rules: Rulebook, *, opens: bool = False
) -> Statement:
    return Statement(rule.id, role, rule.confidence, bodies(reduced, at, rules), task, opens)
