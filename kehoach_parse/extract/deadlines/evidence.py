"""What stands around a candidate: the evidence from which its role is told."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from kehoach_parse.extract.deadlines.forms import Candidate
from kehoach_parse.extract.deadlines.places import Headings, Lexicon, Slot
from kehoach_parse.extract.deadlines.shadow import Shadow
from kehoach_parse.models.base import Span
from kehoach_parse.models.document import Unit

# These look at folded text. Signs far apart are found sooner by ``regex``.
_CLAUSE_START = regex.compile(r"[;:.]\s+|\(")
_CLAUSE_END = regex.compile(r"[;:]|\.(?:\s|\Z)|[)\n]")
_REACH = 240  # how far a clause is looked through on either side
_LENGTH = re.compile(r"(?<=:)\s*\d{1,3}\s+(?:ngày|buổi|tuần|tháng)\s*,\Z")  # ": 60 ngày, quý II"
_NUMBER = re.compile(r"\d\s+[^\W\d_]")
_SENTENCE_START = re.compile(r"\.\s+|\n")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_SENTENCE_END = re.compile(r"\.\s|\n")
_FINER = re.compile(r"ngày|tháng|q[uú][ýyíi]|/|đầu|giữa|cuối")


class Evidence(NamedTuple):
    """A candidate with what stands around it, folded; ``before`` and ``after`` reach to the ends of its clause.

    A bracket is a clause of its own; ``outer`` is what stands before it. ``around`` is all that is looked through, and
    ``at`` the place of the words in it.
    ``of_goals``: the unit is a heading below a heading of targets.
    """

    candidate: Candidate
    slot: Slot | None
    before: str
    after: str
    outer: str
    around: str
    at: Span
    words: str
    opens: bool
    closes: bool
    lexicon: Lexicon
    shadow: Shadow
    of_goals: bool = False

    @property
    def sentence(self) -> str:
        """All of the sentence the words stand in."""
        return self.around[slice(*self._sentence())]

    @property
    def dated(self) -> bool:
        """Whether a time of the sentence names its year: ``báo cáo 6 tháng trước ngày 25/5, năm trước 25/11/2026``."""
        low = self.candidate.start - self.at[0]
        begin, end = self._sentence()
        times = self.shadow.times_in(low + begin, low + end)
        return any(_YEAR.search(self.shadow.plain, *span) for span in times)

    def _sentence(self) -> Span:
        start, end = self.at
        begin = max((mark.end() for mark in _SENTENCE_START.finditer(self.around, 0, start)), default=0)
        stop = _SENTENCE_END.search(self.around, end)
        return begin, stop.start() if stop else len(self.around)

    @property
    def year_only(self) -> bool:
        """Whether the time is a bare year."""
        return not _FINER.search(self.words)

    @property
    def at_year(self) -> bool:
        """Whether the words are a year that nothing but a task or a target can have: ``vào năm 2027``."""
        return self.year_only and self.candidate.groups.get("at") == "vào"

    @property
    def aims(self) -> bool:
        """Whether the clause sets a target: ``giảm còn 1% vào năm 2027``."""
        return "%" in self.before or bool(_NUMBER.search(self.before) and self.lexicon.result.found_in(self.before))

    @property
    def qualifies(self) -> bool:
        """Whether the words only qualify the noun right before them: ``kinh phí hằng năm``."""
        return self.lexicon.qualified.closes(self.before.rstrip(" ("))

    @property
    def bracketed(self) -> bool:
        """Whether the words stand alone in brackets."""
        return self.before.rstrip().endswith("(") or (self.before == "" and self.after.lstrip().startswith(")"))

    @property
    def task(self) -> bool:
        """Whether the clause orders or tells of work."""
        return self.lexicon.task.found_in(self.before) or self.lexicon.task.found_in(self.after)

    @property
    def tells(self) -> bool:
        """Whether the words date something that has been: ``tài liệu hình thành trước ngày …``."""
        return self.lexicon.past.found_in(self.before[-24:])

    @property
    def leads(self) -> bool:
        """Whether the words open a sentence as its time: ``Đến năm 2030: …``, ``Trong tháng 8, …``."""
        return self.opens and self.after.lstrip()[:1] in {":", ",", ".", ";", ""}


def gather(candidate: Candidate, unit: Unit, shadow: Shadow, slots: list[Slot], headings: Headings) -> Evidence:
    """What stands around a candidate, and what the headings above say."""
    lexicon = headings.lexicon
    start, end, folded = candidate.start, candidate.end, shadow.folded
    low, high = max(unit.body, start - _REACH), min(unit.end, end + _REACH)
    begin = clause = closed = low
    for mark in _CLAUSE_START.finditer(folded, low, start):
        if mark[0] == "(":
            close = folded.find(")", mark.end(), start)
            if close < 0:
                begin = mark.end()
            else:
                closed = close
        elif mark.start() >= closed:  # "tổng kết (chủ trì: Sở Y tế), trong tháng 11": no mark in brackets parts them
            begin = clause = mark.end()
    stop = _CLAUSE_END.search(folded, end, high)
    after = folded[end : stop.end() if stop else high]
    before = folded[begin:start]
    slot = next((slot for slot in slots if slot.start <= start and end <= slot.end), None)
    if slot is None and not folded[end : unit.end].strip(" .;,/"):
        slot = _behind_colon(folded[low:start].rstrip(), start, end, lexicon)
    opens, closes = not before.strip(" ,-–+•"), not after.strip(" .;,/:")
    words = shadow.plain[start:end]
    around, at = folded[low:high], (start - low, end - low)
    outer, of_goals = folded[clause:begin], unit.heading and headings.announce_goals(unit)
    return Evidence(candidate, slot, before, after, outer, around, at, words, opens, closes, lexicon, shadow, of_goals)


def _behind_colon(head: str, start: int, end: int, lexicon: Lexicon) -> Slot | None:
    """The slot of a time that is all that stands behind a colon: ``- Tổng kết phong trào: tháng 12``."""
    if head.endswith(","):
        head = _LENGTH.sub("", head)
    return Slot(start, end, direct=True, due=lexicon.finish.closes(head[:-1])) if head.endswith(":") else None
