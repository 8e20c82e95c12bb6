"""Why a plan says what it says at a place: the unit the place is in, the facts there, and the rules that found them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from kehoach_parse.models.base import Box, Fact, Span
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section
from kehoach_parse.rulebook import Rule, Rulebook
from kehoach_parse.text.fold import fold, search_key

_FACTS = ("references", "deadlines", "movements", "assignments", "targets")
# What every fact has; the rest are the values its own kind adds.
_COMMON = {*Fact.model_fields, "id"}
_SHOWN_PARAGRAPH = 300


@dataclass(frozen=True, slots=True)
class Ground:
    """A fact and what it rests on. ``rule`` is None where no file under ``rules/`` carries the fact's rule id."""

    kind: str
    fact: Fact
    rule: Rule | None

    @property
    def values(self) -> dict[str, Any]:
        """The fields of this kind of fact that say something."""
        data = self.fact.model_dump(mode="json", exclude=_COMMON)
        return _said(data)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What stands at a place of a plan, and why.

    Attributes:
        span: the place, in characters of the plan's text.
        section: the outline unit whose own paragraph holds the place; None in the header, preamble or an appendix.
        header: header fields whose words stand in the paragraph, outside the outline only: ``signer.name`` → value.
        grounds: the facts whose words overlap the place, in document order.
        boxes: where the place stands on the pages, for PDF.
    """

    span: Span
    paragraph: str
    section: Section | None
    header: Mapping[str, str]
    grounds: tuple[Ground, ...]
    boxes: tuple[Box, ...]

    def to_text(self) -> str:
        """Lines to read on a terminal."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        shown = self.paragraph[:_SHOWN_PARAGRAPH] + ("…" if len(self.paragraph) > _SHOWN_PARAGRAPH else "")
        yield f"characters {self.span[0]}–{self.span[1]}" + (f", page {self.boxes[0].page}" if self.boxes else "")
        yield f"  paragraph: {shown}"
        if self.section:
            heading = "heading" if self.section.heading else "unit"
            yield f"  section:   {self.section.id} ({self.section.style} {heading}, rule outline.{self.section.style})"
        elif self.grounds:
            yield f"  section:   {self.grounds[0].fact.section}"
        else:
            yield "  section:   none (outside the outline)"
        yield from (f"  header.{name}: {value}" for name, value in self.header.items())
        if not self.grounds and not self.header:
            yield "  no fact here"
        for ground in self.grounds:
            yield from _ground_lines(ground)


def _ground_lines(ground: Ground) -> Iterator[str]:
    fact, rule = ground.fact, ground.rule
    yield f"  {ground.kind[:-1]} {fact.id}: “{fact.quote}” in {fact.section}"
    for name, value in ground.values.items():
        yield f"    {name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
    yield f"    rule: {fact.rule} (confidence {fact.confidence})"
    if rule is None:
        yield "      no rule file of this id; the plan was read with other rules"
        return
    yield f"      why:    {rule.about}"
    if rule.source:
        yield f"      source: {rule.source}"
    yield f"      file:   rules/{rule.path}"


def _said(data: Mapping[str, Any]) -> dict[str, Any]:
    """What of an object's fields says something, objects within included."""
    whole = {name: _said(value) if isinstance(value, Mapping) else value for name, value in data.items()}
    return {name: value for name, value in whole.items() if value not in (None, [], {})}


def places(plan: Plan, at: str, *, limit: int = 20) -> tuple[Span, ...]:
    """The places ``at`` names: an offset (``1250``), a range (``1250-1300``), or words, looked up in the text.

    Words are found whatever their case, dashes and quotes; if they stand nowhere, also without their marks
    (``thi dua`` finds ``thi đua``). At most ``limit`` places; none where the words do not occur.
    """
    low, _, high = at.strip().replace("–", "-").partition("-")
    if low.isdigit() and (not high or high.isdigit()):
        start = min(int(low), len(plan.text))
        return ((start, max(start, min(int(high or low), len(plan.text)))),)
    exact = tuple(islice(_occurrences(fold(plan.text), fold(at.strip())), limit))
    return exact or tuple(islice(_unmarked_occurrences(plan.text, at), limit))


def _occurrences(text: str, words: str) -> Iterator[Span]:
    start = text.find(words) if words else -1
    while start >= 0:
        yield start, start + len(words)
        start = text.find(words, start + len(words))


def _unmarked_occurrences(text: str, words: str) -> Iterator[Span]:
    key, offset = search_key(words), 0
    for paragraph in text.split("\n"):
        # One letter of NFC text becomes one letter without its mark, so offsets hold but for folded blanks.
        bare = "".join(search_key(char) or " " for char in paragraph)
        for start, end in _occurrences(bare, key):
            yield offset + start, offset + end
        offset += len(paragraph) + 1


def explain(plan: Plan, span: Span, rules: Rulebook) -> Explanation:
    """What stands at ``span`` of a plan, and which rules say so."""
    start, end = span[0], max(span[1], span[0] + 1)
    section = next((s for s in reversed(plan.sections) if s.span[0] < end and start < s.span[1]), None)
    grounds = [
        Ground(kind, fact, rule_of(fact.rule, rules))
        for kind in _FACTS
        for fact in getattr(plan, kind)
        if fact.span[0] < end and start < fact.span[1]
    ]
    grounds.sort(key=lambda ground: ground.fact.span)
    line_start = plan.text.rfind("\n", 0, start) + 1
    line_end = plan.text.find("\n", start)
    paragraph = plan.text[line_start : line_end if line_end >= 0 else len(plan.text)]
    header = {} if section else dict(_header_words(_said(plan.header.model_dump()), fold(paragraph.strip())))
    return Explanation(span, paragraph, section, header, tuple(grounds), plan.boxes((start, end)))


def _header_words(header: Mapping[str, Any], paragraph: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in header.items():
        if isinstance(value, Mapping):
            yield from _header_words(value, paragraph, f"{prefix}{name}.")
        for words in value if isinstance(value, tuple) else (value,):
            if isinstance(words, str) and (_holds(paragraph, fold(words)) or _holds(fold(words), paragraph)):
                yield prefix + name, words


def _holds(text: str, words: str) -> bool:
    """Whether the words stand in the text, whole. A body or a title may be printed over several lines."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def rule_of(rule_id: str, rules: Rulebook) -> Rule | None:
    """The rule of that id; its first part names its folder."""
    family = rule_id.partition(".")[0]
    return next((rule for rule in rules.family(family) if rule.id == rule_id), None)
