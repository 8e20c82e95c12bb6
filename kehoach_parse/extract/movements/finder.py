"""From a document to the movements it names, and from a bare paragraph to the hits its rules promise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import regex

from kehoach_parse.extract.anchors import in_units, matches_around, stretches
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

_MARKS = "“«„\"‘'"  # what a quotation begins with
_PLURAL = re.compile(r"(?:các|những)\s+\Z", re.IGNORECASE)
_PLURAL_LENGTH = 8
_PLACE = 30  # characters of a place between the word for a movement and a known name


class Named(NamedTuple):
    """A movement named at ``[start, end)`` of the document."""

    rule: str
    start: int
    end: int
    name: str
    confidence: Confidence


class Paragraph(NamedTuple):
    """A unit's text with what was found in it: words for a movement, quotations, names of the table.

    All places count from the start of ``text``.

    Attributes:
        cues: the beginnings of words for a movement outside quotations.
        quotes: the quotations.
        heads: the words outside quotations that say what stands in one; none where there is no quotation.
    """

    start: int
    text: str
    cues: list[Span]
    quotes: tuple[Span, ...]
    heads: list[Head]
    known: list[Span]
    naming: Naming

    def lists(self) -> list[int]:
        """Where a list of movements may begin, items parted by semicolons: ``các phong trào``."""
        plurals = (self._plural(cue) for cue, _ in self.cues) if ";" in self.text else ()
        return [plural.start() for plural in plurals if plural]

    def quotations(self) -> list[int]:
        """Where a quotation begins, the singular word for a movement right before it included."""
        if not self.quotes:
            return []
        before = {}
        for head in self.heads:
            if head.movement and not self._plural(head.start):
                gap = len(self.text[head.end : head.end + 3]) - len(self.text[head.end : head.end + 3].lstrip())
                before[head.end + gap] = head.start
        return [before.get(start, start) for start, _ in self.quotes]

    def _plural(self, cue: int) -> re.Match[str] | None:
        return _PLURAL.search(self.text, max(0, cue - _PLURAL_LENGTH), cue)


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
    naming, text = Naming.of(rules), document.text
    folded = fold_whole(text)
    units = stretches([unit for unit in document.units if unit.where != "recipients"], text)
    cues, marks = naming.cues_by_unit(folded, units), _marks_by_unit(text, units)
    for number in sorted(cues.keys() | marks.keys()):
        unit, here, opened = units[number], cues.get(number, []), marks.get(number)
        words = folded[unit.body : unit.end]
        first = 0 if opened else here[0][0]  # outside quotations a name stands behind a word for a movement
        known = [(first + start, first + end) for start, end, _ in naming.table.names_in(words[first:])]
        if here or known:
            paragraph = Paragraph(unit.body, text[unit.body : unit.end], here, (), [], known, naming)
            if opened:
                paragraph = _quoting(paragraph, words, opened)
            for named in _named(paragraph, rules):
                yield unit, named


def _marks_by_unit(text: str, units: Sequence[Unit]) -> dict[int, list[int]]:
    """Unit number → the places in its body where a quotation may begin, from its start."""
    found: dict[int, list[int]] = {}
    marks = sorted([mark.span() for sign in _MARKS if sign in text for mark in re.finditer(sign, text)])
    for number, _, start, _ in in_units([(0, *mark) for mark in marks], units):
        found.setdefault(number, []).append(start)
    return found


def _quoting(paragraph: Paragraph, folded: str, marks: list[int]) -> Paragraph:
    """A paragraph with its quotations, which begin at some of ``marks``, and the words that say what they are."""
    naming = paragraph.naming
    quotes = tuple(match.span() for match in matches_around(naming.quotation, paragraph.text, marks, 0))
    if not quotes:
        return paragraph

    def outside(place: int) -> bool:
        return not any(start <= place < end for start, end in quotes)

    heads = naming.heads(paragraph.text, folded, paragraph.cues, last=quotes[-1][0])
    heads = [head for head in heads if outside(head.start)]
    return paragraph._replace(quotes=quotes, heads=heads, cues=[cue for cue in paragraph.cues if outside(cue[0])])


def _named(paragraph: Paragraph, rules: Rulebook) -> list[Named]:
    """The movements of a paragraph, in order. Rules come by priority: words already named are not named again."""
    found: list[Named] = []
    cues = [start for start, _ in paragraph.cues]
    anchors = {"governed": paragraph.quotations(), "list": paragraph.lists(), "known": cues if paragraph.known else []}
    for rule, needs in _with_needs(rules):
        places = anchors.get(needs, cues)
        for match in matches_around(rule.pattern, paragraph.text, places, 0) if places else ():
            for start, end, name, confidence in _JUDGES[needs](match, rule, paragraph, found):
                low, high = start + paragraph.start, end + paragraph.start
                if name and all(high <= one.start or low >= one.end for one in found):
                    found.append(Named(rule.id, low, high, name, confidence))
    return sorted(found, key=lambda one: one.start)


@cache
def _with_needs(rules: Rulebook) -> tuple[tuple[Rule, str], ...]:
    return tuple((rule, str(rule.normalize["needs"])) for rule in rules.family("movements"))


Judged = Iterator[tuple[int, int, str, Confidence]]


def _name_span(match: regex.Match[str]) -> Span:
    return next(match.span(name) for name in match.re.groupindex if name.startswith("name") and match.start(name) >= 0)


def _governed(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A quotation: governed by a word for a movement, or known to the table."""
    naming = paragraph.naming
    inner = _name_span(match)
    words = match.string[slice(*inner)]
    name = naming.bare(words)
    if len(name.split()) < 2:
        return

    def known() -> bool:
        if naming.cue_prefix.match(words):
            return True
        inside = any(inner[0] <= start and end <= inner[1] for start, end in paragraph.known)
        return inside and naming.table.canonical(name) is not None

    previous = max((one.end - paragraph.start for one in found if one.rule == rule.id), default=None)
    confidence = governed((inner[0] - 1, inner[1] + 1), paragraph.heads, match.string, previous, known)
    if confidence and not naming.table.denied(name):
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
        items.append((start, end, naming.bare(re.sub(r'[“”"]', "", words))))
    known = [naming.table.canonical(name) is not None for _, _, name in items]
    if sum(known) >= 2:
        for (start, end, name), sure in zip(items, known, strict=True):
            yield start, end, name, "high" if sure else "medium"


def _occasion(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A drive named by an occasion, unless the occasion is a general one."""
    name, folded = match["name"], fold(match["name"])
    if not any(words in folded for words in paragraph.naming.general):
        yield (*match.span(), " ".join(name.split()), "high" if match[0][0] in "Đđ" else "medium")


def _known(match: regex.Match[str], rule: Rule, paragraph: Paragraph, found: list[Named]) -> Judged:
    """A name of the table after a word for a movement; only a place may stand between them."""
    begin, last = match.span("name")
    # The name may begin with the end of the word for a movement: phong trào [thi đua | Thi đua Quyết thắng].
    names = (
        (max(start, begin), end) for start, end in paragraph.known if match.start() <= start and begin < end <= last
    )
    start, end = next(names, (last, last))
    between = match.string[begin:start].strip()
    if end > start and len(between) <= _PLACE and (not between or (between[0].isupper() and "," not in between)):
        yield match.start(), end, " ".join(match.string[begin:end].split()), "high"


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
