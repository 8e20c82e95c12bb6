"""Results made unchecked are those the models make."""

from __future__ import annotations

import pytest

from kehoach_parse.compare.result import Value
from kehoach_parse.compare.result.made import make_value

GIVEN = [
    ({"plan": "p1", "section": "II.1", "span": (3, 9), "quote": "rà soát", "value": "2025"}, "all fields"),
    ({"value": "2025", "plan": "p1"}, "some, in another order"),
    ({"plan": "p1"}, "the least there must be"),
]


@pytest.mark.parametrize(("values", "reason"), GIVEN, ids=[row[1] for row in GIVEN])
def test_made_as_the_model_makes_it(values: dict, reason: str) -> None:
    made, usual = make_value(**values), Value(**values)
    assert made == usual, reason
    assert made.model_dump_json() == usual.model_dump_json()
    assert made.model_dump_json(exclude_unset=True) == usual.model_dump_json(exclude_unset=True)


def test_a_copy_leaves_the_others_as_they_are() -> None:
    one, other = make_value(plan="p1"), make_value(plan="p2")
    changed = one.model_copy(update={"value": "2025"})
    assert changed.model_fields_set == {"plan", "value"}
    assert one.model_fields_set == other.model_fields_set == {"plan"}
