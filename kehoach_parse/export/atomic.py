"""Files that are either there whole or not there: written aside, renamed when done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TextIO

from kehoach_parse.errors import OutputError


@contextmanager
def replacing(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A text file that takes the place of ``path`` at the end of the ``with`` block, unless the block raises.

    Line ends are written as given, on every system. Missing folders are made.

    Raises:
        OutputError: the file cannot be written; names it and the reason.
    """
    with replacing_file(path) as part, part.open("x", encoding=encoding, newline="") as file:
        yield file


@contextmanager
def replacing_file(path: Path) -> Iterator[Path]:
    """A path to write a file to, which takes the place of ``path`` at the end of the block, unless the block raises.

    Raises:
        OutputError: the file cannot be written; names it and the reason.
    """
    part = path.with_name(f".{token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield part
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", source=str(path)) from error
