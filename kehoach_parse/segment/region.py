"""The province a plan belongs to."""

from __future__ import annotations

import re
from collections import Counter

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.provinces import find_province, province_mentions
from kehoach_parse.segment.bodies import BodyWords, body_words
from kehoach_parse.segment.phrases import Printed
from kehoach_parse.text.fold import fold

# A body that only a province has, right before the province's name.
_OF_PROVINCE = re.compile(r"(?<!\w)(?:Sở|Tỉnh (?:ủy|uỷ|[Đđ]oàn))\s(?:[^,;:.()\n]{1,50}\s)?$")


def province_of(
    bodies: tuple[str, ...], issuer: str | None, place: str | None, printed: Printed, rules: Rulebook
) -> str | None:
    """Canonical name of the province of the issuing body; None for a body of the whole country.

    Looked for, the plainest first: a province named with its level in letterhead or issuer, a bare name there
    (``Sở Y tế Sơn La``), the place of the date line, a province named with its level in title, preamble or closing,
    the one province whose body is named there without it (``Kế hoạch của Sở Y tế Sơn La``).
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
        # A ministry's school is no central body itself: it lies where it dates its documents.
        school = issuer is not None and words.school_kind(issuer) > 0 and not _is_central(issuer, words)
        return find_province(place, rules) if school and place else None
    # A school may bear another province's name (Trường THPT Hòa Bình), but not behind what it teaches (Cao đẳng Y tế
    # Sơn La). A commune may bear one too, and its date line then names the commune.
    schools = {found.name for name, found in mentions if found.start > words.school_kind(name) + 1}
    if len(schools) == 1:
        return schools.pop()
    if place and not any(_is_below(name, place, words) for name in names) and (found := find_province(place, rules)):
        return found
    told = province_mentions(printed.text, rules)
    said = Counter(found.name for found in told if found.level)
    if said:
        return max(said, key=said.__getitem__)
    above = {found.name for found in told if _OF_PROVINCE.search(printed.text, max(0, found.start - 60), found.start)}
    return above.pop() if len(above) == 1 else None


def _is_central(name: str, words: BodyWords) -> bool:
    folded = fold(name)
    return not folded.startswith(words.never_central) and words.central.search(folded) is not None


def _is_below(name: str, place: str, words: BodyWords) -> bool:
    """Whether ``place`` is the commune or district of the body: ``UBND xã Hòa Bình`` dated at Hòa Bình."""
    folded = fold(name)
    return any(level in words.below and fold(place) in folded[end:] for _, end, level in words.levels(folded))
