"""From what was parsed and what the reviewer decided to gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kehoach_parse.export.gold import FIELDS, FORMAT, SIGNER
from kehoach_parse.review import form
from kehoach_parse.review.answers import Answers, Decision, Parsed
from kehoach_parse.text.numerals import letter_value, roman_value


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of one document.

    Attributes:
        gold: in gold format 1.0, with those layers alone that were marked complete; None where none was.
        unused: layer → decisions that went nowhere, because it was not marked complete.
    """

    document: str
    gold: dict[str, Any] | None
    unused: Mapping[str, int]


def gold_of(answers: Answers) -> Iterator[Applied]:
    """Each document of the workbook. A layer marked complete holds what was decided, and the rest as parsed."""
    rows: dict[tuple[str, str], dict[str, Parsed]] = {}
    for (document, layer, key), parsed in answers.parsed.items():
        rows.setdefault((document, layer), {})[key] = parsed
    taken = Counter((document, layer) for document, layer, _ in answers.decisions)
    taken.update({place: len(missed) for place, missed in answers.missing.items()})
    decisions: dict[str, dict[tuple[str, str], Decision]] = {}
    for (document, layer, key), decision in answers.decisions.items():
        decisions.setdefault(document, {})[layer, key] = decision
    for document, complete in answers.complete.items():
        parsed_rows = {layer: rows.get((document, layer), {}) for layer in FIELDS}
        missing = {layer: missed for (name, layer), missed in answers.missing.items() if name == document}
        review = _Review(parsed_rows, decisions.get(document, {}), missing)
        gold = {"format": FORMAT, "document": document} | {
            layer: review.header() if layer == "header" else review.layer(layer)
            for layer in FIELDS
            if layer in complete
        }
        unused = {layer: taken[document, layer] for layer in FIELDS if layer not in complete and taken[document, layer]}
        yield Applied(document, gold if complete else None, unused)


@dataclass(frozen=True, slots=True)
class _Review:
    """One document: what was parsed by layer and key, what was decided, what was missed."""

    parsed: Mapping[str, Mapping[str, Parsed]]
    decisions: Mapping[tuple[str, str], Decision]
    missing: Mapping[str, Sequence[dict[str, Any]]]

    def header(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, parsed in self.parsed["header"].items():
            decision = self.decisions.get(("header", name))
            values[name] = parsed.gold["value"]
            if decision and decision.word != form.RIGHT:
                values[name] = decision.values.get("value")
        signer = {name: values.pop(f"signer.{name}") for name in SIGNER}
        values["signer"] = signer if any(signer.values()) else None
        values["recipients"] = values["recipients"] or []
        return {name: values[name] for name in FIELDS["header"]}

    def layer(self, layer: str) -> list[dict[str, Any]]:
        decided = {key: self._decided(layer, key, parsed) for key, parsed in self.parsed[layer].items()}
        kept = {key: row for key, row in decided.items() if row is not None}
        if layer == "references":
            self._follow(kept)
        return self._ordered(layer, list(kept.values()))

    def _decided(self, layer: str, key: str, parsed: Parsed) -> dict[str, Any] | None:
        decision = self.decisions.get((layer, key))
        if decision and decision.word == form.WRONG:
            return None
        return {**parsed.gold, **(decision.values if decision else {})}

    def _follow(self, kept: Mapping[str, dict[str, Any]]) -> None:
        """Gold names the reference one is within by its number: one corrected, or dropped, must show there."""
        for key, row in kept.items():
            decision, outer = self.decisions.get(("references", key)), self.parsed["references"][key].outer
            if outer is not None and not (decision and "within" in decision.values):
                row["within"] = kept[outer]["identifier"] if outer in kept else None

    def _ordered(self, layer: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """What was missed goes behind the last row that stands no later in the document."""
        places = self._places()
        head = "id" if layer == "sections" else "where"
        for missed in self.missing.get(layer, ()):
            ranks = [places.get(str(row[head]), len(places)) for row in rows]
            place = places.get(str(missed[head]), len(places))
            rows.insert(next((n for n in range(len(rows), 0, -1) if ranks[n - 1] <= place), 0), missed)
        return rows

    def _places(self) -> dict[str, int]:
        """Section or part of the document → its rank from front to end."""
        decided = (self._decided("sections", *item) for item in self.parsed["sections"].items())
        sections = [row["id"] for row in decided if row is not None]
        for missed in self.missing.get("sections", ()):
            sections.insert(_after_its_elders(missed["id"], sections), missed["id"])
        return {name: rank for rank, name in enumerate(("title", "preamble", *sections, *form.PLACES[2:]))}


def _after_its_elders(section: str, sections: Sequence[str]) -> int:
    """Where a section the parser missed stands: behind its elder siblings and all in them, else first in its parent."""
    parent, _, label = section.rpartition(".")
    elders = (
        [
            other
            for other in sections
            if other.rpartition(".")[0] == parent and _sign(label) == _sign(other) and _count(other) < _count(label)
        ]
        if _count(label)
        else [parent]
    )
    last = elders[-1] if elders else ""
    inside = [n for n, other in enumerate(sections) if last and (other == last or other.startswith(f"{last}."))]
    if inside:
        return inside[-1] + 1
    return sections.index(parent) + 1 if parent in sections else 0


def _sign(section: str) -> str:
    """What a label without a number begins with: ``-``, ``+``, ``¶``; nothing for numbers and letters."""
    first = section.rpartition(".")[2][:1]
    return first if first in "-+¶" else ""


def _count(section: str) -> int:
    """The number a label counts with: ``II.b`` is 2, ``¶3`` 3; 0 where it counts with nothing."""
    label = section.rpartition(".")[2].lstrip("-+¶").partition("~")[0]
    return int(label) if label.isdecimal() else roman_value(label) or letter_value(label) or 0
