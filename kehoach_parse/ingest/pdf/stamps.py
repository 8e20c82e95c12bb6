"""Stamps of digital signatures: taken out of the text, kept as facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import regex

from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.models.source import Signature
from kehoach_parse.rulebook import load_rulebook

_MOMENT = regex.compile(
    r"(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})|(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2}))"
    r"(?:[\sT]*(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?)?(?:\s*(?P<zh>[+-]\d{2})['’:]?(?P<zm>\d{2})?)?"
)


def take_stamps(runs: Sequence[Run], page: int) -> tuple[list[Run], list[Signature]]:
    """The runs without those of signature stamps, and what the stamps say.

    Runs must be in content order, in which a stamp is written in one go wherever it stands on the page.
    """
    text = " ".join(run.text for run in runs)
    if ":" not in text:
        return list(runs), []
    starts = [0, *accumulate(len(run.text) + 1 for run in runs)]
    rest, stamps, at = [], [], 0
    for match in _stamp().finditer(text):
        first, last = bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end())
        rest += runs[at:first]
        at = last
        stamps.append(Signature(_name(match["name"]), moment(match["time"]), page))
    return [*rest, *runs[at:]], stamps


def moment(text: str) -> str | None:
    """A printed or PDF time as ISO 8601, as far as it is given; None where it is none.

    >>> moment("16.04.2020 07:37:07 +07:00")
    '2020-04-16T07:37:07+07:00'
    """
    found = _MOMENT.search(text)
    if found is None:
        return None
    day = f"{found['y']}-{int(found['m']):02d}-{int(found['d']):02d}"
    if found["H"] is None:
        return day
    zone = f"{found['zh']}:{found['zm'] or '00'}" if found["zh"] else ""
    return f"{day}T{int(found['H']):02d}:{found['M']}:{found['S'] or '00'}{zone}"


def _name(text: str) -> str | None:
    return " ".join(text.split()).strip(" ,;") or None


@cache
def _stamp() -> regex.Pattern[str]:
    words = load_rulebook().yaml("words/signature_stamp.yaml")

    def any_of(kind: str) -> str:
        return "|".join(regex.escape(label, special_only=True).replace(r"\ ", r"\s+") for label in words[kind])

    value = rf"(?:(?!(?:{any_of('time')}|{any_of('other')})\s*:).){{0,160}}+"
    pattern = rf"""
        (?:(?:{any_of("state")})\s+)?+
        (?:{any_of("signer")})\s*+:\s*+ (?P<name>{value})
        (?:(?:{any_of("other")})\s*+:{value}){{0,6}}+
        (?:{any_of("time")})\s*+:\s*+ (?P<time>{_MOMENT_TEXT})
    """
    return regex.compile(pattern, regex.VERBOSE | regex.IGNORECASE | regex.DOTALL)


_MOMENT_TEXT = r"[\d./-]{8,10}(?:[\sT]{0,2}\d{1,2}:\d{2}(?::\d{2})?)?(?:\s{0,2}[+-]\d{2}['’:]?(?:\d{2})?'?)?"
