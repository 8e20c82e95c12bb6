"""Plans as tasks of Label Studio, each with what was found as predictions, and the labelling interface beside them.

Import ``tasks.json`` into a project whose labelling interface is ``interface.xml``. Places are those of the browser,
which counts a character outside the Basic Multilingual Plane as two.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, get_args

from lxml import etree

from kehoach_parse.export.plan_tables import WritePlan
from kehoach_parse.markup import COLOURS
from kehoach_parse.models.facts import Comparator, DeadlineKind, ReferenceKind, Relation, Role

TASKS, INTERFACE = "tasks.json", "interface.xml"

# Array of a plan → label of its spans, and the kind whose colour it has.
_LABELS = {
    "references": ("REFERENCE", "reference"),
    "deadlines": ("DEADLINE", "deadline"),
    "assignments": ("ASSIGNMENT", "assignment"),
    "movements": ("MOVEMENT", "movement"),
    "targets": ("TARGET", "target"),
}
# Values that are chosen from a list, for each label: name of the control, field, choices.
_CHOICES: dict[str, tuple[tuple[str, str, Sequence[str]], ...]] = {
    "references": (
        ("reference-kind", "kind", get_args(ReferenceKind)), ("relation", "relation", get_args(Relation)),
    ),
    "deadlines": (("deadline-kind", "kind", get_args(DeadlineKind)),),
    "assignments": (("role", "role", get_args(Role)),),
    "targets": (("comparator", "comparator", get_args(Comparator)),),
}  # fmt: skip


@contextmanager
def label_studio(path: Path) -> Iterator[WritePlan]:
    """Writes the tasks and the interface to a new folder, complete at the end of the block."""
    path.mkdir(parents=True)
    (path / INTERFACE).write_bytes(interface())
    with (path / TASKS).open("w", encoding="utf-8", newline="") as file:
        count = 0

        def write(plan: Mapping[str, Any]) -> None:
            nonlocal count
            file.write(",\n" if count else "[\n")
            file.write(json.dumps(task(plan), ensure_ascii=False))
            count += 1

        yield write
        file.write("\n]\n" if count else "[]\n")


def interface() -> bytes:
    """The labelling interface as XML: a label for each kind of fact, and what is chosen for a span of it."""
    view = etree.Element("View")
    labels = etree.SubElement(view, "Labels", name="label", toName="text")
    for label, kind in _LABELS.values():
        etree.SubElement(labels, "Label", value=label, background=COLOURS[kind])
    etree.SubElement(view, "Text", name="text", value="$text", granularity="character")
    for array, choices in _CHOICES.items():
        for name, field, values in choices:
            control = etree.SubElement(
                view, "Choices", name=name, toName="text", perRegion="true", whenTagName="label",
                whenLabelValue=_LABELS[array][0], choice="single",
            )  # fmt: skip
            etree.SubElement(control, "Header", value=field)
            for value in values:
                etree.SubElement(control, "Choice", value=value)
    etree.indent(view, "  ")
    text: bytes = etree.tostring(view, encoding="utf-8")
    return text + b"\n"


def task(plan: Mapping[str, Any]) -> dict[str, Any]:
    """One plan, given as plain JSON values, as a task; rule and confidence of a fact stand in the notes of its span."""
    text, header = plan["text"], plan["header"]
    wide = any(ord(char) > 0xFFFF for char in text)
    result = []
    for array, (label, _) in _LABELS.items():
        for fact in plan[array]:
            start, end = (_in_browser(text, at) if wide else at for at in fact["span"])
            place = {"start": start, "end": end, "text": text[slice(*fact["span"])]}
            region = {"id": f"{array}-{fact['id']}", "to_name": "text"}
            notes = {"text": [f"{fact['rule']} · {fact['confidence']}"]}
            result.append(
                {**region, "from_name": "label", "type": "labels", "value": {**place, "labels": [label]}, "meta": notes}
            )
            for name, field, _ in _CHOICES.get(array, ()):
                chosen = {**place, "choices": [fact[field]]}
                result.append({**region, "from_name": name, "type": "choices", "value": chosen})
    producer = plan["producer"]
    version = f"{producer['name']} {producer['version']} {producer['rules']}"
    data = {"text": text, "plan_id": plan["plan_id"], "uri": plan["source"]["uri"], "title": header["title"]}
    return {"data": data, "predictions": [{"model_version": version, "result": result}]}


def _in_browser(text: str, offset: int) -> int:
    """An offset in UTF-16 code units."""
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
