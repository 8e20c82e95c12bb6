"""Labels that give words a part in a task: of a line (``Đơn vị chủ trì: …``) or of a table's column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from kehoach_parse.rulebook import Rulebook, produce
from kehoach_parse.rulebook.check import Hit

Label = Literal["lead", "coordinate", "time", "product", "task", "body", "detail"]
FAMILY = "task_labels"
_OF_COLUMNS = ("task", "body")
_LONGEST = 80  # characters of a label: `Cơ quan, đơn vị chủ trì tham mưu (trình cấp có thẩm quyền)`
_AFTER = " .;/\n"  # what may end a paragraph after its brackets
_BEFORE = ".;(\t+"  # what may stand before a label inside a paragraph; a comma or dash may also belong to it


def find(text: str, rules: Rulebook, context: Mapping[str, str]) -> list[Hit]:
    """The label that a whole text is, if any."""
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


def label_of_column(head: str, rules: Rulebook) -> Label | None:
    """As :func:`label_of`; of a head over two rows (``Đơn vị thực hiện | Chủ trì``) the lower one tells."""
    label = label_of(head, rules)
    words = head.split()
    for cut in range(1, len(words)) if label is None else ():
        lower = label_of(" ".join(words[cut:]), rules)
        if lower is not None and label_of(" ".join(words[:cut]), rules) is not None:
            return lower
    return label


class Labelled(NamedTuple):
    """A label inside a paragraph and what it labels: it begins at ``start``, its value is ``text[value:end]``."""

    label: Label
    start: int
    value: int
    end: int


def inner_labels(text: str, start: int, end: int, rules: Rulebook) -> list[Labelled]:
    """The labels in ``text[start:end]``: ``Tổ chức tập huấn. Đơn vị chủ trì: Sở Y tế`` holds one."""
    found: list[Labelled] = []
    colon = text.find(":", start, end)
    while colon >= 0:
        low = max(start, colon - _LONGEST)
        low = max(low, *(text.rfind(mark, low, colon) + 1 for mark in _BEFORE))
        label = label_of(text[low:colon], rules)
        if label is None:
            low = max(low, text.rfind(",", low, colon) + 1, text.rfind("- ", low, colon) + 1)
            label = label_of(text[low:colon], rules)
        if label is not None and label not in _OF_COLUMNS:
            inside = text.rfind("(", start, low) > text.rfind(")", start, low)
            stop = _closing(text, colon, end) if inside else end
            if found:
                found[-1] = found[-1]._replace(end=low)
            found.append(Labelled(label, low, colon + 1, stop))
        colon = text.find(":", colon + 1, end)
    return found


def _closing(text: str, start: int, end: int) -> int:
    """Where a bracket opened before ``start`` closes: ``(chủ trì: Sở Y tế), xong trong quý II``; else ``end``."""
    close = text.find(")", start, end)
    opened = start
    while close >= 0:
        opened = text.find("(", opened, close) + 1
        if not opened:
            return close
        close = text.find(")", close + 1, end)
    return end


def brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """What stands between brackets in ``text[start:end]``, words before them, and whether they end it."""
    last = end
    while last > start and text[last - 1] in _AFTER:
        last -= 1
    close = text.find(")", start, end)
    while close >= 0:
        low = text.rfind("(", start, close)
        if low > start:
            yield low + 1, close, close + 1 == last
        close = text.find(")", close + 1, end)
