"""What the plan has to do with a document: read from the words before it, clause by clause."""

from __future__ import annotations

from kehoach_parse.extract.references.lexicon import Lexicon
from kehoach_parse.extract.references.mention import Mention, Segment
from kehoach_parse.extract.references.scan import Scan
from kehoach_parse.models.document import Unit
from kehoach_parse.models.facts import Relation

_OPENING = frozenset({"title", "preamble"})
_MAX_CONTEXT = 300
_BASIS_WORDS = ("căn cứ", "các căn cứ", "những căn cứ", "cơ sở")


class Relations:
    """Sets relations segment by segment; a preamble's list may run over several paragraphs."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self._scan, self._patterns = scan, lexicon.patterns
        self._carried: Relation | None = None
        self._bases: set[str] = set()

    def run(self, segment: Segment, mentions: list[Mention]) -> None:
        """Set the relation of every mention of a segment."""
        if segment.unit.style is not None:
            self._note_bases(segment.unit)
        previous: Mention | None = None
        for mention in mentions:
            if mention.parent is None:
                mention.relation = self._of(segment, previous, mention)
            else:
                mention.relation = mention.parent.relation
            previous = mention
        if previous or self._carried:
            self._carry(segment, previous)

    def _of(self, segment: Segment, previous: Mention | None, mention: Mention) -> Relation:
        if segment.unit.note:
            return "cites"
        before = self._scan.text[max(mention.clause, segment.start) : mention.start]
        if self._patterns["list_gap"].fullmatch(before.replace(";", ",")) or self._is_alias(before):
            if previous:
                return _outermost(previous).relation
            if self._carried and segment.unit.where in _OPENING:
                return self._carried
        clause = self._clause(before)
        if segment.unit.where in _OPENING and (
            self._patterns["list_gap"].fullmatch(clause) or self._patterns["told_by"].fullmatch(clause)
        ):
            return self._listed(before, previous) or self._read(segment, clause)
        return self._read(segment, clause)

    def _listed(self, before: str, previous: Mention | None) -> Relation | None:
        """Behind a semicolon a sentence's list of documents goes on, whatever words stood in between.

        ``Căn cứ Luật A và các văn bản hướng dẫn; Quyết định B``, ``Thực hiện kế hoạch của Bộ; Quyết định B``.
        """
        sentence = before[-_MAX_CONTEXT:].rsplit(". ", 1)[-1]
        told = self._patterns["told_by"].fullmatch(sentence)  # the clause may have been cut at its semicolon
        if ";" not in sentence and not told:
            return None
        if previous and ". " not in before:
            return _outermost(previous).relation
        if self._patterns["basis_start"].match(sentence):
            return "basis"
        return "implements" if self._patterns["carried_start"].match(sentence) else None

    def _note_bases(self, unit: Unit) -> None:
        """Remember a heading `Căn cứ pháp lý`: what stands below it are the plan's bases."""
        if unit.parent in self._bases or (
            self._scan.lower.startswith(_BASIS_WORDS, unit.body)
            and self._patterns["basis_heading"].match(self._scan.text[unit.body : unit.end])
        ):
            self._bases.add(unit.where)

    def _clause(self, before: str) -> str:
        """The words of the last sentence or clause of ``before``."""
        before = before[-_MAX_CONTEXT:]
        for end in (". ", "; ", ".\t"):
            before = before.rsplit(end, 1)[-1]
        return before

    def _read(self, segment: Segment, clause: str) -> Relation:
        patterns, opening = self._patterns, segment.unit.where in _OPENING
        may_act = opening or "này" in clause.lower()
        if patterns["basis_start"].match(clause) or segment.unit.parent in self._bases:
            return "basis"
        if may_act and patterns["replaces"].search(clause):
            return "replaces"
        if may_act and patterns["amends"].search(clause):
            return "amends"
        if patterns["responds"].search(clause):
            return "implements"
        if opening and patterns["carried_out"].search(clause) and not patterns["looked_back"].search(clause):
            return "implements"
        return "cites"

    def _is_alias(self, before: str) -> bool:
        opened = before.rfind("(")
        return opened >= 0 and before.rfind(")") < opened and len(before) - opened < 60

    def _carry(self, segment: Segment, last: Mention | None) -> None:
        """A paragraph of the preamble that ends with a comma or semicolon hands its relation on to the next."""
        ending = self._scan.text[segment.start : segment.end].rstrip()[-1:]
        if last and ending in {";", ","}:
            self._carried = _outermost(last).relation
        elif last or ending not in {";", ","}:
            self._carried = None


def _outermost(mention: Mention) -> Mention:
    while mention.parent:
        mention = mention.parent
    return mention
