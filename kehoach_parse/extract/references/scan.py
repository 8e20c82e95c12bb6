"""One pass over the text: where a reference may begin, where a title may end."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from kehoach_parse.extract.references.lexicon import Lexicon, Sign
from kehoach_parse.text.fold import fold

# Bodies with a type word in their name: Bộ Kế hoạch và Đầu tư, Phòng Kế hoạch - Tài chính, Sở Quy hoạch - Kiến trúc.
_BODY_BEFORE = ("Bộ ", "Sở ", "Phòng ", "Vụ ", "Cục ", "Viện ", "Ban ", "BỘ ", "SỞ ", "PHÒNG ")
_COMMANDER_BEFORE = ("Tư ", "tư ", "TƯ ")  # Tư lệnh Quân khu 4, Bộ Tư lệnh Thủ đô


class Spot(NamedTuple):
    """A literal of the lexicon in the text."""

    start: int
    end: int
    sign: Sign


class Scan:
    """The spots of a text, found in one pass of an Aho-Corasick automaton."""

    __slots__ = ("_anchor_starts", "_marks", "_padded", "_signs", "anchors", "lower", "text")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.text = text
        lower = text.lower()
        self.lower = lower if len(lower) == len(text) else fold(text)
        self._padded = self.lower + " "  # the blank also stands before the first character, at -1
        self._signs = signs = lexicon.signs
        marks = lexicon.marks
        self._marks: list[tuple[int, int, int]] = []  # start, end, number of the sign: few are asked for
        self.anchors: list[Spot] = []
        for index, start, end in lexicon.automaton.find_matches_as_indexes(self.lower):
            if index in marks:
                self._marks.append((start, end, index))
                continue
            sign = signs[index]
            if sign.word == "code" or self._is_word(start, end, sign):
                self.anchors.append(Spot(start, end, sign))
        self._anchor_starts = [spot.start for spot in self.anchors]

    def anchors_between(self, start: int, end: int) -> list[Spot]:
        """Places where a reference may begin."""
        starts = self._anchor_starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return []
        return self.anchors[low : bisect_left(starts, end, low)]

    def marks_between(self, start: int, end: int) -> list[Spot]:
        """Places where a title may end."""
        marks = self._marks[bisect_left(self._marks, (start,)) : bisect_left(self._marks, (end,))]
        return [Spot(begin, stop, self._signs[index]) for begin, stop, index in marks]

    def next_type(self, start: int, end: int) -> int:
        """Where the next type word begins, ``end`` if none does before it: no body's name goes over it."""
        for index in range(bisect_left(self._anchor_starts, start), len(self.anchors)):
            spot = self.anchors[index]
            if spot.start >= end:
                break
            if spot.sign.role in {"type", "law"}:
                return spot.start
        return end

    def _is_word(self, start: int, end: int, sign: Sign) -> bool:
        padded = self._padded
        if padded[start - 1].isalnum() or (padded[end].isalnum() and padded[end - 1] != " "):
            return False
        return sign.role != "type" or not self._in_other_words(start, sign)

    def _in_other_words(self, start: int, sign: Sign) -> bool:
        words = (*_BODY_BEFORE, *_COMMANDER_BEFORE) if sign.word == "lệnh" else _BODY_BEFORE
        return self.text.endswith(words, 0, start)
