"""Every example and every negative of the rules for letterheads and issuing sentences."""

from __future__ import annotations

import pytest

from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.rulebook.check import Case, cases, failure
from kehoach_parse.segment import issuer, letterhead

FINDERS = {letterhead.FAMILY: letterhead.find, issuer.FAMILY: issuer.find}
CASES = [(family, case) for family in FINDERS for case in cases(load_rulebook(), family)]


@pytest.mark.parametrize(("family", "case"), CASES, ids=[case.name for _, case in CASES])
def test_example(family: str, case: Case) -> None:
    assert failure(case, load_rulebook(), FINDERS[family]) is None
