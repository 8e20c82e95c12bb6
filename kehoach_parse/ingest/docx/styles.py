"""Paragraph and character styles: what a style chain says about bold, capitals, fonts and numbering."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kehoach_parse.ingest.docx.package import attribute, child, is_on, local

_MAX_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says itself, None where it is silent."""

    based_on: str | None
    bold: bool | None
    caps: bool | None
    hidden: bool | None
    number: str | None
    level: int | None
    font: str | None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Any) -> None:
        self._styles: dict[str, Style] = {}
        self.default: str | None = None
        self.font = font_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        for element in root if root is not None else ():
            if local(element) == "style":
                name = attribute(element, "styleId") or ""
                self._styles[name] = _style(element)
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true"}:
                    self.default = name

    def chain(self, name: str | None) -> list[tuple[str, Style]]:
        """The style and those it is based on, nearest first."""
        found: list[tuple[str, Style]] = []
        while name is not None and name in self._styles and len(found) < _MAX_CHAIN:
            found.append((name, self._styles[name]))
            name = self._styles[name].based_on
        return found

    def toggle(self, name: str | None, what: str) -> bool | None:
        """``bold``, ``caps`` or ``hidden`` as the chain of ``name`` says."""
        values = (getattr(style, what) for _, style in self.chain(name))
        return next((value for value in values if value is not None), None)

    def font_name(self, run: Any, paragraph: Any) -> str:
        """The font of a run, by its own properties, its style, that of its paragraph or the defaults; else empty."""
        own = font_of(child(run, "rPr"))
        styles = (attribute(child(run, "rPr", "rStyle"), "val"), attribute(child(paragraph, "pPr", "pStyle"), "val"))
        for name in (styles[0], styles[1] or self.default):
            own = own or next((style.font for _, style in self.chain(name) if style.font), None)
        return own or self.font or ""

    def numbering(self, name: str | None) -> tuple[str, list[tuple[str, int | None]]] | None:
        """The ``numId`` of the chain, and each style of it with the level it names; None where no style numbers."""
        chain = self.chain(name)
        number = next((style.number for _, style in chain if style.number is not None), None)
        return None if number is None else (number, [(style_name, style.level) for style_name, style in chain])


def font_of(properties: Any) -> str | None:
    """The font that run properties name for letters with and without marks, None where they name none."""
    fonts = child(properties, "rFonts")
    return attribute(fonts, "hAnsi") or attribute(fonts, "ascii")


def _style(element: Any) -> Style:
    run = child(element, "rPr")
    level = attribute(child(element, "pPr", "numPr", "ilvl"), "val")
    return Style(
        based_on=attribute(child(element, "basedOn"), "val"),
        bold=is_on(child(run, "b")),
        caps=is_on(child(run, "caps")),
        hidden=is_on(child(run, "vanish")),
        number=attribute(child(element, "pPr", "numPr", "numId"), "val"),
        level=int(level) if level and level.isdigit() else None,
        font=font_of(run),
    )
