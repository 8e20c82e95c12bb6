"""Differences between two wordings, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.markup import printable

_WORD = re.compile(r"\S+\s*")
_EDGES = ' .,;:"“”()'
# Beyond this many words the comparison of all with all takes long; such a passage is shown unmarked.
_WORDS_COMPARED = 600
# Of a long omission its first and last words say which it is; in full it would drown what is there.
_OMITTED_SHOWN = 8


def marked_differences(old: str, new: str) -> list[html.HtmlElement]:
    """``new`` as runs of words: ``span`` as in ``old``, ``ins`` only here, ``del`` only in ``old``.

    Case and punctuation at the edge of a word make no difference.
    """
    before, after = _WORD.findall(printable(old)), _WORD.findall(printable(new))
    if max(len(before), len(after)) > _WORDS_COMPARED:
        return [E.SPAN("".join(after))]
    runs: list[html.HtmlElement] = []
    matcher = SequenceMatcher(None, [_key(word) for word in before], [_key(word) for word in after], autojunk=False)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag in {"replace", "delete"}:
            runs.append(_omission(before[low:high]))
        if end > start:
            runs.append((E.SPAN if tag == "equal" else E.INS)("".join(after[start:end])))
    return runs


def _omission(words: list[str]) -> html.HtmlElement:
    if len(words) <= _OMITTED_SHOWN:
        return E.DEL("".join(words))
    half = _OMITTED_SHOWN // 2
    return E.DEL("".join([*words[:half], "… ", *words[-half:]]), title="".join(words).strip())


def _key(word: str) -> str:
    return word.strip().strip(_EDGES).casefold()
