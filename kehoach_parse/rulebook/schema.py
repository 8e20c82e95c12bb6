"""The shape of a rule file. Values are strings as written: YAML never turns ``2025-11-30`` into a date here."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from kehoach_parse.models.base import Confidence


class Example(BaseModel):
    """A surface form with ``⟦ ⟧`` around each span the rule finds, and the values it yields.

    With several marked spans, ``expect`` holds for each of them unless it is a list, one entry a span.
    ``context`` names settings of the finder (``year: "2025"``), family by family.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: str
    expect: dict[str, Any] | list[dict[str, Any]] = Field(default_factory=dict)
    context: dict[str, str] = Field(default_factory=dict)


class RuleFile(BaseModel):
    """One rule as written in ``rules/<family>/<name>.yaml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    about: str
    source: str | None = None
    requires: list[str] = Field(default_factory=list)
    pattern: str
    normalize: dict[str, Any] = Field(default_factory=dict)
    confidence: Confidence = "high"
    priority: int = 0
    examples: list[Example] = Field(min_length=1)
    negatives: list[str] = Field(default_factory=list)
