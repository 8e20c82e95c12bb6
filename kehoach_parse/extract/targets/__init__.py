"""Finds the measurable targets a plan sets."""

from __future__ import annotations

from kehoach_parse.extract.targets.finder import extract, find

__all__ = ["extract", "find"]
