"""A table of what was found: one row a plan."""

from __future__ import annotations

from pathlib import PurePath

from kehoach_parse.models.plan import Plan

_COUNTED = ("sections", "document_tables", "references", "deadlines", "movements", "assignments", "targets")
_HEADINGS = ("file", "number", "issued", "issuer", "sect.", "tables", "refs", "deadl.", "movem.", "assign.", "targets")
_WIDEST = 34


class Summary:
    """Collects rows; numbers stand to the right."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = [_HEADINGS]

    def add(self, plan: Plan) -> None:
        """Add the plan's row. What the document does not say is ``–``."""
        header = plan.header
        named = (PurePath(plan.source.uri).name, header.identifier or header.symbol, header.issued, header.issuer)
        counts = (str(len(getattr(plan, name))) for name in _COUNTED)
        self._rows.append((*(_shorten(value or "–") for value in named), *counts))

    def text(self) -> str:
        """The table, ready to print."""
        widths = [max(map(len, column)) for column in zip(*self._rows, strict=True)]
        lines = []
        for row in self._rows:
            cells = [
                cell.ljust(width) if place < 4 else cell.rjust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ]
            lines.append("  ".join(cells).rstrip())
        return "\n".join(lines)


def _shorten(value: str) -> str:
    return value if len(value) <= _WIDEST else f"{value[: _WIDEST - 1]}…"
