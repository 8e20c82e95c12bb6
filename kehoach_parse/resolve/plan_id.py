"""A readable, stable name for a plan, fit to be a file name anywhere."""

from __future__ import annotations

import re
from itertools import count

from kehoach_parse.models.header import Header
from kehoach_parse.text.fold import search_key

# Of a million plans without a letterhead, whose digest is all their name, two share one in a run of five hundred.
_DIGEST_DIGITS = 12
_PART_LENGTH = 24  # a part longer than this is a misread, and file names have a limit
_CONNECTIVES = frozenset({"va", "cua", "cac"})


def plan_id(header: Header, digest: str) -> str:
    """``langson-skhcn-kh-112-2025-08-05-3fa9c1d20b47``: province, issuer, type, number, date, digits of ``digest``.

    What the plan does not say is left out; the digits (hexadecimal, of the input's SHA-256) make the rest unique. Only
    lower-case ASCII letters, digits and hyphens, so it is the same file on systems that ignore case.
    """
    parts = (
        search_key(header.province.name) if header.province else None,
        _issuer_code(header),
        header.doc_type and (header.doc_type.code or _initials(header.doc_type.name)),
        header.number,
        header.issued,
    )
    slugs = [_slug(part) for part in parts if part]
    return "-".join([*filter(None, slugs), digest[:_DIGEST_DIGITS]])


def distinct(name: str, taken: set[str]) -> str:
    """``name``, or ``name-2``, ``name-3`` … where it is ``taken`` by a copy of the same file; notes it there."""
    free = name
    for number in count(2):
        if free not in taken:
            break
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _issuer_code(header: Header) -> str | None:
    """The code after the type in the document's symbol (``KH-SKHCN``, ``KH/TU``), else the issuer's initials."""
    if header.symbol:
        _, separator, code = header.symbol.partition("/" if "/" in header.symbol else "-")
        if separator:
            return code
    return header.issuer and _initials(header.issuer)


def _initials(name: str) -> str:
    """``Sở Khoa học và Công nghệ`` gives ``skhcn``; words in capitals (``UBND``) stay whole."""
    words = [word for word in re.findall(r"\w+", name) if search_key(word) not in _CONNECTIVES]
    return "".join(word if word.isupper() else word[0] for word in words)


def _slug(part: str) -> str:
    """Hyphens survive only in a date."""
    if re.fullmatch(r"\d+(-\d+)+", part, re.ASCII):
        return part[:_PART_LENGTH].strip("-")
    return re.sub(r"[^a-z0-9]", "", search_key(part))[:_PART_LENGTH]
