"""Finds who is to do what: headings that name bodies, sentences, labelled lines, task tables, the closing order."""

from __future__ import annotations

from kehoach_parse.extract.assignments.finder import extract, find

__all__ = ["extract", "find"]
