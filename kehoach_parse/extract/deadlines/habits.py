"""Which rhythms are times of a task: ``hằng năm``, ``định kỳ 6 tháng``, ``02 lần/năm``."""

from __future__ import annotations

import re

from kehoach_parse.extract.deadlines.evidence import Evidence
from kehoach_parse.models.base import Confidence

# These look at folded text, where the tone mark of oa and oe stands on the first letter: "kế họach".
_EVERY = re.compile(r"(?:hằng|hàng)\s")
_AND_YEARS = re.compile(r"(?:và\s+)?(?:\d+\s+năm|giai\s+đọan|dài\s+hạn|trung\s+hạn)")
_REGULAR = re.compile(
    r"\s*(?<![^\W\d_])định\s+k[ỳì]\s*\(?\s*(?:(?:\d+|hằng|hàng)?\s*(?:tháng|q[uú][ýyí])\s*(?:,|và)\s*)*\Z"
)
_AT_LEAST = re.compile(r"(?:ít\s+nhất|tối\s+thiểu|tối\s+đa|(?:không\s+)?(?:dưới|quá)|≥|từ)\s*\Z")
_PLACES = ("trên ", "tại ", "qua ", "bằng ", "để ", "trong ", "ở ")
# "Báo cáo kết quả hằng quý": the rhythm is that of reporting, not of the results
_REPORTS = re.compile(r"\W*(?:báo\s+cáo\s+(?:kết\s+quả|tình\s+hình|tiến\s+độ)|cập\s+nhật|tổng\s+hợp)\s")
_REPORT = re.compile(r"\W*báo\s+cáo\s*\Z")
# "chương trình kiểm tra, giám sát hằng năm"
_OF_PLAN = re.compile(
    r"(?:chương\s+trình|kế\s+họach)\s(?:(?:kiểm\s+tra|giám\s+sát|thanh\s+tra|công\s+tác|và)[\s,]*)+\Z"
)
_AT_HOUR = re.compile(r"\d\s*(?:giờ|h)")
_OFTEN = re.compile(r"mỗi\s+(?:tuần|tháng|q[uú][ýyí])\Z")


def habit(evidence: Evidence) -> Confidence | None:
    """``hằng năm`` as the time of a task, not of a noun."""
    before = evidence.outer + evidence.before
    regular = _REGULAR.search(before)
    if regular and _REPORT.match(before[: regular.start()]) and evidence.after.lstrip().startswith("về "):
        return "medium"  # "Báo cáo định kỳ hằng quý về Sở"
    if regular and evidence.lexicon.qualified.closes(before[: regular.start()]):
        return None  # "báo cáo định kỳ 6 tháng" is a kind of report
    if evidence.slot or evidence.opens or regular:
        return "high"
    if _AT_HOUR.search(evidence.words):  # "báo cáo tiến độ hằng ngày trước 16 giờ 30"
        return "high"
    if evidence.words.endswith("lần"):
        return frequency(evidence)
    if _OFTEN.search(evidence.words) and evidence.closes and evidence.task:
        return "medium"
    if not _EVERY.search(evidence.words):
        return None
    return _every(evidence)


def _every(evidence: Evidence) -> Confidence | None:
    """``hằng …`` inside a clause: what it may qualify stands before it, what it may time behind."""
    if _OF_PLAN.search(evidence.before):
        return None
    if (evidence.closes or evidence.after.startswith(",")) and _REPORTS.match(evidence.before):
        return "medium"
    daily = evidence.words.endswith("ngày") and not evidence.lexicon.daily.closes(evidence.before)
    if (evidence.qualifies and not daily) or evidence.lexicon.money.found_in(evidence.before[-80:]):
        return None
    following = evidence.after.lstrip(" ,")
    if _AND_YEARS.match(following):  # "kế hoạch sử dụng năng lượng hằng năm và 05 năm"
        return None
    if evidence.before.rstrip().endswith((",", "phấn đấu")) or evidence.lexicon.task.opens(following):
        return "high"
    if evidence.closes or following.startswith(("theo ", "về ", "và ", "cho ", "vào ")):
        return "medium"
    # "thông báo mực nước hàng ngày trên sóng phát thanh": a day or a week hardly qualifies a noun
    often = evidence.words.endswith(("ngày", "tuần")) and following.startswith(_PLACES)
    return "medium" if often and evidence.lexicon.task.found_in(evidence.before) else None


def frequency(evidence: Evidence) -> Confidence | None:
    """``02 lần/năm``: the words say it themselves, but inside a target they are part of what is measured."""
    if evidence.slot:
        return "high"
    least = evidence.words[:1].isdigit() and _AT_LEAST.search(evidence.before)  # "ít nhất 3 lần/tuần" is a target
    if "%" in evidence.before or least:
        return None
    return evidence.candidate.rule.confidence
