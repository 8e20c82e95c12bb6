"""What kind of line this is: the rules of the family ``zones``, tried at the start of a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial

import regex

from kehoach_parse.errors import RuleError
from kehoach_parse.rulebook import Rule, Rulebook, produce
from kehoach_parse.rulebook.check import Hit
from kehoach_parse.segment.heads import KEPT, LETTERS, may_match
from kehoach_parse.segment.phrases import Phrases
from kehoach_parse.text.fold import fold

_REACH = 300  # letters at the start of a line that are looked at
_NAME = 40  # letters of a name on each side of a line break
_WORD = 40  # letters of a word at most


class Cues:
    """The patterns of the family by name: ``cues.closing(text)`` is a match at the start of ``text`` or None."""

    def __init__(self, rules: Rulebook) -> None:
        patterns = {rule.id.removeprefix("zones."): rule for rule in rules.family("zones")}
        try:
            self.type = _at_start(patterns["type"])
            self.recipients = _at_start(patterns["recipients"])
            self.signature = _at_start(patterns["signature"])
            self.appendix = _at_start(patterns["appendix"])
            self.attached = _at_start(patterns["attached"])
            self.formula = _at_start(patterns["formula"])
            self.closing = _at_start(patterns["closing"])
            self.order = _at_start(patterns["order"])
            self.opening = _at_start(patterns["opening"])
            self.issuing = _at_start(patterns["issuing"])
            self.label = _at_start(patterns["label"])
            self.authority = _at_start(patterns["authority"])
            self.motto = _at_start(patterns["motto"])
            self.letterhead = _at_start(patterns["letterhead"])
        except KeyError as missing:
            raise RuleError(f"no rule zones.{missing.args[0]}", source="zones/") from missing
        ending = [patterns[name] for name in ("recipients", "signature", "appendix")]
        self._may_end_body = lru_cache(maxsize=KEPT)(lambda head: any(may_match(rule, head) for rule in ending))
        words = rules.yaml("words/outline.yaml")
        self._before_numbers = frozenset(words["before_numbers"])
        self._before_labels = frozenset(words["before_labels"])
        self._open_endings = frozenset(words["open_endings"])
        self._dashed = frozenset(words["dashed_names"])
        bodies = rules.yaml("words/letterhead.yaml")
        self._bare_heads = tuple(f" {fold(head)}" for head in bodies["takes_body"])
        self._names = Phrases.of(bodies["case"]["fixed"])

    def may_end_body(self, text: str) -> bool:
        """Whether recipients, a signature or an appendix can begin with the first letters of ``text``."""
        return self._may_end_body(text[:LETTERS])

    def opens_name(self, text: str) -> bool:
        """Whether ``text`` breaks off behind a word that the rest of a body's name follows: ``Đề nghị Ủy ban``."""
        return fold(text[-_WORD:]).endswith(self._bare_heads) and _is_name(text)

    def holds_name(self, text: str, after: str) -> bool:
        """Whether a name known whole stands over the break: ``Ủy ban Mặt trận`` + ``Tổ quốc Việt Nam``."""
        tail = text[-_NAME:]
        found = self._names.find(fold(f"{tail} {after[:_NAME]}"))
        return any(start < len(tail) < end for start, end, _ in found)

    def dashed(self, before: str, after: str) -> bool:
        """Whether names are known with a dash between these syllables: ``Thi đua - Khen thưởng``."""
        return f"{before} - {after}".lower() in self._dashed

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


def _is_name(text: str) -> bool:
    """Whether the last word, or the one before it, has a capital: ``Ủy ban``, not ``dự phòng``."""
    return any(word[:1].isupper() for word in text[-_WORD:].split()[-2:])


def _at_start(rule: Rule) -> Callable[[str], regex.Match[str] | None]:
    """Matches at the start of a text; a cue shows in its first words, however long the paragraph."""
    possible = lru_cache(maxsize=KEPT)(partial(may_match, rule))

    def match(text: str) -> regex.Match[str] | None:
        return rule.pattern.match(text, 0, _REACH) if possible(text[:LETTERS]) else None

    return match


def _last_word(text: str) -> str:
    end = text[-_WORD:]
    return end[end.rfind(" ") + 1 :].lower()


@cache
def load_cues(rules: Rulebook) -> Cues:
    """The cues of a rulebook, compiled once."""
    return Cues(rules)


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """Every rule of the family that fits the start of a bare line."""
    return [
        Hit(rule.id, *match.span(), produce(rule, match, {}))
        for rule in rules.family("zones")
        if (match := rule.pattern.match(text))
    ]
