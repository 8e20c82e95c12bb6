"""Finds named movements, campaigns and emulation drives."""

from __future__ import annotations

from kehoach_parse.extract.movements.finder import extract, find

__all__ = ["extract", "find"]
