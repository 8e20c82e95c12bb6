"""One row for every input of a batch, whatever became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

Status = Literal["ok", "partial", "failed", "skipped"]
FAILURES: frozenset[Status] = frozenset({"failed", "partial"})


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one input, without anything that differs between two runs.

    Attributes:
        status: ``ok``; ``partial`` where something of the document could not be read (a diagnostic of severity error);
            ``failed``; ``skipped`` for a copy of another input.
        code: stable name of the failure, None for ``ok``.
        message: what went wrong and what to do, without the file's name.
        sha256: of the content, None where it could not be read.
        pages: None where there is no plan, or its format has no pages.
        plan_id: of the plan made, None where there is none.
        province: as the plan names it; with ``issued`` (EDTF) it says where the plan stands in partitioned tables.
    """

    uri: str
    status: Status
    code: str | None = None
    message: str | None = None
    sha256: str | None = None
    pages: int | None = None
    plan_id: str | None = None
    province: str | None = None
    issued: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """The row as plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Recipe:
    """All that a result depends on but for the document itself: version, digest of the rules, settings as JSON."""

    version: str
    rules: str
    options: str


def ledger_lines(rows: Iterable[Row], recipe: Recipe) -> Iterator[bytes]:
    """Rows as JSON Lines in UTF-8, each with the version and the digest of the rules it was made with."""
    made_with = {"version": recipe.version, "rules": recipe.rules}
    for row in rows:
        yield json_line(row.to_dict() | made_with)


def json_line(values: dict[str, Any]) -> bytes:
    """One line of JSON in UTF-8. What UTF-8 cannot hold (a file name in an old encoding) is escaped, as JSON allows."""
    return json.dumps(values, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
