"""Stamps of digital signatures: taken out of the text, kept as facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import regex

from kehoach_parse.ingest.pdf.glyphs import Run
from kehoach_parse.models.source import Signature
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.text.fold import fold

_MARGIN = 4.0
_PDF_TIME = regex.compile(r"D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(.*)")
_MOMENT = regex.compile(
    r"(?:(?P<d>\d{1,2})[./-](?P<m>\d{1,2})[./-](?P<y>\d{4})|(?P<y>\d{4})[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2}))"
    r"(?:[\sT]*(?P<H>\d{1,2}):(?P<M>\d{2})(?::(?P<S>\d{2}))?)?(?:\s*(?P<zh>[+-]\d{2})['’:]?(?P<zm>\d{2})?)?"
)


class Stamps(NamedTuple):
    """What signature stamps say.

    Attributes:
        rest: the runs that are part of no stamp.
        areas: where each stamp stands: x0, top, x1, bottom.
    """

    rest: list[Run]
    signatures: list[Signature]
    areas: list[tuple[float, float, float, float]]

    def covers(self, run: Run) -> bool:
        """Whether a run lies within a stamp: OCR reads the picture of the stamp again."""
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        return any(x0 - _MARGIN < x < x1 + _MARGIN and y0 - _MARGIN < y < y1 + _MARGIN for x0, y0, x1, y1 in self.areas)


def take_stamps(runs: Sequence[Run], page: int) -> Stamps:
    """Take the signature stamps out of a page.

    Runs must be in content order, in which a stamp is written in one go wherever it stands on the page.
    """
    text = " ".join([run.text for run in runs])
    folded = fold(text)
    if not any(label in folded for label in _signers()):
        return Stamps(list(runs), [], [])
    starts = [0, *accumulate(len(run.text) + 1 for run in runs)]
    rest: list[Run] = []
    signatures, areas, at = [], [], 0
    for match in _stamp().finditer(text):
        first, last = bisect_right(starts, match.start()) - 1, bisect_left(starts, match.end())
        rest += runs[at:first]
        at = last
        signatures.append(Signature(_name(match["name"]), moment(match["time"]), page))
        stamp = runs[first:last]
        left, top = min(run.x0 for run in stamp), min(run.top for run in stamp)
        areas.append((left, top, max(run.x1 for run in stamp), max(run.bottom for run in stamp)))
    return Stamps([*rest, *runs[at:]], signatures, areas)


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


def invisible(times: Iterable[str]) -> list[Signature]:
    """Signatures that left no stamp on a page: only their time is known."""
    return [Signature(None, moment(_PDF_TIME.sub(r"\1-\2-\3 \4:\5:\6 \7", time)), None) for time in times]


def _name(text: str) -> str | None:
    return " ".join(text.split()).strip(" ,;") or None


@cache
def _signers() -> tuple[str, ...]:
    return tuple(fold(label) for label in load_rulebook().yaml("words/signature_stamp.yaml")["signer"])


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
