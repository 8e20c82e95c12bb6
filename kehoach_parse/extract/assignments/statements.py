"""What a paragraph says about who does what: the rules of ``rules/assignments`` applied to its shape."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kehoach_parse.extract.assignments.shaperules import ShapeRule, rules_by_name
from kehoach_parse.extract.assignments.words import Words
from kehoach_parse.extract.bodies import Body, Reduced
from kehoach_parse.extract.nlp import verbs
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.base import Confidence, Span
from kehoach_parse.models.facts import Role
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.settings import Settings

_ROLE_WORD = "r"
_LEADS = "lãnh đạo "
_IN_SENTENCES = frozenset(
    f"assignments.{name}" for name in ("order", "agent", "subject", "clause", "circumstance", "led-by", "coordinate")
)
_DEFINITE = frozenset("e1n3hx7t06")  # `các xã`, `Sở Y tế`, but not `lực lượng`, `người dân`
_COMPLETE = frozenset("n3py0")  # `Sở Y tế`, `Hội Nông dân tỉnh`, `Thuế khu vực 7`
_OPENING = 20  # characters that may hold the first word after a name
_NAMED = frozenset("yhn3e")  # what makes an office that of somebody
_BARE = frozenset("ub9")  # `Khối 9 …`, `Người nuôi chó …`: too little to build on
_PREDICATES = frozenset("arvkm2")
_TASK_OPENERS = frozenset("vkmacr")
# `Đề nghị Công an tỉnh phối hợp bảo đảm an toàn`: asked to take part; `… phối hợp với Sở Y tế kiểm tra`: asked to lead.
_ASKED_TO_HELP = re.compile("[a,]*k(?![bn])")
_ANOTHER_ORDER = re.compile(r"(?:và|,|;)?\s*(?:yêu cầu|đề nghị|giao)\s*")
_ORDER_BEFORE = re.compile("[o2]e?6?:?$")
_ROLE_ALONE = re.compile("[a,]*(?:(?P<role>r)a?,?(?:k[bn])?|(?P<helps>k))?(?P<verb>v)?[s;,/l]*")
_OFFICE = re.compile("[t0][hu]?")
_CARRY_OUT = re.compile("(?:tổ chức |triển khai )?(?:thực hiện|triển khai|tổ chức)[^\\w]")
# Nothing in it that makes a sentence of it: a circumstance, a manner, an order.
_LONG_NAME = re.compile("(?P<opener>[jo4])?(?P<name>[bn](?:[^acosz:;]|(?<=,)c){1,30}):?")


# Characters. The longest task of a real plan has a quarter; a file without line breaks must not give one of megabytes,
# and again for every body in it.
LONGEST_TASK = 8000


class Statement(NamedTuple):
    """One role in one task.

    Attributes:
        rule: id of the rule that found it.
        bodies: who, in order.
        task: where the words of the task stand; empty for a heading, whose tasks follow below.
        opens: the paragraph begins with it, so it may govern the items below.
    """

    rule: str
    role: Role
    confidence: Confidence
    bodies: tuple[Body, ...]
    task: Span
    opens: bool = False

    @property
    def span(self) -> Span:
        """From the first to the last of its words."""
        return (min(self.bodies[0].start, self.task[0]), max(self.bodies[-1].end, self.task[1]))


@lru_cache(maxsize=4)
def _role_words(rules: Rulebook) -> tuple[WordList, WordList, WordList]:
    """Words that read like verbs and are none, words for events, and words that open a time."""
    lists = rules.yaml("words/role_words.yaml")
    return WordList(lists["no_verbs"]), WordList(lists["events"]), WordList(lists["times"])


class StatementReader:
    """Applies the rules of the family to paragraphs of one text."""

    def __init__(self, words: Words, settings: Settings) -> None:
        self.words, self.settings = words, settings
        self.rules = rules_by_name(words.rules)
        self._no_verbs, self._events, self._times = _role_words(words.rules)

    def heading(self, reduced: Reduced, end: int, *, duties: bool) -> list[Statement]:
        """The bodies a heading names: those that lead, then those they work with. Empty where it is no such heading.

        ``end`` is the offset of the heading's end. Without ``duties`` only a name or an office counts: elsewhere
        ``Doanh nghiệp số`` is rather what the items are about.
        """
        rule = self.rules["heading"]
        match = rule.pattern.match(reduced.symbols)
        if not match and duties and self.words.text[end - 1] not in ".;:":
            # `Trung tâm Giám sát, điều hành thông minh`: what reads like a verb belongs to the name
            reduced = self.words.reduced(reduced.at(0), end, names_only=True)
            match = rule.pattern.match(reduced.symbols)
        if not match:
            return self._long_name(rule, reduced, end) if duties else []
        if not duties and not reduced.names(match.start("lead")):
            return []
        found = [self._of(rule, "lead", reduced, match.start("lead"), (0, 0), opens=True)]
        if match["coordinate"]:
            found.append(self._of(rule, "coordinate", reduced, match.start("coordinate"), (0, 0), opens=True))
        return found

    def _long_name(self, rule: ShapeRule, reduced: Reduced, end: int) -> list[Statement]:
        """A heading that is one long name: ``Các sở, ngành chủ trì, quản lý các dự án thuộc Chương trình``."""
        match = _LONG_NAME.fullmatch(reduced.symbols)
        if not match or (self.words.text[end - 1] == ":" and not match["opener"]):
            return []
        name = Body(reduced.at(match.start("name")), reduced.end(match.end("name") - 1))
        return [Statement(rule.id, "lead", "medium", (name,), (0, 0), opens=True)]

    def leads(self, reduced: Reduced, end: int, names: Sequence[str], *, led: bool = False) -> list[Statement]:
        """Who leads what in a paragraph, in order; each task reaches to the next statement or to ``end``.

        ``names`` says which rules may be used, strongest first: ``colon``, ``order``, ``agent``, ``subject``. ``led``
        says that a heading already tells whose task the paragraph is.
        """
        taken: dict[int, tuple[ShapeRule, int, bool]] = {}
        for name in names:
            rule = self.rules[name]
            for match in rule.matches(reduced.symbols):
                taken.setdefault(match.start("lead"), (rule, match.start("task"), match.start() == 0))
        found: list[Statement] = []
        ordered: list[tuple[int, tuple[ShapeRule, int, bool]]] = []
        for at, item in sorted(taken.items()):
            if self._counts(item[0], reduced, at, item[1], led=led or bool(ordered)):
                ordered.append((at, item))
        words, limit, cut, after = (end, end), end, end, len(reduced.symbols)
        for at, (rule, task, opens) in reversed(ordered):
            # `Đề nghị A và yêu cầu B thực hiện` says what both are to do only after B
            if limit == end or not _ANOTHER_ORDER.fullmatch(self.words.folded, reduced.at(task), limit):
                words = (reduced.at(_after_role_words(reduced, task)), cut)
            role: Role = "lead"
            if rule is self.rules["order"] and _ASKED_TO_HELP.match(reduced.symbols, task):
                role = "coordinate"
            elif alone := self._role_alone(reduced, at, task, after):
                role, words = alone
            found.append(self._of(rule, role, reduced, at, words, opens=opens))
            order = _ORDER_BEFORE.search(reduced.symbols, max(0, at - 4), at)
            limit, cut, after = reduced.at(at), reduced.at(order.start() if order else at), at
        found.reverse()
        return found or (self._left_open(reduced, end) if "subject" in names else [])

    def _role_alone(self, reduced: Reduced, at: int, task: int, after: int) -> tuple[Role, Span] | None:
        """Role and task of a clause that only says who: ``Tổng hợp số liệu; Sở Y tế chủ trì, các xã phối hợp``.

        Its task stands before it, perhaps before a colon: ``Lễ khai mạc: Sở Y tế thực hiện, xong trong tháng 5``.
        """
        match = _ROLE_ALONE.match(reduced.symbols, task, after)
        before = self.words.strip(reduced.at(0), reduced.at(at)) if match and match.end() > task else None
        if not match or not before or not self.words.has_letters(*before):
            return None
        if match.end() < after and not self._only_time(reduced, match.end()):
            return None
        if match["verb"] and not _CARRY_OUT.match(self.words.folded, reduced.at(match.start("verb"))):
            return None
        labelled = reduced.symbols[at - 1] == ":"
        if not match["role"] and not match["helps"] and not labelled:
            return None
        return "coordinate" if match["helps"] and not match["role"] else "lead", before

    def _only_time(self, reduced: Reduced, at: int) -> bool:
        """Whether all that follows ``at``, behind a comma, is when: ``…, hoàn thành trước ngày 20/4``."""
        rest = self.words.folded[reduced.at(at) : reduced.at(at) + _OPENING]
        return reduced.symbols[at - 1] in ",;" and self._times.opens(rest)

    def _goes_on(self, reduced: Reduced, at: int, *, led: bool) -> bool:
        """Whether a subject after a semicolon goes on with what the sentence says of others, or ends a circumstance."""
        sentence = reduced.symbols.rfind("s", 0, at) + 1
        circumstance = reduced.symbols[sentence : sentence + 1] in ("a", "c")
        # `…; lãnh đạo việc xây dựng` goes on with a verb, not with an office
        says = reduced.symbols[at + 1 : at + 2] in ("r", "v") and not self._leads_on(reduced.at(at))
        return (led or circumstance or says) and reduced.opening(at) in _DEFINITE

    def _leads_on(self, at: int) -> bool:
        return self.words.folded.startswith(_LEADS, at)

    def _counts(self, rule: ShapeRule, reduced: Reduced, at: int, task: int, *, led: bool) -> bool:
        """Whether a match of a rule that needs more than its shape counts."""
        if rule is self.rules["colon"]:
            return not _is_roll(reduced, at, task)
        if rule is self.rules["order"] and reduced.symbols[at - 1] == "2":
            # `phân công đồng chí Hà Thị Mơ`, but not `phân công thành viên phụ trách`: that is the task
            listed = reduced.shape.symbols[reduced.edges[at] : reduced.edges[at + 1]]
            return listed[0] != "t" or not _NAMED.isdisjoint(listed)
        if self.words.folded.startswith(" nào ", reduced.end(at)):
            return False  # `Đơn vị nào để xảy ra vi phạm`
        if rule is self.rules["subject"] and reduced.symbols[at - 1 : at] == "j":
            return reduced.opening(at) not in _BARE  # `Riêng lớp chuyên …` speaks of the class
        if rule is self.rules["clause"]:
            return self._goes_on(reduced, at, led=led)
        if rule is self.rules["complete"]:
            # what follows a complete name, though in no list, can only be its verb
            last, verb = reduced.shape.symbols[reduced.edges[at + 1] - 1], reduced.at(task)
            return last in _COMPLETE and not self._no_verbs.opens(self.words.folded[verb : verb + _OPENING])
        return True

    def led_by(self, reduced: Reduced, start: int, end: int) -> list[Statement]:
        """Who is said to lead after what is to be led: ``Tổ chức hội thi, do Tỉnh đoàn chủ trì``.

        ``Tham gia các đoàn kiểm tra do Sở Y tế chủ trì`` only says which; there the task does not open with an event.
        """
        rule = self.rules["led_by"]
        found: list[Statement] = []
        for match in rule.matches(reduced.symbols):
            opening = reduced.symbols.rfind("s", 0, match.start()) + 1
            task = self.words.strip(max(start, reduced.at(opening)), reduced.at(match.start()))
            if task and (match["aside"] or self._events.opens(self.words.folded[task[0] : task[1]])):
                found.append(self._of(rule, "lead", reduced, match.start("lead"), task))
        return found

    def _left_open(self, reduced: Reduced, end: int) -> list[Statement]:
        """A subject whose verb the rules do not know; underthesea decides whether and where there is one."""
        rule = self.rules["unknown_verb"]
        match = rule.pattern.match(reduced.symbols)
        if not match or reduced.starts_vaguely(match.start("lead")):
            return []
        at = match.start("lead")
        bodies = self.words.bodies(reduced, at)
        known, open_end = reduced.unknown_after(at)
        verb = next((low for low in verbs(self.words.text, bodies[-1].start, end, self.settings) if low >= known), None)
        if verb is None or verb > open_end:
            return []
        named = self.words.strip(bodies[-1].start, min(bodies[-1].end, verb))
        last = bodies[-1]._replace(start=named[0], end=named[1]) if named else bodies[-1]
        return [Statement(rule.id, "lead", rule.confidence, (*bodies[:-1], last), (verb, end), opens=at == 0)]

    def coordinates(self, reduced: Reduced, tasks: Sequence[Span]) -> list[Statement]:
        """With whom something is to be done; the task is the one of ``tasks`` that holds the words, else the first."""
        rule = self.rules["coordinate"]
        found, starts = [], [task[0] for task in tasks]
        for match in rule.matches(reduced.symbols):
            at = reduced.at(match.start())
            last = tasks[max(0, bisect_right(starts, at) - 1)]
            task = last if last[0] <= at < last[1] else tasks[0]
            if at - task[0] > LONGEST_TASK:
                continue
            found.append(self._of(rule, "coordinate", reduced, match.start("coordinate"), task))
        return found

    def first_words(self, reduced: Reduced, body: int) -> int:
        """Where the task of an item begins: after role words such as ``Chủ trì,``."""
        if not reduced.symbols.startswith(_ROLE_WORD):
            return body
        return reduced.at(_after_role_words(reduced, 0))

    def _of(
        self, rule: ShapeRule, role: Role, reduced: Reduced, at: int, task: Span, *, opens: bool = False
    ) -> Statement:
        bodies, confidence = self.words.bodies(reduced, at), rule.confidence
        if rule.id in _IN_SENTENCES:
            open_ended = (
                reduced.unknown_after(at)[0] < bodies[-1].end and reduced.symbols[at + 1 : at + 2] not in _PREDICATES
            )
            if open_ended:
                bodies = self._without_verb(reduced, at, bodies)
            if open_ended or (reduced.opening(at) in _BARE and len(bodies) == 1):
                confidence = "medium" if confidence == "high" else confidence
        task = (task[0], min(task[1], task[0] + LONGEST_TASK))
        return Statement(rule.id, role, confidence, bodies, task, opens)

    def _without_verb(self, reduced: Reduced, at: int, bodies: tuple[Body, ...]) -> tuple[Body, ...]:
        """The last body without a verb that no list knows: ``các phòng, đơn vị | ươm cây giống``."""
        unknown, _ = reduced.unknown_after(at)
        last = bodies[-1]
        verb = next(
            (low for low in verbs(self.words.text, last.start, last.end, self.settings) if low >= unknown), None
        )
        named = self.words.strip(last.start, verb) if verb else None
        return (*bodies[:-1], last._replace(start=named[0], end=named[1])) if named else bodies


def _is_roll(reduced: Reduced, at: int, task: int) -> bool:
    """``Trưởng ban: Nguyễn Văn An``, ``Chánh Văn phòng: Nguyễn Văn An`` list who holds an office."""
    office = reduced.shape.symbols[reduced.edges[at] : reduced.edges[at + 1]]
    return _OFFICE.fullmatch(office) is not None and reduced.symbols[task] in "y8"


def _after_role_words(reduced: Reduced, at: int) -> int:
    """Past ``có trách nhiệm``, ``chủ trì,`` where a verb follows; ``Chủ trì các buổi họp`` is the task itself."""
    symbols = reduced.symbols
    while at < len(symbols) and symbols[at] == _ROLE_WORD:
        after = at + 1
        while after < len(symbols) and symbols[after] in ",:":
            after += 1
        if after >= len(symbols) or symbols[after] not in _TASK_OPENERS:
            break
        at = after
    return at
