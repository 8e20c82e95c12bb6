"""Word lists find whole words in folded text, wherever they are asked to look."""

import pytest

from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.text.fold import fold

VERBS = WordList(["hoàn thành", "báo cáo", "gửi"])


@pytest.mark.parametrize(
    ("text", "found", "opens", "closes"),
    [
        ("hoàn thành trước", True, True, False),
        ("phải gửi ", True, False, True),
        ("sơ bộ báo cáo", True, False, True),
        ("báo cáo", True, True, True),
        ("gửia", False, False, False),  # a word of the list inside a longer one
        ("xgửi", False, False, False),
        ("báo  cáo", False, False, False),  # phrases have single spaces
        ("", False, False, False),
        ("hoàn thành " + "a " * 60 + "gửi", True, True, True),  # longer than the window read at either end
    ],
)
def test_where_the_words_stand(text: str, found: bool, opens: bool, closes: bool) -> None:
    folded = fold(text)
    assert (VERBS.found_in(folded), VERBS.opens(folded), VERBS.closes(folded)) == (found, opens, closes)


def test_spans_overlap() -> None:
    words = WordList(["thời hạn", "hạn"])
    assert sorted(words.spans("thời hạn")) == [(0, 8), (5, 8)]
