"""The units of text that are compared: paragraphs and bullets of the outline, rows of tables.

Left out are headings of paragraphs below them, unless somebody is to do what the heading says, lines that label a task
(``Đơn vị chủ trì: …``), and formulas (``rules/words/formulas.yaml``). Preamble, closing and ``Nơi nhận`` are no part of
the outline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parse.extract.assignments.labels import label_of
from kehoach_parse.models.base import Span
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.section import Section, Table
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

# Fewer words say too little to be recognised elsewhere: `Kinh phí: theo quy định`.
_WORDS = 4
_MARKS = " .;:,-+*•"


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A unit of one plan.

    Attributes:
        section: id of the section, or where the table stands.
        span: the words compared, without the marker: the longest cell of a table's row.
        whole: what facts of the unit lie in: the paragraph, the whole row.
        row: of a table, its id and number; None for running text.
        formula: text that every plan has.
        purpose: says what for (``Mục đích, yêu cầu``), not what is to be done.
    """

    plan: str
    section: str
    span: Span
    whole: Span
    text: str
    row: tuple[str, int] | None = None
    formula: bool = False
    purpose: bool = False


def text_units(plan: Plan, name: str, rules: Rulebook) -> list[TextUnit]:
    """The units of a plan in document order, ``name`` being what the result calls the plan."""
    parents = {section.parent for section in plan.sections if not _is_label(section, rules)}
    parents -= {assignment.section for assignment in plan.assignments}
    purposes = _purposes(plan, rules)
    units = [
        TextUnit(
            plan=name,
            section=section.id,
            span=_body(section, plan.text),
            whole=section.span,
            text=section.text,
            formula=is_formula(section.text, rules),
            purpose=section.id in purposes,
        )
        for section in plan.sections
        if _says_something(section, section.id in parents, rules)
    ]
    for table in plan.document_tables:
        units += _rows(table, plan, name, rules)
    return sorted(units, key=lambda unit: unit.whole)


def _says_something(section: Section, has_parts: bool, rules: Rulebook) -> bool:
    if len(section.text.split()) < _WORDS or _is_label(section, rules):
        return False
    return not (section.heading and has_parts)


def _purposes(plan: Plan, rules: Rulebook) -> set[str]:
    """Sections below a heading of purpose, down to one that orders again."""
    kinds = rules.yaml("words/section_kinds.yaml")
    purpose, tasks = (tuple(map(fold, kinds[kind])) for kind in ("purpose", "tasks"))
    found: set[str] = set()
    for section in plan.sections:
        words = fold(section.text).strip(_MARKS)
        if section.heading and words.startswith(tasks):
            continue
        if section.parent in found or (section.heading and words.startswith(purpose)):
            found.add(section.id)
    return found


def _is_label(section: Section, rules: Rulebook) -> bool:
    """``Đơn vị chủ trì: Sở Y tế`` below a task."""
    head, colon, _ = section.text.partition(":")
    return bool(colon) and label_of(head, rules) is not None


def _body(section: Section, text: str) -> Span:
    """The span of the words without the marker."""
    start, end = section.span
    at = text.find(section.text, start, end)
    return (at, at + len(section.text)) if at >= 0 else (start, end)


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
                row=(table.id, number),
                formula=is_formula(longest, rules),
            )


def is_formula(text: str, rules: Rulebook) -> bool:
    """Whether a paragraph only opens, closes or forwards a plan."""
    starts, wholes = _formulas(rules)
    words = fold(text).strip(_MARKS)
    return words.startswith(starts) or words in wholes


@lru_cache(maxsize=4)
def _formulas(rules: Rulebook) -> tuple[tuple[str, ...], frozenset[str]]:
    words = rules.yaml("words/formulas.yaml")
    return tuple(map(fold, words["paragraphs"])), frozenset(map(fold, words["leads"]))
