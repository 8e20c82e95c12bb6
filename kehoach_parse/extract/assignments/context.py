"""What the headings above a paragraph say about it: who is responsible, and what kind of section it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from kehoach_parse.extract.assignments.statements import Statement
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_TABLE = "words/section_kinds.yaml"
_LOOK = 60  # characters of a heading that may say what kind of section it opens


@dataclass(frozen=True, slots=True)
class Context:
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
def _kinds(rules: Rulebook) -> tuple[dict[str, str], tuple[str, ...]]:
    """First words of a heading → kind of section, longest words first; and these words alone."""
    kinds = {fold(words): kind for kind, openings in rules.yaml(_TABLE).items() for words in openings}
    openings = tuple(sorted(kinds, key=len, reverse=True))
    return {words: kinds[words] for words in openings}, openings


def kind_of(folded: str, start: int, end: int, rules: Rulebook) -> str | None:
    """The kind of section that the first words of a heading tell, else None."""
    opening, (kinds, openings) = folded[start : min(end, start + _LOOK)], _kinds(rules)
    if not opening.startswith(openings):
        return None
    return next(kind for words, kind in kinds.items() if opening.startswith(words))
