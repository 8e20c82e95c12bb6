"""Reads what the reviewer wrote into the workbook; every cell that cannot be understood is named, none is guessed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from kehoach_parse.export.gold import FIELDS
from kehoach_parse.review import form
from kehoach_parse.review.sheet import Line, Problems, ReviewError, lines, open_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

Key = tuple[str, str, str]
"""Document, layer, key of a row."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A row as it was parsed: its values in the shape of gold, and the key of the reference it is within."""

    gold: Mapping[str, Any]
    outer: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """``right``, ``wrong`` or ``changed``, with the corrected values."""

    word: str
    values: Mapping[str, Any]


@dataclass(slots=True)
class Answers:
    """What a workbook says.

    Attributes:
        complete: document → the layers the reviewer vouches for.
        parsed: every row that was parsed, shown or not, in the order of the plans.
        decisions: those taken.
        missing: document and layer → facts the parser missed, in the order of the sheet.
    """

    complete: dict[str, frozenset[str]] = field(default_factory=dict)
    parsed: dict[Key, Parsed] = field(default_factory=dict)
    decisions: dict[Key, Decision] = field(default_factory=dict)
    missing: dict[tuple[str, str], list[dict[str, Any]]] = field(default_factory=dict)


def read_answers(path: Path) -> Answers:
    """What the reviewer wrote into the workbook at ``path``.

    Raises:
        ReviewError: cells that cannot be understood; lists all of them.
        InputError: it cannot be opened, is no XLSX, or inflates to more than ``Limits`` allow.
        MissingPackageError: openpyxl is not installed.
    """
    book, problems, answers = open_workbook(path), Problems(path.name), Answers()
    _read_parsed(book, problems, answers)
    if not problems.found:
        _read_documents(book, problems, answers)
        _read_header(book, problems, answers)
        places = [
            place for layer in FIELDS if layer != "header" for place in _read_layer(book, problems, answers, layer)
        ]
        _check_places(places, answers)
    if problems.found:
        raise ReviewError(problems.found)
    return answers


def _read_parsed(book: Workbook, problems: Problems, answers: Answers) -> None:
    if form.PARSED not in book.sheetnames:
        problems.add("is gone; take the workbook that `kehoach review` wrote", form.PARSED)
        return
    for number, (document, layer, key, *pieces) in enumerate(book[form.PARSED].iter_rows(2, values_only=True), start=2):
        try:
            values = json.loads("".join(str(piece) for piece in pieces if piece is not None))
            answers.parsed[str(document), str(layer), str(key)] = Parsed(values["gold"], values["outer"])
        except (ValueError, TypeError, KeyError):
            problems.add("was changed; this sheet must stay as `kehoach review` wrote it", form.PARSED, f"D{number}")


def _read_documents(book: Workbook, problems: Problems, answers: Answers) -> None:
    known = {document for document, _, _ in answers.parsed}
    for line in lines(book, form.DOCUMENTS, ("document", form.WHOLE, *FIELDS), problems):
        name = line["document"]
        if name not in known or PurePath(str(name)).name != name:
            line.wrong("document", f"{name} is no document of this workbook; do not change the names")
            continue
        marked = [head for head in (form.WHOLE, *FIELDS) if line[head] and line.read(head, form.MARKS.read)]
        answers.complete[name] = frozenset(FIELDS if form.WHOLE in marked else marked)


def _read_header(book: Workbook, problems: Problems, answers: Answers) -> None:
    for line in lines(book, "header", form.columns("header"), problems):
        kinds = {"value": form.kind_of("header", str(line["field"]))}
        decision = _decision(line, answers, "header", line["field"], kinds)
        if decision:
            answers.decisions[line["document"], "header", line["field"]] = decision


def _read_layer(book: Workbook, problems: Problems, answers: Answers, layer: str) -> Iterable[Line]:
    """Read a layer's sheet; gives the rows that say anew where their fact stands."""
    kinds = {name: form.kind_of(layer, name) for name in FIELDS[layer]}
    for line in lines(book, layer, form.columns(layer), problems):
        if line["key"] is not None:
            decision = _decision(line, answers, layer, line["key"], kinds)
            if decision:
                answers.decisions[line["document"], layer, line["key"]] = decision
        elif line["decision"] or any(line[f"{form.NEW}{name}"] is not None for name in FIELDS[layer]):
            _read_missing(line, answers, layer, kinds)
        if "where" in FIELDS[layer] and line[f"{form.NEW}where"]:
            yield line


def _decision(line: Line, answers: Answers, layer: str, key: Any, kinds: Mapping[str, form.Kind]) -> Decision | None:
    """The decision on a row that was parsed, None where none was taken or it cannot be understood."""
    filled = [name for name in kinds if line[f"{form.NEW}{name}"] is not None]
    place = (line["document"], layer, key)
    if line["decision"] is None and not filled:
        return None
    word = line.read("decision", form.DECISIONS[True].read) if line["decision"] is not None else None
    if place not in answers.parsed:
        line.wrong("document", "no such row was parsed; do not change the columns that are not yellow")
    elif place in answers.decisions:
        line.wrong("decision", f"{key} of {line['document']} is decided on in two rows; delete one")
    elif line["decision"] is None or (filled and word in (form.RIGHT, form.WRONG)):
        head = f"{form.NEW}{filled[0]}"
        line.wrong(head, f"a corrected value needs the decision {form.CHANGED}; choose it, or empty this cell")
    elif word == form.CHANGED and not filled:
        line.wrong("decision", f"{form.CHANGED} needs a value in a column `{form.NEW}…`; write {form.NONE} to empty it")
    elif word:
        values = _new_values(line, layer, filled, kinds)
        if layer == "deadlines" and filled:
            _check_deadline(line, {**answers.parsed[place].gold, **values})
        return Decision(word, values)
    return None


def _new_values(line: Line, layer: str, filled: Iterable[str], kinds: Mapping[str, form.Kind]) -> dict[str, Any]:
    values = {}
    for name in filled:
        head = f"{form.NEW}{name}"
        if line[head] != form.NONE:
            values[name] = line.read(head, kinds[name].read)
        elif name in form.REQUIRED[layer]:
            line.wrong(head, f"{name} cannot be {form.NONE}; for a fact that is not there, decide {form.WRONG}")
        else:
            values[name] = None
    return values


def _read_missing(line: Line, answers: Answers, layer: str, kinds: Mapping[str, form.Kind]) -> None:
    filled = [name for name in FIELDS[layer] if line[f"{form.NEW}{name}"] is not None]
    if line["decision"] is None:
        line.wrong("decision", f"a row that was not parsed needs the decision {form.MISSING}")
        return
    line.read("decision", form.DECISIONS[False].read)
    if line["document"] not in answers.complete:
        line.wrong("document", f"{line['document'] or 'nothing'} is no document of this workbook; choose one")
    for name in form.REQUIRED[layer]:
        if name not in filled:
            line.wrong(f"{form.NEW}{name}", f"a fact that was missed needs its {name}")
    values = _new_values(line, layer, filled, kinds)
    row = {name: values.get(name) for name in FIELDS[layer]}
    if layer == "deadlines":
        _check_deadline(line, row)
    answers.missing.setdefault((line["document"], layer), []).append(row)


def _check_deadline(line: Line, row: Mapping[str, Any]) -> None:
    """What a deadline says must go with its kind."""
    needed, possible = form.DEADLINES.get(row["kind"], ((), FIELDS["deadlines"]))
    for name in FIELDS["deadlines"][2:-1]:
        head = f"{form.NEW}{name}"
        if row[name] is None and name in needed and line[head] in (None, form.NONE):
            line.wrong(head, f"a deadline of kind {row['kind']} needs its {name}")
        elif row[name] is not None and name not in (*needed, *possible):
            line.wrong(
                head, f"a deadline of kind {row['kind']} has no {name}; write {form.NONE}, or choose another kind"
            )


def _check_places(places: Iterable[Line], answers: Answers) -> None:
    """Every place written must be a section of the document, as it is after the review, or a part of it."""
    sections: dict[str, set[str]] = {}
    for (document, layer, key), row in answers.parsed.items():
        if layer == "sections":
            decision = answers.decisions.get((document, layer, key))
            changed = (decision.values if decision else {}).get("id")
            if not decision or decision.word != form.WRONG:
                sections.setdefault(document, set()).add(changed or row.gold["id"])
    for (document, layer), rows in answers.missing.items():
        if layer == "sections":
            sections.setdefault(document, set()).update(str(row["id"]) for row in rows)
    for line in places:
        head = f"{form.NEW}where"
        if line[head] not in {form.NONE, *form.PLACES} | sections.get(line["document"], set()):
            line.wrong(head, f"{line[head]} is no section of {line['document']}; see sheet sections")
