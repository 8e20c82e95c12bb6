"""Titles and nesting: how far the wording of a cited document goes, and which documents stand inside it."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from kehoach_parse.extract.references.lexicon import Lexicon
from kehoach_parse.extract.references.mention import Mention, Segment
from kehoach_parse.extract.references.scan import Scan, Spot

# Marks that end every open wording where they stand.
_HARD = frozenset({"alias", "clause", "colon", "changed"})
# Marks that part sentences, for the relation read from the words before a document.
_SENTENCE = frozenset({"stop", "semicolon"})
# Bounds on hostile text: the deepest nesting seen in plans is 4, the longest title 330 characters.
_MAX_DEPTH = 8
_MAX_TITLE = 1000
_SHORTENED = ("tp", "ts", "ths", "pgs", "gs", "p", "q", "st", "vd", "tr", "nxb")


@dataclass(slots=True)
class Frame:
    """The open wording of a mention: title or content, from ``start`` on.

    Attributes:
        titled: introduced by `về` or quoted, so its words are the title.
        quoted: ends with the closing quotation mark.
        quotes: quotation marks opened inside and not yet closed.
        brackets: brackets opened inside and not yet closed.
        bracketed: where a bracket begins that holds a document of its own: the title has ended before it.
    """

    mention: Mention
    start: int
    titled: bool
    quoted: bool
    quotes: int = 0
    brackets: int = 0
    bracketed: int | None = None


class Nesting:
    """Walks through the mentions of one segment in order, keeping the stack of open wordings."""

    def __init__(self, scan: Scan, lexicon: Lexicon, segment: Segment) -> None:
        self._scan, self._text = scan, scan.text
        self._lexicon, self._patterns = lexicon, lexicon.patterns
        self._segment = segment
        self._stack: list[Frame] = []
        self._start = self._clause = max(segment.start, segment.unit.body)
        self._aliased = False
        self._semicolon = False
        self._changed: Mention | None = None
        self._in_capitals = scan.text[segment.start : segment.end].isupper()

    def run(self, mentions: list[Mention]) -> None:
        """Set ``parent`` and ``title`` of every mention."""
        previous: Mention | None = None
        for mention in mentions:
            if mention.parent is None:
                self._walk(previous.end if previous else self._start, mention.start)
                self._place(previous, mention)
            self._open(mention)
            self._settle(mention)
            previous = mention
        if previous:
            self._walk(previous.end, self._segment.end)
            self._close_to(None, self._segment.end)

    def _walk(self, start: int, end: int) -> None:
        self._aliased, self._semicolon, self._changed = False, False, None
        self._clause = start
        for spot in self._scan.marks_between(start, end):
            self._mark(spot)

    def _mark(self, spot: Spot) -> None:
        mark = spot.sign.word
        if mark == "alias":
            self._aliased = True
        self._semicolon = mark == "semicolon" or (self._semicolon and mark != "stop")
        if not self._stack:
            return
        if mark in {"open_quote", "close_quote", "quote", "open_bracket", "close_bracket"}:
            self._paired(mark, spot.start)
            return
        if mark == "changed":
            self._changed = self._stack[-1].mention
        if (mark in _HARD and not self._quoted()) or self._parts(mark, spot):
            self._close_to(None, spot.start)
            self._clause = spot.end if mark in _SENTENCE else spot.start

    def _quoted(self) -> bool:
        """Inside a quoted title only its closing mark, or a full stop, ends the wording."""
        return self._stack[-1].quoted

    def _parts(self, mark: str, spot: Spot) -> bool:
        if mark == "stop":
            before = self._scan.lower[max(0, spot.start - 4) : spot.start].split(" ")[-1]
            return before not in _SHORTENED
        if mark == "semicolon":  # a quoted title, or the wording of a decision in a preamble, may hold semicolons
            opens = self._patterns["clause_start"].match(self._text, spot.end, self._segment.end)
            return not self._quoted() and not (self._segment.unit.where in {"title", "preamble"} and not opens)
        if mark == "body":
            word = self._text[spot.start : spot.end].lstrip(" ,")
            return word[:1].isupper() and not self._in_capitals and not self._quoted()
        return False

    def _paired(self, mark: str, position: int) -> None:
        """Quotation marks and brackets: an unmatched closing one ends every wording begun inside."""
        for index, frame in enumerate(self._stack):
            if position < frame.start:
                continue
            if mark in {"open_bracket", "close_bracket"}:
                frame.brackets += 1 if mark == "open_bracket" else -1
                unmatched = frame.brackets < 0
            else:
                opens = mark == "open_quote" or (mark == "quote" and not frame.quoted and frame.quotes == 0)
                frame.quotes += 1 if opens else -1
                unmatched = frame.quotes < 0
            if unmatched:
                self._close_from(index, position)
                return

    def _close_to(self, keep: Mention | None, position: int) -> None:
        """Close the wordings opened behind that of ``keep``; all of them where it has none open."""
        if not self._stack:
            return
        held = [index for index, frame in enumerate(self._stack) if frame.mention is keep]
        self._close_from(held[0] + 1 if held else 0, position)

    def _close_from(self, index: int, position: int) -> None:
        """Close the wordings from ``index`` on; titles end at ``position``."""
        for frame in self._stack[index:]:
            if frame.titled:
                frame.mention.title = self._title(frame, position if frame.bracketed is None else frame.bracketed)
        del self._stack[index:]

    def _title(self, frame: Frame, end: int) -> str | None:
        if end - frame.start > _MAX_TITLE:
            return None
        title = self._text[frame.start : end]
        if frame.mention.central:
            place = self._patterns["central_place"].search(title)
            title = title[: place.start()] if place else title
        title = " ".join(title.split()).strip(" ,;.:…/-–")
        if title.count("“") != title.count("”") or title.count('"') % 2:
            title = title.strip('“”" ')
        if title[:1] == "“" and title[-1:] == "”" and title.count("“") == 1:
            title = title[1:-1]
        if title.count("(") > title.count(")"):
            title = title[: title.rindex("(")].rstrip(" ,;")
        return title or None

    def _open(self, mention: Mention) -> None:
        # Not for a law: in `quy định chi tiết Luật A về …` the words are the decree's.
        if mention.kind == "law" or len(self._stack) == _MAX_DEPTH:
            return
        wording = self._patterns["wording"].match(self._text, mention.end, self._segment.end)
        if not wording:
            return
        quoted = bool(wording["quote"] or wording["quote_2"]) or "“" in wording[0] or '"' in wording[0]
        titled = bool(wording["about"]) or quoted
        start = wording.end() if titled else mention.end
        self._stack.append(Frame(mention, start, titled and mention.title is None, quoted))

    def _settle(self, mention: Mention) -> None:
        """A named document ends the wording of the decision that lays it down: its name was all of it."""
        frame = self._stack[-1] if self._stack else None
        if frame and mention.kind == "programme" and frame.mention is mention.parent and not frame.titled:
            self._close_to(mention.parent.parent, mention.end)

    def _place(self, previous: Mention | None, mention: Mention) -> None:
        gap = self._text[(previous.end if previous else self._start) : mention.start]
        mention.parent = self._parent(previous, mention, gap)
        top = self._stack[-1].mention if self._stack else None
        joint = self._joint(top, mention, gap) if top and mention.parent is not top else None
        mention.clause = mention.start if joint else self._clause
        self._close_to(mention.parent, mention.start - len(gap) + joint.start() if joint else mention.start)

    def _parent(self, previous: Mention | None, mention: Mention, gap: str) -> Mention | None:
        top = self._stack[-1].mention if self._stack else None
        if previous is None or self._aliased:
            return None
        if not self._semicolon and self._patterns["changed_by"].search(gap):
            return _amended(self._changed or previous)
        if gap.rfind("(") > gap.rfind(")"):
            return self._bracketed(previous, mention, gap, top)
        if self._semicolon:
            return top
        if self._patterns["list_gap"].fullmatch(gap):
            return _sibling(previous, mention)
        if top and self._joint(top, mention, gap):
            return top.parent
        return top

    def _joint(self, top: Mention, mention: Mention, gap: str) -> regex.Match[str] | None:
        """What joins the title of ``top`` and the next document of the same list: `và`, `và triển khai`, a comma.

        A comma, or a congress's resolution behind `và`, goes on with the list only where the type is the same.
        """
        alike = top.doc_type == mention.doc_type and top.kind == "numbered" and not self._quoted()
        if mention.kind != "numbered" and not (mention.kind == "resolution" and alike):
            return None
        joint = self._patterns["list_end"].search(gap) or (self._patterns["list_comma"].search(gap) if alike else None)
        return joint or (self._patterns["carried_on"].search(gap) if top.central else None)

    def _bracketed(self, previous: Mention, mention: Mention, gap: str, top: Mention | None) -> Mention | None:
        """A bracket behind a document names it again, or names one that belongs to it."""
        before, inside = gap[: gap.rfind("(")], gap[gap.rfind("(") + 1 :]
        host = previous if not before.strip() else top
        for frame in self._stack:
            if frame.bracketed is None:
                frame.bracketed = max(frame.start, previous.end + len(before))
        if host is None or (not inside.strip() and _same(host, mention)):
            return None
        return host


def _same(one: Mention, other: Mention) -> bool:
    return one.identifier == other.identifier and one.name == other.name


def _amended(mention: Mention) -> Mention:
    """What a later document amends is the decision, not the programme it laid down."""
    while mention.kind == "programme" and mention.parent:
        mention = mention.parent
    return mention


def _sibling(previous: Mention, mention: Mention) -> Mention | None:
    """The parent shared with ``previous`` in an enumeration. A number does not join a name that is part of a title."""
    sister: Mention | None = previous
    while sister and mention.kind == "numbered" and sister.kind != "numbered" and sister.parent:
        sister = sister.parent
    return sister.parent if sister else None
