"""From a match to field values: the ``normalize`` part of a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from kehoach_parse.errors import RuleError
from kehoach_parse.rulebook.loading import Rule

_CONSTANTS: dict[str, Any] = {"null": None, "true": True, "false": False}


class Groups(Protocol):
    """A match, or anything else that knows the words of its groups by name."""

    def groupdict(self) -> dict[str, Any]:
        """Group name → words, None for a group that did not match."""


def produce(rule: Rule, match: Groups, functions: Mapping[str, Callable[..., Any]]) -> dict[str, Any]:
    """Field → value, as the rule's ``normalize`` says for this match.

    A value is a constant (``null``, ``true`` and ``false`` read as such), ``{group: name}`` for the words of a group,
    or ``{call: function, with: [group, …]}``; a name in ``with`` that is no group of the pattern is passed as None.
    Raises RuleError for an unknown function.
    """
    groups = match.groupdict()
    return {name: _value(rule, spec, groups, functions) for name, spec in rule.normalize.items()}


def _value(rule: Rule, spec: Any, groups: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]) -> Any:
    if isinstance(spec, str):
        return _CONSTANTS.get(spec, spec)
    if "group" in spec:
        return groups.get(spec["group"])
    if spec.get("call") not in functions:
        raise RuleError(f"no function named {spec.get('call')!r} in this family", source=rule.path)
    return functions[spec["call"]](*(groups.get(name) for name in spec.get("with", ())))
