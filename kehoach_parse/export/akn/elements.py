"""Elements of Akoma Ntoso 3.0."""

from __future__ import annotations

from lxml import etree

from kehoach_parse.markup import printable

_WITH_WORDS = {"p", "num", "heading"}
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def element(tag: str, *children: etree._Element, text: str | None = None, **attributes: str) -> etree._Element:
    """An element with its children; ``as_`` stands for the attribute ``as``."""
    made = etree.Element(f"{{{NAMESPACE}}}{tag}", nsmap={None: NAMESPACE})  # type: ignore[dict-item]  # stubs do not know None
    for name, value in attributes.items():
        made.set(name.rstrip("_"), printable(value))
    made.text = printable(text) if text is not None else None
    made.extend(children)
    return made


def indent(root: etree._Element, level: int = 0) -> None:
    """Put each element that holds no words of its own on a line of its own; paragraphs stay as they are."""
    if root.text or not len(root) or etree.QName(root).localname in _WITH_WORDS:
        return
    for child in root:
        child.tail = "\n" + " " * (level + 1)
        indent(child, level + 1)
    root.text, root[-1].tail = "\n" + " " * (level + 1), "\n" + " " * level
