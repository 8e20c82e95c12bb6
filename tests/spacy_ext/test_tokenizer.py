from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from kehoach_parse.spacy_ext import SyllableTokenizer

TOKENIZE = SyllableTokenizer(spacy.blank("xx").vocab)

ROWS = [
    ("Sở Nội vụ", ["Sở", "Nội", "vụ"], "syllables"),
    ("số41-CT/TW", ["số", "41", "-", "CT", "/", "TW"], "a number typed against the word before it"),
    ("20/8/2025.", ["20", "/", "8", "/", "2025", "."], "a date"),
    ("a\n\nb\tc", ["a", "\n\n", "b", "\t", "c"], "line breaks and tabs stay as tokens"),
    ("a  b", ["a", " ", "b"], "of two blanks the second is a token"),
    (" a", [" ", "a"], "a blank at the start"),
    ("đê\u0309", ["đê\u0309"], "a mark that does not compose stays with its letter"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "words", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_words(text: str, words: list[str], why: str) -> None:
    assert [token.text for token in TOKENIZE(text)] == words, why


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_text_is_kept(text: str) -> None:
    assert TOKENIZE(text).text == text
