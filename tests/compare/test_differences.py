"""The comparison of the corpus of one directive against its gold, row by row.

``differences.json`` holds the differences planted in the plans; each must be found. What else the comparison says must
be true as well: every further row stands in ``FURTHER`` with the reason, and none may be missing there.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kehoach_parse.compare import Comparison
from kehoach_parse.compare.result import Difference, Value

FOLDER = Path(__file__).resolve().parents[2] / "corpora" / "directive"
PLANTED = json.loads((FOLDER / "differences.json").read_text(encoding="utf-8"))["differences"]

# Planted rows whose bodies are told by another sentence of the same plan: the gold takes, plan by plan, the lead of the
# programme or of following the plan up; the comparison reads the latter throughout.
ELSEWHERE = {"x5"}

# Type, plan and section of the first value that is no directive's, and why the row is true though nobody planted it.
FURTHER = [
    ("deadline", "thai-nguyen-tinh-uy", "III.1", "skills of officials: 2027, in Huế 12/2026, for teachers 3/2026"),
    ("deadline", "dong-thap-so-khcn", "II.3.-2", "launched on 10/10/2025; in Cần Thơ winners are chosen yearly"),
    ("deadline", "dong-thap-ubnd", "IV.1.a", "the department sets itself an earlier day than its province"),
    ("lead", "lang-son-ubnd", "III.1", "who draws up the programme"),
    ("lead", "dong-thap-so-khcn", "II.3", "who launches the movement"),
    ("lead", "thai-nguyen-tinh-uy", "IV.4", "who issues a plan of its own: communes, Party committees, schools"),
    ("lead", "lang-son-ubnd", "V.4.-1", "money: the finance department, in a department its planning division"),
    ("lead", "thai-nguyen-tinh-uy", "IV.2", "the Party committee of the Front, the Front itself"),
    ("lead", "dong-thap-ubnd", "IV.1.a", "the province's department, the department's division"),
    ("lead", "lang-son-so-gddt", "III.1.-2", "who writes the teaching material"),
    ("only_here", "thai-nguyen-tinh-uy", "II.2", "the electronic handbook of Party members"),
    ("only_here", "hue-ubnd", "III.2.-2", "tablets for the lagoon"),
    ("only_here", "hue-ubnd", "III.4.-2", "a column in the city's paper"),
    ("only_here", "lang-son-so-gddt", "II.2.-2", "a contest in schools"),
    ("only_here", "ca-mau-ubnd", "IV.2.¶1", "mobile coverage of the coast"),
    ("only_here", "tay-ninh-ubnd", "IV.4.-1", "classes of trade unions after work"),
    ("only_here", "hung-yen-ubnd", "IV.2.-1", "learning corners in libraries"),
    ("only_here", "can-tho-ubnd", "IV.1.a", "who runs the boat of x15"),
    ("only_here", "quang-ngai-so-y-te", "II.1", "the electronic health book"),
    ("only_here", "quang-ngai-so-y-te", "III.1", "desks at reception"),
    ("only_here", "quang-ngai-so-y-te", "IV.2.-2", "a column on digital health"),
    ("adapted_from_plan", "thai-nguyen-tinh-uy", "IV.2", "Lạng Sơn V.6: the Front for its committee"),
    ("adapted_from_plan", "lang-son-so-gddt", "II.1.-2", "Gia Lai III.3.b has it of boarding schools, of another kind"),
]  # fmt: skip


def first_of(row: Difference, names: dict[str, str]) -> tuple[str, str, str | None]:
    value = next(value for value in row.values if value.plan != "directive")
    return row.type, names[value.plan], value.section


def says(value: Value, planted: dict[str, str | None], names: dict[str, str], *, elsewhere: bool) -> bool:
    """Whether a value is the planted one: same plan, same place, and the planted value or, where there is none, words.

    A window is as good as its last day (``trong tháng 10/2025``). The name the gold gives a task is no value here.
    """
    if names[value.plan] != planted["plan"] or (value.section != planted["section"] and not elsewhere):
        return False
    if value.value is None:
        return (planted["quote"] or "") in (value.quote or "")
    wanted = planted["value"]
    return value.value == wanted or value.value.endswith(f"/{wanted}")


def holds(row: Difference, planted: dict, names: dict[str, str]) -> bool:
    elsewhere = planted["id"] in ELSEWHERE
    return row.type == planted["type"] and all(
        any(says(value, wanted, names, elsewhere=elsewhere) for value in row.values) for wanted in planted["values"]
    )


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{row['id']} {row['type']}" for row in PLANTED])
def test_planted_difference_is_found(comparison: Comparison, names: dict[str, str], planted: dict) -> None:
    found = [row for row in comparison.differences if holds(row, planted, names)]
    assert found, planted["about"]


def test_nothing_else_is_said_but_what_is_true(comparison: Comparison, names: dict[str, str]) -> None:
    planted = [row for row in comparison.differences if any(holds(row, gold, names) for gold in PLANTED)]
    others = [first_of(row, names) for row in comparison.differences if row not in planted]
    known = [row[:3] for row in FURTHER]
    assert [row for row in others if row not in known] == [], "neither planted nor known to be true"
    assert [row for row in known if row not in others] == [], "no longer said: take it off the list"
