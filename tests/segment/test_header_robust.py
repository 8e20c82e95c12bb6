"""Headers of text that is no plan: nothing is raised, nothing takes long."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_parse.models.header import Header
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment.header import read_header
from kehoach_parse.segment.zones import Zones
from tests.clock import best

PIECES = st.sampled_from(
    [
        *(
            "Nơi nhận:",
            "- Lưu: VT.",
            "KT.",
            "TM. ",
            "GIÁM ĐỐC",
            "Nguyễn Văn",
            "Số:",
            "/KH-",
            "ngày",
            "tháng 7",
            "năm 2025",
        ),
        *(
            "UBND",
            "TỈNH",
            "SƠN LA",
            "Sơn La",
            "Sở",
            "Y tế",
            "xây dựng",
            "của",
            "V/v",
            "ĐẢNG",
            "---",
            ", ",
            "(",
            ";",
            "*",
        ),
        *("\n", "   ", "à", "đ"),
    ]
)
LINES = st.lists(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map(" ".join)), max_size=8).map(tuple)


@given(
    letterhead=LINES,
    preamble=LINES,
    closing=LINES,
    footer=LINES,
    type_line=st.none() | st.text(),
    title=st.none() | st.text(),
)
def test_any_text_gives_a_header(
    letterhead: tuple[str, ...],
    preamble: tuple[str, ...],
    closing: tuple[str, ...],
    footer: tuple[str, ...],
    type_line: str | None,
    title: str | None,
) -> None:
    zones = Zones(letterhead, type_line, title, preamble, closing, footer)
    assert isinstance(read_header(zones, load_rulebook()), Header)
    assert isinstance(read_header(Zones(annex_of=zones), load_rulebook()), Header)


SIZE = 300_000
SECONDS = 4.0  # a zone cut wrongly may hold the whole document; the usual is 0.2 s


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A",
        " ",
        "Sở ",
        "Sở Y tế, ",
        "của UBND tỉnh, UBND tỉnh ",
        "Sơn La ",
        "ngày tháng ",
        "Số: ",
        "- A; ",
        "KT. ",
        "GIÁM ĐỐC ",
        "Nguyễn ",
        "...",
        "V/v a\n",
        "(((",
        "Trên đây là Kế hoạch của Sở Y tế ",
    ],
)
def test_a_whole_document_in_each_zone(piece: str) -> None:
    line = (piece * (SIZE // len(piece) + 1))[:SIZE]
    documents = (
        Zones(letterhead=(line,), footer=("Nơi nhận:", line)),
        Zones(preamble=(line,), closing=(line,), title=line),
        Zones(letterhead=tuple(line.split("\n")), footer=("Nơi nhận:", *("- a" for _ in range(20_000)))),
    )

    def read() -> None:
        for zones in documents:
            read_header(zones, load_rulebook())

    assert best(read, enough=SECONDS) < SECONDS
