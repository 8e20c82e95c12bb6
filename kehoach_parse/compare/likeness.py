"""Whether two units say the same: the same words, the same matter, or neither.

The figures below were chosen on ``corpora/directive/alignment.json``; docs/alignment.md says how well they do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from kehoach_parse.compare.result import Likeness
from kehoach_parse.compare.wording import BREAK, Wording

# Words in common (Indel ratio over words) from which on two texts with the same numbers are the same: a slip of the
# pen.
_SAME = 0.97
# Weight of the heaviest shared phrase from which on two units are about the same task, and its words: two rare words,
# a name, an idiom make no task.
SHARED_PHRASE = 9.0
_WORDS = 4
# A phrase of this weight is enough where the words as a whole are alike. Below it nothing is shared that could be a
# task: only then is a task said to be missing, or to stand in one plan alone.
HINT = 6.0
ALIKE = 0.5
# Texts less alike than this must share the phrase where they say what they are about: what follows is an addition.
UNLIKE = 0.3
_OTHER_BREAK = "\1"  # so that no phrase runs across what was left out, even of both


class Verdict(NamedTuple):
    """How alike two units are.

    Attributes:
        similarity: Indel ratio of their words, from 0 to 1; 0 where no phrase is shared.
        phrase: weight of a phrase they share, the heaviest but where a lighter one makes them the same task.
    """

    kind: Likeness
    similarity: float
    phrase: float


def compare_wordings(
    first: Wording, second: Wording, sums: Sequence[float], *, shared_phrase: float = SHARED_PHRASE
) -> Verdict:
    """Compare two units; ``sums`` are those of the first (:meth:`Vocabulary.sums`)."""
    if first.exact == second.exact:
        return Verdict("verbatim", 1.0, sums[-1])
    same_duty = first.duty is not None and first.duty == second.duty
    phrase = shared_weight(first.core, second.core, sums, enough=shared_phrase)
    if phrase < HINT and not same_duty:
        return Verdict("own", 0.0, phrase)
    similarity = Indel.normalized_similarity(first.exact, second.exact)
    if similarity < UNLIKE:
        phrase = opening_weight(first, second, sums, enough=shared_phrase)
    kind: Likeness = "own"
    if similarity >= _SAME and first.numbers == second.numbers:
        kind = "verbatim"
    elif same_duty or phrase >= shared_phrase or (phrase >= HINT and similarity >= ALIKE):
        kind = "adapted"
    return Verdict(kind, similarity, phrase)


def heaviest_phrase(first: Wording, second: Wording, sums: Sequence[float], verdict: Verdict) -> float:
    """Weight of the heaviest phrase of those the verdict is about."""
    if verdict.similarity < UNLIKE:
        return opening_weight(first, second, sums)
    return shared_weight(first.core, second.core, sums)


def opening_weight(first: Wording, second: Wording, sums: Sequence[float], *, enough: float = math.inf) -> float:
    """As :func:`shared_weight`, of the openings of two units."""
    return shared_weight(first.core[: first.opening], second.core[: second.opening], sums, enough=enough)


def shared_weight(first: str, second: str, sums: Sequence[float], *, enough: float = math.inf) -> float:
    """Weight of the heaviest run of words of ``first``, four at least, that stands in ``second`` too.

    The first that weighs ``enough`` will do. Where a run ended it could not go on: the next one is looked for by the
    four words that end beyond it.
    """
    second = second.replace(BREAK, _OTHER_BREAK)
    heaviest, end, length = 0.0, _WORDS, len(first)
    while end <= length and heaviest < enough:
        start = end - _WORDS
        if first[start:end] in second:
            while start and first[start - 1 : end] in second:
                start -= 1  # back into the run before
            while end < length and first[start : end + 1] in second:
                end += 1
            heaviest = max(heaviest, sums[end] - sums[start])
        end += 1
    return heaviest
