"""The pipeline components: each marks one kind of thing in any text, all share one parse of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kehoach_parse.errors import EmptyInputError
from kehoach_parse.settings import Settings
from kehoach_parse.spacy_ext.documents import mark
from kehoach_parse.spacy_ext.mapping import Places
from kehoach_parse.spacy_ext.marks import GROUPS

if TYPE_CHECKING:
    from kehoach_parse.models.plan import Plan

_OPTIONS = {"underthesea": True}
# The parse of a doc lives as long as the doc and is no part of it: neither copied, nor pickled, nor written.
_PARSED: WeakKeyDictionary[Doc, tuple[Settings, Plan]] = WeakKeyDictionary()


class Marker:
    """Puts one group of spans into ``doc.spans``. A doc without words gets an empty group."""

    def __init__(self, group: str, settings: Settings) -> None:
        self.group, self.settings = group, settings

    def __call__(self, doc: Doc) -> Doc:
        """Mark the doc and return it. Raises KehoachError where its text is longer than the limits of reading."""
        try:
            plan = _parsed(doc, self.settings)
        except EmptyInputError:
            doc.spans[self.group] = []
            return doc
        mark(doc, plan, self.group, Places(plan, doc.text).find)
        return doc


def _parsed(doc: Doc, settings: Settings) -> Plan:
    from kehoach_parse.api import parse_text  # spaCy loads this module whenever it makes any pipeline

    known = _PARSED.get(doc)
    if known is None or known[0] != settings:
        known = _PARSED[doc] = settings, parse_text(doc.text, settings=settings)
    return known[1]


def _factory(group: str) -> Callable[[Language, str, bool], Marker]:
    def make(nlp: Language, name: str, underthesea: bool) -> Marker:
        return Marker(group, Settings(nlp="auto" if underthesea else "off"))

    factory: Callable[[Language, str, bool], Marker] = Language.factory(
        f"kehoach_{group}", default_config=_OPTIONS, assigns=["doc.spans"], func=make
    )
    return factory


references = _factory("references")
deadlines = _factory("deadlines")
units = _factory("units")
movements = _factory("movements")
sections = _factory("sections")


def blank(*, underthesea: bool = True) -> Language:
    """A Vietnamese pipeline with the syllable tokenizer and all five components.

    Args:
        underthesea: let it decide what rules leave open, as ``Settings(nlp="auto")`` does.
    """
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "kehoach.SyllableTokenizer.v1"}}})
    for group in GROUPS:
        nlp.add_pipe(f"kehoach_{group}", config={"underthesea": underthesea})
    return nlp
