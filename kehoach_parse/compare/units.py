"""The units of text that are compared: paragraphs and bullets of the outline, rows of tables.

Left out are headings of paragraphs below them, unless somebody is to do what the heading says, lines that label a task
(``Đơn vị chủ trì: …``), and formulas (``rules/words/formulas.yaml``). Preamble, closing and ``Nơi nhận`` are no part of
the outline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parse.extract.assignments.labels import label_of
from kehoach_parse.models.base import Span
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section, Table
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

# Fewer words say too little to be recognised elsewhere: `Kinh phí: theo quy định`.
_WORDS = 4
_MARKS = " .;:,-+*•"


@dataclass(slots=True, eq=False)
class TextUnit:
    """A unit of one plan.

    Attributes:
        section: id of the section, or where the table stands.
        span: the words compared, without the marker: the longest cell of a table's row.
        whole: what facts of the unit lie in: the paragraph, the whole row.
        text: those words.
        quote: likewise, with white space folded.
        row: of a table, its id and number; None for running text.
        formula: text that every plan has.
        purpose: says what for (``Mục đích, yêu cầu``), not what is to be done.
    """

    plan: str
    section: str
    span: Span
    whole: Span
    text: str
    quote: str
    row: tuple[str, int] | None = None
    formula: bool = False
    purpose: bool = False


class _Paragraph(NamedTuple):
    """A section, where its words stand without the marker, and how they read folded, without marks around them."""

    section: Section
    span: Span
    words: str
    label: bool

    @classmethod
    def of(cls, section: Section, text: str, folded: str, rules: Rulebook) -> _Paragraph:
        """``folded`` is the whole text of the plan: folding it once is cheaper than its paragraphs one by one."""
        start, end = section.span
        at = text.find(section.text, start, end)
        span = (at, at + len(section.text)) if at >= 0 else section.span
        words = folded[span[0] : span[1]] if at >= 0 else fold(section.text)
        return cls(section, span, words.strip(_MARKS), _is_label(section.text, rules))


def text_units(plan: Plan, name: str, rules: Rulebook, texts: dict[str, str] | None = None) -> list[TextUnit]:
    """The units of a plan in document order, ``name`` being what the result calls the plan.

    ``texts`` are those of the plans before, kept once: plans copy each other, and most text has no white space to fold.
    """
    once = ({} if texts is None else texts).setdefault
    folded = fold(plan.text)
    paragraphs = [_Paragraph.of(section, plan.text, folded, rules) for section in plan.sections]
    parents = {paragraph.section.parent for paragraph in paragraphs if not paragraph.label}
    parents -= {assignment.section for assignment in plan.assignments}
    purposes = _purposes(paragraphs, rules)
    units = []
    for section, span, words, label in paragraphs:
        quote = " ".join(section.text.split())
        if quote.count(" ") < _WORDS - 1 or label or (section.heading and section.id in parents):
            continue
        units.append(
            TextUnit(
                plan=name,
                section=section.id,
                span=span,
                whole=section.span,
                text=once(section.text, section.text),
                quote=once(quote, quote),
                formula=_is_formula(words, rules),
                purpose=section.id in purposes,
            )
        )
    for table in plan.document_tables:
        units += _rows(table, plan, name, rules)
    return sorted(units, key=lambda unit: unit.whole)


def _purposes(paragraphs: Iterable[_Paragraph], rules: Rulebook) -> set[str]:
    """Sections below a heading of purpose, down to one that orders again."""
    purpose, tasks = _heading_words(rules)
    found: set[str] = set()
    for section, _, words, _ in paragraphs:
        if section.heading and words.startswith(tasks):
            continue
        if section.parent in found or (section.heading and words.startswith(purpose)):
            found.add(section.id)
    return found


@lru_cache(maxsize=4)
def _heading_words(rules: Rulebook) -> tuple[tuple[str, ...], tuple[str, ...]]:
    kinds = rules.yaml("words/section_kinds.yaml")
    return tuple(map(fold, kinds["purpose"])), tuple(map(fold, kinds["tasks"]))


def _is_label(text: str, rules: Rulebook) -> bool:
    """``Đơn vị chủ trì: Sở Y tế`` below a task."""
    head, colon, _ = text.partition(":")
    return bool(colon) and label_of(head, rules) is not None


def _rows(table: Table, plan: Plan, name: str, rules: Rulebook) -> Iterator[TextUnit]:
    at = table.span[0]
    for number, cells in enumerate(table.rows):
        said = [cell for cell in cells if cell]
        if not said:
            continue
        longest = max(said, key=len)
        start = plan.text.find("\t".join(cell or "" for cell in cells), at, table.span[1])
        if start < 0:
            continue  # a cell over several rows stands in the text once
        end = start + sum(len(cell or "") for cell in cells) + len(cells) - 1
        at = end
        low = plan.text.find(longest, start, end)
        if len(longest.split()) >= _WORDS:
            yield TextUnit(
                plan=name,
                section=table.section,
                span=(low, low + len(longest)),
                whole=(start, end),
                text=longest,
                quote=" ".join(longest.split()),
                row=(table.id, number),
                formula=_is_formula(fold(longest).strip(_MARKS), rules),
            )


def _is_formula(words: str, rules: Rulebook) -> bool:
    """Whether a paragraph only opens, closes or forwards a plan."""
    starts, wholes = _formulas(rules)
    return words.startswith(starts) or words in wholes


@lru_cache(maxsize=4)
def _formulas(rules: Rulebook) -> tuple[tuple[str, ...], frozenset[str]]:
    words = rules.yaml("words/formulas.yaml")
    return tuple(map(fold, words["paragraphs"])), frozenset(map(fold, words["leads"]))
