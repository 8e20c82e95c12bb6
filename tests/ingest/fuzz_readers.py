"""A target for atheris: ``python fuzz_readers.py READER CORPUS [libFuzzer options]``.

Every input is read or refused by name; any other exception, a hang or a crash ends the process with an error.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["kehoach_parse.ingest"]):
    from kehoach_parse.ingest import read_source
    from kehoach_parse.ingest.docx import read_docx
    from kehoach_parse.ingest.html import read_html
    from kehoach_parse.ingest.pdf import read_pdf

from kehoach_parse.errors import KehoachError
from kehoach_parse.settings import Limits, Settings
from tests.ingest.word_files import container

SETTINGS = Settings(ocr="never", limits=Limits(pages=20, table_cells=20_000, characters=200_000))


def read_word_part(data: bytes) -> None:
    """The bytes as the body of a sound zip, which mutations of a whole one rarely are; ``\\0`` parts it from lists."""
    document, _, numbering = data.partition(b"\0")
    read_docx(container({"word/document.xml": document, "word/numbering.xml": numbering}), SETTINGS)


READERS: dict[str, Callable[[bytes], object]] = {
    "pdf": lambda data: read_pdf(data, SETTINGS),
    "docx": read_word_part,
    "html": lambda data: read_html(data, SETTINGS),
    "any": lambda data: read_source(data, settings=SETTINGS),
}


def main() -> None:
    """Feed the reader named by the first argument; the rest is libFuzzer's."""
    read = READERS[sys.argv.pop(1)]

    def one_input(data: bytes) -> None:
        try:
            read(data)
        except KehoachError:
            return

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
