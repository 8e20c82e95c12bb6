"""The words that carry who does what, found in one pass over a text.

Every word gets a symbol of one letter, so that a sentence becomes a short string of symbols (its shape) which the
patterns in ``rules/assignments`` read. ``SYMBOLS`` is the alphabet; ``rules/fragments.yaml`` names its letters.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

# Word list → symbol. A word of two lists takes the symbol of the first; see ``Entry.plain`` for sở, ban, phòng.
SYMBOLS = {
    "ministry_heads": "H",
    "named_anyhow": "h",
    "named": "h",
    "placed": "7",
    "sections": "x",
    "titles": "t",
    "posts": "0",
    "persons": "6",
    "whoever": "9",
    "common": "u",
    "strong": "b",
    "each": "e",
    "places": "p",
    "levels": "1",
    "closed_qualifiers": "f",
    "open_qualifiers": "q",
    "open_collectives": "i",
    "not_bodies": "w",
    "compounds": "w",
    "callings": "V",
    "deeds": "D",
    "verbs": "v",
    "modifiers": "m",
    "roles": "r",
    "coordinate": "k",
    "orders": "o",
    "assigns": "2",
    "agents": "d",
    "between": "a",
    "circumstances": "c",
    "sentence_openers": "c",
    "states": "z",
    "links": "5",
    "heading_openers": "j",
    "regarding": "4",
}
KNOWN = "n"
"""Symbol of a body in ``rules/tables/bodies.csv`` whose name is complete."""

PLACED = "3"
"""Symbol of a body in the table that wants a place after it: Hội Nông dân (of which commune?)."""

NAMING = frozenset("n3hHx7t069KuUbBF1TLp")
"""Symbols without which a paragraph names no body."""

# What most often stands around a word; the rest is asked one by one.
_BREAKS = frozenset(' ,.;:()\n\t"-/…+%&“”')
_FILES = ("words/body_nouns.yaml", "words/role_words.yaml", "words/task_verbs.yaml")
_MARKS = {",": ",", ";": ";", ":": ":", ".": "s", "(": "(", '"': '"', "/": "/", " - ": "-", "&": "l"}
# What these are depends on the words around them; a shape tells.
_BY_CONTEXT = {fold("tổ chức"): "T", fold("lãnh đạo"): "L", fold("chỉ huy"): "L", fold("cơ sở"): "F"}
_BY_CONTEXT |= dict.fromkeys(map(fold, ("kế toán", "văn thư")), "K")  # the post, or the trade of a department
_NOUNS = frozenset(("common", "strong"))
"""Lists whose one-syllable nouns are often but parts of other words: their symbol is a capital until a shape tells."""
_CAPITAL = frozenset(("named", "placed", "sections", "ministry_heads", "whoever", "sentence_openers"))


class Tokens(NamedTuple):
    """Words of the lexicon and punctuation marks in order, as columns: symbols, starts and ends."""

    symbols: str
    starts: Sequence[int]
    ends: Sequence[int]

    def between(self, low: int, high: int) -> Tokens:
        """The tokens from number ``low`` to before number ``high``."""
        return Tokens(self.symbols[low:high], self.starts[low:high], self.ends[low:high])

    def token(self, number: int) -> tuple[str, int, int]:
        """Symbol, start and end of a token; past the last one an empty symbol, far away."""
        if number >= len(self.symbols):
            return "", sys.maxsize, sys.maxsize
        return self.symbols[number], self.starts[number], self.ends[number]


class Case(IntEnum):
    """What letters an entry wants."""

    MARK = 0
    """A punctuation mark: no letters, no edges of words."""
    ANY = 1
    CAPITAL = 2
    """A capital first: Sở, Ban, Phòng open a name."""
    CAPITALS = 3
    """Capitals throughout: ``TT`` is no ``tt``."""


class Entry(NamedTuple):
    """What the lexicon knows about one word.

    Attributes:
        symbol: letter for the shape, of a word in the case it wants.
        plain: symbol of the same word without a capital, None where it then is no word of the lexicon.
        case: the letters it wants.
        inner: number and length of the entry this one begins with, which counts where this one is in the wrong case:
            in ``các trung tâm GDNN-GDTX`` only ``trung tâm`` is a word of the lexicon.
    """

    symbol: str
    plain: str | None
    case: Case
    inner: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words with their symbols, ready to be searched for.

    ``symbols`` and ``cases`` repeat what ``entries`` say, for the many words that need no more of them.
    """

    automaton: AhoCorasick
    entries: tuple[Entry, ...]
    symbols: tuple[str, ...]
    cases: tuple[int, ...]

    def scan(self, text: str, folded: str) -> Tokens:
        """The words of ``text`` in order, none within another; ``folded`` is ``fold(text)``."""
        all_symbols, cases = self.symbols, self.cases
        padded = folded + " "  # the blank also stands before the first character, at -1
        symbols: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for number, start, end in self.automaton.find_matches_as_indexes(folded):
            symbol, case = all_symbols[number], cases[number]
            if case:
                if (after := padded[end]) not in _BREAKS and after.isalnum():
                    continue
                if (before := padded[start - 1]) not in _BREAKS and before.isalnum():
                    continue
                if case > 1:
                    cased = self._in_case(number, text[start:end])
                    if cased is None:
                        continue
                    symbol, end = cased[0], start + cased[1]
            symbols.append(symbol)
            starts.append(start)
            ends.append(end)
        return Tokens("".join(symbols), starts, ends)

    def _in_case(self, number: int, word: str) -> tuple[str, int] | None:
        """Symbol and length of ``word``, an entry that wants capitals, as it is typed; None where it does not count."""
        symbol, plain, case, inner = self.entries[number]
        if case == Case.CAPITALS:
            return (symbol, len(word)) if word.isupper() else None
        if word[0].isupper():
            return symbol, len(word)
        if plain is not None:
            return plain, len(word)
        if inner is None:
            return None
        within = self.entries[inner[0]]
        return within.plain or within.symbol, inner[1]


@lru_cache(maxsize=4)
def lexicon(rules: Rulebook) -> Lexicon:
    """The lexicon of a rulebook, built once."""
    entries = {mark: Entry(symbol, None, Case.MARK) for mark, symbol in _MARKS.items()}
    entries["và"] = Entry("l", None, Case.ANY)
    for name, symbol in _names(rules):
        short = name.isupper() and " " not in name
        entries.setdefault(fold(name), Entry(symbol, None, Case.CAPITALS if short else Case.CAPITAL))
    for path in _FILES:
        for kind, words in rules.yaml(path).items():
            if kind in SYMBOLS:
                for word in words:
                    _add(entries, word, kind)
    numbers = {key: number for number, key in enumerate(entries)}
    nested = tuple(entry._replace(inner=_inner(key, entries, numbers)) for key, entry in entries.items())
    return Lexicon(
        automaton=AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest),
        entries=nested,
        symbols=tuple(entry.symbol for entry in nested),
        cases=tuple(int(entry.case) for entry in nested),
    )


def _inner(key: str, entries: Mapping[str, Entry], numbers: Mapping[str, int]) -> tuple[int, int] | None:
    """The longest entry of several syllables that ``key`` begins with and that counts without a capital."""
    end = key.rfind(" ")
    while end > 0:
        entry = entries.get(key[:end]) if " " in key[:end] else None
        if entry and (entry.plain or entry.case == Case.ANY):
            return numbers[key[:end]], end
        end = key.rfind(" ", 0, end)
    return None


def _add(entries: dict[str, Entry], word: str, kind: str) -> None:
    key = fold(word)
    symbol = _BY_CONTEXT.get(key) or SYMBOLS[kind]
    if kind in _NOUNS and " " not in key:
        symbol = symbol.upper()
    case = Case.CAPITALS if word.isupper() else Case.CAPITAL if kind in _CAPITAL else Case.ANY
    known = entries.get(key)
    if known is None:
        entries[key] = Entry(symbol, None, case)
    elif kind.startswith("named") and known.symbol == PLACED:
        # `Ban Chỉ đạo`: its subject may follow, not only a place
        entries[key] = Entry(symbol, None, max(case, known.case))
    elif known.case == Case.CAPITAL and known.plain is None and case == Case.ANY:
        # Sở, Ban, Phòng open a name; sở, ban, phòng are the bare nouns of `các sở, ban, ngành`
        context = "H" if known.symbol == SYMBOLS["named"] and symbol.lower() == SYMBOLS["common"] else known.symbol
        entries[key] = known._replace(symbol=context, plain=symbol)


def _names(rules: Rulebook) -> Iterator[tuple[str, str]]:
    """Every spelling of every body with its symbol.

    ``Sở Y tế`` is complete, ``Hội Nông dân`` wants a place, ``Văn phòng Sở`` is but a head: it may go on with ``Y tế``.
    """
    short_forms = abbreviations(rules)
    for row in rules.table("tables/bodies.csv"):
        for name in filter(None, (row["name"], *row["aliases"].split("|"))):
            symbol = SYMBOLS["named"] if name.endswith(" Sở") else PLACED if row["level"] == "place" else KNOWN
            for spelling in spellings(name, short_forms):
                yield spelling, symbol


@lru_cache(maxsize=4)
def known_names(rules: Rulebook) -> frozenset[str]:
    """Every spelling of every body of the table, folded."""
    return frozenset(fold(name) for name, _ in _names(rules))


def spellings(name: str, short_forms: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """A name as typists write it: ``và`` as ``&``, dashes without blanks, and with the usual abbreviations.

    ``Sở Khoa học và Công nghệ`` gives ``Sở KH&CN``, ``Sở KHCN``, ``Sở Khoa học & Công nghệ``.
    """
    yield name
    if " và " in name:
        yield name.replace(" và ", " & ")
        yield name.replace(", ", " - ").replace(" và ", " - ")
    if " - " in name:
        yield name.replace(" - ", "-")
        yield name.replace(" - ", ", ")
    key = fold(name)
    for expansion, short in short_forms:
        at = key.find(expansion)
        if at >= 0 and (at == 0 or key[at - 1] == " "):
            yield name[:at] + short + name[at + len(expansion) :]


@lru_cache(maxsize=4)
def abbreviations(rules: Rulebook) -> tuple[tuple[str, str], ...]:
    """Pairs of folded expansion and abbreviation, longest expansion first."""
    pairs = [
        (fold(row["expansion"]), short)
        for row in rules.table("tables/abbreviations.csv")
        for short in filter(None, (row["abbreviation"], *row["variants"].split("|")))
    ]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
