"""Which document is meant, and what is known of it: from its own text, or from those who cite it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kehoach_parse.api import load, parse
from kehoach_parse.compare.result import Directive
from kehoach_parse.corpus import Corpus, Entry
from kehoach_parse.errors import InputError
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.plan import Plan
from kehoach_parse.resolve.documents import document_key

_FULL_DATE = len("2025-06-18")


def own_text(given: str) -> Plan | None:
    """The directive's own text where ``given`` is the path of one: a document, or the JSON of a parsed one."""
    path = Path(given)
    if not path.is_file():
        return None
    return load(path) if path.suffix == ".json" else parse(path)


def directive_key(given: str, text: Plan | None, corpus: Corpus) -> str:
    """The key of the directive, as the corpus has it.

    Raises:
        InputError: no plan names such a document, or several documents bear that number; lists them.
    """
    if text is None:
        return corpus.find(given)
    own = document_key(text.header, corpus.rules)
    if own is None:
        raise InputError("has no number that plans could cite it by", source=text.source.uri)
    return corpus.keys.full(own) or own


def text_in_corpus(key: str, corpus: Corpus) -> Plan | None:
    """The directive's own text where the corpus holds it."""
    found = (entry for entry in corpus.entries if corpus.keys.plan(entry.plan_id) == key)
    entry = next(found, None)
    return corpus.plan(entry) if entry else None


def own_mentions(key: str, entries: Iterable[Entry], corpus: Corpus) -> list[Reference]:
    """All mentions of the directive."""
    return [r for entry in entries for r in entry.references if corpus.keys.full(r.document) == key]


def describe(key: str, mentions: list[Reference], text: Plan | None) -> Directive:
    """The directive from its own text, else as most of its mentions describe it."""
    if text is not None:
        header = text.header
        return Directive(
            document=key,
            identifier=header.identifier,
            doc_type=header.doc_type,
            issuer=header.issuer,
            issued=header.issued,
            title=header.title,
            uri=text.source.uri,
            text=text.text,
        )
    return Directive(
        document=key,
        identifier=_most(mention.identifier for mention in mentions),
        doc_type=next((mention.doc_type for mention in mentions if mention.doc_type), None),
        issuer=_most(mention.issuer for mention in mentions),
        issued=_most(m.issued for m in mentions if m.issued and len(m.issued) == _FULL_DATE),
        title=_most(mention.title for mention in mentions),
    )


def _most(values: Iterable[str | None]) -> str | None:
    """The most frequent value, the first among equals."""
    counted = Counter(value for value in values if value)
    return counted.most_common(1)[0][0] if counted else None
