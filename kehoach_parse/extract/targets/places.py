"""Where numbers stand: under a heading of targets, after a word of aiming, or in an account of what is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import regex

from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_CLAUSE = regex.compile(r"[;:.]\s|\(|[\n\t]", regex.VERSION1)
_SENTENCE = regex.compile(r"\.\s|[\n\t]", regex.VERSION1)
_REACH = 200  # how far a clause is looked through before a number
_SENTENCE_REACH = 900  # a chain of targets may fill a paragraph
_MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of ``rules/words/targets.yaml`` as patterns, for folded text."""

    goal_heading: regex.Pattern[str]
    state_heading: regex.Pattern[str]
    goal: regex.Pattern[str]
    aim: regex.Pattern[str]
    strict: regex.Pattern[str]
    state: regex.Pattern[str]
    now: regex.Pattern[str]
    verb: regex.Pattern[str]
    work: regex.Pattern[str]
    describing: regex.Pattern[str]
    no_unit: regex.Pattern[str]
    measure: regex.Pattern[str]

    @classmethod
    @cache
    def of(cls, rules: Rulebook) -> Lexicon:
        """The lexicon of a rulebook, built once."""
        words = rules.yaml("words/targets.yaml")

        def any_of(name: str, before: str = r"(?<!\p{L})", after: str = r"(?!\p{L})") -> regex.Pattern[str]:
            listed = sorted((fold(word) for word in words[name]), key=len, reverse=True)
            body = "|".join(regex.escape(word).replace(r"\ ", r"\s+") for word in listed)
            return regex.compile(f"{before}(?:{body}){after}", regex.VERSION1)

        return cls(
            goal_heading=any_of("goal_headings"),
            state_heading=any_of("state_headings"),
            goal=any_of("goal_words"),
            aim=any_of("aim_words"),
            strict=any_of("strict_words"),
            state=any_of("state_words"),
            now=any_of("now_words"),
            verb=any_of("goal_verbs", after=r"\s*\Z"),
            work=any_of("work_verbs", after=r"\s*\Z"),
            describing=any_of("describing_words", after=r"\s*\Z"),
            no_unit=any_of("no_units", before=r"\A"),
            measure=any_of("units", before=r"\A", after=r"(?![\p{L}\d])"),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph to read: its text with masks, the same folded, and whether it stands under a heading of targets."""

    text: str
    folded: str
    aims: bool
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
    above: Unit | None = unit if unit.heading else by_where.get(unit.parent or "")
    for _ in range(_MAX_DEPTH):
        if above is None:
            return False
        words = folded[above.body : min(above.end, above.body + 120)]
        if lexicon.goal_heading.search(words):
            return True
        if lexicon.state_heading.search(words):
            return None
        above = by_where.get(above.parent or "")
    return False
