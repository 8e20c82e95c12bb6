"""Labels that give words a part in a task: of a line (``Đơn vị chủ trì: …``) or of a table's column."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from kehoach_parse.rulebook import Rulebook, produce
from kehoach_parse.rulebook.check import Hit

Label = Literal["lead", "coordinate", "time", "product", "task"]
FAMILY = "task_labels"
_LONGEST = 80  # characters of a label: `Cơ quan, đơn vị chủ trì tham mưu (trình cấp có thẩm quyền)`


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """The label that a whole text is, if any; for running the examples beside the rules."""
    for rule in rules.family(FAMILY):
        match = rule.pattern.search(text)
        if match:
            return [Hit(rule.id, match.start(), match.end(), produce(rule, match, {}))]
    return []


@lru_cache(maxsize=2048)
def label_of(words: str, rules: Rulebook) -> Label | None:
    """Which part in a task a label gives to what stands after or below it; None for other words."""
    words = " ".join(words.split()).strip(" :*-+.")
    if not words or len(words) > _LONGEST:
        return None
    hits = find(words, rules, {})
    label: Label | None = hits[0].values["column"] if hits else None
    return label


def labelled(text: str, start: int, end: int, rules: Rulebook) -> tuple[Label, int] | None:
    """The label a paragraph begins with and the offset of what it labels, or None: ``Đơn vị chủ trì: Sở Y tế``."""
    colon = text.find(":", start, min(end, start + _LONGEST))
    if colon < 0:
        return None
    label = label_of(text[start:colon], rules)
    if label is None or label == "task":
        return None
    after = colon + 1
    while after < end and text[after] == " ":
        after += 1
    return label, after
