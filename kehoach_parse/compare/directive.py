"""Which document is meant: by its number, by its key, or by its own text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kehoach_parse.api import load, parse
from kehoach_parse.compare.result import Directive
from kehoach_parse.corpus import DocumentKeys
from kehoach_parse.errors import InputError
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.plan import Plan
from kehoach_parse.resolve.documents import document_key
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.text.fold import fold

_CANDIDATES_SHOWN = 8
_FULL_DATE = len("2025-06-18")


def own_text(given: str) -> Plan | None:
    """The directive's own text where ``given`` is the path of one: a document, or the JSON of a parsed one."""
    path = Path(given)
    if not path.is_file():
        return None
    return load(path) if path.suffix == ".json" else parse(path)


def find_key(name: str, plans: Iterable[Plan], keys: DocumentKeys) -> str:
    """The key of the document called ``name``: a key, or a number as cited (``41-CT/TW``, ``Chỉ thị 41-CT/TW``).

    Raises:
        InputError: no plan names such a document, or several documents bear that number; lists them.
    """
    if name.count("/") == _SLASHES and keys.full(name) in keys.all():
        return keys.full(name) or name
    wanted = _number(name)
    found: Counter[str] = Counter()
    for plan in plans:
        own = keys.plan(plan.plan_id)
        if own and _number(plan.header.identifier) == wanted:
            found[own] += 1
        found.update({keys.full(r.document) or "" for r in plan.references if _number(r.identifier) == wanted})
    if not found:
        raise InputError(f"no plan cites a document {name!r}; give its number as the plans print it, such as 41-CT/TW")
    if len(found) > 1:
        shown = ", ".join(f"{key} ({count} plans)" for key, count in found.most_common(_CANDIDATES_SHOWN))
        raise InputError(f"{name!r} may be any of {len(found)} documents; give one of these keys: {shown}")
    return next(iter(found))


_SLASHES = 3  # in a key: type / body / time / number


def _number(identifier: str | None) -> str:
    """A number as typed → what it is compared by: ``Chỉ thị số 041 - CT/TW`` gives ``41-ct/tw``."""
    words = fold(identifier or "").replace(" - ", "-").split(" ")
    return words[-1].lstrip("0")


def describe(key: str, mentions: Iterable[Reference], text: Plan | None, rules: Rulebook) -> Directive:
    """The directive from its own text, else as most of its mentions describe it."""
    mentions = list(mentions)
    if text is not None:
        header = text.header
        return Directive(
            document=document_key(header, rules) or key,
            identifier=header.identifier,
            doc_type=header.doc_type,
            issuer=header.issuer,
            issued=header.issued,
            title=header.title,
            uri=text.source.uri,
            text=text.text,
        )
    full = [mention.issued for mention in mentions if mention.issued and len(mention.issued) == _FULL_DATE]
    return Directive(
        document=key,
        identifier=_most(mention.identifier for mention in mentions),
        doc_type=next((mention.doc_type for mention in mentions if mention.doc_type), None),
        issuer=_most(mention.issuer for mention in mentions),
        issued=_most(full),
        title=_most(mention.title for mention in mentions),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first among equals."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None
