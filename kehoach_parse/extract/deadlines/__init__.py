"""Finds when something of the plan is to be done: the role of time words first, their value second."""

from __future__ import annotations

from kehoach_parse.extract.deadlines.finder import extract, find

__all__ = ["extract", "find"]
