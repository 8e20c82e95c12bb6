"""The list ``Nơi nhận``, and the signature that stands beside it or below it."""

from __future__ import annotations

import re

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.columns import columns
from kehoach_parse.segment.signature import is_person, is_signed, opens_signature

_LABEL = re.compile(r"^\W*nơi\s+(?:nhận|gửi)\s*[:.]?[\s*_]*", re.IGNORECASE)
_FILED = re.compile(r"^\W*lưu\b", re.IGNORECASE)
_DASH = re.compile(r"^(?:[-–—•·●▪]+\s*|\*\s+)")
_ITEM = re.compile(r"[-–—•·●▪+]|\*\s")
# In a flattened list the next dash follows the punctuation of the item before: …; - Lãnh đạo Sở; - Lưu: VT.
_NEXT_ITEM = re.compile(r"(?<=[;.,:])\s*(?=[-–—•]\s+\w)")
_ENDED = (";", ".")
# A footer has a tenth of these; a document cut wrongly must not be read whole.
_MOST_LINES = 400
_LONGEST_LINE = 2000
_AFTER_ITEM = re.compile(r"(?<=[;.)])\s+(?=\S)")


def split_footer(lines: tuple[str, ...], rules: Rulebook) -> tuple[list[str], list[str]]:
    """The printed lines of the recipients and of the signature, in whatever order they come.

    A reader may leave the two columns on the same lines, with or without the gap between them.
    """
    listed: list[str] = []
    signature: list[str] = []
    seen = in_list = False
    for line in lines[:_MOST_LINES]:
        first, *others = columns(line[:_LONGEST_LINE]) or [""]
        label = _LABEL.match(first)
        if label:
            seen = in_list = True
            first = first[label.end() :]
        for item in filter(None, _NEXT_ITEM.split(first) if seen else [first]):
            in_list = seen and (in_list or _ITEM.match(item) is not None)
            mine, rest = _cut(item, listed, bool(signature), rules) if in_list else ("", item)
            listed.extend(filter(None, [mine]))
            signature.extend(filter(None, [rest]))
            if rest and not label:
                in_list = bool(mine) and not _FILED.match(mine)
        signature.extend(others)
    return listed, signature


def _cut(item: str, listed: list[str], signing: bool, rules: Rulebook) -> tuple[str, str]:
    """What of a line in the list belongs to the list, and what to the signature."""
    starts = [0, *(match.end() for match in _AFTER_ITEM.finditer(item))]
    at = opens_signature(item, rules)
    if at is None:
        at = starts[-1]  # nothing but a name, or a note that it is signed
        ended = at > 0 or bool(listed and listed[-1].endswith(_ENDED)) or any(map(_FILED.match, listed))
        if not ended or not (signing or at == 0) or not _is_name(item[at:], rules):
            return item, ""
    return (item[:at].strip(), item[at:]) if at in starts else (item, "")


def _is_name(text: str, rules: Rulebook) -> bool:
    return is_signed(text, rules) or is_person(text.strip(" *_"))


def read_recipients(lines: list[str]) -> tuple[str, ...]:
    """One recipient a printed line, wrapped lines joined, without dash and closing punctuation.

    Below the line of the file (``Lưu: …``) only the typist's code follows, which is none.
    """
    dashed = any(_ITEM.match(line) for line in lines)
    items: list[str] = []
    for line in (" ".join(line.split()) for line in lines):
        if not items or _ITEM.match(line) or _FILED.match(line):
            items.append(line)
        elif _wraps(items[-1], line, dashed):
            items[-1] += " " + line
        elif not _FILED.match(items[-1]):
            items.append(line)
    return tuple(filter(None, (_DASH.sub("", item).strip(" ;.,") for item in items)))


def _wraps(before: str, line: str, dashed: bool) -> bool:
    """Whether a line without a dash carries on the one before."""
    if before.count("(") > before.count(")"):
        return True
    if _FILED.match(before):
        return before.endswith((",", ":", "-"))
    return line[0] == "(" or line[0].islower() or (dashed and not before.endswith(_ENDED))
