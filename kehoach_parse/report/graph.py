"""The chain of implementation as a drawing: the directive to the left, what carries it out to its right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

from kehoach_parse.compare.result import DIRECTIVE, Edge, Node
from kehoach_parse.markup import printable
from kehoach_parse.report.bilingual import both, said
from kehoach_parse.report.drawing import canvas, shape
from kehoach_parse.report.sheet import Sheet
from kehoach_parse.report.tables import day, section

NODES_SHOWN = 150
_BOX, _GAP, _ROW, _HIGH = 230.0, 90.0, 42.0, 32.0
_NAME_SHOWN = 29

Place = tuple[int, float]
"""Column, and middle of the box from the top."""


def chain(sheet: Sheet) -> html.HtmlElement:
    """The drawing, and below it the provinces without a plan and the doubtful citations."""
    found = sheet.comparison.chain
    nodes = {node.id: node for node in found.nodes[:NODES_SHOWN]}
    edges = [edge for edge in found.edges if edge.source in nodes and edge.target in nodes]
    places = _places(nodes, edges)
    width = (max(column for column, _ in places.values()) + 1) * (_BOX + _GAP) - _GAP + 10
    height = max(middle for _, middle in places.values()) + _ROW
    lines = (_line(sheet, edge, places) for edge in edges)
    boxes = (_box(sheet, node, places[node.id]) for node in nodes.values())
    drawing = canvas(width, height, "chain", *lines, *boxes)
    attributes = {"class": "wide drawing", "tabindex": "0", "role": "region", "aria-labelledby": "h-chain"}
    return section("chain", E.DIV(drawing, attributes), *_notes(sheet))


def _places(nodes: Mapping[str, Node], edges: list[Edge]) -> dict[str, Place]:
    """Column by the number of steps to the directive; within a column in the order of the nodes.

    Steps that carry out count before those that only cite: a plan through another plan stands behind it.
    """
    steps = {DIRECTIVE: 0}
    for way in ([edge for edge in edges if edge.relation == "implements"], edges):
        while fresh := {e.source: steps[e.target] + 1 for e in way if e.target in steps and e.source not in steps}:
            steps.update(fresh)
    columns: dict[int, list[str]] = {}
    for node in nodes:
        columns.setdefault(steps.get(node, 1), []).append(node)
    tallest = max(map(len, columns.values()))
    places = {}
    for column, members in columns.items():
        room = tallest * _ROW / len(members)
        for number, node in enumerate(members):
            places[node] = (column, number * room + room / 2)
    return places


def _line(sheet: Sheet, edge: Edge, places: Mapping[str, Place]) -> html.HtmlElement:
    (from_column, y1), (to_column, y2) = places[edge.source], places[edge.target]
    x1, x2 = from_column * (_BOX + _GAP), to_column * (_BOX + _GAP) + _BOX
    if from_column == to_column:  # side by side: a bow to the right
        x1 = x2
        path = f"M{x1:g},{y1:g} C{x1 + 50:g},{y1:g} {x2 + 50:g},{y2:g} {x2:g},{y2:g}"
    else:
        path = f"M{x1:g},{y1:g} C{x1 - _GAP / 2:g},{y1:g} {x2 + _GAP / 2:g},{y2:g} {x2:g},{y2:g}"
    relation = said(edge.relation)[0]
    label = printable(f"{relation}: {edge.quote or ''}")
    curve = shape("path", shape("title", label), **{"d": path, "class": f"edge {edge.relation}"})
    return shape("a", curve, **{**sheet.place(edge.plan, edge.span), "aria-label": label})


def _box(sheet: Sheet, node: Node, place: Place) -> html.HtmlElement:
    column, middle = place
    left = column * (_BOX + _GAP)
    name = printable(sheet.name(node.id) if node.kind != "document" else node.label)
    under = " · ".join(filter(None, (node.label if node.kind == "plan" else None, day(node.issued))))
    short = name if len(name) <= _NAME_SHOWN else name[: _NAME_SHOWN - 1] + "…"
    drawn = shape(
        "g",
        shape("rect", x=left, y=middle - _HIGH / 2, width=_BOX, height=_HIGH, rx=5, class_=f"node {node.kind}"),
        shape("text", short, x=left + 8, y=middle - 2, class_="name"),
        shape("text", printable(under), x=left + 8, y=middle + 11, class_="tick"),
        shape("title", name),
    )
    if node.kind != "plan" or not sheet.in_full:
        return drawn
    number = str(sheet.number(node.id))
    return shape("a", drawn, **{"href": f"#text-{number}", "aria-label": name, "data-plans": number})


def _notes(sheet: Sheet) -> Iterator[html.HtmlElement]:
    found = sheet.comparison.chain
    if found.outdated:
        yield E.H3(both("outdated"))
        yield E.UL(*(
            E.LI(E.A(
                both("outdated-row", plan=printable(sheet.name(one.plan)), quote=printable(one.quote or ""), by=one.by),
                sheet.place(one.plan, one.span),
            ))
            for one in found.outdated
        ))  # fmt: skip
    if found.provinces_without:
        names = ", ".join(province.name for province in found.provinces_without)
        yield E.DETAILS(E.SUMMARY(both("without"), f": {len(found.provinces_without)}"), E.P(names))
