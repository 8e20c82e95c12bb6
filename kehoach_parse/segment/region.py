"""The province a plan belongs to."""

from __future__ import annotations

from collections import Counter

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.provinces import find_province, province_mentions
from kehoach_parse.segment.bodies import BodyWords, body_words
from kehoach_parse.segment.phrases import Printed
from kehoach_parse.text.fold import fold


def province_of(
    bodies: tuple[str, ...], issuer: str | None, place: str | None, printed: Printed, rules: Rulebook
) -> str | None:
    """Canonical name of the province of the issuing body; None for a body of the whole country.

    Looked for, the plainest first: a province named with its level in letterhead or issuer, a bare name there
    (``Sở Y tế Sơn La``), the place of the date line, a province named with its level in title, preamble or closing.
    """
    names = (*bodies, issuer) if issuer and issuer not in bodies else bodies
    words = body_words(rules)
    mentions = [(name, found) for name in reversed(names) for found in province_mentions(name, rules)]
    levelled = [found.name for _, found in mentions if found.level]
    if levelled:
        return levelled[-1]
    bare = [found.name for name, found in mentions if not words.school_kind(name)]
    if len(set(bare)) == 1:
        return bare[0]
    if not any(words.levels(fold(name)) for name in names) and any(_is_central(name, words) for name in names):
        return None
    # A school may bear another province's name (Trường THPT Hòa Bình), but not behind what it teaches (Cao đẳng Y tế
    # Sơn La). A commune may bear one too, and its date line then names the commune.
    schools = {found.name for name, found in mentions if found.start > words.school_kind(name) + 1}
    if len(schools) == 1:
        return schools.pop()
    if place and not any(_is_below(name, place, words) for name in names) and (found := find_province(place, rules)):
        return found
    said = Counter(found.name for found in province_mentions(printed.text, rules) if found.level)
    return max(said, key=said.__getitem__, default=None)


def _is_central(name: str, words: BodyWords) -> bool:
    folded = fold(name)
    return not folded.startswith(words.never_central) and words.central.search(folded) is not None


def _is_below(name: str, place: str, words: BodyWords) -> bool:
    """Whether ``place`` is the commune or district of the body: ``UBND xã Hòa Bình`` dated at Hòa Bình."""
    folded = fold(name)
    return any(level in words.below and fold(place) in folded[end:] for _, end, level in words.levels(folded))
