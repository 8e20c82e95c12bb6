"""Rules as data: loading, composing, running their examples."""

from kehoach_parse.rulebook.loading import Rule, Rulebook, load_rulebook
from kehoach_parse.rulebook.production import produce

__all__ = ["Rule", "Rulebook", "load_rulebook", "produce"]
