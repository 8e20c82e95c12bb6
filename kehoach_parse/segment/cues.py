"""What kind of line this is: the rules of the family ``zones``, tried at the start of a line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kehoach_parse.rulebook import Rulebook, produce
from kehoach_parse.rulebook.check import Hit


class Cues:
    """The patterns of the family by name: ``cues.closing(text)`` is a match at the start of ``text`` or None."""

    def __init__(self, rules: Rulebook) -> None:
        patterns = {rule.id.removeprefix("zones."): rule.pattern for rule in rules.family("zones")}
        self.type = patterns["type"].match
        self.recipients = patterns["recipients"].match
        self.signature = patterns["signature"].match
        self.appendix = patterns["appendix"].match
        self.attached = patterns["attached"].match
        self.closing = patterns["closing"].match
        self.order = patterns["order"].match
        self.opening = patterns["opening"].match
        self.label = patterns["label"].match
        self.letterhead = patterns["letterhead"].match
        words = rules.yaml("words/outline.yaml")
        self._before_numbers = frozenset(words["before_numbers"])
        self._before_labels = frozenset(words["before_labels"])
        self._open_endings = frozenset(words["open_endings"])

    def calls_for_number(self, text: str, after: str) -> bool:
        """Whether ``text`` breaks off before the number that begins ``after``: ``trong tháng`` + ``12``."""
        return after[:1].isdigit() and _last_word(text) in self._before_numbers

    def calls_for_label(self, text: str) -> bool:
        """Whether ``text`` breaks off before the label of a part of a document: ``tại khoản``, ``lần thứ``."""
        return _last_word(text) in self._before_labels

    def breaks_off(self, text: str) -> bool:
        """Whether ``text`` ends in the middle of a sentence, by its last word or sign."""
        return text[-1:] in _OPEN_SIGNS or _last_word(text) in self._open_endings


_OPEN_SIGNS = frozenset(",-–—/(&+“[")


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :].lower()


@cache
def cues(rules: Rulebook) -> Cues:
    """The cues of a rulebook, compiled once."""
    return Cues(rules)


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """Every rule of the family that fits the start of a bare line."""
    return [
        Hit(rule.id, *match.span(), produce(rule, match, {}))
        for rule in rules.family("zones")
        if (match := rule.pattern.match(text))
    ]
