"""Plain text and Markdown → lines and grids."""

from __future__ import annotations

from collections.abc import Iterator

from kehoach_parse.ingest.columns import read_columns
from kehoach_parse.ingest.lines import Lines, raw_lines
from kehoach_parse.ingest.markdown import is_markdown, read_markdown
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.source import Source
from kehoach_parse.text.normalize import Normalized, normalize


def read_text(text: str, *, media_type: str = "text/plain") -> Source:
    """Read decoded text, Markdown included.

    Lines keep their offset in ``text``; a form feed begins a page; a line of dashes counts as a blank one.
    Never raises; repairs of look-alike letters are counted in a diagnostic.
    """
    normalized = normalize(text)
    raw = list(raw_lines(normalized))
    lines = Lines()
    if is_markdown(normalized.text):
        media_type = "text/markdown" if media_type == "text/plain" else media_type
        read_markdown(raw, lines)
    else:
        read_columns(raw, lines)
    return Source(
        lines.finished(),
        media_type,
        pages=raw[-1].page if raw else None,
        diagnostics=tuple(_repairs(normalized)),
    )


def _repairs(normalized: Normalized) -> Iterator[Diagnostic]:
    if normalized.repairs:
        counts = ", ".join(f"{change} ({count})" for change, count in sorted(normalized.repairs.items()))
        yield Diagnostic(code="look-alikes", severity="info", message=f"letters of another script replaced: {counts}")
