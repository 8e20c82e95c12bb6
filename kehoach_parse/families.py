"""The families of rules and the function that applies each, so that their examples can be run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kehoach_parse.errors import RuleError
from kehoach_parse.extract.assignments import find as find_assignments
from kehoach_parse.extract.assignments.labels import find as find_labels
from kehoach_parse.extract.deadlines.finder import find as find_deadlines
from kehoach_parse.extract.movements.finder import find as find_movements
from kehoach_parse.extract.references import find as find_references
from kehoach_parse.extract.targets.finder import find as find_targets
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.check import Finder, cases, failure
from kehoach_parse.segment.cues import find as find_cues
from kehoach_parse.segment.issuer import find as find_issuers
from kehoach_parse.segment.letterhead import find as find_letterhead
from kehoach_parse.segment.markers import find as find_markers

FINDERS: Mapping[str, Finder] = {
    "assignments": find_assignments,
    "deadlines": find_deadlines,
    "issuing": find_issuers,
    "letterhead": find_letterhead,
    "movements": find_movements,
    "outline": find_markers,
    "references": find_references,
    "targets": find_targets,
    "task_labels": find_labels,
    "zones": find_cues,
}
"""Family, a folder under ``rules/`` → what finds its facts in a bare paragraph."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An example or negative that does not hold."""

    path: str
    case: str
    reason: str


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What running all examples gave."""

    rules: int
    cases: int
    failures: tuple[Failure, ...]


def check_rules(rulebook: Rulebook) -> RuleReport:
    """Run every example and negative of every rule. Raises RuleError for a malformed file or an unknown family."""
    rules = count = 0
    failures = []
    for family in rulebook.families:
        finder = finder_of(family)
        rules += len(rulebook.family(family))
        for case in cases(rulebook, family):
            count += 1
            reason = failure(case, rulebook, finder)
            if reason:
                failures.append(Failure(case.rule.path, case.name, reason))
    return RuleReport(rules, count, tuple(failures))


def finder_of(family: str) -> Finder:
    """The function that applies a family's rules. Raises RuleError where there is none."""
    if family not in FINDERS:
        known = ", ".join(sorted(FINDERS))
        raise RuleError(f"nothing applies the rules of this folder; known families: {known}", source=f"{family}/")
    return FINDERS[family]
