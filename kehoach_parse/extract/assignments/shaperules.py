"""The rules of ``rules/assignments``, their patterns compiled for shapes of paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parse.extract.bodies import compile_shape
from kehoach_parse.models.base import Confidence
from kehoach_parse.rulebook import Rulebook

FAMILY = "assignments"


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """A rule of the family, its pattern compiled for shapes; one of the symbols it ``requires`` is in every match."""

    id: str
    pattern: re.Pattern[str]
    requires: tuple[str, ...]
    confidence: Confidence

    def matches(self, symbols: str) -> Iterable[re.Match[str]]:
        """The matches in a shape, in order."""
        if self.requires and not any(map(symbols.__contains__, self.requires)):
            return ()
        return self.pattern.finditer(symbols)


@lru_cache(maxsize=4)
def rules_by_name(rules: Rulebook) -> dict[str, ShapeRule]:
    """The rules of the family by the last part of their id: ``subject``, ``heading``."""
    return {
        rule.id.rpartition(".")[2].replace("-", "_"): ShapeRule(
            rule.id, compile_shape(rule.expression, rules), rule.requires, rule.confidence
        )
        for rule in rules.family(FAMILY)
    }
