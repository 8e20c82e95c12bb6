"""What stands inside a Word paragraph: text as shown, line breaks, text boxes, footnote marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kehoach_parse.ingest.docx.package import attribute, child, is_on, local
from kehoach_parse.ingest.docx.styles import Styles

# Moved text stands where it was moved to; what tracked changes removed is gone, what they inserted is there.
_REMOVED = frozenset(
    {"del", "moveFrom", "rPr", "pPr", "instrText", "delText", "Fallback", "sdtPr", "sdtEndPr", "txbxContent"}
)
_PLAIN = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "", "br": "\n", "cr": "\n"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of text of one weight; a line feed in it is a line break of the typist."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box anchored in the paragraph: its ``txbxContent`` element."""

    content: Any


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote or endnote, by the id of the note."""

    kind: str
    note: str
    bold: bool


Part = Shown | TextBox | NoteMark


def inline(paragraph: Any, styles: Styles) -> Iterator[Part]:
    """The content of a paragraph in order."""
    style = attribute(child(paragraph, "pPr", "pStyle"), "val") or styles.default
    yield from _walk(paragraph, styles, style)


def _walk(element: Any, styles: Styles, style: str | None) -> Iterator[Part]:
    for item in element:
        name = local(item)
        if name == "r":
            yield from _run(item, styles, style)
        elif name == "AlternateContent":
            # The same drawing twice, for new and for old programs; the first one counts.
            yield from _walk(_chosen(item), styles, style)
        elif name not in _REMOVED:
            yield from _walk(item, styles, style)


def _chosen(alternate: Any) -> Any:
    options = {local(option): option for option in reversed(list(alternate))}
    return options.get("Choice", options.get("Fallback", alternate))


def _run(run: Any, styles: Styles, style: str | None) -> Iterator[Part]:
    properties = child(run, "rPr")
    own = attribute(child(properties, "rStyle"), "val")

    def toggled(tag: str, what: str) -> bool:
        values = (is_on(child(properties, tag)), styles.toggle(own, what), styles.toggle(style, what))
        return next((value for value in values if value is not None), False)

    if toggled("vanish", "hidden"):
        return
    bold, caps = toggled("b", "bold"), toggled("caps", "caps")
    for item in run:
        name = local(item)
        if name == "t":
            text = item.text or ""
            yield Shown(text.upper() if caps else text, bold)
        elif name in _PLAIN:
            yield Shown(_PLAIN[name], bold)
        elif name == "sym":
            yield Shown(_symbol(item), bold)
        elif name in {"footnoteReference", "endnoteReference"}:
            yield NoteMark(name.removesuffix("Reference"), attribute(item, "id") or "", bold)
        elif name in {"AlternateContent", "drawing", "pict", "object"}:
            yield from _boxes(item)


def _symbol(item: Any) -> str:
    try:
        code = int(attribute(item, "char") or "", 16)
    except ValueError:
        return ""
    return {0xF02D: "-", 0xF0E0: "→", 0xF0B7: "•", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B0: "°"}.get(
        code, "•" if 0xE000 <= code < 0xF900 else chr(code) if 0x20 <= code < 0xD800 else ""
    )


def _boxes(element: Any) -> Iterator[TextBox]:
    name = local(element)
    if name == "AlternateContent":
        yield from _boxes(_chosen(element))
    elif name == "txbxContent":
        yield TextBox(element)
    else:
        for item in element:
            yield from _boxes(item)
