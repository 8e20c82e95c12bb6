"""Plans as a folder of Akoma Ntoso files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kehoach_parse.errors import OutputError
from kehoach_parse.export.akn.document import akn_xml
from kehoach_parse.export.json_files import plan_of
from kehoach_parse.export.plan_tables import WritePlan
from kehoach_parse.rulebook import load_rulebook


@contextmanager
def akn_files(path: Path) -> Iterator[WritePlan]:
    """Writes each plan to ``<plan_id>.xml`` in a new folder. Raises OutputError for an id that names no file there."""
    path.mkdir(parents=True)
    rules = load_rulebook()

    def write(plan: Mapping[str, Any]) -> None:
        read = plan_of(plan)
        # Ids made here are letters, digits and dashes; JSON from elsewhere may say anything.
        if not re.fullmatch(r"\w[\w.-]*", read.plan_id):
            raise OutputError(f"plan_id {read.plan_id!r} is no name of a file", source=read.source.uri)
        (path / f"{read.plan_id}.xml").write_bytes(akn_xml(read, rules))

    yield write
