"""Short forms: a number without its symbol stands for the one document of that type and number in this plan."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach_parse.extract.references.mention import Mention

_SHORT = "references.short"


def document_key(identifier: str) -> str:
    """A key that ignores case, `&` and leading zeros: `09/2019/TT-BGD&ĐT` is `9/2019/tt-bgdđt`."""
    return identifier.casefold().replace("&", "").lstrip("0")


def settle_shorts(mentions: Iterable[Mention], own: frozenset[str]) -> set[int]:
    """Give short forms the identifier of their full form; ids of the mentions that are no references.

    Not references: the plan's own number (``own``, keys of ``document_key``), and forms too short to stand alone.
    """
    listed = list(mentions)
    full: dict[tuple[str, str], dict[str, Mention]] = {}
    for mention in listed:
        if mention.identifier and mention.rule != _SHORT:
            full.setdefault(_number_key(mention), {}).setdefault(document_key(mention.identifier), mention)
    dropped = set()
    for mention in listed:
        if mention.rule == _SHORT:
            candidates = full.get(_number_key(mention), {})
            printed = mention.identifier or ""
            fitting = [
                found
                for key, found in candidates.items()
                if "/" not in printed or key.startswith(document_key(printed))
            ]
            if len(fitting) == 1:
                mention.identifier, mention.symbol = fitting[0].identifier, fitting[0].symbol
                mention.central, mention.tentative = fitting[0].central, False
        if mention.tentative or (mention.identifier and document_key(mention.identifier) in own):
            dropped.add(id(mention))
    return dropped


def _number_key(mention: Mention) -> tuple[str, str]:
    return (mention.doc_type.name if mention.doc_type else "", (mention.number or "").lstrip("0"))
