"""Small Word files made for tests."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = f'xmlns:w="{W}" xmlns:mc="mc" xmlns:v="v" xmlns:r="r"'
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = ("styles", "numbering", "footnotes", "header1")


def docx(body: str, **parts: str) -> bytes:
    """A DOCX of this body; ``parts`` are the inner XML of ``styles``, ``numbering``, ``footnotes``, ``header1``."""
    roots = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "header1": "hdr"}
    kinds = {"header1": "header"}
    files = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations([(kinds.get(name, name), f"{name}.xml") for name in parts]),
    }
    for name in parts:
        files[f"word/{name}.xml"] = f"<w:{roots[name]} {_NAMES}>{parts[name]}</w:{roots[name]}>"
    return container({name: text.encode() for name, text in files.items()})


def container(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in files.items():
            target.writestr(name, data)
    return out.getvalue()


def p(*texts: str, properties: str = "", runs: str = "") -> str:
    """A paragraph of plain runs, or of ``runs`` given as XML."""
    inner = runs or "".join(f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' for text in texts)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, number: int, level: int = 0) -> str:
    """A paragraph of an automatic list."""
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: str) -> str:
    """A table of rows given as XML."""
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def tc(text: str, properties: str = "") -> str:
    """A table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def abstract(name: int, *levels: str, extra: str = "") -> str:
    """A list definition; each level is ``form|text`` or ``form|text|start``."""
    inner = ""
    for at, level in enumerate(levels):
        form, text, *start = level.split("|")
        inner += (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{start[0] if start else 1}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )
    return f'<w:abstractNum w:abstractNumId="{name}">{inner}{extra}</w:abstractNum>'


def num(name: int, definition: int, overrides: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def _relations(links: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{at}" Type="{_TYPE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(links, 1)
    )
    return f"<Relationships>{inner}</Relationships>"
