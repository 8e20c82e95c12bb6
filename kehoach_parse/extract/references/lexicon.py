"""Everything the reading of references looks up, compiled once per rulebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import regex
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from kehoach_parse.models.header import DocType
from kehoach_parse.rulebook import Rule, Rulebook
from kehoach_parse.rulebook.organs import repaired
from kehoach_parse.text.fold import fold

Role = Literal["type", "law", "number", "mark"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a literal of the automaton announces.

    Attributes:
        role: ``type`` a type word, ``law`` a whole law's name, ``number`` a number without a type word before it,
            ``mark`` a place where a title may end.
        word: the type word folded, or the class of the mark.
    """

    role: Role
    word: str
    doc_type: DocType | None = None


class Patterns(dict[str, regex.Pattern[str]]):
    """The patterns of ``words/wording.yaml`` by name, each compiled when a text first needs it."""

    def __init__(self, rules: Rulebook) -> None:
        super().__init__()
        self._rules, self._written = rules, rules.yaml("words/wording.yaml")["patterns"]

    def __missing__(self, name: str) -> regex.Pattern[str]:
        pattern = self[name] = self._rules.compile(self._written[name])
        return pattern


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Literals, tables and patterns of the family ``references``."""

    automaton: AhoCorasick
    signs: tuple[Sign, ...]
    marks: frozenset[int]
    numbers: tuple[Rule, ...]
    named: dict[str, tuple[Rule, ...]]
    rules: dict[str, Rule]
    codes: dict[str, dict[str, DocType]]
    by_number: frozenset[str]
    patterns: Patterns

    def type_of(self, code: str, rule: str) -> DocType | None:
        """The type an abbreviation stands for in a number of the grammar ``rule``, None for no abbreviation."""
        names = self.codes.get(repaired(code).casefold())
        if not names:
            return None
        regime = "party" if rule == "references.party" else "state"
        return names.get(regime) or next(iter(names.values()))


@cache
def lexicon(rules: Rulebook) -> Lexicon:
    """The lexicon of a rulebook."""
    types = rules.table("tables/doc_types.csv")
    family = rules.family("references")
    literals: dict[str, Sign] = {}
    for literal, sign in _literals(rules, types):
        literals.setdefault(literal, sign)
    return Lexicon(
        # Of hundreds of words the library makes the smaller machine; this one goes over a text a third faster.
        automaton=AhoCorasick(list(literals), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA),
        signs=tuple(literals.values()),
        marks=frozenset(number for number, sign in enumerate(literals.values()) if sign.role == "mark"),
        numbers=tuple(rule for rule in family if "(?P<number>" in rule.expression and not rule.requires),
        named={
            word: tuple(rule for rule in family if word in rule.requires) for rule in family for word in rule.requires
        },
        rules={rule.id: rule for rule in family},
        codes=_codes(types),
        by_number=frozenset(row["name"] for row in types if row["by_number"]),
        patterns=Patterns(rules),
    )


def _codes(types: tuple[dict[str, str], ...]) -> dict[str, dict[str, DocType]]:
    codes: dict[str, dict[str, DocType]] = {}
    for row in types:
        for code in filter(None, (row["code"], *row["aliases"].split("|"))):
            regimes = ("state", "party") if row["regime"] == "both" else (row["regime"],)
            for regime in regimes:
                codes.setdefault(code.casefold(), {}).setdefault(regime, _doc_type(row))
    return codes


def _doc_type(row: dict[str, str]) -> DocType:
    return DocType(code=row["code"] or None, name=row["name"])


def _literals(rules: Rulebook, types: tuple[dict[str, str], ...]) -> Iterator[tuple[str, Sign]]:
    """Literals in lower case with their signs; of two with the same letters the first holds (TT: Thông tư)."""
    for mark, literals in rules.yaml("words/wording.yaml")["marks"].items():
        for literal in literals:
            yield literal, Sign("mark", mark)
    by_name = {row["name"]: row for row in types}
    for row in rules.table("tables/laws.csv"):
        kind = next(
            name for name in ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp", "Điều lệ") if row["name"].startswith(name)
        )
        sign = Sign("law", fold(kind), _doc_type(by_name[kind]))
        lower = row["name"].lower()
        for spelling in (
            lower,
            fold(lower),
            lower.replace(",", ""),
            lower.replace(", ", " - "),
            lower.replace(", ", " và "),
        ):
            for variant in (spelling, _old_tone(spelling)):
                yield variant, sign
    for row in types:
        if row["regime"] == "standard":
            yield row["code"].lower(), Sign("type", row["code"].lower(), _doc_type(row))
            continue
        yield row["name"].lower(), Sign("type", fold(row["name"]), _doc_type(row))
        for code in filter(None, (row["code"], *row["aliases"].split("|"))):
            if len(code) > 1:  # a blank behind it: QĐ số 15, TT 01/2026
                yield f"{code.lower()} ", Sign("type", fold(row["name"]), _doc_type(row))
            for before, after in ("/-", "-/", "--", "//", "/–", "–/"):
                yield f"{before}{code.lower()}{after}", Sign("number", "code")
    yield "số", Sign("number", "số")


def _old_tone(text: str) -> str:
    """The older place of the tone mark: hoà for hòa. Typists use both."""
    for new, old in (("óa", "oá"), ("òa", "oà"), ("ỏa", "oả"), ("ủy", "uỷ"), ("úy", "uý"), ("ùy", "uỳ")):
        text = text.replace(new, old)
    return text
