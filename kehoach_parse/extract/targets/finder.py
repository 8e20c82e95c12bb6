"""From a document to its targets, and from a bare paragraph to the hits its rules promise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import regex

from kehoach_parse.extract.anchors import match_around, stretches
from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.masks import MASK, apart, blank, reference_spans
from kehoach_parse.extract.targets.places import Lexicon, Place, under_targets
from kehoach_parse.extract.targets.roles import accept
from kehoach_parse.extract.targets.tables import figures, looked_back
from kehoach_parse.extract.targets.values import COUNTS, functions, number
from kehoach_parse.models.base import Confidence
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.facts import Target
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import Rule, Rulebook, produce
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.settings import Settings
from kehoach_parse.text.fold import fold, fold_whole

_OUTSIDE = frozenset({"title", "preamble", "recipients"})
TIME = "\ue001"
# The joint of a range; `2- 100%` is rather a label and its number
_MOST = re.compile(r"(?:(?<=\s)|\s+|(?=[-–÷]\d))(?:[-–÷]|đến)\s*(?=\d)")
_SIGNS = frozenset("≥≤<>")
# "ít nhất một mô hình": few texts hold any, and to look for them costs
_WORDED = [(fold(f"{least} "), [fold(f"{least} {word} ") for word in COUNTS]) for least in ("ít nhất", "tối thiểu")]
_NUMBER_OR_WORD = regex.compile(
    rf"(?<![\p{{L}}\d.,/])[0-9]+|(?<=(?:nhất|thiểu)\s)(?:{'|'.join(COUNTS)})(?=\s)", regex.VERSION1
)
_NUMBER = regex.compile(r"(?<![\p{L}\d.,/])[0-9]+", regex.VERSION1)
_WORD = re.compile(r"\s*(?:[^\W\d_]|\uE000)")
# A target ends with its clause, or where a conjunction leads to the next number: "và tăng thêm ít nhất 10% …"
_END = re.compile(
    r"[;:()\n\t\uE001]|\s*,?\s*trong\s+đó\s(?=(?:[^\W\d_]+\s){0,7}\d)|\.(?:\s|\Z)|\s*(?:,|\svà|\svới)\s(?:[^\W\d_]+\s){0,4}?(?:[≥≤<>]\s*)?\d+(?:[.,]\d+)?(?:\s*[-–]\s*\d+)?(?:\s*%|\s[^\W\d_])",
)
_METRIC_HEAD = re.compile(r"\A\W*(?:(?:phấn\s+đấu|bảo\s+đảm|đảm\s+bảo|duy\s+trì|nâng)\s+)?", re.IGNORECASE)
_METRIC_TAIL = re.compile(
    r"(?:\s+(?:đạt(?:\s+được)?|là|chiếm|khoảng|lên|xuống|còn|từ|ở\s+mức|bằng|đến|mức|tối\s+thiểu))*\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Aim:
    """A target at ``[start, end)`` of its paragraph, with its values."""

    start: int
    end: int
    rule: str
    confidence: Confidence
    values: Mapping[str, Any]


def extract(document: Document, found: Found, rules: Rulebook, settings: Settings) -> tuple[Target, ...]:
    """The targets of a document, in document order; ``found`` masks references, names and times."""
    targets: list[Target] = []
    for unit, aim in _read(document, found, rules):
        start, end = aim.start + unit.body, aim.end + unit.body
        targets.append(
            Target(
                id=f"q{len(targets)}",
                section=unit.where,
                span=(start, end),
                quote=" ".join(document.text[start:end].split()),
                rule=aim.rule,
                confidence=aim.confidence,
                table=unit.table,
                **aim.values,
            )
        )
    return tuple(targets)


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """The hits in one paragraph; ``context``: ``heading`` above it, ``column`` header of the cell."""
    document = bare_document(text, heading=context.get("heading"), column=context.get("column"))
    last = document.units[-1]
    return [
        Hit(aim.rule, aim.start, aim.end, aim.values) for unit, aim in _read(document, Found(), rules) if unit is last
    ]


def _read(document: Document, found: Found, rules: Rulebook) -> Iterator[tuple[Unit, Aim]]:
    lexicon = Lexicon.of(rules)
    masks = reference_spans(document, found.references) + [movement.span for movement in found.movements]
    # "hàng năm" is part of what is measured; another time ends the words of a target.
    times = [deadline.span for deadline in found.deadlines if deadline.kind != "recurring"]
    masks += [deadline.span for deadline in found.deadlines if deadline.kind == "recurring"]
    plain = fold_whole(document.text)
    masks, times = apart(masks), apart(times)
    text, folded = [blank(blank(written, masks), times, TIME) for written in (document.text, plain)]
    year = int(document.header.issued[:4]) if document.header.issued else None
    by_where = {unit.where: unit for unit in reversed(document.units)}
    worded = any(least in plain and any(words in plain for words in counts) for least, counts in _WORDED)
    wanted = _NUMBER_OR_WORD if worded else _NUMBER
    for unit in stretches(document.units, document.text):
        if unit.where in _OUTSIDE or unit.note or not wanted.search(text, unit.body, unit.end):
            continue
        aims = under_targets(unit, by_where, plain, lexicon)
        if aims is not None:
            place = Place(text[unit.body : unit.end], folded[unit.body : unit.end], aims, year, lexicon)
            tabled = list(_figures(unit, text, year, rules, aims=aims)) if unit.cells else []
            past = [(start - unit.body, end - unit.body) for start, end in looked_back(unit, year)]
            taken = {
                at for start, end in [*past, *((one.start, one.end) for one in tabled)] for at in range(start, end)
            }
            for aim in sorted([*tabled, *_aims(place, rules, wanted, taken)], key=lambda one: (one.start, -one.end)):
                yield unit, aim


def _figures(unit: Unit, text: str, year: int | None, rules: Rulebook, *, aims: bool) -> Iterator[Aim]:
    """The targets of a table row that are numbers alone in their cells."""
    for rule in rules.family("targets"):
        if rule.normalize["needs"] != "cell":
            continue
        for figure in figures(unit, text, year, rule, rules, aims=aims):
            values = produce(rule, figure.match, functions(rules)) | {"metric": figure.metric}
            values.pop("needs")
            values["unit"] = values["unit"] or figure.unit
            aim = Aim(figure.start - unit.body, figure.end - unit.body, rule.id, rule.confidence, values)
            yield from _bounds(aim, figure.match)


def _aims(place: Place, rules: Rulebook, wanted: regex.Pattern[str], taken: set[int]) -> Iterator[Aim]:
    """The targets of a paragraph. One number is one target: the strongest rule that accepts it counts.

    ``taken``: where numbers stand that are no more to be read.
    """
    numbers = [_sign(place.text, match.start()) for match in wanted.finditer(place.text)]
    for rule in rules.family("targets"):
        if rule.normalize["needs"] == "cell" or not rule.applies(place.folded):
            continue
        for match in _matches(rule, place.text, numbers):
            at = match.start("value")
            confidence = None if at in taken else accept(match, place, rule)
            if confidence is None:
                continue
            noun = match.start("noun") if "noun" in match.re.groupindex else match.end()
            taken |= set(range(at, noun))
            values = produce(rule, match, functions(rules))
            for name in ("needs", "reach"):  # read by the finder, no fields
                values.pop(name, None)
            start, end = _metric_span(match, place)
            values["metric"] = _metric(place.text[start:end]) or _metric_before(match, place)
            yield from _bounds(Aim(match.start(), end, rule.id, confidence, values), match)


def _bounds(aim: Aim, match: regex.Match[str]) -> Iterator[Aim]:
    """One target, or two with the same words where they name a range: ``từ 18% đến 20%`` is ≥ 18 and ≤ 20."""
    yield aim
    groups = match.groupdict()
    joint = (
        None if groups.get("comparator") or not groups.get("range") else _MOST.match(match.string, match.start("range"))
    )
    most = number(match.string[joint.end() : match.end("range")]) if joint else None
    if most is not None and most > aim.values["value"]:
        yield replace(aim, values={**aim.values, "value": most, "comparator": "<="})


def _matches(rule: Rule, text: str, numbers: Iterable[int]) -> Iterator[regex.Match[str]]:
    """The matches of a rule around each number, also of one that stands among the words of the number before it."""
    pattern, reach = rule.pattern, int(rule.normalize.get("reach", 0))
    for at in numbers:
        match = match_around(pattern, text, at, max(0, at - reach))
        if match:
            yield match


def _sign(text: str, at: int) -> int:
    """Where a number begins, a sign of comparison before it included."""
    before = at - 1 - (text[at - 1 : at] == " ")
    return before if text[before : before + 1] in _SIGNS else at


def _metric_span(match: regex.Match[str], place: Place) -> tuple[int, int]:
    """The words after the number that say what is measured; empty where the metric stands before it."""
    start = match.start("noun") if "noun" in match.re.groupindex else match.end()
    if not _WORD.match(place.text, start, start + 8):
        return start, match.end()
    stop = _END.search(place.text, start)
    last = stop.start() if stop else len(place.text)
    return start, start + len(place.text[start:last].rstrip(" ,."))


def _metric_before(match: regex.Match[str], place: Place) -> str | None:
    """The words of the clause before the number: ``tỷ lệ phụ thuộc chung đạt khoảng``."""
    clause = place.clause_before(match.start())
    before = place.text[match.start() - len(clause) : match.start()]
    return _metric(_METRIC_HEAD.sub("", _METRIC_TAIL.sub("", before)))


def _metric(words: str) -> str | None:
    words = " ".join(words.strip(" ,.").split())
    return words if words and MASK not in words else None
