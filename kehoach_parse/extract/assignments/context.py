"""What the headings above a paragraph say about it: who is responsible, and what kind of section it stands in."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.extract.assignments.statements import Statement
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_TABLE = "words/section_kinds.yaml"
_LOOK = 60  # characters of a heading that may say what kind of section it opens


class Context(NamedTuple):
    """What holds for the units below a heading.

    Attributes:
        kind: what kind of section it is, as in ``rules/words/section_kinds.yaml``; None where no heading tells.
        governors: statements without a task of the nearest heading that names bodies.
        bullets_only: the governors come from a sentence, which reaches to its bullets but not to later paragraphs.
    """

    kind: str | None = None
    governors: tuple[Statement, ...] = ()
    bullets_only: bool = False

    def below(self, kind: str | None, governors: tuple[Statement, ...], *, bullets_only: bool) -> Context:
        """The context below a unit in this one. ``kind`` is None where the unit's words do not tell."""
        if governors:
            return Context(kind or self.kind, governors, bullets_only)
        return Context(kind or self.kind, self.governors, self.bullets_only)


@lru_cache(maxsize=4)
def _kinds(rules: Rulebook) -> tuple[AhoCorasick, tuple[str, ...]]:
    """First words of headings, the longest at a place to be found, and the kind of section each tells."""
    kinds = {fold(words): kind for kind, openings in rules.yaml(_TABLE).items() for words in openings}
    return AhoCorasick(list(kinds), matchkind=MatchKind.LeftmostLongest), tuple(kinds.values())


def kind_of(folded: str, start: int, end: int, rules: Rulebook) -> str | None:
    """The kind of section that the first words of a heading tell, else None."""
    automaton, kinds = _kinds(rules)
    found = automaton.find_matches_as_indexes(folded[start : min(end, start + _LOOK)])
    return kinds[found[0][0]] if found and found[0][1] == 0 else None
