"""Composing patterns from named pieces: ``{{date_slashes}}`` stands for the pattern of that name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kehoach_parse.errors import RuleError

_PIECE = re.compile(r"\{\{(\w+)\}\}")
_GROUP = re.compile(r"\(\?P?<([A-Za-z_]\w*)>")
_MAX_DEPTH = 8


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """Replace every ``{{name}}`` by the fragment of that name, fragments within fragments included.

    Python forbids the same group name twice, and a fragment may well stand twice in a pattern: the second ``year``
    becomes ``year_2``, the third ``year_3``. Raises RuleError for an unknown name or fragments that hold each other.
    """
    for _ in range(_MAX_DEPTH):
        if not _PIECE.search(pattern):
            return _rename_groups(pattern)
        pattern = _PIECE.sub(lambda piece: f"(?:{_lookup(piece[1], fragments)})", pattern)
    raise RuleError(f"fragments nest deeper than {_MAX_DEPTH}, or hold each other: {pattern[:80]}")


def _lookup(name: str, fragments: Mapping[str, str]) -> str:
    if name not in fragments:
        raise RuleError(f"no fragment named {{{{{name}}}}}; known: {', '.join(sorted(fragments))}")
    return fragments[name]


def _rename_groups(pattern: str) -> str:
    seen: dict[str, int] = {}

    def rename(group: re.Match[str]) -> str:
        seen[group[1]] = seen.get(group[1], 0) + 1
        return f"(?P<{group[1]}>" if seen[group[1]] == 1 else f"(?P<{group[1]}_{seen[group[1]]}>"

    return _GROUP.sub(rename, pattern)
