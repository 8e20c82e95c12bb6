"""The list ``Nơi nhận``, and the signature that stands beside it or below it."""

from __future__ import annotations

import re

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.columns import columns
from kehoach_parse.segment.signature import is_person, opens_signature

_LABEL = re.compile(r"^\W*nơi\s+(?:nhận|gửi)\s*[:.]?[\s*_]*", re.IGNORECASE)
_FILED = re.compile(r"^\W*lưu\b", re.IGNORECASE)
_DASH = re.compile(r"^(?:[-–—•·●▪]+\s*|\*\s+)")
_ITEM = re.compile(r"[-–—•·●▪+]|\*\s")
# In a flattened list the next dash follows the punctuation of the item before: …; - Lãnh đạo Sở; - Lưu: VT.
_NEXT_ITEM = re.compile(r"(?<=[;.,:])\s*(?=[-–—•]\s+\w)")


def split_footer(lines: tuple[str, ...], rules: Rulebook) -> tuple[list[str], list[str]]:
    """The printed lines of the recipients and of the signature, in whatever order they come."""
    listed: list[str] = []
    signature: list[str] = []
    in_list = False
    for line in lines:
        first, *others = columns(line) or [""]
        label = _LABEL.match(first)
        if label:
            in_list, first = True, first[label.end() :]
        for item in filter(None, _NEXT_ITEM.split(first) if in_list else [first]):
            if in_list:
                item, rest = _cut(item, listed, bool(signature), rules)
                listed.extend(filter(None, [item]))
                in_list = not rest or is_person(rest)
                item = rest
            signature.extend(filter(None, [item]))
        signature.extend(others)
    return listed, signature


def _cut(item: str, listed: list[str], signing: bool, rules: Rulebook) -> tuple[str, str]:
    """What of a line in the list belongs to the list, and what to the signature."""
    filed = any(_FILED.match(line) for line in listed)
    complete = filed or (signing and bool(listed) and listed[-1].endswith((";", ".")))
    if complete and is_person(item.strip(" *_")):
        return "", item
    at = opens_signature(item, rules)
    if at is None or (at > 0 and not _FILED.match(item)):
        return item, ""
    return item[:at].strip(), item[at:]


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
    return line[0] == "(" or line[0].islower() or (dashed and not before.endswith((";", ".")))
