"""The plans that carry out one directive, side by side.

``kehoach_parse.compare`` is this package and, called, the function of the same name.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

from kehoach_parse.compare.result import Comparison, comparison_schema
from kehoach_parse.compare.run import compare

__all__ = ["Comparison", "compare", "comparison_schema"]


class _Verb(ModuleType):
    """A package that can be called: importing it makes it an attribute of its parent, in place of the function."""

    def __call__(self, *args: Any, **options: Any) -> Comparison:
        return compare(*args, **options)


sys.modules[__name__].__class__ = _Verb
