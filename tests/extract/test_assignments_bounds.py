"""Text made to be slow costs no more than it should."""

from __future__ import annotations

import pytest

from kehoach_parse import Settings
from kehoach_parse.extract.assignments import extract
from kehoach_parse.extract.bare import bare_document
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import load_rulebook
from tests.clock import best

LENGTH = 100_000
SECONDS = 2.0  # the usual is 0.05

PIECES = [
    ("các sở, ", "a collective without end"),
    ("Sở Y tế, ", "a list of names without end"),
    ("Hội Abc, ", "heads with unknown names"),
    ("các Sở: Abc, ", "one head for many"),
    ("Giám đốc, ", "offices without end"),
    ("thuộc các ", "qualifiers of qualifiers"),
    ("Căn cứ, ", "circumstances without a subject"),
    ("các đơn vị quản lý ", "describing verbs"),
    ("tổ chức, ", "a word that is now a noun, now a verb"),
    ("phối hợp với ", "partners without names"),
    ("Đơn vị: ", "colons"),
    ("(", "brackets that never close"),
    ('"', "quotation marks"),
    ("Yêu cầu các đơn vị và ", "orders without end"),
    ("; các xã tổ chức", "clauses without end"),
]


def read(text: str) -> None:
    extract(bare_document(text), Found(), load_rulebook(), Settings(nlp="off"))


@pytest.mark.parametrize(("piece", "reason"), PIECES)
def test_hostile_paragraph(piece: str, reason: str) -> None:
    read("Sở Y tế kiểm tra.")  # rules compiled
    assert best(lambda: read(piece * (LENGTH // len(piece))), enough=SECONDS) < SECONDS, reason
