"""Automatic numbers of Word: ``numbering.xml`` → the label a reader sees (``I.``, ``1.1.``, ``a)``, ``-``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kehoach_parse.ingest.docx.package import attribute, child, is_on, local

LEVELS = 9
# Bullets of the Symbol and Wingdings fonts live in the private use area; every one of them is a bullet to a reader.
_PRIVATE_BULLETS = {0xF02D: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF076: "❖", 0xF0A8: "◦"}
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list definition.

    Attributes:
        text: the label with ``%1`` … ``%9`` for the numbers of the levels.
        restart: 1-based level whose use restarts this one; 0 never; None: any level above.
        legal: all numbers in the label are shown as decimals.
        style: the paragraph style tied to the level.
    """

    start: int
    form: str
    text: str
    restart: int | None
    legal: bool
    style: str | None


class Numbering:
    """The lists of a document and their counters; labels must be asked for in document order."""

    def __init__(self, root: Any) -> None:
        elements = list(root) if root is not None else []
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._by_style_link: dict[str, str] = {}
        for element in elements:
            if local(element) == "abstractNum":
                self._read_abstract(element)
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        for element in elements:
            if local(element) == "num":
                self._read_list(element)
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, number: str, level: int | None, styles: Sequence[tuple[str, int | None]] = ()) -> str:
        """The label of the next paragraph of list ``number``; empty where the list shows none.

        Args:
            number: ``numId``.
            level: ``ilvl`` from 0; None where only ``styles`` number the paragraph.
            styles: the style of the paragraph and those it is based on, each with the level it names. A style a level
                of the list is tied to stands for that level.
        """
        if number not in self._lists:
            return ""
        abstract, levels, starts = self._lists[number]
        tied = {item.style: at for at, item in levels.items() if item.style is not None}
        level = next((found for style, own in styles if (found := tied.get(style, own)) is not None), level)
        level = min(level or 0, LEVELS - 1)
        if level not in levels:
            return ""
        counters = self._advance(number, abstract, levels, starts, level)
        return _render(levels, counters, level)

    def _advance(
        self, number: str, abstract: str, levels: dict[int, Level], starts: dict[int, int], level: int
    ) -> list[int | None]:
        # Lists that share a definition count on together; a list with a start of its own begins anew at first use.
        counters = self._counters.setdefault(abstract, [None] * LEVELS)
        if level in starts and (number, level) not in self._begun:
            counters[level] = starts[level]
        else:
            now = counters[level]
            counters[level] = levels[level].start if now is None else now + 1
        self._begun.add((number, level))
        for below in range(level + 1, LEVELS):
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart > 0 and level < restart):
                counters[below] = None
        return counters

    def _read_abstract(self, element: Any) -> None:
        name = attribute(element, "abstractNumId") or ""
        self._abstract[name] = {at: level for at, level in map(_level, element) if level is not None}
        if link := attribute(child(element, "numStyleLink"), "val"):
            self._linked[name] = link
        if link := attribute(child(element, "styleLink"), "val"):
            self._by_style_link[link] = name

    def _read_list(self, element: Any) -> None:
        abstract = attribute(child(element, "abstractNumId"), "val") or ""
        abstract = self._by_style_link.get(self._linked.get(abstract, ""), abstract)
        levels = dict(self._abstract.get(abstract, {}))
        starts: dict[int, int] = {}
        for item in element:
            if local(item) == "lvlOverride":
                at = _number(attribute(item, "ilvl"), 0)
                if (start := attribute(child(item, "startOverride"), "val")) is not None:
                    starts[at] = _number(start, 1)
                if (own := child(item, "lvl")) is not None:
                    _, level = _level(own)
                    if level is not None:
                        levels[at] = level
        self._lists[attribute(element, "numId") or ""] = (abstract, levels, starts)


def _level(element: Any) -> tuple[int, Level | None]:
    if local(element) != "lvl":
        return 0, None
    restart = attribute(child(element, "lvlRestart"), "val")
    return _number(attribute(element, "ilvl"), 0), Level(
        start=_number(attribute(child(element, "start"), "val"), 0),
        form=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        restart=_number(restart, 0) if restart is not None else None,
        legal=bool(is_on(child(element, "isLgl"))),
        style=attribute(child(element, "pStyle"), "val"),
    )


def _render(levels: dict[int, Level], counters: list[int | None], level: int) -> str:
    here = levels[level]
    if here.form == "bullet":
        return "".join(
            _PRIVATE_BULLETS.get(ord(char), "•" if 0xE000 <= ord(char) < 0xF900 else char) for char in here.text
        )

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        definition = levels.get(at)
        if definition is None:
            return ""
        value = counters[at]
        return in_form(definition.start if value is None else value, "decimal" if here.legal else definition.form)

    return _PLACE.sub(number, here.text)


def in_form(value: int, form: str) -> str:
    """A number as ``numFmt`` shows it; forms this package does not know are shown as decimals."""
    match form:
        case "upperRoman" | "lowerRoman":
            roman = _roman(value)
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter":
            letter = _letter(value)
            return letter if form == "upperLetter" else letter.lower()
        case "decimalZero":
            return f"{value:02d}"
        case "none":
            return ""
    return str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    digits = []
    for worth, digit in _ROMAN:
        count, value = divmod(value, worth)
        digits.append(digit * count)
    return "".join(digits)


def _letter(value: int) -> str:
    """A, B, … Z, AA, BB, … as Word counts."""
    if not 0 < value < 1000:
        return str(value)
    times, at = divmod(value - 1, 26)
    return chr(ord("A") + at) * (times + 1)


def _number(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
