"""Headings that stand run into the paragraph below them: ``b) Tiêu chuẩn xét tặng Các đơn vị căn cứ …``.

The type shows nothing of it. A heading is believed in only where the document itself knows it as one: it opens as the
headings beside it do, its words are those of the heading above, or it is a label plans head their units with; and
where what follows opens a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from kehoach_parse.rulebook import Rulebook
from kehoach_parse.segment.outline import Node
from kehoach_parse.segment.paragraph import Paragraph
from kehoach_parse.text.fold import fold

_LEAST = 60  # letters of a paragraph that runs into its heading: a shorter one may be a name in the heading
_HEADING = 80  # letters of a heading beside it at most
_ALIKE = 2  # words with which headings of one list open alike (Đối với …)


def split_run_in(nodes: Sequence[Node], rules: Rulebook) -> dict[int, tuple[Paragraph, Paragraph]]:
    """Heading and paragraph of each unit that holds both, by the ``id`` of its paragraph."""
    parted = {}
    for node in nodes:
        paragraph = node.paragraph
        end = _end(paragraph)
        if end is not None and _runs_in(node, end, nodes, rules):
            heading = paragraph.cut(0, end)._replace(marker=paragraph.marker)
            parted[id(paragraph)] = heading, paragraph.cut(end, len(paragraph.text))
    return parted


def _end(paragraph: Paragraph) -> int | None:
    """Where a heading may end: words in small letters behind a number, then a capital and enough for a sentence."""
    text, marker = paragraph.text, paragraph.marker
    if marker is None or marker.style == "bullet" or len(text) - marker.end < _LEAST:
        return None
    match = _small().match(text, marker.end)
    return match.end() if match and len(text) - match.end() >= _LEAST else None


def _runs_in(node: Node, end: int, nodes: Sequence[Node], rules: Rulebook) -> bool:
    text = node.paragraph.text
    if not _sentence(rules).match(text[end:].lstrip()):
        return False
    head = fold(text[node.body : end])
    above = fold(node.parent.paragraph.text[node.parent.body :]) if node.parent else ""
    return head in _labels(rules) or (not _opener(rules).match(text, node.body) and _is_known(head, above, node, nodes))


def _is_known(head: str, above: str, node: Node, nodes: Sequence[Node]) -> bool:
    """Whether the words head units elsewhere: beside headings that open alike, or out of the heading above."""
    beside = [
        other for other in nodes if other.parent is node.parent and other.kind == node.kind and _is_heading(other)
    ]
    words = head.split()
    alike = any(fold(other.paragraph.text[other.body :]).split()[:_ALIKE] == words[:_ALIKE] for other in beside)
    return bool(beside) and (alike or _within(words, above.split()))


def _is_heading(node: Node) -> bool:
    text = node.paragraph.text[node.body :]
    return node.children > 0 and len(text) <= _HEADING and text[-1:] not in ".;,…"


def _within(words: Sequence[str], above: Sequence[str]) -> bool:
    """Whether the words stand in the heading above, in order: `Kinh phí tổ chức` in `KINH PHÍ VÀ LỊCH TỔ CHỨC`."""
    left = iter(word.strip(",;:") for word in above)
    return all(word in left for word in words)


@cache
def _small() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}\p{Ll}*+(?:\ \p{Ll}++){1,9}+(?=\ \p{Lu})")


@cache
def _labels(rules: Rulebook) -> frozenset[str]:
    return frozenset(map(fold, rules.yaml("words/outline.yaml")["heading_labels"]))


@cache
def _opener(rules: Rulebook) -> regex.Pattern[str]:
    verbs = rules.yaml("words/outline.yaml")["sentence_openers"]
    return regex.compile("(?:" + "|".join(sorted(verbs, key=len, reverse=True)) + r")(?!\p{L})")


@cache
def _sentence(rules: Rulebook) -> regex.Pattern[str]:
    """What opens a sentence: a verb, a plural, a subject with its verb (`Hội thi được tổ chức`)."""
    subjects = "|".join(rules.yaml("words/outline.yaml")["sentence_subjects"])
    with_verb = r"(?:[^\s.;:,]++\ ){1,6}?(?:được|là|phải|gồm|sẽ|bao\ gồm)(?!\p{L})"
    return regex.compile(rf"{_opener(rules).pattern}|(?:{subjects})(?!\p{{L}})|{with_verb}")
