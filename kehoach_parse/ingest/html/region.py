"""The part of a web page that is the document: menus, banners and lists of links around it are left out."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.text.fold import fold

DOMINANT = 0.75
"""Share of a page's running text from which one child of an element is taken to hold the document."""
_LINKED = 0.6
_MAX_CHROME = 0.2
_REFUSAL = 800  # letters outside of links: no plan is so short

UNSEEN = frozenset(
    (
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "nav",
        "aside",
        "dialog",
        "audio",
        "video",
        "canvas",
        "map",
        "link",
        "meta",
        "title",
    )
)
_TABLE_PARTS = frozenset(("table", "thead", "tbody", "tr"))
_CONTAINERS = _TABLE_PARTS | {
    "html",
    "body",
    "div",
    "section",
    "article",
    "main",
    "form",
    "center",
    "td",
    "span",
    "pre",
}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME = re.compile(r"[a-z]+")


def refusal(root: Any) -> str | None:
    """The words by which a page says that it is none of the documents of its server; None where it does not.

    Such pages are short and have nothing of a letterhead. To be asked before :func:`document_region` prunes the tree.
    """
    title = " ".join(root.xpath("string(//title)").split())[:_REFUSAL]
    body = root.find("body")
    shown = [] if body is None else body.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::a)]")
    text = " ".join("".join(shown).split())
    if len(text) > _REFUSAL or _holds_document(root):
        return None
    folded = fold(f"{title}\n{text}")
    return next((words for words in _words()[2] if words in folded), None)


def document_region(root: Any) -> Any:
    """Take everything unseen out of the tree, and return the innermost element that holds the whole document."""
    _prune(root)
    weights, linked = _weights(root)
    _drop_chrome(root, weights, linked)
    weights, _ = _weights(root)
    region = root
    while True:
        heavy = next((child for child in region if weights.get(child, 0) >= DOMINANT * max(weights[region], 1)), None)
        if heavy is None or heavy.tag not in _CONTAINERS or _own_text(region) or _loses_document(region, heavy):
            break
        region = heavy
    while region.tag in _TABLE_PARTS and region.getparent() is not None:
        region = region.getparent()  # a table is read as a whole, from outside
    return region


def _prune(root: Any) -> None:
    doomed = [
        element
        for element in root.iter()
        if not isinstance(element.tag, str)
        or element.tag in UNSEEN
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "")
    ]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()


def _weights(root: Any) -> tuple[dict[Any, int], dict[Any, int]]:
    """Length of text under each element outside of links, and inside of links."""
    plain: dict[Any, int] = {}
    linked: dict[Any, int] = {}
    for element in reversed(list(root.iter())):
        own = len((element.text or "").strip())
        tails = sum(len((child.tail or "").strip()) for child in element)
        text = own + tails + sum(plain[child] for child in element)
        inside = sum(linked[child] for child in element)
        if element.tag == "a" and element.get("href"):
            text, inside = 0, inside + text
        plain[element], linked[element] = text, inside
    return plain, linked


def _drop_chrome(root: Any, weights: dict[Any, int], linked: dict[Any, int]) -> None:
    total = max(weights[root], 1)
    for element in list(root.iter()):
        if element is root or element.getparent() is None or element.tag in {"a", "body", "html"}:
            continue
        text, links = weights.get(element, 0), linked.get(element, 0)
        if text > _MAX_CHROME * total or _holds_document(element):
            continue
        mostly_links = links > _LINKED * (text + links) and sum(1 for _ in element.iter("a")) > 3
        if mostly_links or _named_chrome(element):
            element.drop_tree()


def _named_chrome(element: Any) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return element.tag == "footer" or not _words()[0].isdisjoint(_NAME.findall(names))


def _holds_document(element: Any) -> bool:
    text = fold(" ".join(element.text_content().split()))
    return any(words in text for words in _words()[1])


def _loses_document(region: Any, heavy: Any) -> bool:
    """Whether what stands beside the heavy child has the letterhead or the signature of the document."""
    return any(_holds_document(child) for child in region if child is not heavy)


def _own_text(element: Any) -> bool:
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    words = load_rulebook().yaml("words/portal.yaml")
    document, refusals = (tuple(fold(line) for line in words[name]) for name in ("document", "refusals"))
    return frozenset(words["chrome"].split()), document, refusals
