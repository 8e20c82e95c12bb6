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
    """A rule of the family, its pattern compiled for shapes; some of the symbols it ``requires`` are in every match.

    Of a rule that requires none it is the empty one, which every shape holds.
    """

    id: str
    pattern: re.Pattern[str]
    requires: tuple[str, ...]
    confidence: Confidence

    def matches(self, symbols: str) -> Iterable[re.Match[str]]:
        """The matches in a shape, in order."""
        for symbol in self.requires:
            if symbol in symbols:
                return self.pattern.finditer(symbols)
        return ()


@lru_cache(maxsize=4)
def rules_by_name(rules: Rulebook) -> dict[str, ShapeRule]:
    """The rules of the family by the last part of their id: ``subject``, ``heading``."""
    return {
        rule.id.rpartition(".")[2].replace("-", "_"): ShapeRule(
            rule.id, compile_shape(rule.expression, rules), rule.requires or ("",), rule.confidence
        )
        for rule in rules.family(FAMILY)
    }
