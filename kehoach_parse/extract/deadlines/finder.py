"""From a document to its deadlines, and from a bare paragraph to the hits its rules promise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kehoach_parse.extract.anchors import stretches
from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.deadlines.evidence import Evidence, gather
from kehoach_parse.extract.deadlines.forms import Candidate, candidates, filling
from kehoach_parse.extract.deadlines.places import Headings, Lexicon, Slot, slots
from kehoach_parse.extract.deadlines.reading import deadline_values, period_spans
from kehoach_parse.extract.deadlines.roles import accept
from kehoach_parse.extract.deadlines.shadow import Shadow, shadow_of
from kehoach_parse.extract.masks import reference_spans
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.facts import Deadline
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.settings import Settings
from kehoach_parse.text.fold import fold, fold_whole

_IN_FORCE = fold("này có hiệu lực")
_OUTSIDE = frozenset({"title", "recipients"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# These look at titles in small letters.
_SCHOOL_YEAR = re.compile(r"năm học\s+(?:19|20)\d\d\s*[-–]\s*((?:19|20)\d\d)")
# "năm 2026" in a title, but not the date or the horizon of something in it
_TITLE_YEAR = re.compile(r"năm(?<!\wnăm)(?<!đến năm)(?<!tháng \d năm)(?<!tháng \d\d năm)\s+((?:19|20)\d\d)(?!\s*[-–])")

# … giai đoạn 2026 - 2030, đến năm 2030
_MANY_YEARS = re.compile(r"giai đoạn|thời k[ỳì]|(?:đến|tới) năm (?:19|20)\d\d|(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of the document while its units are read."""

    document: Document
    shadow: Shadow
    headings: Headings
    lexicon: Lexicon
    rules: Rulebook
    year: int | None
    issued: str | None
    many_years: bool
    school_year: int | None

    def values(self, evidence: Evidence, unit: Unit) -> tuple[dict[str, Any], ...]:
        """The fields of a deadline, one set for each period its words name.

        A time without a year that would be over takes the later year of the time before it in its paragraph, or the
        second year of a school year: ``đợt 1 đến trước ngày 15/02/2026, đợt 2 từ 16/02 đến 15/3`` in a plan of
        December 2025.
        """
        values = self._values(evidence, self.headings.year(unit) or self.year)
        later = (
            None if _YEAR.search(evidence.words) else self._year_before(evidence.candidate.start) or self.school_year
        )
        if later and self.year and later > self.year and all(self._is_over(value) for value in values):
            return self._values(evidence, later)
        return values

    def _values(self, evidence: Evidence, year: int | None) -> tuple[dict[str, Any], ...]:
        return deadline_values(evidence, year, self.issued, many_years=self.many_years)

    def _is_over(self, values: Mapping[str, Any]) -> bool:
        last = values.get("end") or values.get("start")
        return bool(last and self.issued and last < self.issued)

    def _year_before(self, at: int) -> int | None:
        """The last year named in times of the paragraph before ``at``."""
        start = self.shadow.plain.rfind("\n", 0, at) + 1
        times = (self.shadow.plain[slice(*span)] for span in reversed(self.shadow.times_in(start, at)))
        found = next((year for words in times for year in _YEAR.findall(words)[-1:]), None)
        return int(found) if found else None


class Accepted(NamedTuple):
    """A candidate that is a deadline: its values and the span of each.

    Several where its words name several periods. ``tháng 6 và tháng 11`` are two spans; ``01/6 và 15/11`` share one.
    """

    candidate: Candidate
    confidence: Confidence
    values: tuple[Mapping[str, Any], ...]
    spans: tuple[Span, ...]


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[Deadline, ...]:
    """The deadlines of a document, in document order; ``found`` masks the references and movements in it."""
    deadlines: list[Deadline] = []
    for unit, accepted in _read(document, found, rules):
        for values, (start, end) in zip(accepted.values, accepted.spans, strict=True):
            deadlines.append(
                Deadline(
                    id=f"d{len(deadlines)}",
                    section=unit.where,
                    span=(start, end),
                    quote=" ".join(document.text[start:end].split()),
                    rule=accepted.candidate.rule.id,
                    confidence=accepted.confidence,
                    table=unit.table,
                    **values,
                )
            )
    return tuple(deadlines)


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """The hits in one paragraph, mentions that are no deadline included.

    ``context``: ``year`` of the plan, ``issued`` date, ``heading`` above the paragraph, ``column`` header of the cell.
    """
    document = bare_document(
        text,
        issued=context.get("issued"),
        title=f"năm {context['year']}" if "year" in context else None,
        heading=context.get("heading"),
        column=context.get("column"),
    )
    shift = document.units[-1].body
    hits = []
    for unit, item in _read(document, Found(), rules, mentions=True):
        if unit.where != document.units[-1].where:
            continue
        start, end = item.candidate.start - shift, item.candidate.end - shift
        hits += [Hit(item.candidate.rule.id, start, end, values) for values in item.values[:1] or ({},)]
    return hits


def plan_year(document: Document, found: Found) -> int | None:
    """The year of dates without one: that of the title, else of the date line, else of the newest cited document."""
    titled = _TITLE_YEAR.search((document.header.title or "").lower())
    if titled:
        return int(titled[1])
    if document.header.issued:
        return int(document.header.issued[:4])
    years = [int(reference.issued[:4]) for reference in found.references if reference.issued]
    return max(years, default=None)


def _read(
    document: Document, found: Found, rules: Rulebook, *, mentions: bool = False
) -> Iterator[tuple[Unit, Accepted]]:
    outline = any(unit.style for unit in document.units)
    folded = fold_whole(document.text)
    units = stretches([unit for unit in document.units if _read_here(unit, folded, outline=outline)], document.text)
    masks = [*reference_spans(document, found.references), *(movement.span for movement in found.movements)]
    shadow = shadow_of(document.text, units, masks, rules)
    lexicon = Lexicon.of(rules)
    title = (document.header.title or "").lower()
    school = _SCHOOL_YEAR.search(title)
    reading = Reading(
        document,
        shadow,
        Headings(document, shadow, lexicon),
        lexicon,
        rules,
        plan_year(document, found),
        document.header.issued,
        _MANY_YEARS.search(title) is not None,
        int(school[1]) if school else None,
    )
    for unit, tried, labelled in candidates(document.text, shadow, units, rules):
        places = slots(unit, shadow.folded, reading.headings, lexicon, labelled=labelled)
        yield from ((unit, accepted) for accepted in _judge(unit, tried, places, reading, mentions=mentions))


def _read_here(unit: Unit, folded: str, *, outline: bool) -> bool:
    """Titles, recipients and footnotes hold no deadlines; a preamble only tells when a decision is in force."""
    if unit.where == "preamble" and outline:
        return folded.find(_IN_FORCE, unit.body, unit.end) >= 0
    return unit.where not in _OUTSIDE and not unit.note


def _judge(
    unit: Unit, tried: Sequence[Candidate], places: list[Slot], reading: Reading, *, mentions: bool
) -> list[Accepted]:
    """The deadlines of a unit, in order; with ``mentions`` also the words that rules know to be none."""
    if not places and reading.headings.tell_of_past(unit):
        return []
    for place in places:
        times = (one for one in tried if one.needs != "mention" and place.start <= one.start < place.end)
        if place.direct and not any(times):
            filled = filling(reading.document.text, place.start, place.end, reading.rules)
            tried = [filled, *tried] if filled else tried
    claimed: list[Candidate] = []
    accepted = []
    for candidate in tried:
        if any(candidate.overlaps(other) for other in claimed):
            continue
        evidence = gather(candidate, unit, reading.shadow, places, reading.headings)
        confidence = accept(evidence)
        values = reading.values(evidence, unit) if confidence else ()
        # A stronger rule keeps what it claimed, deadline or not. Only "thường xuyên" outside a slot frees a time in it.
        if confidence or candidate.needs != "slot":
            claimed.append(candidate)
        if candidate.needs == "term":
            anchor = reading.headings.origin(unit, reading.document.text)
            values = tuple({**value, "anchor": anchor} for value in values)
        values = tuple(value for value in values if not _was_over(value, reading.issued))
        if confidence and values:
            spans = period_spans(reading.document.text, candidate, values, in_slot=evidence.slot is not None)
            accepted.append(Accepted(candidate, confidence, values, spans))
        elif mentions and candidate.needs == "mention":
            accepted.append(Accepted(candidate, "high", ({},), ((candidate.start, candidate.end),)))
    return sorted(accepted, key=lambda one: one.candidate.start)


def _was_over(values: Mapping[str, Any], issued: str | None) -> bool:
    """Whether a time ended in a year before the plan's: it is looked back on, no task can be due by then."""
    return bool(issued and values.get("end") and values["end"][:4] < issued[:4])


__all__ = ["extract", "find", "plan_year"]
