"""The form of the review workbook: its sheets, its columns, and what may stand in a corrected value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, get_args

from kehoach_parse.export.gold import FIELDS
from kehoach_parse.models.facts import Comparator, DeadlineKind, ReferenceKind, Relation, Role
from kehoach_parse.models.section import SectionStyle

GUIDE, DOCUMENTS, PARSED = "guide", "documents", "parsed"
COMPLETE, WHOLE = "complete", "whole document"
RIGHT, WRONG, CHANGED, MISSING = "right", "wrong", "changed", "missing"
NONE = "none"
"""What a reviewer writes where the document says nothing: an empty cell says that nothing is corrected."""
NEW = "new "
"""What stands before a field's name at the head of the column for its corrected value."""
LIST = " | "
PLACES = ("title", "preamble", "closing", "recipients", "appendix")

_EDTF = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_RRULE = re.compile(r"FREQ=[A-Z]+(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_DURATION = re.compile(r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a corrected value may be.

    Attributes:
        read: the value of what stands in a cell; raises ValueError, whose message says what to write.
        choices: every value there is, where the list is closed.
        partial_date: for dates, whether a year or a month alone will do; None for what is no date.
    """

    read: Callable[[Any], Any]
    choices: tuple[str, ...] = ()
    partial_date: bool | None = None


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"{value} is no text; format the cell as text and write it again")
    return " ".join(str(value).split())


def _date(value: Any) -> str:
    if isinstance(value, datetime | date):  # Excel made a date of it, whatever it shows
        return value.strftime("%Y-%m-%d")
    text = _text(value)
    try:
        whole = len(text) == len("YYYY-MM-DD") and _EDTF.fullmatch(text)
        return date.fromisoformat(text if whole else "").isoformat()
    except ValueError:
        raise ValueError(f"{text} is no date; write YYYY-MM-DD") from None


def _partial_date(value: Any) -> str:
    if isinstance(value, datetime | date):
        return _date(value)
    text = _text(value)
    try:
        date.fromisoformat(f"{text}-01-01"[:10] if _EDTF.fullmatch(text) else "")
    except ValueError:
        raise ValueError(f"{text} is no date; write YYYY-MM-DD, YYYY-MM or YYYY, as far as printed") from None
    return text


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value).casefold()
    if text not in ("true", "false"):
        raise ValueError(f"{text} is neither true nor false")
    return text == "true"


def _number(value: Any) -> int | float:
    text = _text(value)
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        raise ValueError(f"{text} is no number; write it in digits with a point: 40.5")
    number = float(text)
    return int(number) if number.is_integer() else number


def _matching(pattern: re.Pattern[str], what: str, example: str) -> Kind:
    def read(value: Any) -> str:
        text = _text(value)
        if not pattern.fullmatch(text):
            raise ValueError(f"{text} is no {what}; write it like {example}")
        return text

    return Kind(read)


def _chosen(*choices: str) -> Kind:
    def read(value: Any) -> str:
        text = _text(value)
        if text not in choices:
            raise ValueError(f"{text} is none of {', '.join(choices)}")
        return text

    return Kind(read, choices)


def _items(value: Any) -> list[str]:
    if not isinstance(value, str):
        raise ValueError(f"{value} is no list; write the lines with {LIST.strip()} between them")
    return [" ".join(item.split()) for item in re.split(r"[|\n]", value) if item.strip()]


TEXT = Kind(_text)
DECISIONS = {True: _chosen(RIGHT, WRONG, CHANGED), False: _chosen(MISSING)}
"""By whether the parser found the fact of the row."""
MARKS = _chosen(COMPLETE)

_KINDS: Mapping[str, Kind] = {
    "header.issued": Kind(_partial_date, partial_date=True),
    "header.recipients": Kind(_items),
    "sections.style": _chosen(*get_args(SectionStyle)),
    "references.kind": _chosen(*get_args(ReferenceKind)),
    "references.relation": _chosen(*get_args(Relation)),
    "references.issued": Kind(_partial_date, partial_date=True),
    "deadlines.kind": _chosen(*get_args(DeadlineKind)),
    "deadlines.start": Kind(_date, partial_date=False),
    "deadlines.end": Kind(_date, partial_date=False),
    "deadlines.end_inclusive": Kind(_boolean, ("true", "false")),
    "deadlines.recurrence": _matching(_RRULE, "recurrence rule", "FREQ=MONTHLY;BYMONTHDAY=25"),
    "deadlines.offset": _matching(_DURATION, "duration", "-P15D"),
    "assignments.role": _chosen(*get_args(Role)),
    "targets.value": Kind(_number),
    "targets.comparator": _chosen(*get_args(Comparator)),
}

# What a fact cannot be without.
REQUIRED: Mapping[str, tuple[str, ...]] = {
    "header": (),
    "sections": FIELDS["sections"],
    "references": ("quote", "kind", "identifier", "relation", "where"),
    "deadlines": ("quote", "kind", "where"),
    "movements": FIELDS["movements"],
    "assignments": FIELDS["assignments"],
    "targets": ("quote", "value", "comparator", "where"),
}

# Kind of deadline → what it must say, and what it may say besides; the rest is null.
DEADLINES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "by": (("end", "end_inclusive"), ()),
    "window": ((), ("start", "end", "end_inclusive", "anchor")),
    "on": (("start", "end", "end_inclusive"), ()),
    "relative": (("anchor",), ("end_inclusive", "offset")),
    "recurring": (("recurrence",), ("end_inclusive",)),
    "until_event": (("anchor",), ("start", "end_inclusive", "offset")),
    "continuous": ((), ("end_inclusive",)),
}


def kind_of(layer: str, field: str) -> Kind:
    """What a corrected value of a field may be; text where nothing else is said."""
    return _KINDS.get(f"{layer}.{field}", TEXT)


def columns(layer: str) -> tuple[str, ...]:
    """The heads of the columns of a layer's sheet."""
    if layer == "header":
        return ("document", "field", "value", "decision", f"{NEW}value", "note")
    shown = tuple(field for field in FIELDS[layer] if field != "where")
    place = ("where", "page", "context") if "where" in FIELDS[layer] else ("page", "context")
    evidence = ("rule", "confidence") if "where" in FIELDS[layer] else ()
    new = tuple(f"{NEW}{field}" for field in FIELDS[layer])
    return ("document", *place, *shown, *evidence, "key", "decision", *new, "note")
