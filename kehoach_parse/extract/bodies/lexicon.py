"""The words that carry who does what, found in one pass over a text.

Every word gets a symbol of one letter, so that a sentence becomes a short string of symbols (its shape) which the
patterns in ``rules/assignments`` read. ``SYMBOLS`` is the alphabet; ``rules/fragments.yaml`` names its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

# Word list → symbol. A word of two lists takes the symbol of the first; see ``Entry.plain`` for sở, ban, phòng.
SYMBOLS = {
    "named_anyhow": "h",
    "named": "h",
    "sections": "x",
    "titles": "t",
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
    "verbs": "v",
    "modifiers": "m",
    "roles": "r",
    "coordinate": "k",
    "orders": "o",
    "assigns": "2",
    "agents": "d",
    "between": "a",
    "circumstances": "c",
    "states": "z",
    "heading_openers": "j",
    "regarding": "4",
}
KNOWN = "n"
"""Symbol of a body in ``rules/tables/bodies.csv`` whose name is complete."""

PLACED = "3"
"""Symbol of a body in the table that wants a place after it: Hội Nông dân (of which commune?)."""

_FILES = ("words/body_nouns.yaml", "words/role_words.yaml", "words/task_verbs.yaml")
_MARKS = {",": ",", ";": ";", ":": ":", ".": "s", "(": "(", '"': '"', "/": "/", " - ": "-", "và": "l", "&": "l"}
_CAPITAL = frozenset(("named", "sections"))


class Entry(NamedTuple):
    """What the lexicon knows about one word.

    Attributes:
        symbol: letter for the shape; empty where the word counts only without a capital (and ``plain`` is set).
        plain: symbol where the word has no capital, None where it then is no entry at all.
        capitals: the word is an abbreviation, it counts only in capitals (``TT`` is no ``tt``).
    """

    symbol: str
    plain: str | None
    capitals: bool


class Token(NamedTuple):
    """A word of the lexicon, or a punctuation mark, where it stands in the text."""

    symbol: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words with their symbols, ready to be searched for."""

    automaton: AhoCorasick
    entries: tuple[Entry, ...]

    def scan(self, text: str, folded: str) -> Iterator[Token]:
        """The words of ``text`` in order, none within another; ``folded`` is ``fold(text)``."""
        entries, size = self.entries, len(text)
        for number, start, end in self.automaton.find_matches_as_indexes(folded):
            symbol, plain, capitals = entries[number]
            if plain == "" and symbol:  # a punctuation mark, or a word whatever its letters
                yield Token(symbol, start, end)
                continue
            if (start and folded[start - 1].isalnum()) or (end < size and folded[end].isalnum()):
                continue
            if capitals:
                if not text[start:end].isupper():
                    continue
            elif plain != symbol and not text[start].isupper():
                if plain is None:
                    continue
                symbol = plain
            yield Token(symbol, start, end)


@lru_cache(maxsize=4)
def lexicon(rules: Rulebook) -> Lexicon:
    """The lexicon of a rulebook, built once."""
    entries: dict[str, Entry] = {mark: Entry(symbol, "", False) for mark, symbol in _MARKS.items() if mark != "và"}
    entries["và"] = Entry("l", "l", False)
    for name, symbol in _names(rules):
        short = name.isupper() and " " not in name
        entries.setdefault(fold(name), Entry(symbol, None, short))
    for path in _FILES:
        for kind, words in rules.yaml(path).items():
            if kind in SYMBOLS:
                for word in words:
                    _add(entries, word, kind)
    return Lexicon(AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest), tuple(entries.values()))


def _add(entries: dict[str, Entry], word: str, kind: str) -> None:
    symbol, key, capital = SYMBOLS[kind], fold(word), kind in _CAPITAL
    known = entries.get(key)
    if known is None:
        entries[key] = Entry(symbol, None if capital else symbol, word.isupper())
    elif kind.startswith("named") and known.symbol == PLACED:
        # `Ban Chỉ đạo`: its subject may follow, not only a place
        entries[key] = Entry(symbol, None if capital else symbol, known.capitals)
    elif known.plain is None and not capital:
        # Sở, Ban, Phòng open a name; sở, ban, phòng are the bare nouns of `các sở, ban, ngành`
        entries[key] = known._replace(plain=symbol)


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
