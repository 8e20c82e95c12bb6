"""What stands around a document's number or name: its date, its issuer, the place cited in it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import regex

from kehoach_parse.extract.references.bodies import BodyWords, body_end
from kehoach_parse.extract.references.lexicon import Lexicon
from kehoach_parse.extract.references.scan import Scan
from kehoach_parse.models.facts import Pin

_MAX_PIN = 90
_PIN_FIELDS = ("point", "clause", "article", "division", "chapter")
_PIN_WORDS = ("điểm", "khoản", "điều", "mục", "chương")


class Tail(NamedTuple):
    """Date and issuer behind a number or name, and where they end."""

    end: int
    issued: str | None
    issuer: str | None


def read_tail(scan: Scan, start: int, limit: int, lexicon: Lexicon, words: BodyWords) -> Tail:
    """Date and issuer in either order: `, ngày 26/12/2024 của Bộ Chính trị`, `của Bộ Y tế ngày 05/6/2020`."""
    text, patterns = scan.text, lexicon.patterns
    end, issued, issuer, dated = start, None, None, False
    for _ in range(3):
        day = None if dated else patterns["date"].match(text, end, limit)
        if day:
            end, issued, dated = day.end(), iso_date(day), True
            continue
        lead = None if issuer else patterns["issuer"].match(text, end, limit)
        if not lead and dated and not issuer:
            lead = patterns["bare_issuer"].match(text, end, limit)
        stop = body_end(text, lead.end(), scan.next_type(lead.end(), limit), words) if lead else 0
        if not lead or stop <= lead.end():
            break
        if patterns["committee"].search(text, lead.end(), stop):
            task = patterns["committee_task"].match(text, stop, limit)
            stop = task.end() if task else stop
        whole = patterns["committee_of"].match(text, lead.end(), limit)
        stop = max(stop, whole.end() if whole else 0)
        end, issuer = stop, " ".join(text[lead.end() : stop].split())
    return Tail(end, issued, issuer)


def iso_date(match: regex.Match[str]) -> str | None:
    """The date of a match of ``ref_date`` as far as printed; None for one that the calendar does not hold."""
    groups = match.groupdict()
    if groups.get("only_year"):
        return str(groups["only_year"])
    if groups.get("only_month"):
        month = int(groups["only_month"])
        return f"{groups['month_year']}-{month:02}" if 1 <= month <= 12 else None
    if not groups.get("day"):
        return None
    year, month, day = int(groups["full_year"]), int(groups["month"]), int(groups["day"])
    year += 2000 if year < 100 else 0  # ngày 05/3/24: plans and what they cite by day are of this century
    try:
        return date(year, month, day).isoformat() if year > 1900 else None
    except ValueError:  # 31/4, month 13
        return None


def read_pin(scan: Scan, low: int, start: int, lexicon: Lexicon) -> Pin | None:
    """The place cited in the document at ``start``: `điểm b khoản 1 Điều 5` right before its type word."""
    low = max(low, start - _MAX_PIN)
    folded = scan.lower[low:start]
    if not any(map(folded.__contains__, _PIN_WORDS)):
        return None
    before = scan.text[low:start]
    values: dict[str, list[str]] = {}
    reached = -1
    for part in lexicon.patterns["pin"].finditer(before):
        if not _joins(before[reached : part.start()]):
            values = {}
        for field in _PIN_FIELDS:
            if part[field]:
                values.setdefault(field, []).append(", ".join(regex.split(r"\s*(?:,|và)\s*", part[field])))
        reached = part.end()
    if not values or not _joins(before[reached:]):
        return None
    return Pin(**{field: ", ".join(found) for field, found in values.items()})


def _joins(between: str) -> bool:
    return between.strip(" ,;\t\n") in {"", "và", "của", "tại", "thuộc"}
