"""From the evidence for a deadline to its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import regex

from kehoach_parse.extract.deadlines.evidence import Evidence
from kehoach_parse.extract.deadlines.forms import Caught
from kehoach_parse.extract.deadlines.roles import finishes, governs
from kehoach_parse.extract.deadlines.values import functions
from kehoach_parse.rulebook import produce

_DAY = regex.compile(r"ngày|\d\s?/\s?\d", regex.VERSION1)
_YEAR = regex.compile(r"(?:19|20)\d\d|năm", regex.VERSION1)
_EVERY = regex.compile(r"(?:hằng|hàng|mỗi)\s+năm|định\s+k[ỳì]", regex.VERSION1)


def deadline_values(evidence: Evidence, year: int | None, issued: str | None) -> tuple[dict[str, Any], ...]:
    """The fields of a deadline, one set for each period its words name; none for impossible dates and times long past.

    ``year`` is the plan's own, ``issued`` the day, month or year it was issued.
    """
    candidate = evidence.candidate
    produced = produce(candidate.rule, Caught(candidate.groups), functions(year))
    for name in ("needs", "reach"):  # read by the finder, no fields
        produced.pop(name, None)
    if any(value == () for value in produced.values()):
        return ()  # 31/4
    count = max([1, *(len(value) for value in produced.values() if isinstance(value, tuple))])
    sets = []
    for number in range(count):
        one = _settle({name: _pick(value, number) for name, value in produced.items()}, evidence)
        if not _is_past(one, evidence, issued):
            sets.append(one)
    return tuple(sets)


def _pick(value: Any, number: int) -> Any:
    if not isinstance(value, tuple):
        return value
    return value[number] if number < len(value) else value[0]


def _settle(one: dict[str, Any], evidence: Evidence) -> dict[str, Any]:
    """A point is a due date after a verb of completing, one day, or a window. A day without a year may come back."""
    if one["kind"] == "point":
        day = one["start"] is not None and one["start"] == one["end"]
        aimed = evidence.words.removeprefix("vào ").startswith("cuối") and "%" in evidence.before
        due = (evidence.slot is not None and evidence.slot.due and day) or aimed
        if finishes(evidence) or due:
            one |= {"kind": "by", "start": None}
        else:
            one["kind"] = "on" if day else "window"
    if one["kind"] in {"by", "on"} and one["end"] and _comes_back(evidence):
        month, day = one["end"][5:7], one["end"][8:10]
        return {"kind": "recurring", "recurrence": f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}"}
    if one.get("end") is None:
        one["end_inclusive"] = None
    return one


def _comes_back(evidence: Evidence) -> bool:
    """Whether the clause speaks of every year: ``định kỳ báo cáo kết quả trước ngày 20/11``."""
    dated = _DAY.search(evidence.words) and not _YEAR.search(evidence.words)
    return bool(dated and _EVERY.search(evidence.outer + evidence.before))


def _is_past(one: Mapping[str, Any], evidence: Evidence, issued: str | None) -> bool:
    """Whether the time is told rather than ordered: over before the plan, or begun long before it.

    A date earlier in the plan's own year counts where a verb of holding, sending or completing governs it: plans are
    signed late.
    """
    if evidence.slot or issued is None:
        return False
    first, last = one.get("start"), one.get("end") or (one.get("start") if one["kind"] == "window" else None)
    if first is not None and int(first[:4]) < int(issued[:4]) - 1:
        return True
    if last is None or last[: len(issued)] >= issued:
        return False
    lexicon = evidence.lexicon
    ordered = evidence.leads or any(governs(evidence, verbs) for verbs in (lexicon.finish, lexicon.hold, lexicon.send))
    return last[:4] < issued[:4] or not ordered
