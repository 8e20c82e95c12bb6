"""Where the plans of a corpus lie: in memory, or in files that are read one plan at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import ValidationError

from kehoach_parse.batch import Archive
from kehoach_parse.corpus.keys import DocumentKeys
from kehoach_parse.errors import InputError
from kehoach_parse.export.json_files import read_json
from kehoach_parse.models.facts import Reference
from kehoach_parse.models.header import Header
from kehoach_parse.models.plan import Plan, PlanHead
from kehoach_parse.rulebook import Rulebook

Source = str | os.PathLike[str] | Iterable[Plan]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a plan without reading it again.

    Attributes:
        number: its place on the shelf.
    """

    number: int
    plan_id: str
    uri: str
    sha256: str
    header: Header
    references: tuple[Reference, ...]


class Shelf:
    """Plans by number, each id once."""

    def __init__(self, source: Source, rules: Rulebook) -> None:
        self._rules = rules
        self._held: list[Plan] | None = None
        self._archive: Archive | None = None
        if isinstance(source, str | os.PathLike):
            self._archive = Archive.open(os.fspath(source), keep_heads=True)
        else:
            self._held = list(source)
            if not self._held:
                raise InputError("a corpus needs a plan at least")

    def plan(self, number: int) -> Plan:
        """The plan of that number. Raises OutputError where its file is no plan any more."""
        if self._held is not None:
            return self._held[number]
        line = self._line(number)
        try:
            return Plan.model_validate_json(line)
        except ValidationError:  # with boxes, or damaged
            return read_json(line.encode(), source=f"plan {number}")

    def _head(self, number: int) -> PlanHead | Plan:
        return self._held[number] if self._held is not None else self._opened.head(number)

    def values(self, number: int) -> dict[str, Any]:
        """The plan of that number as plain JSON values."""
        if self._held is not None:
            return self._held[number].to_dict()
        values: dict[str, Any] = json.loads(self._line(number))
        return values

    def _line(self, number: int) -> str:
        return self._opened[number]

    @property
    def _opened(self) -> Archive:
        if self._archive is None:
            raise AssertionError("plans in memory are read as they are")
        return self._archive

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """An entry for each plan, in order. Goes through all plans once; of two with one id the first counts."""
        once: dict[str, Entry] = {}
        for entry in self._entries():
            once.setdefault(entry.plan_id, entry)
        return tuple(once.values())

    def _entries(self) -> Iterator[Entry]:
        total = len(self._held) if self._held is not None else len(self._archive or ())
        for number in range(total):
            plan = self._head(number)
            yield Entry(number, plan.plan_id, plan.source.uri, plan.source.sha256, plan.header, plan.references)

    @cached_property
    def keys(self) -> DocumentKeys:
        """Keys of the documents of all plans."""
        return DocumentKeys.of(self.entries, self._rules)
