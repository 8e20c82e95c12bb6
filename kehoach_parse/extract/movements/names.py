"""Whether words name a movement: what governs a quotation, what the table knows, what is too general."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.movements import Movements
from kehoach_parse.text.fold import fold

_SENTENCE = regex.compile(r"\.{1,3}\s+|…\s*")
_CUE_GAP = 90  # characters from the word for a movement to the first quotation of its list
_CHAIN_GAP = 140  # characters between two quotations of a chain: another movement may stand there without marks


@dataclass(frozen=True, slots=True)
class Head:
    """A word that says what a quotation is: a movement, or something else."""

    start: int
    end: int
    movement: bool
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """The patterns and word lists by which names are judged; for folded text."""

    cue: regex.Pattern[str]
    cue_prefix: regex.Pattern[str]
    quotation: regex.Pattern[str]
    other: regex.Pattern[str]
    soft: frozenset[str]
    bodies: frozenset[str]
    general: tuple[str, ...]
    table: Movements

    @classmethod
    @cache
    def of(cls, rules: Rulebook) -> Naming:
        """The naming lore of a rulebook, built once."""
        words = rules.yaml("words/movements.yaml")
        cue = rules.fragments["movement_cue"]
        heads = sorted((fold(word) for word in words["other_heads"]), key=len, reverse=True)
        return cls(
            cue=rules.compile(cue),
            cue_prefix=rules.compile(rf"\A\s*(?:{cue})\s*:?\s*"),
            quotation=rules.compile("{{quotation}}"),
            other=regex.compile(
                r"(?<!\p{L})(?:" + "|".join(regex.escape(head).replace(r"\ ", r"\s+") for head in heads) + r")(?!\p{L})"
            ),
            soft=frozenset(fold(word) for word in words["soft_heads"]),
            bodies=frozenset(words["bodies_after_cue"]),
            general=tuple(fold(word) for word in words["general_occasions"]),
            table=Movements.of(rules),
        )

    def bare(self, name: str) -> str:
        """A name without the word for a movement before it and without punctuation at its ends."""
        return self.cue_prefix.sub("", " ".join(name.split())).strip(" ,;:.…-–“”\"'")

    def heads(self, text: str, folded: str, quotes: Sequence[Span]) -> list[Head]:
        """The words outside quotations that say what stands in them, in order."""
        found = [Head(match.start(), match.end(), True) for match in self.cue.finditer(text)]
        cues = [(head.start, head.end) for head in found]
        for match in self.other.finditer(folded):
            if not any(start <= match.start() < end for start, end in cues):
                soft = " ".join(match[0].split()) in self.soft
                found.append(Head(match.start(), match.end(), False, soft))
        outside = (head for head in found if not any(start <= head.start < end for start, end in quotes))
        return sorted(outside, key=lambda head: head.start)


def governed(quote: Span, heads: Sequence[Head], text: str, previous: int | None, known: bool) -> Confidence | None:
    """How sure it is that the quotation ``quote`` names a movement.

    The nearest word before it in its sentence decides; a word for a movement governs the whole chain of quotations
    after it, whose last accepted one ended at ``previous``.
    """
    begin = max((match.end() for match in _SENTENCE.finditer(text, 0, quote[0])), default=0)
    head = next((head for head in reversed(heads) if begin <= head.start < quote[0]), None)
    chained = previous is not None and begin <= previous and quote[0] - previous <= _CHAIN_GAP
    if chained and previous is not None and (head is None or head.start < previous or head.movement):
        return "high"
    if head is None:
        return "medium" if known else None
    if not head.movement:
        return "medium" if known and head.soft else None
    gap = text[head.end : quote[0]]
    if not gap.strip(" :"):
        return "high"
    if known or ":" in gap or len(gap) <= 30:
        return "high" if known or ":" in gap else "medium"
    return (
        "medium" if len(gap) <= _CUE_GAP and regex.search(r"(?<!\p{L})(?:như|gồm|là)\s*\Z", gap.rstrip(" :")) else None
    )


def list_items(text: str, start: int, end: int) -> Iterator[Span]:
    """The items of a chain of semicolons in ``text[start:end]``, without brackets and dots after them."""
    at = start
    for piece in text[start:end].split(";"):
        words = regex.sub(r"\s*(?:\([^)]*\)|\.{2,}|…)\s*\Z", "", piece)
        lead = len(words) - len(words.lstrip())
        trimmed = words.strip(" .,")
        if trimmed:
            yield at + lead, at + lead + len(trimmed)
        at += len(piece) + 1
