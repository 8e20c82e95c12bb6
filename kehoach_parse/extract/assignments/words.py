"""The text of a document as the assignment rules see it: shapes of paragraphs, names of bodies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import regex

from kehoach_parse.extract.bodies import (
    NAMING,
    NOTHING,
    Body,
    Reduced,
    Shape,
    Tokens,
    bodies,
    lexicon,
    reduce,
    shape_of,
)
from kehoach_parse.extract.bodies.lexicon import KNOWN
from kehoach_parse.models.base import Span
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold, fold_whole

_BODY = f"[{''.join(sorted(NAMING - {'T'}))}e1]"
_MAY_SAY = re.compile(
    f"(?:^|s)[,/-]{{0,3}}(?:{_BODY}|[cajo245dr]|T,)|[;:](?:{_BODY}|[cao2d])|k(?:{_BODY}|T)|d{_BODY}[^s;:]{{0,9}}?r"
)
_ROLES_AND_ORDERS = frozenset("ro")
_AT_START = 4  # known words
# A head and what may be its name up to a colon with a task behind it: `Phòng Báo chí - xuất bản: Theo dõi`.
_LABEL = re.compile("[jo4]?(?P<name>[hx][wy8pgl7hub3,-]*+[vma][wy8pgl7hub3vma,-]*+):(?=[vmrkaco2yw])")
_SEVERAL = re.compile("[hub3]")  # heads of further names
_CUT = re.compile("n(?=[vma,-])")
_OF_TAIL = frozenset("vmawy8pl,-")
_LONGEST_TAIL = 7  # symbols
_ALONE = re.compile(r"(?:^|[\t;])[ *+•–-]*(?:\w{1,4}[.)/-] *)?([^\n\t;:]{4,90}+)(?=[:;\t\n]|\Z)", re.MULTILINE)
_SEARCHES = 40
_LONGEST_NAME = 90  # characters
_DESCRIBING = str.maketrans("mva", "www")
_EDGES = " \t\n,;:.-–+*/"
# Brackets of several words in small letters at a name's end: `Sở Nội vụ (phần tiền lương)`.
_REMARK = regex.compile(r"\s*\((\p{Ll}[^()\s]*\s[^()]*)\)$")
_BESIDES = ("thường trực ", "đầu mối ")  # Phòng An toàn (thường trực Ban Chỉ huy): what it is besides
_OF_NAME = frozenset("bn5")
"""What opens brackets that belong to the name: another name for the body, or who is among it."""
_SEPARATOR = regex.compile(r"\s*(?:[;\n]|,\s+(?=\p{Lu})|\s[-+]\s)\s*")
_HAS_LETTERS = regex.compile(r"\p{L}{2}")


@lru_cache(maxsize=4)
def _announcing(rules: Rulebook) -> frozenset[str]:
    return frozenset(map(fold, rules.yaml("words/role_words.yaml")["announcing"]))


class Words:
    """Scans a text once and gives the shape of any paragraph of it.

    Args:
        text: the reading text.
        masked: spans whose words are not to be read (references with their titles), in order.
        rules: the rulebook.
    """

    def __init__(self, text: str, masked: Sequence[Span], rules: Rulebook) -> None:
        self.text, self.folded, self.rules = text, fold_whole(text), rules
        self._announcing = _announcing(rules)
        self._searches = 0
        self._tokens = lexicon(rules).scan(text, self.folded)
        self._masked = sorted(masked)
        self._mask_ends = [end for _, end in self._masked]

    def reduced(self, start: int, end: int, *, names_only: bool = False) -> Reduced:
        """The shape of ``text[start:end]`` with its lists of bodies folded.

        With ``names_only`` the words are a cell or a label's, where a verb rather describes a body than says its task.
        """
        return self._reduced(self._tokens.between(*self._numbers(start, end)), start, end, names_only=names_only)

    def told(self, start: int, end: int, *, heading: bool = False) -> Reduced:
        """As ``reduced``, but nothing where the known words of a paragraph alone tell that it says nothing, as most do.

        A statement begins where a sentence does, or with ``phối hợp``; ``Tổ chức … đến các đơn vị`` holds none. A
        ``heading`` that names somebody may say who is to do what stands below.
        """
        low, high = self._numbers(start, end)
        symbols = self._tokens.symbols[low:high]
        if not heading and not _MAY_SAY.search(symbols):
            return NOTHING
        if NAMING.isdisjoint(symbols) and _ROLES_AND_ORDERS.isdisjoint(symbols[:_AT_START]):
            return NOTHING
        return self._reduced(self._tokens.between(low, high), start, end)

    def _numbers(self, start: int, end: int) -> Span:
        """The numbers of the first token in ``text[start:end]`` and of the first behind it."""
        starts = self._tokens.starts
        return bisect_left(starts, start), bisect_left(starts, end)

    def _reduced(self, tokens: Tokens, start: int, end: int, *, names_only: bool = False) -> Reduced:
        if not names_only and NAMING.isdisjoint(tokens.symbols):
            tokens = tokens.between(0, _AT_START)  # nobody is named: only role words at the start may matter
            end = tokens.ends[-1] if tokens.ends else start
        masked = self._masked[bisect_left(self._mask_ends, start) :]
        shape = shape_of(self.text, self.folded, tokens, start, end, masked)
        if names_only:
            shape = Shape(shape.symbols.translate(_DESCRIBING), shape.spots)
            return reduce(shape, self.rules)
        reduced = reduce(shape, self.rules)
        if not reduced.bodies:
            return reduced
        label = _LABEL.match(shape.symbols)
        reduced = self._labelled(label, reduced) if label else reduced
        return self._known_elsewhere(reduced)

    def _known_elsewhere(self, reduced: Reduced) -> Reduced:
        """The same with names cut at a verb or a comma made whole where they stand alone elsewhere in the document.

        ``Tổ Bốc thăm | báo cáo kết quả`` beside a cell or a line that says ``Tổ Bốc thăm`` and no more.
        """
        shape = reduced.shape
        for match in _CUT.finditer(reduced.symbols):
            low, cut = reduced.edges[match.start()], reduced.edges[match.start() + 1]
            if shape.symbols[cut - 1] == "p":  # `UBND tỉnh | ban hành`: complete
                continue
            first = max(shape.symbols.rfind(head, low, cut) for head in "hx7")
            last = self._last_of_name(shape, first, cut) if first >= 0 else 0
            if last:
                spots = [*shape.spots[:first], shape.span(first, last + 1), *shape.spots[last + 1 :]]
                return reduce(Shape(f"{shape.symbols[:first]}{KNOWN}{shape.symbols[last + 1 :]}", spots), self.rules)
        return reduced

    def _last_of_name(self, shape: Shape, first: int, cut: int) -> int:
        """The last of the symbols from ``cut`` on that belong to the name at ``first``, 0 where none does."""
        start, last = shape.spots[first][0], 0
        for at in range(cut, min(cut + _LONGEST_TAIL, len(shape.symbols))):
            name = self.folded[start : shape.spots[at][1]]
            told = shape.symbols[at] not in _OF_TAIL or self._announces(shape, at)
            if told or not self._may_be_met_again(name):
                break
            place, times = self._alone.get(name, (start, 1))
            if place != start or times > 1:
                last = at
        return last

    def _announces(self, shape: Shape, at: int) -> bool:
        """Whether a symbol is a verb that only tells of what follows, and is part of no name."""
        return shape.symbols[at] == "v" and self.folded[slice(*shape.spots[at])] in self._announcing

    def _may_be_met_again(self, name: str) -> bool:
        """Whether words stand twice in the text. Many such searches would cost more than to look at every line once."""
        self._searches += 1
        return self._searches > _SEARCHES or self.folded.count(name) > 1

    @cached_property
    def _alone(self) -> dict[str, tuple[int, int]]:
        """Words that are all of a line, a cell or a label, with where they first are and how often."""
        alone: dict[str, tuple[int, int]] = {}
        for match in _ALONE.finditer(self.folded):
            place, times = alone.get(match[1], (match.start(1), 0))
            alone[match[1]] = (place, times + 1)
        return alone

    def _labelled(self, label: re.Match[str], reduced: Reduced) -> Reduced:
        """The same with the words before the colon as one name: ``Ban Chỉ đạo cải cách hành chính: Họp hằng quý``.

        A verb that only announces what follows is part of no name: ``Phòng Kinh tế tham mưu: …``.
        """
        (low, high), shape = label.span("name"), reduced.shape
        start, end = shape.span(low, high)
        if end - start > _LONGEST_NAME or any(self._announces(shape, at) for at in range(low + 1, high)):
            return reduced
        symbols = shape.symbols[:low] + shape.symbols[low:high].translate(_DESCRIBING) + shape.symbols[high:]
        named = reduce(Shape(symbols, shape.spots), self.rules)
        if named.symbols[low + 1] == ":" or _SEVERAL.search(symbols, low + 1, high):
            return named
        spots = [*shape.spots[:low], (start, end), *shape.spots[high:]]
        return reduce(Shape(f"{symbols[:low]}{KNOWN}{symbols[high:]}", spots), self.rules)

    def bodies(self, reduced: Reduced, index: int) -> tuple[Body, ...]:
        """The bodies of the list at reduced symbol ``index``, without punctuation and remarks at their edges."""
        return tuple(map(self._bare, bodies(reduced, index, self.text, self.rules)))

    def listed(self, start: int, end: int, pattern: re.Pattern[str]) -> tuple[Body, ...]:
        """The bodies of a cell or of a labelled line: as ``pattern`` finds them, else what stands between semicolons.

        ``Sở Y tế chủ trì; các sở, ngành thực hiện`` gives the subjects of its clauses.
        """
        names = self.reduced(start, end, names_only=True)
        match = pattern.match(names.symbols)
        if match:
            return self.bodies(names, match.start("lead"))
        reduced = self.reduced(start, end)
        subjects = [at for at in range(len(reduced.symbols)) if _is_subject(reduced, at)]
        subjects = [at for at in subjects if not _helps(reduced, at)] or subjects
        if subjects:
            return tuple(body for at in subjects for body in self.bodies(reduced, at))
        return tuple(self._as_written(start, end))

    def partners(self, start: int, end: int) -> tuple[Body, ...]:
        """The bodies that words beside them make partners: ``Sở Y tế chủ trì, phối hợp với Sở Nội vụ``."""
        reduced = self.reduced(start, end)
        symbols = reduced.symbols
        helping = [at for at, symbol in enumerate(symbols) if symbol in "bn" and symbols[at - 1 : at] == "k"]
        subjects = [at for at in range(len(symbols)) if _is_subject(reduced, at)]
        helpers = [at for at in subjects if _helps(reduced, at)]
        helping += helpers if len(helpers) < len(subjects) else []
        return tuple(body for at in helping for body in self.bodies(reduced, at))

    def strip(self, start: int, end: int) -> Span | None:
        """``[start, end)`` without blanks and punctuation at its edges, None where nothing is left."""
        while start < end and self.text[start] in _EDGES:
            start += 1
        while end > start and self.text[end - 1] in _EDGES:
            end -= 1
        return (start, end) if start < end else None

    def has_letters(self, start: int, end: int) -> bool:
        """Whether any word of two letters stands there."""
        return _HAS_LETTERS.search(self.text, start, end) is not None

    def _bare(self, body: Body) -> Body:
        start, end = self.strip(body.start, body.end) or body[:2]
        remark = _REMARK.search(self.text, start, end) if self.text[end - 1] == ")" else None
        if remark and not remark[1].startswith(_BESIDES) and self._is_remark(*remark.span(1)):
            end = remark.start()  # it says which part of the task is theirs, or by what they were set up
        return body._replace(start=start, end=end)

    def _is_remark(self, start: int, end: int) -> bool:
        return self.reduced(start, end, names_only=True).symbols[:1] not in _OF_NAME

    def _as_written(self, start: int, end: int) -> Iterator[Body]:
        at = start
        for match in (*_SEPARATOR.finditer(self.text, start, end), None):
            name = self.strip(at, match.start() if match else end)
            if name and self.has_letters(*name):
                yield Body(*name)
            at = match.end() if match else end


def _is_subject(reduced: Reduced, at: int) -> bool:
    """Whether the list of bodies at ``at`` opens a clause that goes on."""
    symbols = reduced.symbols
    opens = at == 0 or symbols[at - 1] in ";s,-"
    return symbols[at] in "bn" and opens and at + 1 < len(symbols) and symbols[at + 1] in "arvkm"


def _helps(reduced: Reduced, at: int) -> bool:
    """Whether the bodies at ``at`` are said to take part, and with nobody else: ``các xã phối hợp``."""
    return reduced.symbols[at + 1 : at + 2] == "k" and reduced.symbols[at + 2 : at + 3] not in ("b", "n")
