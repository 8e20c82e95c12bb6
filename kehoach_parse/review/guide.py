"""What the first sheet of the review workbook tells the reviewer."""

from __future__ import annotations

from importlib import resources


def guide() -> list[tuple[str, str]]:
    """English and Vietnamese, a row each; the first row is the head."""
    text = (resources.files("kehoach_parse.review") / "assets" / "guide.txt").read_text(encoding="utf-8")
    return [(english, vietnamese) for english, vietnamese in (pair.splitlines() for pair in text.split("\n\n"))]
