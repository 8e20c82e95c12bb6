"""The tree of units: which paragraph stands under which, and what each is called."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, lru_cache

from kehoach_parse.models.diagnostic import Diagnostic, Severity
from kehoach_parse.models.section import SectionStyle
from kehoach_parse.segment.cues import Cues
from kehoach_parse.segment.markers import Marker
from kehoach_parse.segment.paragraph import Paragraph
from kehoach_parse.text.numerals import letter_value, ordinal_value, roman_value

_RANK = {
    "part": 0,
    "chapter": 1,
    "division": 2,
    "capital": 3,
    "roman": 4,
    "article": 5,
    "arabic": 6,
    "decimal1": 7,
    "decimal2": 8,
    "decimal3": 9,
    "letter": 10,
    "subletter": 11,
    "arabic)": 12,
    "paren": 13,
}
_BULLET = 20
# A level may hold one that ranks above it where that one begins at 1 there: `a) … 1. …`, `Điều 1 … I. …`, `II. … A. …`.
_MAY_HOLD = {("letter", "arabic"), ("article", "roman"), ("paren", "letter"), ("roman", "capital")}
_DOUBTED = ("capital", "letter", "decimal")  # markers that running text may begin with as well
_TITLE_LENGTH = 150  # a heading of units is rarely longer; a unit with its own sentence is rarely shorter
_HEAD_LENGTH = 100
_FOREIGN_LETTERS = frozenset(letter_value(letter) for letter in "fjwz")  # no list of points has them


@dataclass(slots=True)
class Node:
    """A unit of the outline while the tree grows; ``parent`` is None at the top."""

    paragraph: Paragraph
    style: SectionStyle
    id: str
    parent: Node | None
    label: str
    body: int
    kind: str
    rank: int
    number: int | None = None
    children: int = 0
    bullets: int = 0
    unmarked: int = 0
    last: dict[str, int] = field(default_factory=dict)

    @property
    def heading(self) -> bool:
        """Title-like with units below it, or printed as a heading."""
        text = self.paragraph.text[self.body :]
        printed = self.paragraph.strong or (text.isupper() and len(text) > 3)
        titled = len(text) <= _TITLE_LENGTH and not text.endswith((".", ";"))
        return (self.children > 0 and titled) or (printed and len(text) <= 2 * _TITLE_LENGTH)


class Outline:
    """Takes the paragraphs of the body one by one and gives each its place."""

    def __init__(self, cues: Cues) -> None:
        self.nodes: list[Node] = []
        self.diagnostics: list[Diagnostic] = []
        self._cues = cues
        self._stack: list[Node] = []
        self._used: dict[str, int] = {}
        self._reached: dict[str, int] = {}
        self._top = Node(Paragraph("", ()), "paragraph", "", None, "", 0, "top", -1)

    def table_place(self) -> str | None:
        """Where a table stands that follows: the nearest numbered unit, None before the first one."""
        owner = self._numbered()
        return owner.id if owner is not self._top else None

    def add(self, paragraph: Paragraph) -> Node:
        """Place the next paragraph and return its node."""
        marker = self._believed(paragraph.marker, paragraph.text)
        if marker is None:
            return self._add_unmarked(paragraph)
        if marker.style == "bullet":
            return self._add_bullet(paragraph, marker)
        return self._add_numbered(paragraph, marker)

    # ---- numbered units

    def _believed(self, marker: Marker | None, text: str) -> Marker | None:
        """The marker, read otherwise or not at all where the units before it make it unlikely."""
        if marker is None or marker.style not in _DOUBTED:
            return marker
        before = {node.kind: node for node in self._stack}
        if marker.style == "capital":
            known = before.get("capital")
            value = ord(marker.label) - ord("A") + 1
            counts = value == 1 or (known is not None and known.number is not None and value > known.number)
            return marker if counts or (not before and text[marker.end :].isupper()) else None
        if marker.style == "letter" and marker.label == "i":
            known = before.get("letter")
            if known is None or known.label not in "hgk":
                return Marker("paren", marker.label, marker.end, marker.closer)
        if marker.style == "decimal" and not marker.closer:
            known = before.get("arabic")
            first = marker.label.split(".")[0]
            return marker if first.isalpha() or (known is not None and str(known.number) == first) else None
        return marker

    def _add_numbered(self, paragraph: Paragraph, marker: Marker) -> Node:
        kind, number, label = _numbering(marker.style, marker.label, marker.closer)
        rank = _RANK[kind]
        for at, node in enumerate(self._stack):
            if node.kind == kind:
                del self._stack[at:]
                break
        else:
            self._close_above(kind, rank, number)
        parent = self._stack[-1] if self._stack else self._top
        style: SectionStyle = (
            "letter" if kind == "capital" else "paren" if kind == "arabic)" and self._within("arabic") else _STYLE[kind]
        )
        self._check_number(parent, kind, number, label)
        node = self._append(paragraph, style, parent, label, marker.end, kind, rank)
        node.number = number
        self._stack.append(node)
        return node

    def _close_above(self, kind: str, rank: int, number: int | None) -> None:
        while self._stack:
            top = self._stack[-1]
            if top.rank < rank:
                return
            if top.rank >= _BULLET and kind in ("paren", "letter") and number == 1 and self._introduces(top):
                return
            if number == 1 and (top.kind, kind) in _MAY_HOLD:
                return
            self._stack.pop()

    def _within(self, kind: str) -> bool:
        return kind in [node.kind for node in self._stack]

    def _check_number(self, parent: Node, kind: str, number: int | None, label: str) -> None:
        """Numbering that skips or repeats stays as printed and is told."""
        if number is None:
            return
        last = parent.last.get(kind, 0)
        runs_on = not last and number == self._reached.get(kind, 0) + 1  # `II. … 6.` goes on from `I. … 5.`
        parent.last[kind] = self._reached[kind] = max(number, last)
        if runs_on or number == last + 1:
            return
        missing = {*range(last + 1, number)} - (_FOREIGN_LETTERS if kind == "letter" else frozenset())
        if number <= last:
            code, what = "section-repeat", f"{label} stands again after number {last}"
        elif missing:
            code, what = "section-gap", f"{label} follows " + (f"number {last}" if last else "nothing")
        else:
            return
        # So many typists leave out đ that it is hardly worth a warning.
        severity: Severity = "info" if kind == "letter" and missing == {letter_value("đ")} else "warning"
        message, where = f"numbering: {what}", parent.id or None
        self.diagnostics.append(Diagnostic(code=code, severity=severity, message=message, section=where))

    # ---- bullets and unmarked paragraphs

    def _add_bullet(self, paragraph: Paragraph, marker: Marker) -> Node:
        sign = _sign(marker.label)
        bullets = [at for at, node in enumerate(self._stack) if node.rank >= _BULLET]
        signs = [self._stack[at].kind for at in bullets]
        # A dash ranks above every other sign, but for a star that heads dashes; a sign met before closes what stands
        # below it, a new one opens a level.
        headed = signs == ["*"] and self._heads(self._stack[bullets[0]], bullets=True)
        level = signs.index(sign) if sign in signs else 0 if sign == "-" and not headed else len(signs)
        if level < len(bullets):
            del self._stack[bullets[level] :]
        parent = self._stack[-1] if self._stack else self._top
        parent.bullets += 1
        style: SectionStyle = "bullet" if sign == "-" else "subbullet"
        label = f"{'+' if level else '-'}{parent.bullets}"
        node = self._append(paragraph, style, parent, label, marker.end, sign, _BULLET + level)
        self._stack.append(node)
        return node

    def _add_unmarked(self, paragraph: Paragraph) -> Node:
        top = self._stack[-1] if self._stack else None
        owner = self._numbered()
        if top is not None and top.rank >= _BULLET and self._heads(top) and not self._cues.label(paragraph.text):
            owner = top
        owner.unmarked += 1
        return self._append(paragraph, "paragraph", owner, f"¶{owner.unmarked}", 0, "paragraph", 99)

    def _numbered(self) -> Node:
        for node in reversed(self._stack):
            if node.rank < _BULLET:
                return node
        return self._top

    def _introduces(self, bullet: Node) -> bool:
        return bullet.paragraph.text.endswith(":")

    def _heads(self, bullet: Node, *, bullets: bool = False) -> bool:
        """Whether a bullet is a heading: short, without a full stop; one of paragraphs has no bullets below it."""
        text = bullet.paragraph.text
        return (bullets or bullet.bullets == 0) and len(text) <= _HEAD_LENGTH and text[-1:] not in ".;,…!?"

    def _append(
        self, paragraph: Paragraph, style: SectionStyle, parent: Node, label: str, body: int, kind: str, rank: int
    ) -> Node:
        id_ = f"{parent.id}.{label}" if parent.id else label
        used = self._used[id_] = self._used.get(id_, 0) + 1
        if used > 1:
            id_ = f"{id_}~{used}"
        parent.children += 1
        above = None if parent is self._top else parent
        node = Node(paragraph, style, id_, above, label, min(body, len(paragraph.text)), kind, rank)
        self.nodes.append(node)
        return node


_STYLE: dict[str, SectionStyle] = {
    "part": "part",
    "chapter": "chapter",
    "division": "division",
    "roman": "roman",
    "article": "article",
    "arabic": "arabic",
    "arabic)": "arabic",
    "decimal1": "decimal",
    "decimal2": "decimal",
    "decimal3": "decimal",
    "letter": "letter",
    "subletter": "decimal",
    "paren": "paren",
}


@lru_cache(maxsize=1024)
def _numbering(style: str, label: str, closer: str) -> tuple[str, int | None, str]:
    """Kind, number and canonical label of a marker: few of them, and they come again in every plan."""
    marker = Marker(style, label, 0, closer)
    return _kind(marker), _number(marker), _label(marker)


def _kind(marker: Marker) -> str:
    if marker.style == "decimal":
        return "subletter" if marker.label[0].islower() else f"decimal{marker.label.count('.')}"
    if marker.style == "arabic" and marker.closer == ")":
        return "arabic)"
    return marker.style


def _label(marker: Marker) -> str:
    """Canonical: Roman numerals in capitals, letters small, of a decimal the last number, of words the number."""
    label = marker.label
    if marker.style == "decimal":
        return label.rsplit(".", 1)[1]
    if marker.style in ("part", "chapter", "division"):
        word = ordinal_value(label)
        return str(word) if word is not None else label.upper()
    if marker.style == "roman":
        return label.upper()
    return label.lstrip("0").lower()


def _number(marker: Marker) -> int | None:
    label = marker.label.lower()
    if marker.style == "decimal":
        label = label.rsplit(".", 1)[1]
    if label.isdigit():
        return int(label)
    if marker.style == "capital":
        return ord(label) - ord("a") + 1
    if marker.style == "letter":
        return letter_value(label)
    if marker.style == "paren" and len(label) == 1 and label not in "ivx":
        return letter_value(label)
    return ordinal_value(label) or roman_value(label.upper())


@cache
def _sign(label: str) -> str:
    return "-" if label in "-–—‒−⁃_" else label
