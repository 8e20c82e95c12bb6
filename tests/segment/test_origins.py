"""From the reading text back to the lines it was joined from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_parse.ingest.plain import read_text
from kehoach_parse.models.document import Document
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment import segment
from tests.segment.plans import BOTTOM, TOP

TEXTS = {
    "lines": TOP + "I. MỤC ĐÍCH\n\n1. Nâng  cao\tnhận thức,\n\nnăng lực.\n" + BOTTOM,
    "table": TOP + "I. A\n\n| TT | Việc |\n|---|---|\n| 1 | Rà soát |\n" + BOTTOM,
    "run together": "KẾ HOẠCH TUYÊN TRUYỀN Căn cứ Luật; I. AB 1. Mục đích - Một. - Hai. 2. Yêu cầu - Ba. II. CD - Bốn.",
}


def check(document: Document, raw: str) -> None:
    for start, end in [(unit.start, unit.end) for unit in document.units]:
        pieces = document.origins.pieces(start, end)
        assert pieces
        for piece in pieces:
            words = document.text[piece.start : piece.end]
            assert piece.line.text[piece.column :].startswith(words)
            if piece.column == 0 and piece.line.offset is not None:
                assert raw[piece.line.offset :].startswith(words.split()[0])


@pytest.mark.parametrize("name", TEXTS)
def test_every_unit_leads_back_to_its_lines(name: str) -> None:
    check(segment(read_text(TEXTS[name]), load_rulebook()), TEXTS[name])


@pytest.mark.shared
def test_every_unit_of_real_plans_leads_back(shared: Path) -> None:
    for path in sorted(shared.glob("seeds/*.txt")) + sorted(shared.glob("real/*.md")):
        source = read_text(path.read_text(encoding="utf-8"))
        document = segment(source, load_rulebook())
        for unit in document.units:
            covered = sum(piece.end - piece.start for piece in document.origins.pieces(unit.start, unit.end))
            assert covered >= 0.8 * (unit.end - unit.start), path.name
