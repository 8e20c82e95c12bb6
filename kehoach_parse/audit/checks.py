"""The checks. Each looks at a plan as any reader of the data could, through its text and its facts alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import regex

from kehoach_parse.audit.ground import Cover, Ground
from kehoach_parse.audit.suspicion import Suspicion
from kehoach_parse.extract.bodies.lexicon import lexicon
from kehoach_parse.extract.deadlines.finder import find as find_times
from kehoach_parse.models.base import Span
from kehoach_parse.models.plan import Plan
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.cues import Cues
from kehoach_parse.text.fold import fold

_SHOWN = 90  # letters of a place on one line
_AROUND = 30  # of them before it
_LONGEST_HEADING = 160
_OPENS_BODY = frozenset("hxt6n3")  # symbols of words that open the name of a body, collectives left out
_NO_DEADLINE = "deadlines.mention"  # rules that claim a time because it is none
_OUTLINE = {"no-outline", "no-title", "no-type-line"}
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))


def audit(plan: Plan, rules: Rulebook) -> tuple[Suspicion, ...]:
    """Everything suspicious about a plan, in no particular order; :class:`Report` ranks.

    Args:
        plan: parsed, or loaded from its JSON.
        rules: those it was read with; their words say what a body or a movement looks like.
    """
    ground = Ground(plan)
    return tuple(suspicion for check in CHECKS for suspicion in check(ground, rules))


@lru_cache(maxsize=4)
def _patterns(rules: Rulebook) -> dict[str, regex.Pattern[str]]:
    return {name: rules.compile(pattern) for name, pattern in rules.yaml("words/audit.yaml").items()}


def _found(ground: Ground, name: str, rules: Rulebook) -> Iterator[Span]:
    """Where the pattern stands in the plan's body; reading paragraph by paragraph keeps hostile text cheap."""
    pattern = _patterns(rules)[name]
    for match in pattern.finditer(ground.plan.text, *ground.body):
        yield match.span()


def _at(ground: Ground, kind: str, span: Span) -> Suspicion:
    text = ground.plan.text
    start, end = max(0, span[0] - _AROUND), min(len(text), max(span[1], span[0] - _AROUND + _SHOWN))
    words = " ".join(text[start : min(end, start + 2 * _SHOWN)].split())
    return Suspicion(kind, ground.plan.source.uri, ground.section(span), span, words)


def uncovered_numbers(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Numbers of documents outside references; the plan's own number may stand anywhere."""
    own = fold(ground.plan.header.identifier or "\n").replace(" ", "")
    for span in _found(ground, "number", rules):
        number = fold(ground.plan.text[slice(*span)]).replace(" ", "")
        if number != own and not ground.references.touches(span):
            yield _at(ground, "number", span)


def dates_without_role(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Dates that neither belong to a fact nor to words a rule knows to be no deadline (``tính đến ngày``)."""
    text, start, end, known = ground.plan.text, 0, -1, Cover(())
    own = [int(part) for part in (ground.plan.header.issued or "").split("-") if part]
    for span in _found(ground, "date", rules):
        if ground.references.touches(span) or ground.times.touches(span) or _numbers(text[slice(*span)]) == own:
            continue
        if span[0] >= end:  # a further paragraph; its times are read once, as it may hold many dates
            start, end = text.rfind("\n", 0, span[0]) + 1, text.find("\n", span[1])
            end = end if end >= 0 else len(text)
            known = _no_deadlines(text[start:end], rules)
        if not known.touches((span[0] - start, span[1] - start)):
            yield _at(ground, "date", span)


def _no_deadlines(paragraph: str, rules: Rulebook) -> Cover:
    """The times in a paragraph that rules know to be none."""
    return Cover((hit.start, hit.end) for hit in find_times(paragraph, rules, {}) if hit.rule.startswith(_NO_DEADLINE))


def _numbers(date: str) -> list[int]:
    """``ngày 5 tháng 3 năm 2025`` → 2025, 3, 5: as in the plan's own date."""
    return [int(number) for number in regex.findall(r"\d+", date)][::-1]


def unnamed_movements(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Quoted names after ``phong trào``, ``cuộc vận động`` … outside movements and cited titles."""
    for span in _found(ground, "movement", rules):
        if not ground.movements.touches(span) and not ground.references.touches(span):
            yield _at(ground, "movement", span)


def idle_units(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Headings that begin with a body, without any assignment in them or below."""
    assigned = {assignment.section for assignment in ground.plan.assignments}
    lead, words = _patterns(rules)["before_body"], lexicon(rules)
    for section in ground.plan.sections:
        if not section.heading or len(section.text) > _LONGEST_HEADING:
            continue
        before = lead.match(section.text)
        name = section.text[before.end() if before else 0 :]
        symbols, starts, _ = words.scan(name, fold(name))
        opens = symbols[:1] in _OPENS_BODY and starts[:1] == [0]
        if opens and assigned.isdisjoint(ground.below(section)):
            yield _at(ground, "unit", section.span)


def glued_lists(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Paragraphs of the outline with a marker in their midst; one suspicion a paragraph."""
    pattern = _patterns(rules)["glued"]
    for section in ground.plan.sections:
        match = pattern.search(ground.plan.text, section.span[0] + 4, section.span[1])
        if match and not ground.references.touches(match.span()):
            yield _at(ground, "glued", match.span())


def cut_title(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """A title that ends in the middle of a sentence, or leaves a bracket or quotation open."""
    title = ground.plan.header.title
    if title and (Cues(rules).breaks_off(title) or any(title.count(a) != title.count(b) for a, b in _PAIRS)):
        yield Suspicion("title", ground.plan.source.uri, section="title", span=None, words=title[-_SHOWN:])


def unknown_types(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Numbered documents cited without a type that the table of types has."""
    for reference in ground.plan.references:
        if reference.kind == "numbered" and reference.doc_type is None:
            yield _at(ground, "type", reference.span)


def unknown_bodies(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """Bodies with a task that could not be traced to the table of bodies; each once a plan, collectives left out."""
    collective, uri = _patterns(rules)["collective"], ground.plan.source.uri
    seen: set[str] = set()
    for assignment in ground.plan.assignments:
        unit = assignment.unit
        if unit.canonical is None and unit.name not in seen and not collective.match(unit.name):
            seen.add(unit.name)
            yield Suspicion("body", uri, assignment.section, assignment.span, unit.name)


def remarks(ground: Ground, rules: Rulebook) -> Iterator[Suspicion]:
    """What reading itself remarked, but for mere information."""
    for one in ground.plan.diagnostics:
        if one.severity != "info":
            numbering = one.code.startswith("section-")
            kind = "gap" if numbering else "outline" if one.code in _OUTLINE else "reading"
            yield Suspicion(kind, ground.plan.source.uri, one.section, one.span, f"{one.code}: {one.message}")


CHECKS: tuple[Callable[[Ground, Rulebook], Iterator[Suspicion]], ...] = (
    uncovered_numbers,
    dates_without_role,
    unnamed_movements,
    idle_units,
    glued_lists,
    cut_title,
    unknown_types,
    unknown_bodies,
    remarks,
)
