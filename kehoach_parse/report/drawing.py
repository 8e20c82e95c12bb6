"""Elements of SVG within the page."""

from __future__ import annotations

from lxml import html


def shape(tag: str, *content: html.HtmlElement | str, **attributes: object) -> html.HtmlElement:
    """An element of SVG; ``class_`` stands for ``class``, numbers are written to a tenth of a unit."""
    element = html.Element(tag)
    for name, value in attributes.items():
        element.set(name.rstrip("_"), f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value))
    for part in content:
        if isinstance(part, str):  # the shapes drawn here hold their text before any child
            element.text = part
        else:
            element.append(part)
    return element


def canvas(width: float, height: float, name: str, *content: html.HtmlElement) -> html.HtmlElement:
    """A drawing that scales with the page; ``name`` is the key of its part of the page."""
    attributes = {"viewBox": f"0 0 {width:g} {height:g}", "role": "group", "aria-labelledby": f"h-{name}"}
    return shape("svg", *content, style=f"min-width:{width * 0.8:g}px", **attributes)
