"""Plans as a folder of Akoma Ntoso files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kehoach_parse.export.akn.document import akn_xml
from kehoach_parse.export.json_files import plan_of
from kehoach_parse.export.plan_tables import WritePlan
from kehoach_parse.rulebook import load_rulebook


@contextmanager
def akn_files(path: Path) -> Iterator[WritePlan]:
    """Writes each plan to ``<plan_id>.xml`` in a new folder."""
    path.mkdir(parents=True)
    rules = load_rulebook()

    def write(plan: Mapping[str, Any]) -> None:
        read = plan_of(plan)
        (path / f"{read.plan_id}.xml").write_bytes(akn_xml(read, rules))

    yield write
