"""Where numbers stand: under a heading of targets, after a word of aiming, or in an account of what is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_CLAUSE = regex.compile(r"[;:.]\s|\(|[\n\t]", regex.VERSION1)
_SENTENCE = regex.compile(r"\.\s|[\n\t]", regex.VERSION1)
_REACH = 200  # how far a clause is looked through before a number
_SENTENCE_REACH = 900  # a chain of targets may fill a paragraph
_MAX_DEPTH = 12
_OPENING = 48  # characters in which a heading says that it tells of results; a long paragraph may name them further on


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of ``rules/words/targets.yaml``, for folded text."""

    goal_heading: WordList
    state_heading: WordList
    goal: WordList
    aim: WordList
    strict: WordList
    state: WordList
    now: WordList
    verb: WordList
    work: WordList
    task: WordList
    describing: WordList
    dimension: WordList
    no_unit: WordList
    countable: WordList
    measure: WordList
    apart: frozenset[str]

    @classmethod
    @cache
    def of(cls, rules: Rulebook) -> Lexicon:
        """The lexicon of a rulebook, built once."""
        words = rules.yaml("words/targets.yaml")
        return cls(
            goal_heading=WordList(words["goal_headings"]),
            state_heading=WordList(words["state_headings"]),
            goal=WordList(words["goal_words"]),
            aim=WordList(words["aim_words"]),
            strict=WordList(words["strict_words"]),
            state=WordList(words["state_words"]),
            now=WordList(words["now_words"]),
            verb=WordList(words["goal_verbs"]),
            work=WordList(words["work_verbs"]),
            task=WordList([*rules.yaml("words/task_verbs.yaml")["verbs"], *words["work_verbs"]]),
            describing=WordList(words["describing_words"]),
            dimension=WordList(words["dimensions"]),
            no_unit=WordList(words["no_units"]),
            countable=WordList(words["countable"]),
            measure=WordList(words["units"]),
            apart=frozenset(map(fold, words["apart"])),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph to read: its text with masks, the same folded, whether it stands under a heading of targets.

    ``year`` is the one the plan was issued in.
    """

    text: str
    folded: str
    aims: bool
    year: int | None
    lexicon: Lexicon

    def clause_before(self, at: int) -> str:
        """The folded words of the clause before ``at``."""
        return self._before(_CLAUSE, at, _REACH)

    def sentence_before(self, at: int) -> str:
        """The folded words of the sentence before ``at``."""
        return self._before(_SENTENCE, at, _SENTENCE_REACH)

    def _before(self, boundary: regex.Pattern[str], at: int, reach: int) -> str:
        low = max(0, at - reach)
        begin = low
        for mark in boundary.finditer(self.folded, low, at):
            if mark[0] != "(" or ")" not in self.folded[mark.end() : at]:
                begin = mark.end()
        return self.folded[begin:at]


def under_targets(unit: Unit, by_where: Mapping[str, Unit], folded: str, lexicon: Lexicon) -> bool | None:
    """Whether the nearest telling heading above a unit announces targets; None where it tells of results or money."""
    nearest = unit.where if unit.cells else unit.parent  # a row stands in the unit above its table
    above: Unit | None = unit if unit.heading else by_where.get(nearest or "")
    for _ in range(_MAX_DEPTH):
        if above is None:
            return False
        words = folded[above.body : min(above.end, above.body + 120)]
        if lexicon.goal_heading.found_in(words):
            return True
        if lexicon.state_heading.found_in(words[:_OPENING]):
            return None
        above = by_where.get(above.parent or "")
    return False
