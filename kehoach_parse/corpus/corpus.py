"""A corpus: frames of all facts of many plans, filters, and who cites what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from kehoach_parse.corpus.frames import frame
from kehoach_parse.corpus.keys import DocumentKeys
from kehoach_parse.corpus.naming import matching_keys
from kehoach_parse.corpus.shelf import Entry, Shelf, Source
from kehoach_parse.errors import InputError
from kehoach_parse.models.plan import Plan
from kehoach_parse.models.rows import table_rows
from kehoach_parse.resolve.bodies import issuer_level
from kehoach_parse.resolve.provinces import find_province, province_on
from kehoach_parse.rulebook import Rulebook, load_rulebook
from kehoach_parse.rulebook.organs import find_organ
from kehoach_parse.text.fold import search_key

if TYPE_CHECKING:
    import pandas as pd

AsOf = Literal["written", "date", "today"]
_SIGNS = re.compile(r"[/\-\s]+")


class Corpus:
    """Plans parsed before, as one.

    Nothing is read until it is asked for. Plans in files are read one at a time, so that memory holds one plan, the
    headers and references of all, and the frames that were asked for.

    Args:
        source: the folder ``kehoach batch`` wrote to, a folder of the JSON files of plans, a file with one plan a line
            (``plans.jsonl``), or plans.
        rules: the rules to tell provinces, bodies and documents by; those shipped with the package where None.

    Raises:
        InputError: there is no plan.
    """

    def __init__(self, source: Source, *, rules: Rulebook | None = None) -> None:
        self._rules = rules or load_rulebook()
        self._shelf = Shelf(source, self._rules)
        self._only: frozenset[str] | None = None

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Plan]:
        for entry in self.entries:
            yield self._shelf.plan(entry.number)

    def __repr__(self) -> str:
        return f"<Corpus of {len(self)} plans>"

    @property
    def rules(self) -> Rulebook:
        """The rules in use."""
        return self._rules

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Headers and references of the plans, in order."""
        return tuple(entry for entry in self._shelf.entries if self._only is None or entry.plan_id in self._only)

    @property
    def keys(self) -> DocumentKeys:
        """Keys of documents, joined over the whole corpus: a filter changes none."""
        return self._shelf.keys

    def plan(self, entry: Entry) -> Plan:
        """The plan of an entry."""
        return self._shelf.plan(entry.number)

    # Filters: a corpus of the plans that fit.

    def province(self, name: str, *, as_of: AsOf = "written") -> Corpus:
        """The plans of a province.

        Args:
            name: of the province, in any spelling the tables know.
            as_of: ``written``, as the plan names it; ``date``, the province it lay in when it was issued; ``today``.
        """
        wanted = find_province(name, self._rules) or name

        def fits(entry: Entry) -> bool:
            province = entry.header.province
            if province is None:
                return False
            named = {
                "written": province.name,
                "date": province_on(province.name, entry.header.issued, self._rules),
                "today": province_on(province.name, None, self._rules),
            }
            return named[as_of] == wanted

        return self._where(fits)

    def year(self, year: int) -> Corpus:
        """The plans issued in a year."""
        return self._where(lambda entry: (entry.header.issued or "").startswith(f"{year:04}"))

    def doc_type(self, kind: str) -> Corpus:
        """The documents of a type, by code (``KH``) or name (``Kế hoạch``)."""
        wanted = search_key(kind)

        def fits(entry: Entry) -> bool:
            found = entry.header.doc_type
            return found is not None and wanted in {search_key(found.code or ""), search_key(found.name)}

        return self._where(fits)

    def level(self, level: str) -> Corpus:
        """The plans of issuers of a level: ``ministry``, ``province``, ``department``, ``commune`` …, or ``party``."""
        if level == "party":
            return self._where(lambda entry: self._regime(entry) == level)
        return self._where(lambda entry: issuer_level(entry.header, self._rules) == level)

    def citing(self, document: str) -> Corpus:
        """The plans that mention a document, given by its key or its number (``41-CT/TW``), whatever for.

        Raises InputError where no plan mentions such a document, or several documents bear that number.
        """
        key = self.find(document)
        return self._where(lambda entry: any(self.keys.full(r.document) == key for r in entry.references))

    def find(self, document: str) -> str:
        """The key of a document given by its key or number. Raises InputError; of several it lists the keys."""
        found = matching_keys(document, self._shelf.entries, self.keys)
        if not found:
            message = f"no plan cites a document {document!r}; give its number as plans print it, such as 41-CT/TW"
            raise InputError(message)
        if len(found) > 1:
            shown = ", ".join(f"{key} ({count} plans)" for key, count in found.items())
            raise InputError(f"{document!r} may be any of {len(found)} documents; give one of these keys: {shown}")
        return next(iter(found))

    def _where(self, fits: Callable[[Entry], bool]) -> Corpus:
        made = Corpus.__new__(Corpus)
        made._rules, made._shelf = self._rules, self._shelf
        made._only = frozenset(entry.plan_id for entry in self.entries if fits(entry))
        return made

    def _regime(self, entry: Entry) -> str | None:
        organ = find_organ(_SIGNS.split(entry.header.symbol or "")[-1], self._rules)
        return organ.regime if organ else None

    # Frames: one row a fact, types as in ``kehoach_parse.corpus.frames.dtypes``.

    @cached_property
    def plans(self) -> pd.DataFrame:
        """One row a plan: source, header, ``document``, ``level``, ``regime``."""
        by_id = {entry.plan_id: entry for entry in self.entries}

        def more(row: dict[str, Any]) -> dict[str, Any]:
            entry = by_id[row["plan_id"]]
            return row | {
                "document": self.keys.plan(entry.plan_id),
                "level": issuer_level(entry.header, self._rules),
                "regime": self._regime(entry),
            }

        return frame("plans", map(more, self._rows("plans")))

    @cached_property
    def sections(self) -> pd.DataFrame:
        """One row a unit of an outline."""
        return frame("sections", self._rows("sections"))

    @cached_property
    def tables(self) -> pd.DataFrame:
        """One row a cell of a table."""
        return frame("tables", self._rows("tables"))

    @cached_property
    def references(self) -> pd.DataFrame:
        """One row a mention of a document; ``document`` is the same for the same document in all plans."""
        rows = self._rows("references")
        return frame("references", (row | {"document": self.keys.full(row["document"])} for row in rows))

    @cached_property
    def deadlines(self) -> pd.DataFrame:
        """One row a time by which something is due."""
        return frame("deadlines", self._rows("deadlines"))

    @cached_property
    def movements(self) -> pd.DataFrame:
        """One row a mention of a movement."""
        return frame("movements", self._rows("movements"))

    @cached_property
    def assignments(self) -> pd.DataFrame:
        """One row a body, role and task."""
        return frame("assignments", self._rows("assignments"))

    @cached_property
    def targets(self) -> pd.DataFrame:
        """One row a target."""
        return frame("targets", self._rows("targets"))

    @cached_property
    def diagnostics(self) -> pd.DataFrame:
        """One row a remark on how a plan was read."""
        return frame("diagnostics", self._rows("diagnostics"))

    def _rows(self, table: str) -> Iterator[dict[str, Any]]:
        for entry in self.entries:
            yield from table_rows(self._shelf.values(entry.number), table)
