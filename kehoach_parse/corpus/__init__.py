"""Many plans as one: where they lie, frames of all their facts, filters, documents under one key."""

from kehoach_parse.corpus.corpus import Corpus
from kehoach_parse.corpus.frames import dtypes
from kehoach_parse.corpus.keys import Citing, DocumentKeys
from kehoach_parse.corpus.shelf import Entry

__all__ = ["Citing", "Corpus", "DocumentKeys", "Entry", "dtypes"]
