"""Patterns read by ``re`` match what ``regex`` matches; what ``re`` would read otherwise is left to ``regex``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import regex

from kehoach_parse.rulebook import Rule, load_rulebook
from kehoach_parse.rulebook.patterns import compile_pattern, compile_regex

PLANS = Path(__file__).resolve().parents[1] / "corpora" / "samples" / "plans"

# Pattern, whether re compiles it, why.
ENGINES = [
    (r"(?<!\p{L}) hạn \s++ (?-i:\p{Lu}\p{Ll}) [\p{L}\d.-]", True, "letters are spelled out, in a set and outside"),
    (r"[^\p{L}\d]\z", True, "in a negated set, and the end of the text"),
    (r"[]x] [^]y] \[ \]", True, "a bracket that opens or closes no set"),
    (r"việc # [a -- b]", True, "a comment holds no set"),
    (r"(?: a | | b ) \d{1,3} \{x", True, "an empty alternative, a count, a brace as such"),
    (r"(?: a [(] | \( | (?P<day> \d ) )?", True, "a group that captures, repeated as usual"),
    (r"(?> (?: (?P<day> \d ) | x )* ) (?: a | b )++", True, "the same for good, in other words"),
    (r"(?: (?P<day> \d ) | x )*+", False, "repeated for good, for which re may lose what it captured"),
    (r"(?: (x) ) {1,3}+", False, "with blanks and a count"),
    (r"[\w--\d]", False, "one set without another"),
    (r"[[:alpha:]]", False, "a class of letters in a set"),
    (r"[a||b]", False, "two sets joined"),
    (r"(?:hạn){e<=1}", False, "approximate matching, which re takes for letters"),
    (r"(?<=hạn\s+)\d", False, "a look-behind of varying width"),
    (r"hạn \K \d", False, "a match that begins late"),
    (r"\p{Lo}", False, "letters of another kind"),
    (r"[x#y]", False, "a sign that opens a comment for some"),
]


@pytest.mark.parametrize(("expression", "plain", "reason"), ENGINES, ids=[row[-1] for row in ENGINES])
def test_engine(expression: str, plain: bool, reason: str) -> None:
    assert isinstance(compile_pattern(expression), re.Pattern) is plain


@pytest.mark.parametrize("expression", ["(", "[a", r"(?P<a>x)(?P<a>", "*"])
def test_a_wrong_pattern_is_an_error_of_regex(expression: str) -> None:
    with pytest.raises(regex.error):
        compile_pattern(expression)


BOOK = load_rulebook()
RULES = [rule for family in BOOK.families for rule in BOOK.family(family)]
TEXTS = [
    "\n".join(example.text for rule in RULES for example in rule.examples),
    *(path.read_text(encoding="utf-8") for path in sorted(PLANS.glob("*.txt"))),
]


def spans(pattern: regex.Pattern[str], text: str) -> list[list[tuple[int, int]]]:
    return [[match.span(group) for group in range(pattern.groups + 1)] for match in pattern.finditer(text)]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_both_engines_find_the_same(rule: Rule) -> None:
    """With every group, in the examples of all rules and in the sample plans."""
    other = compile_regex(rule.expression)
    for text in TEXTS:
        assert spans(rule.pattern, text) == spans(other, text)
