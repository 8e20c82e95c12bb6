"""What commands say on standard error: reasons, progress."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kehoach_parse import __version__
from kehoach_parse.errors import KehoachError

_PACKAGE = Path(__file__).resolve().parent.parent


def complain(message: str) -> None:
    """One line on standard error, with the program's name before it."""
    click.echo(f"kehoach: {message}", err=True)


def reason(error: Exception, source: str | None = None) -> str:
    """Why something failed, in one line. A mistake of this program says what to report, and where it happened."""
    if isinstance(error, KehoachError):
        return f"{' '.join(str(error.at(source) if source else error).split())} [{error.code}]"
    if os.environ.get("KEHOACH_TRACE"):
        traceback.print_exception(error)
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents] or frames
    place = f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else "unknown place"
    what = " ".join(str(error).split())[:200]
    return (
        f"{f'{source}: ' if source else ''}internal error: {type(error).__name__} at {place}: {what} "
        f"(a fault of kehoach {__version__}: please report this line and the file; KEHOACH_TRACE=1 shows more)"
    )


def progress(items: Sequence[str]) -> Iterable[str]:
    """The items, with a progress bar on standard error where that is a terminal and there are several."""
    if len(items) < 2 or not sys.stderr.isatty():
        return items
    from tqdm import tqdm

    return tqdm(items, unit="file", file=sys.stderr, leave=False)
