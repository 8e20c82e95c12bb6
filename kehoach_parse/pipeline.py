"""From bytes to a plan: the stages in order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kehoach_parse import __version__
from kehoach_parse.errors import KehoachError
from kehoach_parse.extract import assignments, deadlines, movements, references, targets
from kehoach_parse.ingest import read_source, read_string
from kehoach_parse.models.document import Document
from kehoach_parse.models.found import Found
from kehoach_parse.models.plan import Plan, Producer, SignatureStamp, SourceInfo
from kehoach_parse.models.source import Source
from kehoach_parse.resolve import plan_id, resolve
from kehoach_parse.rulebook import Rulebook, load_rulebook
from kehoach_parse.segment import segment
from kehoach_parse.settings import Settings

Extractor = Callable[[Document, Found, Rulebook, Settings], tuple[Any, ...]]

# Each extractor sees what those before it found: references mask dates and names, deadlines attach to assignments.
EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("references", references.extract),
    ("movements", movements.extract),
    ("deadlines", deadlines.extract),
    ("targets", targets.extract),
    ("assignments", assignments.extract),
)


def read_plan(
    data: bytes,
    *,
    uri: str,
    media_type: str | None = None,
    settings: Settings | None = None,
    rules: Rulebook | None = None,
    converted: bytes | None = None,
) -> Plan:
    """Read one document from its bytes. Raises KehoachError, which then names ``uri``.

    ``converted`` is the same document as DOCX, where LibreOffice has converted several at once.
    """
    settings = settings or Settings()
    with _naming(uri):
        source = read_source(data, media_type=media_type, settings=settings, converted=converted)
    return _plan(source, data, uri, settings, rules or load_rulebook())


def read_plan_text(text: str, *, uri: str, settings: Settings | None = None, rules: Rulebook | None = None) -> Plan:
    """Read one document from its text; ``source.sha256`` is that of its UTF-8. Raises KehoachError as above."""
    settings = settings or Settings()
    try:
        data = text.encode()
    except UnicodeEncodeError:
        data = text.encode("utf-8", "replace")  # a lone surrogate becomes "?": no encoding can hold it
        text = data.decode()
    with _naming(uri):
        source = read_string(text, settings=settings)
    return _plan(source, data, uri, settings, rules or load_rulebook())


@contextmanager
def _naming(uri: str) -> Iterator[None]:
    try:
        yield
    except KehoachError as error:
        raise error.at(uri) from error.__cause__


def _plan(source: Source, data: bytes, uri: str, settings: Settings, rules: Rulebook) -> Plan:
    document = segment(source, rules)
    facts: dict[str, tuple[Any, ...]] = {}
    for name, extract in EXTRACTORS:
        facts[name] = extract(document, Found(**facts), rules, settings)
    header, found = resolve(document, Found(**facts), rules)
    digest = hashlib.sha256(data).hexdigest()
    plan = Plan(
        plan_id=plan_id(header, digest),
        producer=Producer(version=__version__, rules=rules.digest),
        source=SourceInfo(
            uri=uri,
            media_type=source.media_type,
            sha256=digest,
            pages=source.pages,
            text_source=source.text_source,
            signatures=tuple(
                SignatureStamp(signed_by=stamp.signed_by, signed_at=stamp.signed_at, page=stamp.page)
                for stamp in source.signatures
            ),
        ),
        text=document.text,
        header=header,
        sections=document.sections,
        document_tables=document.tables,
        references=found.references,
        deadlines=found.deadlines,
        movements=found.movements,
        assignments=found.assignments,
        targets=found.targets,
        diagnostics=(*source.diagnostics, *document.diagnostics),
    )
    plan._origins = document.origins
    return plan
