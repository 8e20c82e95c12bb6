"""Plans in spaCy: pipeline components, a tokenizer that keeps the text, and export to DocBin.

Importing this module registers the extension attributes ``doc._.kehoach``, ``doc._.kehoach_unmapped`` and
``span._.kehoach``; ``spacy.load`` finds components and tokenizer by their entry points and does that itself.
"""

from kehoach_parse.spacy_ext.components import blank
from kehoach_parse.spacy_ext.documents import plan_doc, plans_to_docbin
from kehoach_parse.spacy_ext.tokenizer import SyllableTokenizer

__all__ = ["SyllableTokenizer", "blank", "plan_doc", "plans_to_docbin"]
