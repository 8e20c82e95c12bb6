"""Running the examples that stand beside the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kehoach_parse.rulebook.loading import Rule, Rulebook
from kehoach_parse.rulebook.schema import Example


@dataclass(frozen=True, slots=True)
class Hit:
    """What a family's finder found in a text: the rule, the span, the values by field name."""

    rule: str
    start: int
    end: int
    values: Mapping[str, Any]


Finder = Callable[[str, Rulebook, Mapping[str, str]], list[Hit]]
"""Finds a family's facts in a bare paragraph. The mapping holds the example's ``context``."""


@dataclass(frozen=True, slots=True)
class Case:
    """One example or negative of a rule, ready to run."""

    rule: Rule
    example: Example | None
    negative: str | None

    @property
    def name(self) -> str:
        """Rule id and the words, for test ids and messages."""
        return f"{self.rule.id}: {self.example.text if self.example else 'not ' + (self.negative or '')}"


def cases(rulebook: Rulebook, family: str) -> Iterator[Case]:
    """Every example and every negative of a family's rules."""
    for rule in rulebook.family(family):
        for example in rule.examples:
            yield Case(rule, example, None)
        for negative in rule.negatives:
            yield Case(rule, None, negative)


def failure(case: Case, rulebook: Rulebook, finder: Finder) -> str | None:
    """Why a case fails, or None: the whole marked span, by this rule, with the expected values, and nothing else."""
    if case.example is None:
        found = [hit for hit in finder(case.negative or "", rulebook, {}) if hit.rule == case.rule.id]
        return f"fires on {(case.negative or '')[found[0].start : found[0].end]!r}" if found else None
    text, spans = _unmark(case.example.text)
    hits = [hit for hit in finder(text, rulebook, case.example.context) if hit.rule == case.rule.id]
    got = [(hit.start, hit.end) for hit in hits]
    if got != spans:
        return f"expected {[text[a:b] for a, b in spans]}, found {[text[a:b] for a, b in got]}"
    expects = case.example.expect if isinstance(case.example.expect, list) else [case.example.expect] * len(hits)
    if len(expects) != len(hits):
        return f"{len(hits)} spans but {len(expects)} expected values"
    for hit, expect in zip(hits, expects, strict=True):
        for name, value in expect.items():
            if _plain(hit.values.get(name)) != _plain(value):
                return f"{name}: expected {value!r}, found {hit.values.get(name)!r}"
    return None


def _plain(value: Any) -> Any:
    """Values as a rule file writes them: everything a string, ``null`` for None."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    text, spans, start = "", [], 0
    for char in marked:
        if char == "⟦":
            start = len(text)
        elif char == "⟧":
            spans.append((start, len(text)))
        else:
            text += char
    return text, spans
