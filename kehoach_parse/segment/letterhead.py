"""The letterhead: bodies, number and symbol, place and date, whatever order its two columns come in."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from kehoach_parse.rulebook import Rulebook, produce
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.segment.bodies import begins_body, body_words, join_lines
from kehoach_parse.segment.columns import columns
from kehoach_parse.segment.masthead import below_page_heading
from kehoach_parse.segment.phrases import in_capitals
from kehoach_parse.text.fold import fold

FAMILY = "letterhead"
_LIMIT = 4000  # characters; a letterhead has a tenth of it, and a document without a type line must not be read whole
# What no rule could read as a number (`Số: 2ƒ /CT` of a scan) is still no part of a body's name.
_UNREAD_NUMBER = re.compile(r"(?i)(?<!\w)số\s*[:.…].*")


class Letterhead(NamedTuple):
    """What the letterhead prints. ``bodies`` as printed, lines joined, the superior one first."""

    bodies: tuple[str, ...] = ()
    number: str | None = None
    symbol: str | None = None
    identifier: str | None = None
    place: str | None = None
    issued: str | None = None


def read_letterhead(lines: tuple[str, ...], rules: Rulebook) -> Letterhead:
    """Read the lines above the type of the document."""
    text = "\n".join(below_page_heading(lines, rules))[:_LIMIT]
    hits = find(text, rules, {})
    number = next((hit.values for hit in hits if "symbol" in hit.values), {})
    dates = [hit.values for hit in hits if "issued" in hit.values]
    date = next((values for values in dates if values["place"]), dates[-1] if dates else {})
    return Letterhead(
        bodies=_bodies(_without(text, hits), rules),
        number=number.get("number"),
        symbol=number.get("symbol"),
        identifier=number.get("identifier"),
        place=date.get("place"),
        issued=date.get("issued"),
    )


def read_date_line(lines: list[str], rules: Rulebook) -> tuple[str | None, str | None]:
    """Place and date of the first date line with a place: schools and unions print it above the signature."""
    for hit in find("\n".join(lines)[:_LIMIT], rules, {}):
        if "issued" in hit.values and hit.values["place"]:
            return hit.values["place"], hit.values["issued"]
    return None, None


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """What the rules of the family ``letterhead`` claim, in document order; the higher priority claims first."""
    hits: list[Hit] = []
    folded = fold(text)
    for rule in rules.family(FAMILY):
        if not rule.applies(folded):
            continue
        claimed = [
            Hit(rule.id, match.start(), match.end(), produce(rule, match, FUNCTIONS))
            for match in rule.pattern.finditer(text)
            if match.end() > match.start()
        ]
        text = _without(text, claimed)
        hits += claimed
    return sorted(hits, key=lambda hit: hit.start)


def _without(text: str, hits: list[Hit]) -> str:
    """The text with a line of no letters in place of what is claimed, as long as it, so that offsets hold."""
    for hit in hits:
        length = hit.end - hit.start
        blank = ("\n" + "\0" * (length - 2) + "\n")[:length]
        text = text[: hit.start] + blank + text[hit.end :]
    return text


def _bodies(text: str, rules: Rulebook) -> tuple[str, ...]:
    left, right = [], []
    for line in text.split("\n"):
        first, *others = columns(line) or [""]
        left.append(first)
        right.extend(others)
    named, small = [], False
    for piece in filter(None, (_UNREAD_NUMBER.sub("", piece).strip() for piece in left + right)):
        # In capitals, or opening a body, or the rest of a body in small letters (tỉnh Sơn La).
        if in_capitals(piece) or begins_body(piece, rules) or (small and piece[0].islower()):
            small = not in_capitals(piece)
            named.append(piece)
    bodies = join_lines(named, rules)
    rest = [body for body in bodies if fold(body) not in body_words(rules).banners]
    return tuple(rest or bodies)


def edtf(year: str | None, month: str | None, day: str | None) -> str | None:
    """``2025-07-05``, ``2025-07`` or ``2025``: as far as printed and possible. None without a year of four digits."""
    if not year or len(year) != 4:
        return None
    if not month or not 1 <= int(month) <= 12:
        return year
    if not day or not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _symbol(symbol: str) -> str:
    return re.sub(r"\s*([-/–])\s*", lambda mark: mark[1].replace("–", "-"), symbol)


def _identifier(number: str | None, separator: str, symbol: str) -> str | None:
    return f"{number}{separator.replace('–', '-') or ' '}{_symbol(symbol)}" if number else None


def _one_line(words: str | None) -> str | None:
    return " ".join(words.split()) if words else None


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "edtf": edtf,
    "symbol": _symbol,
    "identifier": _identifier,
    "one_line": _one_line,
}
