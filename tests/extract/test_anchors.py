"""Patterns are tried around anchors only, and paragraphs of any length are read in bounded stretches."""

import pytest
import regex

from kehoach_parse.extract.anchors import matches_around, stretches
from kehoach_parse.extract.bare import bare_document

DATE = regex.compile(r"(?:truoc )?(?:ngay )?\d+")


@pytest.mark.parametrize(
    ("text", "anchors", "reach", "spans"),
    [
        ("xong truoc ngay 30", [16], 12, [(5, 18)]),
        ("xong truoc ngay 30", [16], 5, [(11, 18)]),  # the longer match begins out of reach
        ("xong truoc ngay 30", [16], 0, [(16, 18)]),
        ("ngay 30 ngay 31", [5, 13], 12, [(0, 7), (8, 15)]),
        ("ngay 30", [5, 6], 12, [(0, 7)]),  # an anchor inside the last match
        ("ngay nao", [5], 12, []),
    ],
)
def test_matches_around(text: str, anchors: list[int], reach: int, spans: list[tuple[int, int]]) -> None:
    assert [match.span() for match in matches_around(DATE, text, anchors, reach)] == spans


def test_stretches_cover_a_long_paragraph_once() -> None:
    text = "- " + "gửi báo cáo " * 2_000
    unit = bare_document(text).units[0]
    cut = stretches([unit], text)
    assert max(piece.end - piece.body for piece in cut) <= 4_000
    assert "".join(text[piece.body : piece.end] for piece in cut) == text[unit.body : unit.end]


def test_short_units_stay_as_they_are() -> None:
    unit = bare_document("Gửi báo cáo trước ngày 30/6.").units[0]
    assert stretches([unit], "") == [unit]
