"""Every rule is run on the examples and negatives that stand beside it, and on text made to be slow."""

from __future__ import annotations

from collections import deque
from itertools import cycle
from pathlib import Path

import pytest

from kehoach_parse.errors import RuleError
from kehoach_parse.families import FINDERS, check_rules, finder_of
from kehoach_parse.rulebook import Rule, Rulebook, load_rulebook
from kehoach_parse.rulebook.check import Case, cases, failure
from tests.clock import best, within

BOOK = load_rulebook()
CASES = [case for family in BOOK.families for case in cases(BOOK, family)]
RULES = [rule for family in BOOK.families for rule in BOOK.family(family)]

NEAR_MISS_LENGTH = 100_000
PATTERN_SECONDS = 2.0  # for one pattern over 100 kB; the usual is 5 ms
FAMILY_SECONDS = 3.0  # for all rules of a family over 100 kB in one paragraph; the usual is 0.2 s


def family_of(rule: Rule) -> str:
    return rule.path.partition("/")[0]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_example(case: Case) -> None:
    assert failure(case, BOOK, finder_of(family_of(case.rule))) is None


def test_every_family_has_a_finder_and_every_finder_a_family() -> None:
    assert set(FINDERS) == set(BOOK.families)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_id_is_its_path(rule: Rule) -> None:
    assert rule.id.replace("-", "_") == rule.path.removesuffix(".yaml").replace("/", ".").replace("-", "_")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_rule_has_negatives(rule: Rule) -> None:
    assert rule.negatives, "say what looks like it and is not"


def near_misses(rule: Rule) -> str:
    """100 kB in one line that nearly match: the examples cut short and beheaded, and the negatives."""
    words = [example.text.replace("⟦", "").replace("⟧", "") for example in rule.examples]
    pieces = [*(text[:-2] for text in words), *(text[2:] for text in words), *rule.negatives]
    pieces = [" ".join(piece.split()) for piece in pieces if len(piece) > 3]
    parts, length = [], 0
    for piece in cycle(pieces):
        if length >= NEAR_MISS_LENGTH:
            return "".join(parts)
        parts.append(piece + ("; " if len(parts) % 3 else ""))
        length += len(parts[-1])
    raise AssertionError("no near-miss can be made of this rule's examples")


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_pattern_is_quick_on_near_misses(rule: Rule) -> None:
    hostile = (near_misses(rule), "1" * NEAR_MISS_LENGTH, "a " * (NEAR_MISS_LENGTH // 2), "(" * NEAR_MISS_LENGTH)
    for text in hostile:
        quick = within(lambda text=text: deque(rule.pattern.finditer(text), maxlen=0), PATTERN_SECONDS)
        assert quick, f"slow on {text[:60]!r}…"


@pytest.mark.parametrize("family", BOOK.families)
def test_family_is_quick_on_near_misses(family: str) -> None:
    text = "; ".join(near_misses(rule)[:2000] for rule in BOOK.family(family))
    text = (text * (NEAR_MISS_LENGTH // len(text) + 1))[:NEAR_MISS_LENGTH]
    assert best(lambda: finder_of(family)(text, BOOK, {}), enough=FAMILY_SECONDS) < FAMILY_SECONDS


RULE_FILE = """
id: outline.test
about: A test.
pattern: |
  x \\. (?= \\s )
normalize: {{style: roman}}
examples:
  - {{text: "{example}", expect: {{style: {style}}}}}
negatives:
  - "{negative}"
"""
BROKEN = [
    ("⟦x.⟧ Mục", "roman", "y. Mục", None, "holds"),
    ("⟦x. M⟧ục", "roman", "y. Mục", "expected ['x. M'], found ['x.']", "wrong span"),
    ("⟦x.⟧ Mục", "arabic", "y. Mục", "style: expected 'arabic', found 'roman'", "wrong value"),
    ("⟦x.⟧ Mục", "roman", "x. Mục", "fires on 'x.'", "negative fires"),
]


def own_rules(folder: Path, name: str, content: str) -> Rulebook:
    (folder / "outline").mkdir(parents=True)
    (folder / "fragments.yaml").write_text("{}", encoding="utf-8")
    (folder / "outline" / name).write_text(content, encoding="utf-8")
    return Rulebook(folder)


@pytest.mark.parametrize(
    ("example", "style", "negative", "expected", "reason"), BROKEN, ids=[row[-1] for row in BROKEN]
)
def test_check_reports_what_does_not_hold(
    tmp_path: Path, example: str, style: str, negative: str, expected: str | None, reason: str
) -> None:
    content = RULE_FILE.format(example=example, style=style, negative=negative)
    report = check_rules(own_rules(tmp_path, "test.yaml", content))
    assert (report.rules, report.cases) == (1, 2)
    assert [failure.reason for failure in report.failures] == ([expected] if expected else [])


def test_a_pattern_that_does_not_compile_is_named_before_a_text_needs_it(tmp_path: Path) -> None:
    content = RULE_FILE.format(example="⟦x.⟧ M", style="roman", negative="y").replace("x \\.", "x (")
    own_rules(tmp_path, "test.yaml", content)
    with pytest.raises(RuleError, match=r"outline/test\.yaml.*does not compile"):
        load_rulebook(tmp_path)


def test_unknown_family_is_named(tmp_path: Path) -> None:
    book = own_rules(tmp_path, "test.yaml", RULE_FILE.format(example="⟦x.⟧ M", style="roman", negative="y"))
    (tmp_path / "outline").rename(tmp_path / "colours")
    with pytest.raises(RuleError, match="colours"):
        check_rules(Rulebook(tmp_path))
    assert check_rules(book).failures == ()


NO_STRINGS = [
    ("a: *b", "aliases", "an alias, even one that leads nowhere"),
    ("a: &b 1\nc: *b", "aliases", "an alias"),
    ("? [a]\n: b", "a key", "a list for a key"),
    ("a: 1\n---\nb: 2", "one document", "two documents"),
    ("a: [1", "line 1", "a list that does not end"),
]


@pytest.mark.parametrize(("content", "message", "reason"), NO_STRINGS, ids=[row[-1] for row in NO_STRINGS])
def test_what_no_rule_file_may_hold(tmp_path: Path, content: str, message: str, reason: str) -> None:
    book = own_rules(tmp_path, "test.yaml", content)
    with pytest.raises(RuleError, match=rf"outline/test\.yaml.*{message}|{message}") as raised:
        book.yaml("outline/test.yaml")
    assert raised.value.source == "outline/test.yaml"


def test_every_scalar_is_a_string(tmp_path: Path) -> None:
    content = "a: 010\nb: [yes, 2025-11-30, 12:30, !!int 5, ~, '']\nc:\n  d: |\n    x\n"
    book = own_rules(tmp_path, "test.yaml", content)
    expected = {"a": "010", "b": ["yes", "2025-11-30", "12:30", "5", "~", ""], "c": {"d": "x\n"}}
    assert book.yaml("outline/test.yaml") == expected
    assert own_rules(tmp_path / "empty", "test.yaml", "# nothing").yaml("outline/test.yaml") is None
