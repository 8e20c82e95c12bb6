"""Role before value: which evidence makes a candidate a deadline of this plan, and how sure that is.

Each rule names the evidence it ``needs``:

- ``mention``: never a deadline; the rule only claims the words.
- ``nothing``: the words say it themselves (``trước ngày 25 hằng tháng``), unless they tell what a day is.
- ``whole`` and ``slot``: the words fill a time slot, or stand in one.
- ``task``: a verb of work in the clause, a slot, the head of a sentence.
- ``opening``: the words open a time slot.
- ``start``, ``horizon``, ``point``, ``event``, ``habit``, ``moment``, ``term``, ``frequency``: see the function of
  that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kehoach_parse.extract.deadlines.evidence import Evidence
from kehoach_parse.extract.deadlines.habits import frequency, habit
from kehoach_parse.extract.deadlines.shadow import TIME
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.base import Confidence
from kehoach_parse.text.fold import fold

# These look at folded text, where the tone mark of oa and oe stands on the first letter: "giai đọan".
_FRACTION = re.compile(r"\d{1,2}\s*/\s*\d{1,2}")
_IN_FORCE = re.compile(r"này\s+có\s+hiệu\s+lực")
_OWN = re.compile(r"\W*(?:kế\s+họach|quyết\s+định|quy\s+định|chỉ\s+thị)\s+có")
_IS = re.compile(r"\s+là\s")
# "dự kiến tháng 8", "đợt 1 tháng 5; đợt 2 tháng 7"
_ANNOUNCED = re.compile(
    r"(?:dự\s+kiến\s*,?|(?:đợt|vòng|bước|lần|kỳ|chặng|giai\s+đọan)\s+(?:thứ\s+)?(?:\d{1,2}|[ivx]{1,4}|một|nhất|hai|ba))\s*\Z",
)
# "6 tháng đầu năm gửi trước ngày 15/6": what the report is about.
_REPORTED = re.compile(r"\d+\s+tháng\s")
_OF_REPORT = re.compile(r"\s*(?:(?:gửi|nộp|báo\s+cáo)\s[^,;]{0,40})?(?:trước|chậm|muộn)\s")
_REVIEWED = re.compile(r"(?:(?:sơ|tổng)\s+kết|đánh\s+giá|báo\s+cáo|kết\s+quả)\s*\Z")  # "Tổng kết năm 2026: ngày 20/12"
_REVIEW = re.compile(r"(?:(?:sơ|tổng)\s+kết|giữa\s+k[ỳì])(?:\s+[^\W\d_]+){0,5}\s*\(\Z")  # "tổng kết (năm 2030)"
_SPAN = re.compile(r"đến|\d\s*[-–]\s*\d{1,2}\s?(?:/|tháng)")
_SPENT = fold("giải ngân")
_SEASONS = tuple(fold(word) for word in ("tết", "mùa", "kỳ nghỉ"))
_NEAR = 60  # how far a verb that governs a time may stand before it


def accept(evidence: Evidence) -> Confidence | None:
    """How sure it is that the candidate is a deadline; None where it is not one."""
    needs = evidence.candidate.needs
    if needs == "mention":
        return None
    if needs == "nothing":
        if _IS.match(evidence.after):  # "Ngày 10 tháng 10 hằng năm là Ngày Chuyển đổi số"
            return None
        return evidence.candidate.rule.confidence
    return _JUDGES[needs](evidence)


def task(evidence: Evidence) -> Confidence | None:
    """A bound or a span: in a slot, at the head of a sentence, in brackets, or with a verb of work in the clause."""
    if evidence.slot or evidence.leads:
        return "high"
    finished = evidence.lexicon.finish.found_in(evidence.before) or _SPENT in evidence.before
    done = evidence.words.startswith("xong") or finished
    if evidence.tells and not done and not _IN_FORCE.search(evidence.before):
        return None
    if evidence.task:
        return "high"
    # A bound with a day or month says it by itself: "phủ sóng các vùng lõm trước ngày 31/12/2026".
    return "medium" if evidence.bracketed or not evidence.year_only else None


def start(evidence: Evidence) -> Confidence | None:
    """``từ …``: the start of a time without an end."""
    if evidence.slot or evidence.leads:
        return "high"
    if evidence.opens and evidence.words.endswith(("theo", "sau")):  # "Đến năm 2030 và những năm tiếp theo"
        return "high"
    if _SPAN.search(evidence.candidate.groups.get("time") or ""):  # từ ngày 01 đến ngày 07/10, từ ngày 01 - 07/10
        return task(evidence)
    if evidence.year_only or evidence.tells:
        return None
    return "medium" if evidence.opens or evidence.lexicon.task.found_in(evidence.before) else None


def horizon(evidence: Evidence) -> Confidence | None:
    """``đến năm 2030`` is the horizon of a strategy unless it dates a target; ``đến hết`` and days are due dates."""
    if evidence.slot or evidence.leads or evidence.lexicon.goal.found_in(evidence.before[-40:]):
        return "high"
    if evidence.candidate.groups.get("whole") or not evidence.year_only:
        return task(evidence)
    if evidence.after.lstrip().startswith("đạt "):  # "Tỷ lệ … đến năm 2030 đạt 50%"
        return "high"
    if evidence.of_goals and evidence.closes:  # "1. Phát triển kinh tế số đến năm 2030" below "MỤC TIÊU"
        return "medium"
    clause = evidence.opens or evidence.before.rstrip().endswith(",")
    return "high" if clause and evidence.lexicon.result.opens(evidence.after.lstrip()) else None


def point(evidence: Evidence) -> Confidence | None:
    """A day, month, quarter or year by itself: as the time of an event or with a verb of completing, not of a noun."""
    if evidence.slot:
        return None if _is_reported(evidence) else "high"
    if _FRACTION.fullmatch(evidence.words.strip()):  # "10/12 tiêu chí"
        return None
    if finishes(evidence):
        return "high"
    if evidence.leads:
        return "high" if not evidence.year_only or ":" in evidence.after[:2] else "medium"
    if evidence.opens and evidence.lexicon.task.opens(evidence.after.lstrip()):  # "năm 2027 nhân rộng toàn tỉnh"
        return "medium"
    return _year(evidence) if evidence.year_only else _day_or_month(evidence)


def _is_reported(evidence: Evidence) -> bool:
    """Whether the words only say what a report or a review is about."""
    months = _REPORTED.match(evidence.words) is not None
    if months and _OF_REPORT.match(evidence.after):
        return True
    reviewed = months or (evidence.year_only and evidence.after.startswith(":"))
    return reviewed and _REVIEWED.search(evidence.before) is not None


def _year(evidence: Evidence) -> Confidence | None:
    """A bare year: of a review in brackets, of a target or of what is held, never of a noun."""
    if evidence.bracketed and _REVIEW.search(evidence.outer + evidence.before):
        return "medium"
    held = governs(evidence, evidence.lexicon.hold)
    if evidence.at_year:
        return "high" if evidence.aims else "medium" if held else None
    if evidence.qualifies or not evidence.candidate.groups.get("at"):
        return None
    goes_on = evidence.closes or evidence.after.lstrip(" ,").startswith(("và ", "theo ", "so "))
    held = held and evidence.task
    return "medium" if held or (evidence.aims and goes_on) else None


def _day_or_month(evidence: Evidence) -> Confidence | None:
    """A day, month or quarter: in brackets, behind a word that announces it, with work in its clause."""
    if evidence.bracketed or _ANNOUNCED.search(evidence.before):
        return "medium"
    at, day = evidence.candidate.groups.get("at"), "ngày" in evidence.words
    if (at or evidence.opens) and day and not evidence.tells:  # "bắn pháo hoa vào tối ngày 31/12"
        return "medium"
    if not (evidence.task or "%" in evidence.before) or (evidence.qualifies and not at):
        return None
    return "medium" if at or day or evidence.words.count("/") == 2 or evidence.closes else None


def finishes(evidence: Evidence) -> bool:
    """Whether a verb of completing governs the words: ``hoàn thành trong quý II``."""
    if evidence.year_only and not evidence.candidate.groups.get("at"):
        return False
    return governs(evidence, evidence.lexicon.finish)


def governs(evidence: Evidence, verbs: WordList) -> bool:
    """Whether one of ``verbs`` stands shortly before, with no noun between that a bare year would rather qualify."""
    near = evidence.before[-_NEAR:].rpartition(TIME)[2]  # "xong trong tháng 3, khởi công trong tháng 6"
    verb = next(verbs.spans(near), None)
    if verb is None:
        return False
    if evidence.year_only and not (evidence.closes and evidence.aims and "trong" in evidence.words):
        return not evidence.lexicon.qualified.found_in(near[verb[1] :])
    if evidence.year_only:  # "100% xã hoàn thành điều tra nhu cầu học nghề trong năm 2027"
        return True
    return not evidence.qualifies


def event(evidence: Evidence) -> Confidence | None:
    """Until an event: dated at its start, in a slot, or as the time of work."""
    if evidence.slot or evidence.leads or evidence.candidate.groups.get("time"):
        return "high"
    return "medium" if evidence.task else None


def moment(evidence: Evidence) -> Confidence | None:
    """``sau khi``, ``khi``, ``trước khi`` and an event of administration."""
    groups = evidence.candidate.groups
    if evidence.slot:
        return "medium"
    if groups.get("bound"):
        return _near_occasion(evidence)
    if groups.get("when") is None:  # kể từ ngày ký
        own = "này" in evidence.before or _OWN.match(evidence.before)
        return "medium" if own and "hiệu lực" in evidence.before else None
    if groups.get("now"):
        return "medium"
    anchor = fold(groups.get("event") or "")
    if "%" in anchor or evidence.lexicon.change.opens(anchor):  # "sau khi học nghề tối thiểu đạt 75%"
        return None
    known = evidence.lexicon.event.found_in(anchor)
    when = groups["when"].split()[0].lower() if groups["when"] else ""
    if evidence.opens and (when == "sau" or (when == "trước" and known)):
        return "medium" if evidence.after.lstrip().startswith((",", "thì")) and evidence.task else None
    if evidence.before.rstrip().endswith(" và"):  # "trước, trong và sau khi thực hiện"
        return None
    if when == "sau" and not evidence.tells:
        ordered = evidence.lexicon.task.found_in(evidence.before)
        return ("medium" if known else "low") if ordered or evidence.closes else None
    if evidence.before.rstrip().endswith("xong"):
        return "medium"
    if when == "trước" and evidence.closes and not evidence.tells and (known or evidence.lexicon.task.opens(anchor)):
        return "low" if evidence.lexicon.task.found_in(evidence.before) else None
    if known and evidence.closes and evidence.lexicon.send.found_in(evidence.before):
        return "low"
    return None


def _near_occasion(evidence: Evidence) -> Confidence | None:
    """``ngay sau hội nghị``, ``trước ngày bầu cử``; a season or a holiday needs a verb of completing."""
    groups, opens_sentence = evidence.candidate.groups, evidence.opens and evidence.after.lstrip().startswith(",")
    if groups.get("now"):
        return "medium"
    bound = (groups["bound"] or "").lower()
    if fold(groups["event"] or "").startswith(_SEASONS):
        finished = evidence.closes and evidence.lexicon.finish.found_in(evidence.before)
        return "medium" if bound == "trước" and (finished or governs(evidence, evidence.lexicon.finish)) else None
    if bound == "sau":  # "Sau mỗi đợt kiểm tra, các đơn vị báo cáo …"
        return "medium" if opens_sentence and evidence.task else None
    ordered = bound == "trước" and evidence.lexicon.task.found_in(evidence.before) and evidence.closes
    return "medium" if ordered or (bound == "trước" and opens_sentence) else None


def opening(evidence: Evidence) -> Confidence | None:
    """At the very beginning of a label's value or a cell, whatever follows."""
    inside = evidence.slot and evidence.slot.direct and evidence.candidate.start - evidence.slot.start <= 1
    return "high" if inside else None


def term(evidence: Evidence) -> Confidence | None:
    """A number of days whose event stands elsewhere."""
    return "medium" if evidence.slot or evidence.opens or evidence.task else None


def slot(evidence: Evidence) -> Confidence | None:
    """Only where it stands as the time of a task: alone after a label, or alone in a cell."""
    return "high" if evidence.slot and evidence.slot.direct else None


def whole(evidence: Evidence) -> Confidence | None:
    """Only where it fills the slot."""
    return slot(evidence)


_JUDGES: dict[str, Callable[[Evidence], Confidence | None]] = {
    "task": task,
    "start": start,
    "horizon": horizon,
    "point": point,
    "event": event,
    "habit": habit,
    "moment": moment,
    "term": term,
    "frequency": frequency,
    "opening": opening,
    "slot": slot,
    "whole": whole,
}
