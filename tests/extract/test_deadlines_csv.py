"""The 104 surface patterns of the shared domain folder, read as the annotation guidelines read them."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from kehoach_parse.extract import deadlines, references
from kehoach_parse.extract.bare import bare_document
from kehoach_parse.models.facts import Deadline
from kehoach_parse.models.found import Found
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

ROLES = frozenset({"deadline", "execution-period", "recurring-deadline", "continuous"})
KINDS = {
    "before": "by", "on-or-before": "by", "until": "by", "from-to": "window", "from-event": "window", "during": "window",
    "event-to": "window", "on": "on", "within": "relative", "none": "continuous",
}  # fmt: skip

# Rows the guidelines read otherwise than the table: what comes out, and why. None: no deadline.
GUIDELINES_WIN: dict[str, tuple[dict[str, object] | None, str]] = {
    "P009": ({"kind": "by", "end": "2027-08-15", "end_inclusive": False}, "fields hold dates, no clock times"),
    "P011": ({"kind": "by", "end": "2025-06-06", "end_inclusive": True}, "chậm nhất is a due date, not a day"),
    "P017": ({"kind": "by", "end": "2025-08-31", "end_inclusive": True}, "Hoàn thành trong …: by has start null"),
    "P023": ({"kind": "by", "end": "2025-06-30", "end_inclusive": True}, "Hoàn thành trong …: by has start null"),
    "P026": ({"kind": "on", "start": "2025-09-01", "end": "2025-09-01"}, "đầu tháng is day 1; no ten-day window is made up"),
    "P027": ({"kind": "on", "start": "2025-09-15", "end": "2025-09-15"}, "one day is kind on"),
    "P028": ({"kind": "by", "end": "2025-09-30", "end_inclusive": True}, "Hoàn thành …: by has start null"),
    "P033": ({"kind": "by", "end": "2025-09-30", "end_inclusive": True}, "Hoàn thành trong …: by has start null"),
    "P037": ({"kind": "by", "end": "2025-06-30", "end_inclusive": True}, "Hoàn thành …: by has start null"),
    "P043": ({"kind": "by", "end": "2025-12-31", "end_inclusive": True}, "Hoàn thành trong năm: by has start null"),
    "P044": (None, "cuối năm that only qualifies is none"),
    "P045": ({"kind": "on", "start": "2026-01-01", "end": "2026-01-01"}, "one day is kind on"),
    "P046": ({"kind": "on", "start": "2025-06-30", "end": "2025-06-30"}, "one day is kind on"),
    "P068": ({"kind": "recurring", "recurrence": "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20"}, "two days are two entries"),
    "P069": ({"kind": "recurring", "recurrence": None}, "the rhythm hangs on the reporting period"),
    "P073": ({"kind": "continuous", "start": "2025-01-01", "end": "2025-12-31"}, "continuous within a year"),
    "P081": ({"kind": "relative", "anchor": "tổ chức hội nghị", "offset": "-P15D"}, "days before an event are relative"),
    "P082": ({"kind": "relative", "anchor": "ngày trao thưởng", "offset": "-P7D"}, "days before an event are relative"),
    "P083": ({"kind": "relative", "anchor": "ngày nhận được hồ sơ", "offset": "P5D"}, "the anchor keeps its words"),
    "P084": ({"kind": "relative", "anchor": "ngày ban hành", "offset": "P5D"}, "days from an event are relative"),
    "P085": ({"kind": "relative", "anchor": "ngày lập được thành tích", "offset": "P45D"}, "the anchor keeps its words"),
    "P086": ({"kind": "relative", "anchor": "Kế hoạch được ban hành", "offset": None}, "sau khi is relative without offset"),
    "P087": ({"kind": "relative", "anchor": "ngày ký ban hành", "offset": None}, "when the plan is in force counts"),
    "P088": ({"kind": "until_event", "start": "2025-10-01", "end": None}, "until an event is a kind of its own"),
    "P089": ({"kind": "window", "start": None, "end": "2025-12-31", "anchor": "ngày phát động thi đua"}, "a window with an anchor"),
    "P090": ({"kind": "relative", "offset": None}, "sau khi is relative without offset"),
}  # fmt: skip


def _rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "domain" / "deadline_patterns.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _read(row: dict[str, str]) -> tuple[Deadline, ...]:
    document = bare_document(row["sentence"], issued=row["plan_date"])
    rules, settings = load_rulebook(), Settings(nlp="off")
    found = Found(references=references.extract(document, Found(), rules, settings))
    return deadlines.extract(document, found, rules, settings)


def _expected(row: dict[str, str]) -> dict[str, object] | None:
    """The fields a row of the table stands for, in the guidelines' terms."""
    return GUIDELINES_WIN[row["id"]][0] if row["id"] in GUIDELINES_WIN else _plain(row)


def _plain(row: dict[str, str]) -> dict[str, object] | None:
    """The fields as the table's own columns say."""
    if row["role"] not in ROLES:
        return None
    if row["rrule"]:
        return {"kind": "recurring", "recurrence": row["rrule"]}
    kind = KINDS[row["relation"]]
    if kind == "by":
        return {"kind": kind, "start": None, "end": row["end"], "end_inclusive": row["relation"] != "before"}
    return {"kind": kind, "start": row["start"] or None, "end": row["end"] or None}


@pytest.mark.shared
def test_every_row_reads_as_the_guidelines_say(shared: Path) -> None:
    rows = _rows(shared)
    assert len(rows) == 104
    wrong = []
    for row in rows:
        got = [deadline.model_dump() for deadline in _read(row)]
        expected = _expected(row)
        if expected is None:
            if got:
                wrong.append(f"{row['id']} {row['sentence']!r}: expected none, got {[one['quote'] for one in got]}")
        elif not got or any(got[0][name] != value for name, value in expected.items()):
            wrong.append(f"{row['id']} {row['sentence']!r}: expected {expected}, got {got[:1]}")
        elif len(got) > 1 and row["id"] != "P068":
            wrong.append(f"{row['id']} {row['sentence']!r}: {len(got)} deadlines")
    assert not wrong, "\n".join(wrong)


@pytest.mark.shared
def test_exceptions_are_needed(shared: Path) -> None:
    """A row listed as differing must differ from what the table's own columns say."""
    for row in _rows(shared):
        expected, plain = GUIDELINES_WIN.get(row["id"], (None, ""))[0], _plain(row)
        if expected is not None and plain is not None:
            assert any(plain.get(name) != value for name, value in expected.items()), row["id"]
