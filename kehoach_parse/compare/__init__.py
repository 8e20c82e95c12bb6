"""The plans that carry out one directive, side by side."""

from kehoach_parse.compare.result import Comparison, comparison_schema
from kehoach_parse.compare.run import compare

__all__ = ["Comparison", "compare", "comparison_schema"]
