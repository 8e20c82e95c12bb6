"""Whether words name a movement: what governs a quotation, what the table knows, what is too general."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex
from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.extract.anchors import in_units
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.document import Unit
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.movements import Movements
from kehoach_parse.text.fold import fold

_SENTENCE = regex.compile(r"\.{1,3}\s+|…\s*")  # signs far apart are found sooner by ``regex``
_CUE_GAP = 90  # characters from the word for a movement to the first quotation of its list
_CHAIN_GAP = 140  # characters between two quotations of a chain: another movement may stand there without marks
_OCCASION = re.compile(r"(?:chào\s+mừng|kỷ\s+niệm|hướng\s+(?:tới|về)|tiến\s+tới)\s*\Z", re.IGNORECASE)
_LISTING = re.compile(r"(?<![^\W\d_])(?:như|gồm|là)\s*\Z")
# How the words for a movement begin (fragment movement_cue), folded.
_CUES = tuple(
    fold(cue)
    for cue in (
        "phong trào",
        "đợt thi đua",
        "cuộc thi đua",
        "chiến dịch",
        "cuộc vận động",
        "cao trào thi đua",
        "CVĐ",
        "PTTĐ",
    )
)


class Head(NamedTuple):
    """A word that says what a quotation is: a movement, or something else."""

    start: int
    end: int
    movement: bool
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """The patterns and word lists by which names are judged."""

    cue: regex.Pattern[str]
    cue_prefix: regex.Pattern[str]
    quotation: regex.Pattern[str]
    cues: AhoCorasick
    other_heads: WordList
    soft: frozenset[str]
    themes: tuple[str, ...]
    bodies: frozenset[str]
    general: tuple[str, ...]
    table: Movements

    @classmethod
    @cache
    def of(cls, rules: Rulebook) -> Naming:
        """The naming lore of a rulebook, built once."""
        lists = rules.yaml("words/movements.yaml")
        soft = frozenset(fold(word) for word in lists["soft_heads"])
        return cls(
            cue=rules.compile("{{movement_cue}}"),
            cue_prefix=rules.compile(r"\A\s*{{movement_cue}}\s*:?\s*"),
            quotation=rules.compile("{{quotation}}"),
            cues=AhoCorasick(_CUES, matchkind=MatchKind.LeftmostLongest),
            other_heads=WordList(lists["other_heads"]),
            soft=soft,
            themes=tuple(f"{word} " for word in soft),
            bodies=frozenset(lists["bodies_after_cue"]),
            general=tuple(fold(word) for word in lists["general_occasions"]),
            table=Movements.of(rules),
        )

    def bare(self, name: str) -> str:
        """A name without the word for a movement before it and without punctuation at its ends."""
        return self.cue_prefix.sub("", " ".join(name.split())).strip(" ,;:.…-–“”\"'")

    def cues_by_unit(self, folded: str, units: Sequence[Unit]) -> dict[int, list[Span]]:
        """Unit number → the words in its body with which words for a movement begin, placed from its start.

        Where the theme of a movement is told, none is named: ``Chủ đề phong trào thi đua: “…”``.
        """
        found: dict[int, list[Span]] = {}
        for number, _, start, end in in_units(self.cues.find_matches_as_indexes(folded), units):
            body = units[number].body
            themed = folded.endswith(self.themes, body, body + start)
            if not themed and not _inside_word(folded, body + start, body + end):
                found.setdefault(number, []).append((start, end))
        return found

    def heads(self, text: str, folded: str, cues: Sequence[Span], last: int) -> list[Head]:
        """The words of a paragraph that say what stands in quotation marks, ``cues`` among them, in order.

        ``last`` is where the last quotation begins: words behind it say nothing of any.
        What stands inside a word for a movement says nothing: the ``chuyên đề`` of ``phong trào chuyên đề``.
        """
        whole = ((cue, self.cue.match(text, cue[0])) for cue in cues if cue[0] < last)
        movements = [Head(*(match.span() if match else cue), movement=True) for cue, match in whole]
        others = (
            Head(start, end, movement=False, soft=folded[start:end] in self.soft)
            for start, end in self.other_heads.spans(folded[:last])
            if not any(cue.start <= start < cue.end for cue in movements)
        )
        return sorted([*movements, *others], key=lambda one: (one.start, -one.end))


def _inside_word(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()


def governed(
    quote: Span, heads: Sequence[Head], text: str, previous: int | None, known: Callable[[], bool]
) -> Confidence | None:
    """How sure it is that the quotation ``quote`` names a movement.

    The nearest word before it in its sentence decides; a word for a movement governs the whole chain of quotations
    after it, whose last accepted one ended at ``previous``. ``known`` tells whether the name itself speaks for it.
    """
    begin = 0
    for stop in _SENTENCE.finditer(text, max(0, quote[0] - 600), quote[0]):
        begin = stop.end()
    head = next((head for head in reversed(heads) if begin <= head.start < quote[0]), None)
    chained = previous is not None and begin <= previous and quote[0] - previous <= _CHAIN_GAP
    if chained and previous is not None and (head is None or head.start < previous or head.movement):
        return "high"
    if head is None or not head.movement:
        return "medium" if (head is None or head.soft) and known() else None
    gap = text[head.end : quote[0]]
    if _OCCASION.search(gap):  # the quotation names what is celebrated
        return None
    if not gap.strip(" :") or ":" in gap:
        return "high"
    if len(gap) <= _CUE_GAP and (len(gap) <= 30 or _LISTING.search(gap.rstrip())):
        return "medium"
    return "high" if known() else None


def list_items(text: str, start: int, end: int) -> Iterator[Span]:
    """The items of a chain of semicolons in ``text[start:end]``, without brackets and dots after them."""
    at = start
    for piece in text[start:end].split(";"):
        words = re.sub(r"\s*(?:\([^)]*\)|\.{2,}|…)\s*\Z", "", piece)
        lead = len(words) - len(words.lstrip())
        trimmed = words.strip(" .,")
        if trimmed:
            yield at + lead, at + lead + len(trimmed)
        at += len(piece) + 1
