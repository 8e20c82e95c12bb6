"""The result of comparing the plans that carry out one directive: schema 1.0, frozen, the same for the same input.

Everything points to where it stands: ``plan`` is the id of a plan of ``Comparison.plans`` or ``directive`` for the
directive's own text, ``section`` and ``span`` are those of the plan, and ``plan.text[span]`` are the words.
"""

from kehoach_parse.compare.result.comparison import COMPARISON_VERSION, Comparison, comparison_schema
from kehoach_parse.compare.result.documents import (
    Chain,
    CitedDate,
    ComparedPlan,
    Directive,
    Edge,
    Match,
    Node,
    Outdated,
    Passage,
    Shares,
    Standing,
    Unit,
)
from kehoach_parse.compare.result.matters import (
    Borrowing,
    Cell,
    Deadlines,
    Difference,
    DifferenceType,
    Due,
    Leads,
    Missing,
    MovementRow,
    Targets,
    TargetValue,
    Task,
    TimelineItem,
)
from kehoach_parse.compare.result.place import DIRECTIVE, Likeness, Place, Value

__all__ = [
    "COMPARISON_VERSION",
    "DIRECTIVE",
    "Borrowing",
    "Cell",
    "Chain",
    "CitedDate",
    "ComparedPlan",
    "Comparison",
    "Deadlines",
    "Difference",
    "DifferenceType",
    "Directive",
    "Due",
    "Edge",
    "Leads",
    "Likeness",
    "Match",
    "Missing",
    "MovementRow",
    "Node",
    "Outdated",
    "Passage",
    "Place",
    "Shares",
    "Standing",
    "TargetValue",
    "Targets",
    "Task",
    "TimelineItem",
    "Unit",
    "Value",
    "comparison_schema",
]
