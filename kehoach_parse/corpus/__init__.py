"""Many plans as one: where they lie, frames of all their facts, filters, documents under one key."""

from kehoach_parse.corpus.keys import DocumentKeys

__all__ = ["DocumentKeys"]
