"""A fact as a reader is shown it: where it stands, its words, one line of values, a colour by kind."""

from __future__ import annotations

from dataclasses import dataclass

# Kind of fact → Vietnamese and English name. The order is that of the legend.
KINDS: dict[str, tuple[str, str]] = {
    "reference": ("Viện dẫn", "Reference"),
    "deadline": ("Thời hạn", "Deadline"),
    "assignment": ("Phân công", "Assignment"),
    "movement": ("Phong trào", "Movement"),
    "target": ("Chỉ tiêu", "Target"),
}

# Kind of fact → background behind dark text; the hues are those of the strokes of `kehoach view`.
COLOURS: dict[str, str] = {
    "reference": "#a5c8f5",
    "deadline": "#f2aeb3",
    "assignment": "#a4d3ae",
    "movement": "#d2bdf0",
    "target": "#ecd08f",
}


@dataclass(frozen=True, slots=True)
class ShownFact:
    """One fact ready for display. ``key`` is unique within the page, ``value`` one line of normalised values."""

    key: str
    kind: str
    section: str
    span: tuple[int, int]
    quote: str
    value: str
    rule: str
    confidence: str
