"""Where times stand: under a time label or heading, in a time column, in brackets, at the head of a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kehoach_parse.extract.deadlines.shadow import Shadow
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.models.document import Document, Unit
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold


class Slot(NamedTuple):
    """A stretch of text whose times are times of a task, whatever their form.

    ``direct``: what stands there is nothing but the time (a label's value, a cell). ``due``: the label speaks of
    completing (``Thời hạn hoàn thành``), so that a single day is a due date.
    """

    start: int
    end: int
    direct: bool
    due: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of ``rules/words/deadlines.yaml``, for folded text; the first three are patterns."""

    label: re.Pattern[str]
    heading: re.Pattern[str]
    account: re.Pattern[str]
    column: WordList
    bare_column: frozenset[str]
    other_subject: WordList
    money: WordList
    finish: WordList
    send: WordList
    hold: WordList
    task: WordList
    event: WordList
    change: WordList
    qualified: WordList
    daily: WordList
    past: WordList
    goal: WordList
    result: WordList

    @classmethod
    @cache
    def of(cls, rules: Rulebook) -> Lexicon:
        """The lexicon of a rulebook, built once."""
        words: Mapping[str, list[str]] = rules.yaml("words/task_verbs.yaml") | rules.yaml("words/deadlines.yaml")
        labels, accounts = (_any_of(words[name]) for name in ("time_labels", "account_headings"))
        work = [*words["task_verbs"], *words["send_verbs"], *words["finish_verbs"], *words["verbs"]]
        return cls(
            label=re.compile(rf"(?:về\s+)?{labels}(?:\s*(?:,|và)?\s*(?:{_LETTER}|/)+){{0,7}}+\s*"),
            heading=re.compile(rf"{_NUMBER}(?:về\s+)?{labels}(?!{_LETTER})"),
            account=re.compile(rf"{_NUMBER}{accounts}(?!{_LETTER})"),
            column=WordList(words["time_columns"]),
            bare_column=frozenset(map(fold, words["bare_time_columns"])),
            other_subject=WordList(words["other_subjects"]),
            money=WordList(words["money_words"]),
            finish=WordList(words["finish_verbs"]),
            send=WordList(words["send_verbs"]),
            hold=WordList(words["hold_verbs"]),
            task=WordList(work),
            event=WordList(words["event_verbs"]),
            change=WordList(words["changes"]),
            qualified=WordList(words["qualified_nouns"]),
            daily=WordList(words["daily_nouns"]),
            past=WordList(words["past_states"]),
            goal=WordList(words["goal_words"]),
            result=WordList(words["goal_results"]),
        )

    def is_time_column(self, header: str) -> bool:
        """Whether the header of a table column announces times."""
        return _is_time_column(self, header)


@lru_cache(maxsize=256)
def _is_time_column(lexicon: Lexicon, header: str) -> bool:
    words = fold(header)
    return lexicon.column.found_in(words) or " ".join(words.split()).strip(" .:*") in lexicon.bare_column


class Headings:
    """Which headings of a document announce times for the units below them."""

    def __init__(self, document: Document, shadow: Shadow, lexicon: Lexicon) -> None:
        self._units = {unit.where: unit for unit in reversed(document.units)}
        self._folded, self._plain = shadow.folded, shadow.plain
        self.lexicon = lexicon
        self._time: dict[str | None, bool] = {}
        self._past: dict[str | None, bool] = {}

    def above(self, unit: Unit) -> Iterable[Unit]:
        """The headings above a unit, nearest first."""
        seen = 0
        parent = unit.parent
        while parent and parent in self._units and seen < 12:
            above = self._units[parent]
            yield above
            parent, seen = above.parent, seen + 1

    def tell_of_past(self, unit: Unit) -> bool:
        """Whether a heading above opens an account of what has been: its times are no deadlines."""
        return self._told(self._past, unit.parent, self._tells_of_past) or (
            unit.heading and self._tells_of_past(unit) is not None
        )

    def year(self, unit: Unit) -> int | None:
        """The year that the nearest heading above gives to the times below it: ``2. Năm 2027``."""
        years = (_OF_YEAR.match(self._plain, above.body, above.end) for above in self.above(unit))
        found = next((match for match in years if match), None)
        return int(found["year"]) if found else None

    def announce_goals(self, unit: Unit) -> bool:
        """Whether a heading above speaks of targets."""
        return any(self.lexicon.goal.found_in(self._words(above)) for above in self.above(unit))

    def announce_time(self, unit: Unit) -> bool:
        """Whether a heading above speaks of time and of nothing else."""
        return self._told(self._time, unit.parent, self._tells_time)

    def origin(self, unit: Unit, text: str) -> str | None:
        """The event from which a heading above counts time: ``Kể từ ngày Quy chế này có hiệu lực:``."""
        for above in self.above(unit):
            match = _ORIGIN.match(text, above.body, above.end)
            if match:
                return " ".join(match["event"].split())
        return None

    def _told(self, known: dict[str | None, bool], where: str | None, tell: Callable[[Unit], bool | None]) -> bool:
        """What the heading at ``where`` tells, or the nearest above it that tells anything; kept in ``known``."""
        if where not in known:
            known[where] = False  # should a heading stand above itself
            heading = self._units.get(where) if where else None
            told = tell(heading) if heading else False
            known[where] = self._told(known, heading.parent, tell) if heading and told is None else bool(told)
        return known[where]

    def _tells_of_past(self, heading: Unit) -> bool | None:
        return True if self.lexicon.account.match(self._words(heading)) else None

    def _tells_time(self, heading: Unit) -> bool | None:
        words = self._words(heading)
        return not self.lexicon.other_subject.found_in(words) if self.lexicon.heading.match(words) else None

    def _words(self, heading: Unit) -> str:
        return self._folded[heading.body : min(heading.end, heading.body + 120)]


def slots(unit: Unit, folded: str, headings: Headings, lexicon: Lexicon, *, labelled: bool) -> list[Slot]:
    """The time slots of a unit; ``labelled`` where a word of a time label stands in it."""
    found = [
        Slot(cell[0], cell[1], direct=True, due="hạn" in fold(header or ""))
        for cell, header in zip(unit.cells, unit.columns, strict=False)
        if cell and header and lexicon.is_time_column(header)
    ]
    if unit.cells:
        return found
    for name, start in _labels(folded, unit, lexicon) if labelled else ():
        end = _sentence_end(folded, start, unit.end)
        found.append(Slot(start, end, direct=True, due="hạn" in name or _FINISH in name))
    if not found and headings.announce_time(unit):
        found.append(Slot(unit.body, unit.end, direct=False))
    return found


_LETTER = r"[^\W\d_¹²³⁰-⁹]"  # the mark of a footnote is none
_NUMBER = r"(?:[ivx]+\.)?[\W\d_¹²³⁰-⁹]*"


def _any_of(words: list[str]) -> str:
    longest_first = sorted((fold(word) for word in words), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first) + ")"


_OF_YEAR = re.compile(rf"{_NUMBER}(?:trong\s+)?năm\s+(?P<year>20\d\d)\s*(?:[:.(]|$)", re.MULTILINE)
_LABEL_LENGTH = 80
_LABEL_STARTS = (".", ";", ":", "(", "- ", "+ ")
_ORIGIN = re.compile(
    r"[\W\d_¹²³⁰-⁹]*(?:kể|tính)\s+từ\s+(?P<event>(?:ngày|khi|năm)\s[^,;:]{3,120}?)(?:\s+thì)?\s*[,:.]?\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_FINISH = fold("hoàn thành")
_FIGURES = fold("số liệu")  # the time that figures are of is no time of a task
_SENTENCE_END = re.compile(r";|\.\s+(?=[^\W\d_])|\.\Z")


def _labels(folded: str, unit: Unit, lexicon: Lexicon) -> Iterator[tuple[str, int]]:
    """The time labels of a unit, each with the place where its value begins: ``Thời gian thực hiện: …``."""
    colon = folded.find(":", unit.body, unit.end)
    while colon >= 0:
        low = max(unit.body, colon - _LABEL_LENGTH)
        begin = max(low, *(folded.rfind(mark, low, colon) + 1 for mark in _LABEL_STARTS))
        name = folded[begin:colon].strip(" -+*•")
        if lexicon.label.fullmatch(name) and _FIGURES not in name:
            blank_after = folded[colon + 1 : colon + 2] == " "
            yield name, colon + 1 + blank_after
        colon = folded.find(":", colon + 1, unit.end)


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE_END.search(text, start, end)
    return match.start() if match else end
