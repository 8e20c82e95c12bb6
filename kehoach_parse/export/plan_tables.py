"""What the table formats share: a plan in, rows out, and where it stands among partitions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from kehoach_parse.text.fold import search_key

WritePlan = Callable[[Mapping[str, Any]], None]
"""Takes a plan as plain JSON values, as ``Plan.to_dict`` gives them."""

# What Hive-style readers (DuckDB, Spark, pandas) take for null in the name of a partition.
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"


def partition(province: str | None, issued: str | None) -> tuple[str, str]:
    """``("lang-son", "2025")``: province and year as they stand in names of folders, ``UNKNOWN`` where not said."""
    slug = re.sub(r"[^a-z0-9]+", "-", search_key(province)).strip("-") if province else ""
    year = re.match(r"[0-9]{4}", issued) if issued else None
    return slug or UNKNOWN, year[0] if year else UNKNOWN
