"""Plans parsed before, outside a batch: a folder of JSON files, or a file with one plan a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from kehoach_parse.batch.folder import OutFolder
from kehoach_parse.errors import UnreadableFileError
from kehoach_parse.export.json_files import read_head
from kehoach_parse.models.plan import PlanHead

_LINES = ".jsonl"
# What stands in a folder of plans and is none: the description `kehoach parse --format csv` lays beside its tables.
_NO_PLANS = {"datapackage.json"}


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a plan without reading it: where it came from, and its place among partitions."""

    uri: str
    sha256: str | None
    province: str | None
    issued: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where one plan is.

    Attributes:
        head: what is known without reading it.
        read: gives the plan as one line of JSON, None where it is gone.
        name: of its JSON file without ``.json``, None where it has no file of its own.
        plan: what it is and cites, where that was read and is to be kept.
    """

    head: Head
    read: Callable[[], str | None]
    name: str | None = None
    plan: PlanHead | None = None


def json_places(folder: OutFolder, *, keep_heads: bool) -> Iterator[Place]:
    """The plans of the ``.json`` files directly in ``folder``. Raises OutputError for one that holds no plan."""
    for name in folder.names(""):
        if name.endswith(".json") and name not in _NO_PLANS:
            plan = read_head(folder.read(name), source=f"{folder.uri.rstrip('/')}/{name}")
            read = partial(_read_file, folder, name)
            yield Place(_head(plan), read, PurePath(name).stem, plan if keep_heads else None)


def line_places(uri: str, *, keep_heads: bool) -> Iterator[Place]:
    """The plans of a local ``.jsonl`` file, one a line. Raises OutputError for a line that holds none.

    Raises:
        UnreadableFileError: it cannot be opened.
    """
    path, offset = Path(uri.removeprefix("file://")), 0
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if line.strip():
                    plan = read_head(line, source=f"{uri}:{number}")
                    yield Place(_head(plan), partial(_read_line, path, offset), plan=plan if keep_heads else None)
                offset += len(line)
    except OSError as error:
        raise UnreadableFileError(error.strerror or str(error), source=uri) from error


def is_lines(uri: str) -> bool:
    """Whether ``uri`` names a file with one plan a line."""
    return uri.endswith(_LINES)


def _head(plan: PlanHead) -> Head:
    province = plan.header.province
    return Head(plan.source.uri, plan.source.sha256, province.name if province else None, plan.header.issued)


def _read_file(folder: OutFolder, name: str) -> str:
    return _line(folder.read(name))


def _read_line(path: Path, offset: int) -> str:
    """The line at an offset in bytes: thousands of plans need not be in memory at once."""
    with path.open("rb") as file:
        file.seek(offset)
        return file.readline().strip().decode()


def _line(plan: bytes) -> str:
    return json.dumps(json.loads(plan), ensure_ascii=False, separators=(",", ":"))
