"""A tokenizer by syllables. Written Vietnamese separates syllables, not words; every character stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import regex
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab


@cache
def _token() -> regex.Pattern[str]:
    # Letters and digits part (`số41`, `20/8`), so that the words of a fact seldom begin inside a token.
    return regex.compile(r"[\p{L}\p{M}]++|\p{N}++|\ |[^\S ]++|.", regex.VERSION1 | regex.DOTALL)


class SyllableTokenizer:
    """Cuts text into syllables, numbers, signs and runs of other white space; ``doc.text`` is the text, whatever it is.

    It has no settings, so that writing and reading it back with a pipeline stores nothing.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The text as a Doc."""
        words: list[str] = []
        spaces: list[bool] = []
        for word in _token().findall(text):
            if word == " " and spaces and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing: see the class."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> SyllableTokenizer:
        """Itself: see the class."""
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes nothing: see the class."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> SyllableTokenizer:
        """Itself: see the class."""
        return self


def create_tokenizer() -> Callable[[Language], SyllableTokenizer]:
    """What a pipeline's configuration calls by the registered name."""
    return lambda nlp: SyllableTokenizer(nlp.vocab)


registry.tokenizers("kehoach.SyllableTokenizer.v1", func=create_tokenizer)
