"""From a document to the movements it names, and from a bare paragraph to the hits its rules promise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import regex

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.movements.names import Head, Naming, governed, list_items
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.facts import Movement
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import Rule, Rulebook
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.settings import Settings
from kehoach_parse.text.fold import fold, fold_whole

_CUES = tuple(fold(cue) for cue in ("phong trào", "thi đua", "cuộc vận động", "chiến dịch"))


@dataclass(frozen=True, slots=True)
class Named:
    """A movement named at ``[start, end)`` of the document."""

    rule: str
    start: int
    end: int
    name: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A unit's text, as written and folded, with its quotations and the words that say what they are."""

    start: int
    text: str
    folded: str
    quotes: tuple[Span, ...]
    heads: tuple[Head, ...]
    naming: Naming


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[Movement, ...]:
    """The movements a document names, in document order. Names inside the titles of references count."""
    movements: list[Movement] = []
    for unit, named in _read(document, rules):
        movements.append(
            Movement(
                id=f"m{len(movements)}",
                section=unit.where,
                span=(named.start, named.end),
                quote=" ".join(document.text[named.start : named.end].split()),
                rule=named.rule,
                confidence=named.confidence,
                table=unit.table,
                name=named.name,
            )
        )
    return tuple(movements)


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """The hits in one paragraph; ``context`` is not read."""
    return [
        Hit(named.rule, named.start, named.end, {"name": named.name}) for _, named in _read(bare_document(text), rules)
    ]


def _read(document: Document, rules: Rulebook) -> Iterator[tuple[Unit, Named]]:
    naming = Naming.of(rules)
    folded = fold_whole(document.text)
    units = [unit for unit in document.units if unit.where != "recipients"]
    for number in sorted(_worth_reading(folded, units, naming)):
        unit = units[number]
        text = document.text[unit.body : unit.end]
        paragraph = _paragraph(unit.body, text, folded[unit.body : unit.end], naming, rules)
        for named in _named(paragraph, rules):
            yield unit, named


def _worth_reading(folded: str, units: list[Unit], naming: Naming) -> set[int]:
    """Numbers of the units that hold a word for a movement, or a name of the table."""
    starts = [unit.start for unit in units]
    places = [known.start for known in naming.table.names_in(folded)]
    for cue in _CUES:
        at = folded.find(cue)
        while at >= 0:
            places.append(at)
            at = folded.find(cue, at + len(cue))
    numbers = ((bisect_right(starts, place) - 1, place) for place in places)
    return {number for number, place in numbers if number >= 0 and place < units[number].end}


def _paragraph(start: int, text: str, folded: str, naming: Naming, rules: Rulebook) -> Paragraph:
    quotes: tuple[Span, ...] = ()
    if any(mark in text for mark in '“«„"‘'):
        quotes = tuple(match.span() for match in naming.quotation.finditer(text))
    heads = naming.heads(text, folded, quotes) if quotes else ()
    return Paragraph(start, text, folded, quotes, tuple(heads), naming)


def _named(paragraph: Paragraph, rules: Rulebook) -> list[Named]:
    """The movements of a paragraph, in order. Rules come by priority: words already named are not named again."""
    found: list[Named] = []
    for rule in rules.family("movements"):
        if not rule.applies(paragraph.folded):
            continue
        judge = _JUDGES[str(rule.normalize["needs"])]
        for match in rule.pattern.finditer(paragraph.text):
            for start, end, name, confidence in judge(match, rule, paragraph, found):
                if name and all(
                    end <= one.start - paragraph.start or start >= one.end - paragraph.start for one in found
                ):
                    found.append(Named(rule.id, start + paragraph.start, end + paragraph.start, name, confidence))
    return sorted(found, key=lambda one: one.start)


Judged = Iterator[tuple[int, int, str, Confidence]]


def _name_span(match: regex.Match[str]) -> Span:
    return next(match.span(name) for name in match.re.groupindex if name.startswith("name") and match.start(name) >= 0)


def _governed(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A quotation: governed by a word for a movement, or known to the table."""
    naming = paragraph.naming
    inner = _name_span(match)
    name = naming.bare(match.string[slice(*inner)])
    if len(name.split()) < 2 or naming.table.denied(name):
        return
    quote = (inner[0] - 1, inner[1] + 1)
    previous = max((one.end - paragraph.start for one in found if one.rule == rule.id), default=None)
    known = bool(naming.table.names_in(paragraph.folded[slice(*inner)])) and naming.table.canonical(name) is not None
    named_inside = naming.cue_prefix.match(match.string[slice(*inner)]) is not None
    confidence = governed(quote, paragraph.heads, match.string, previous, known or named_inside)
    if confidence:
        yield (*match.span(), name, confidence)


def _listed(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A chain without quotation marks, where the table knows at least two of its names."""
    naming = paragraph.naming
    items: list[tuple[int, int, str]] = []
    quotes = sum(start < match.end("list") and match.start("list") < end for start, end in paragraph.quotes)
    if 2 * quotes > match["list"].count(";"):  # a chain of quotations
        return
    for start, end in list_items(match.string, *match.span("list")):
        words = match.string[start:end]
        items.append((start, end, naming.bare(regex.sub(r'[“”"]', "", words))))
    known = [naming.table.canonical(name) is not None for _, _, name in items]
    if sum(known) >= 2:
        for (start, end, name), sure in zip(items, known, strict=True):
            yield start, end, name, "high" if sure else "medium"


def _occasion(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A drive named by an occasion, unless the occasion is a general one."""
    name = match["name"]
    if not any(words in fold(name) for words in paragraph.naming.general):
        yield (*match.span(), " ".join(name.split()), "high" if match[0][0] in "Đđ" else "medium")


def _known(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A name of the table after a word for a movement; only a place may stand between them."""
    start, end = match.span("name")
    for known in paragraph.naming.table.names_in(paragraph.folded[start:end])[:1]:
        between = match.string[start : start + known.start].strip()
        if len(between) <= 30 and (not between or (between[0].isupper() and "," not in between)):
            name = match.string[start : start + known.end]
            yield match.start(), start + known.end, " ".join(name.split()), "high"


def _capital(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A capitalised name, unless it is the body whose movement it is."""
    name = " ".join(match["name"].split())
    if not any(name.startswith(body + " ") for body in paragraph.naming.bodies):
        yield (*match.span(), name, rule.confidence)


_JUDGES: dict[str, Callable[[regex.Match[str], Rule, Paragraph, list[Named]], Judged]] = {
    "governed": _governed,
    "list": _listed,
    "occasion": _occasion,
    "known": _known,
    "capital": _capital,
}
