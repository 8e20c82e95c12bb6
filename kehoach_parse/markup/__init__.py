"""Text with marks as elements of HTML, and what text must be to stand in one; knows nothing of plans."""

from kehoach_parse.markup.characters import printable
from kehoach_parse.markup.facts import COLOURS, KINDS, ShownFact

__all__ = ["COLOURS", "KINDS", "ShownFact", "printable"]
