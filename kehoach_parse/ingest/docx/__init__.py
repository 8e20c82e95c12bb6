"""DOCX → Source: what a reader sees in Word, automatic numbers included, deleted text left out."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kehoach_parse.errors import DamagedFileError, EmptyInputError
from kehoach_parse.ingest.columns import split_columns
from kehoach_parse.ingest.docx.body import Block, Body, folded
from kehoach_parse.ingest.docx.numbering import Numbering
from kehoach_parse.ingest.docx.oldfonts import to_unicode
from kehoach_parse.ingest.docx.package import Package, attribute, child, is_on, local
from kehoach_parse.ingest.docx.styles import Styles
from kehoach_parse.ingest.docx.tabs import WIDE_GAP
from kehoach_parse.ingest.encoding import converted_from
from kehoach_parse.models.source import Grid, Line, Source
from kehoach_parse.settings import Settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, settings: Settings) -> Source:
    """Read a DOCX. Raises DamagedFileError, EncryptedFileError, LimitExceededError, EmptyInputError."""
    package = Package(data, settings.limits)
    main = _main_part(package)
    links = _relations(package, main)
    root = package.xml(main)
    body_element = child(root, "body")
    if body_element is None:
        raise DamagedFileError(f"part {main} holds no document body")
    styles = Styles(_linked(package, links, "styles"))
    notes = {kind: _linked(package, links, kind) for kind in ("footnotes", "endnotes")}
    header = _first_page_header(package, links, body_element)
    encodings = to_unicode((body_element, header, *notes.values()), styles)
    body = Body(styles, Numbering(_linked(package, links, "numbering")), settings.limits)
    blocks: list[Block] = []
    blocks += _letterhead(header, body)
    blocks += body.blocks(body_element)
    for kind, part in notes.items():
        blocks += body.notes(kind.removesuffix("s"), part)
    blocks = list(_arranged(blocks))
    if not any(block.text if isinstance(block, Line) else block.rows for block in blocks):
        raise EmptyInputError("the document holds no text")
    converted = tuple(converted_from(encoding) for encoding in encodings)
    return Source(tuple(blocks), MEDIA_TYPE, text_source="converted" if converted else "native", diagnostics=converted)


def _arranged(blocks: Sequence[Block]) -> Iterator[Block]:
    """Letterheads and signatures typed in two columns with tabs become grids; other wide gaps are spaces."""
    for are_lines, run in groupby(blocks, key=lambda block: isinstance(block, Line)):
        if are_lines:
            yield from _in_columns([block for block in run if isinstance(block, Line)])
        else:
            yield from run


def _in_columns(lines: Sequence[Line]) -> Iterator[Block]:
    if not any(WIDE_GAP in line.text for line in lines):
        yield from map(folded, lines)
        return
    placed = [line._replace(text=line.text.strip(), indent=len(line.text) - len(line.text.lstrip())) for line in lines]
    for block in split_columns(placed):
        yield folded(block) if isinstance(block, Line) else block


def _main_part(package: Package) -> str:
    for kind, target in _read_relations(package.xml("_rels/.rels"), ""):
        if kind == "officeDocument" and target in package:
            return target
    if "word/document.xml" in package:
        return "word/document.xml"
    raise DamagedFileError("the DOCX holds no main document part")


def _relations(package: Package, part: str) -> list[tuple[str, str, str]]:
    folder, name = posixpath.split(part)
    root = package.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
    ids = [attribute(item, "Id") or "" for item in root if local(item) == "Relationship"] if root is not None else []
    return [(key, *pair) for key, pair in zip(ids, _read_relations(root, folder), strict=True)]


def _read_relations(root: Any, folder: str) -> list[tuple[str, str]]:
    """Kind and target part of each relation."""
    if root is None:
        return []
    return [
        (
            (attribute(item, "Type") or "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, attribute(item, "Target") or "")).lstrip("/"),
        )
        for item in root
        if local(item) == "Relationship"
    ]


def _linked(package: Package, links: list[tuple[str, str, str]], kind: str) -> Any:
    return next((package.xml(target) for _, found, target in links if found == kind and target in package), None)


def _first_page_header(package: Package, links: list[tuple[str, str, str]], element: Any) -> Any:
    """The header of the first page only, None where there is none; all others are page furniture."""
    section = next(element.iter("{*}sectPr"), None)
    if section is None or not is_on(child(section, "titlePg")):
        return None
    for item in section:
        if local(item) == "headerReference" and attribute(item, "type") == "first":
            target = next(
                (target for key, _, target in links if key == attribute(item, "id") or key in item.attrib.values()), ""
            )
            return package.xml(target)
    return None


def _letterhead(header: Any, body: Body) -> list[Block]:
    """What some typists put into the header of the first page."""
    blocks = list(body.blocks(header)) if header is not None else []
    return blocks if len(blocks) > 1 or any(isinstance(block, Grid) for block in blocks) else []
