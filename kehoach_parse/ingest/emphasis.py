"""Markdown emphasis, headings, escapes and links: what is left of a line once they are taken off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from kehoach_parse.ingest.lines import RawLine


class Plain(NamedTuple):
    """A line without its markers; ``strong`` where all of it is bold."""

    raw: RawLine
    text: str
    strong: bool = False
    heading: bool = False


def plain_lines(raw: Iterable[RawLine]) -> Iterator[Plain]:
    """Take the markers off. Bold may span the lines of a paragraph, so its state runs on to the next blank line."""
    bold = False
    for line in raw:
        text = line.text
        if not text:
            bold = False
            yield Plain(line, text)
            continue
        heading = text[0] in "#>" and _heading().match(text)
        if heading:
            text = text[heading.end() :].rstrip("# ")
            line = line._replace(offset=line.offset + heading.end())
        if "*" in text or "_" in text or "\\" in text or "](" in text:
            text, strong, bold = _unmarked(text, bold)
            text = text.strip()
        else:
            strong = bold
        hashed = bool(heading and "#" in heading[0])
        yield Plain(line, text, strong or hashed, hashed)


def _unmarked(text: str, bold: bool) -> tuple[str, bool, bool]:
    """Text without emphasis, whether all of it was bold, and whether bold is still open at its end."""
    parts: list[str] = []
    strong, done = True, 0
    for match in _markers().finditer(text):
        part = text[done : match.start()]
        strong = strong and (bold or not part.strip())
        parts += part, match["escaped"] or match["link"] or ""
        done = match.end()
        marks = len(match["stars"] or match["lines"] or "")
        bold ^= marks in (2, 3, 6)  # `****` closes one bold run and opens the next
    rest = text[done:]
    plain = "".join([*parts, rest])
    return plain, strong and (bold or not rest.strip()) and bool(plain.strip()), bold


@cache
def _heading() -> regex.Pattern[str]:
    return regex.compile(r"(?:>\s*+)*+\#{1,6}\s+|(?:>\s*+)++")


@cache
def _markers() -> regex.Pattern[str]:
    """Emphasis. A star between blanks, between digits or as a bullet is none; neither is `_` inside a word."""
    return regex.compile(
        r"""(?x)
        \\(?P<escaped>[\\`*_{}\[\]()\#+.!|>~<-])
        | !?\[(?P<link>[^\]\[]{0,400}+)\]\((?:https?:|\#|/)[^()\s]{0,400}+\)
        | (?P<stars> \*{2,} | (?<!\d)\*(?=\S) | (?<=\S)\*(?!\d) | ^\*\s\*$ )
        | (?P<lines> (?<![\w_])_{1,3}(?=[^\s_]) | (?<=[^\s_])_{1,3}(?![\w_]) )
        """
    )
