"""One row for every input of a batch, whatever became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kehoach_parse.batch.store import Recipe
from kehoach_parse.batch.worker import Outcome, Status


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What became of one input, without anything that differs between two runs.

    Attributes:
        code: kind of failure; None for ``ok``.
        plan_id: of the plan made, None where there is none.
        rules: digest of the rules used.
    """

    uri: str
    status: Status
    code: str | None
    message: str | None
    sha256: str | None
    pages: int | None
    plan_id: str | None
    version: str
    rules: str

    @classmethod
    def of(cls, outcome: Outcome, recipe: Recipe) -> LedgerRow:
        """The row of an outcome."""
        plan = outcome.plan
        return cls(
            uri=outcome.uri,
            status=outcome.status,
            code=outcome.code,
            message=outcome.message,
            sha256=outcome.sha256,
            pages=plan["source"]["pages"] if plan else None,
            plan_id=plan["plan_id"] if plan else None,
            version=recipe.version,
            rules=recipe.rules,
        )


def json_lines(rows: Iterable[LedgerRow]) -> bytes:
    """Rows as JSON Lines in UTF-8."""
    names = LedgerRow.__slots__
    return "".join(
        json.dumps({name: getattr(row, name) for name in names}, ensure_ascii=False) + "\n" for row in rows
    ).encode()
