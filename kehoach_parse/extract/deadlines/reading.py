"""From the evidence for a deadline to its fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kehoach_parse.extract.deadlines.evidence import Evidence
from kehoach_parse.extract.deadlines.forms import Candidate, Caught
from kehoach_parse.extract.deadlines.roles import finishes, governs
from kehoach_parse.extract.deadlines.values import functions
from kehoach_parse.models.base import Span
from kehoach_parse.rulebook import produce

# Between two periods that name their unit: "tháng 6 và tháng 11/2026".
_JOINT = re.compile(r"\s*(?:,|;|(?<![^\W\d_])và(?![^\W\d_]))+\s*(?=(?:ngày|tháng|q[uú][ýyíi]|năm)\s)", re.IGNORECASE)
# "tại cuộc họp ngày 05/02", "theo kết luận kiểm tra ngày 12/01"
_AT_MEETING = re.compile(r"(?:tại|theo|căn\s+cứ|kết\s+luận)\s[^,;]*\Z")
_DAY = re.compile(r"ngày|\d\s?/\s?\d")
_YEAR = re.compile(r"(?:19|20)\d\d|năm")
# "và trước ngày 20/12 hằng năm" behind a day: the tail belongs to both
_SHARED_TAIL = re.compile(r"\s*(?:,|;|và)\s*(?:(?:trước|vào|ngày)\s+)*\uE001+\s*(?:của\s+)?(?:hằng|hàng|mỗi)\s+năm")
_RHYTHM = re.compile(r"\b(?:hằng|hàng|mỗi)\s+(?:năm|q[uú][ýyí]|tháng|tuần)|tháng\s+cuối\s+(?:của\s+)?q[uú][ýyí]")
# "báo cáo năm gửi", "báo cáo 6 tháng", "6 tháng đầu năm" right before the day
_REGULAR_REPORT = re.compile(
    r"(?:báo\s+cáo\s+(?:[^\W\d_]+\s+){0,2}(?:năm|q[uú][ýyí]|\d+\s+tháng)|\d+\s+tháng(?:\s+đầu\s+năm)?|cả\s+năm|\uE001+|(?:,|và)\s+năm(?=\s*\())\s*\(?\s*"
    r"(?:(?:gửi|nộp|báo\s+cáo)(?:\s+[^\W\d_]+){0,6}\s*)?(?:chậm\s+nhất|xong|là|vào)?\s*\Z",
)
_EVERY = re.compile(r"(?:hằng|hàng|mỗi)\s+năm|định\s+k[ỳì]")


def deadline_values(
    evidence: Evidence, year: int | None, issued: str | None, *, many_years: bool
) -> tuple[dict[str, Any], ...]:
    """The fields of a deadline, one set for each period its words name; none for impossible dates and times long past.

    ``year`` is the plan's own, ``issued`` the day, month or year it was issued; ``many_years`` tells a plan for several
    years from one of a year.
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
        one = _settle({name: _pick(value, number) for name, value in produced.items()}, evidence, many_years=many_years)
        if not _is_past(one, evidence, issued):
            sets.append(one)
    return tuple(sets)


def period_spans(
    text: str, candidate: Candidate, values: Sequence[Mapping[str, Any]], *, in_slot: bool
) -> tuple[Span, ...]:
    """The span of each period a candidate names.

    The whole one for each where they share words that name the unit, or are together what a label or a cell says.
    """
    whole = (candidate.start, candidate.end)
    if len(values) > 1 and not in_slot and not any(one.get("recurrence") for one in values):
        joints = [joint.span() for joint in _JOINT.finditer(text, *whole)]
        if len(joints) == len(values) - 1:
            starts, ends = [whole[0], *(end for _, end in joints)], [*(start for start, _ in joints), whole[1]]
            return tuple(zip(starts, ends, strict=True))
    return (whole,) * len(values)


def _pick(value: Any, number: int) -> Any:
    if not isinstance(value, tuple):
        return value
    return value[number] if number < len(value) else value[0]


def _settle(one: dict[str, Any], evidence: Evidence, *, many_years: bool) -> dict[str, Any]:
    """A point is a due date after a verb of completing, one day, or a window. A day without a year may come back."""
    if one["kind"] == "point":
        day = one["start"] is not None and one["start"] == one["end"]
        bounds = evidence.words.startswith(("vào cuối", "cuối")) or evidence.at_year
        aimed = bounds and evidence.aims
        due = (evidence.slot is not None and evidence.slot.due and day) or aimed
        if finishes(evidence) or due:
            one |= {"kind": "by", "start": None}
        else:
            one["kind"] = "on" if day else "window"
    if one["kind"] in {"by", "on"} and one["end"] and _comes_back(evidence, many_years=many_years):
        month, day = one["end"][5:7], one["end"][8:10]
        return {"kind": "recurring", "recurrence": f"FREQ=YEARLY;BYMONTH={int(month)};BYMONTHDAY={int(day)}"}
    if one.get("end") is None:
        one["end_inclusive"] = None
    return one


def _comes_back(evidence: Evidence, *, many_years: bool) -> bool:
    """Whether the clause speaks of every year: ``định kỳ báo cáo kết quả trước ngày 20/11``.

    So does the day of a regular report where the plan runs for years, or where others beside it come back:
    ``báo cáo quý trước ngày 15 của tháng cuối quý, báo cáo năm trước ngày 10/12``, and none names its year.
    """
    if not _DAY.search(evidence.words) or _YEAR.search(evidence.words):
        return False
    if _EVERY.search(evidence.outer + evidence.before) or _SHARED_TAIL.match(evidence.after):
        return True
    regular = _REGULAR_REPORT.search(evidence.outer + evidence.before)
    return bool(regular and (many_years or (_RHYTHM.search(evidence.sentence) and not evidence.dated)))


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
    if _AT_MEETING.search(evidence.before):
        return True
    ordered = evidence.leads or any(governs(evidence, verbs) for verbs in (lexicon.finish, lexicon.hold, lexicon.send))
    return last[:4] < issued[:4] or not ordered
