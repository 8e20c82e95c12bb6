"""How slow the machine is just now, by work that has nothing to do with this package.

Bars in seconds mean a machine of their day, doing nothing else. A shared machine runs at half that speed at times, and
its processor seconds swell alike; work of the same kind as reading plans swells with them.
"""

from __future__ import annotations

from collections import Counter

import regex

from tests.clock import best

# Processor seconds of ``work`` on the machine of docs/performance.md while it did nothing else.
_REFERENCE = 0.0123
_LINES = 400
_LINE = "Sở Y tế chủ trì, phối hợp với Phòng Tài chính hoàn thành việc số 12/KH-SYT trước ngày 30/9/2025; "
_PATTERN = regex.compile(r"(?<!\w)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)|\w+/\w+-\w+")


def work() -> int:
    """Folding, splitting, counting and matching, as a reader of plans does it."""
    found = []
    for number in range(_LINES):
        text = f"{number}. {_LINE}{_LINE}"
        words = [(word, len(word)) for word in text.lower().split(" ") if word]
        counted = Counter(word for word, _ in words)
        found.append((sorted(counted.items())[:3], [match.span() for match in _PATTERN.finditer(text)]))
    return len(found)


def slowness() -> float:
    """How many times as long this machine takes as the reference; 1 for a faster one: bars apply to it as they are."""
    return max(1.0, best(work, times=20) / _REFERENCE)
