"""A single paragraph as a document, so that rules and tests can be run on one sentence."""

from __future__ import annotations

from kehoach_parse.models.document import Document, Unit
from kehoach_parse.models.header import Header
from kehoach_parse.models.section import SectionStyle


def bare_document(
    text: str,
    *,
    where: str = "I.1",
    issued: str | None = None,
    title: str | None = None,
    heading: str | None = None,
    column: str | None = None,
) -> Document:
    """A document whose last unit is one paragraph at ``where``, issued on ``issued``.

    With ``heading`` a heading stands above it; with ``column`` the paragraph is a table cell under that header.
    """
    style: SectionStyle | None = "arabic" if where[0] in "IVX" else None
    header = Header(issued=issued, title=title)
    above = f"{heading}\n" if heading else ""
    start, end = len(above), len(above) + len(text)
    unit = Unit(
        where=where,
        start=start,
        end=end,
        body=start,
        style=None if column else style,
        parent="I" if heading else None,
        cells=((start, end),) if column else (),
        columns=(column,) if column else (),
    )
    if not heading:
        return Document(text=text, units=(unit,), header=header)
    top = Unit(where="I", start=0, end=start - 1, body=0, style="roman", heading=True)
    return Document(text=above + text, units=(top, unit), header=header)
