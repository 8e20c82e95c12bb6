"""What of a plan stands in the rows of the review workbook."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kehoach_parse.export.gold import FACTS, SIGNER, gold_header, gold_rows

_BEFORE_AND_AFTER = 90  # characters of the paragraph on either side of a fact's words: a line and a half on paper
_LONGEST_WORDS = 600


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One fact, section or header field of a document.

    Attributes:
        key: unique within document and layer: id of a fact or section, name of a header field.
        gold: the row in the shape of gold; for a header field its value under ``value``.
        outer: key of the reference this one is within, None elsewhere.
    """

    document: str
    layer: str
    key: str
    gold: Mapping[str, Any]
    page: str | None = None
    context: str | None = None
    rule: str | None = None
    confidence: str | None = None
    outer: str | None = None

    def to_json(self) -> str:
        """What must come back from the workbook, whatever is done to the sheets that are shown."""
        return json.dumps({"gold": self.gold, "outer": self.outer}, ensure_ascii=False)


def review_rows(document: str, plan: Mapping[str, Any]) -> Iterator[ReviewRow]:
    """Every row of a plan given as plain JSON values, in the order of the format."""
    header = gold_header(plan)
    signer = header.pop("signer") or {}
    values = header | {f"signer.{name}": signer.get(name) for name in SIGNER}
    for name, value in values.items():
        yield ReviewRow(document, "header", name, {"value": value})
    for layer in ("sections", *FACTS):
        for row, gold in zip(plan[layer], gold_rows(plan, layer), strict=True):
            yield ReviewRow(
                document,
                layer,
                row["id"],
                gold,
                page=_page(row, plan),
                context=_context(plan["text"], *row["span"]),
                rule=row.get("rule"),
                confidence=row.get("confidence"),
                outer=row.get("within"),
            )


def _page(row: Mapping[str, Any], plan: Mapping[str, Any]) -> str | None:
    """The pages of a row's words: by its boxes, where the plan was written with them, else by those of its table."""
    if row.get("boxes"):
        return _joined({box["page"] for box in row["boxes"]})
    tables = {table["id"]: table.get("pages") for table in plan["tables"]}
    return _joined(tables.get((row.get("table") or {}).get("id")) or ())


def _joined(pages: Any) -> str | None:
    return ", ".join(map(str, sorted(pages))) or None


def _context(text: str, start: int, end: int) -> str:
    """The words in their paragraph, ⟦ ⟧ around them: `… báo cáo kết quả ⟦trước ngày 20/8/2025⟧ để tổng hợp …`."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = max(first, start - _BEFORE_AND_AFTER), min(last, end + _BEFORE_AND_AFTER)
    words = text[start:end]
    if len(words) > _LONGEST_WORDS:
        words = f"{words[: _LONGEST_WORDS // 2]} … {words[-_LONGEST_WORDS // 2 :]}"
    cut = ("… " if before > first else "", " …" if after < last else "")
    return " ".join(f"{cut[0]}{text[before:start]}⟦{words}⟧{text[end:after]}{cut[1]}".split())
