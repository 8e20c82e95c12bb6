"""Finds references: every mention of an identifiable other document."""

from __future__ import annotations

from collections.abc import Mapping

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.references.lexicon import Lexicon, lexicon
from kehoach_parse.extract.references.mention import Mention, Segment
from kehoach_parse.extract.references.named import NameReader
from kehoach_parse.extract.references.numbered import NumberReader
from kehoach_parse.extract.references.relations import Relations
from kehoach_parse.extract.references.scan import Scan, Spot
from kehoach_parse.extract.references.shorts import document_key, settle_shorts
from kehoach_parse.extract.references.tails import read_pin
from kehoach_parse.extract.references.wording import Nesting
from kehoach_parse.models.document import Document
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.settings import Settings

_REACH = 1200  # characters in which a reference with its list is complete; bounds the work on one endless line
_MAX_BACK = 14  # characters a number may take before its symbol: 123456/2024


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[Reference, ...]:
    """Every mention of another document, in order, with nesting and relations.

    Ids are ``r0``, ``r1`` … ``document`` keys are set later, by ``resolve``: they need the header's province and date.
    """
    book = lexicon(rules)
    scan = Scan(document.text, book)
    if not scan.anchors:
        return ()
    numbers = NumberReader(scan, book, rules)
    names = NameReader(scan, book, rules, numbers)
    read = [(segment, _read(scan, segment, book, numbers, names)) for segment in _segments(document)]
    own = frozenset(document_key(identifier) for identifier in document.own_identifiers)
    dropped = settle_shorts((mention for _, mentions in read for mention in mentions), own)
    relations = Relations(scan, book)
    ids: dict[int, str] = {}
    references: list[Reference] = []
    for segment, everything in read:
        mentions = [mention for mention in everything if id(mention) not in dropped] if dropped else everything
        if mentions:
            Nesting(scan, book, segment).run(mentions)
        relations.run(segment, mentions)
        for mention in mentions:
            ids[id(mention)] = f"r{len(references)}"
            references.append(_reference(mention, segment, document.text, ids))
    return tuple(references)


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """References in a bare paragraph, for the examples of the rules; ``context`` may name ``where`` it stands."""
    references = extract(bare_document(text, where=context.get("where", "I.1")), Found(), rules, Settings())
    by_id = {reference.id: reference for reference in references}
    hits = []
    for reference in references:
        values = reference.model_dump()
        values["doc_type"] = reference.doc_type.name if reference.doc_type else None
        host = by_id.get(reference.within or "")
        values["within"] = (host.identifier or host.name) if host else None
        hits.append(Hit(reference.rule, *reference.span, values))
    return hits


def _segments(document: Document) -> list[Segment]:
    """Paragraphs, and the cells of table rows."""
    segments: list[Segment] = []
    for unit in document.units:
        if unit.where == "recipients":
            continue
        # From the start, not the body: a wrapped line may open with a number (27-CTr/TU) that looks like a marker.
        cells = unit.cells or ((unit.start, unit.end),)
        segments += [Segment(cell[0], cell[1], unit) for cell in cells if cell]
    return segments


def _read(scan: Scan, segment: Segment, book: Lexicon, numbers: NumberReader, names: NameReader) -> list[Mention]:
    mentions: list[Mention] = []
    reached = segment.start
    for spot in scan.anchors_between(reached, segment.end):
        if spot.start < reached:
            continue
        limit = min(segment.end, spot.end + _REACH)
        if spot.sign.role == "number":
            start = _number_start(scan, book, spot, reached, limit)
            found = numbers.at_number(start, min(spot.start, start), reached, limit) if start >= 0 else []
            _share_issuer(mentions, found)
            names.give_type(found, reached)
        else:
            found = numbers.at_type(spot, reached, limit) if spot.sign.role == "type" else []
            found = found or names.at(spot, limit)
        if not found:
            continue
        low = reached
        for mention in found:
            mention.pin = read_pin(scan, low, mention.start, book)
            reached = max(reached, mention.end)
        mentions += found
    return mentions


def _share_issuer(before: list[Mention], found: list[Mention]) -> None:
    """A number without a type word goes on with the list before it: so does the issuer printed ahead of that list."""
    last = next((mention for mention in reversed(before) if mention.kind == "numbered"), None)
    for mention in found:
        if last and last.issued_before and not mention.issuer and mention.symbol == last.symbol:
            mention.issuer, mention.issued_before = last.issuer, True


def _number_start(scan: Scan, book: Lexicon, spot: Spot, low: int, limit: int) -> int:
    """Where the number behind `số`, or before a symbol, begins; -1 for none."""
    if spot.sign.word == "số":
        behind = book.patterns["number_behind"].match(scan.text, spot.end, limit)
        return behind.end() if behind else -1
    low = max(low, spot.start - _MAX_BACK)
    number = book.patterns["number_back"].search(scan.text[low : spot.start])
    return low + number.start() if number else -1


def _reference(mention: Mention, segment: Segment, text: str, ids: Mapping[int, str]) -> Reference:
    return Reference(
        id=ids[id(mention)],
        section=segment.unit.where,
        span=(mention.start, mention.end),
        quote=" ".join(text[mention.start : mention.end].split()),
        rule=mention.rule,
        confidence=mention.confidence,
        table=segment.unit.table,
        kind=mention.kind,
        doc_type=mention.doc_type,
        number=mention.number,
        symbol=mention.symbol,
        identifier=mention.identifier,
        name=mention.name,
        issued=mention.issued,
        issuer=mention.issuer,
        title=mention.title,
        relation=mention.relation,
        within=ids.get(id(mention.parent)) if mention.parent else None,
        pin=mention.pin,
    )
