"""From what the caller names to an ordered list of inputs: folders, globs, lists, anything fsspec opens."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kehoach_parse.errors import InputError

if TYPE_CHECKING:
    from fsspec.spec import AbstractFileSystem

# What a folder is searched for. A file named outright, or matched by a glob, is taken whatever its suffix:
# readers go by content.
SUFFIXES = frozenset({".pdf", ".docx", ".doc", ".html", ".htm", ".md", ".txt"})


@dataclass(frozen=True, slots=True, order=True)
class BatchInput:
    """One file of a batch.

    Attributes:
        uri: a local path as the caller wrote it, or a URL (``s3://bucket/a.pdf``).
        size: bytes, as the file system says; a hint for balancing, never part of the result.
    """

    uri: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """One machine's part of a batch: share ``index`` of ``count``, from 1."""

    index: int = 1
    count: int = 1

    @classmethod
    def of(cls, text: str) -> Share:
        """Read ``2/8``. Raises ValueError for anything else."""
        index, _, count = text.partition("/")
        share = cls(int(index), int(count))
        if not 1 <= share.index <= share.count:
            raise ValueError(f"{text!r}: the first number runs from 1 to the second")
        return share

    def holds(self, uri: str) -> bool:
        """Whether an input belongs to this share. Goes by the name alone, so that machines need not talk."""
        number = int.from_bytes(hashlib.sha256(uri.encode()).digest()[:8], "big")
        return number % self.count == self.index - 1


def expand(sources: Iterable[str], share: Share | None = None) -> list[BatchInput]:
    """The inputs that ``sources`` name, sorted by name, each once.

    A source is a folder (searched through and through for known suffixes), a glob, a file, or a URL of any of these.
    Raises InputError for a source that names nothing.
    """
    share = share or Share()
    found: dict[str, BatchInput] = {}
    for source in sources:
        some = False
        for item in _matches(source):
            some = True
            if share.holds(item.uri):
                found[item.uri] = item
        if not some:
            raise InputError("names no file; give a file, a folder with plans, or a quoted glob", source=source)
    return sorted(found.values())


def _matches(source: str) -> Iterator[BatchInput]:
    system, path = _open(source)
    prefix = _prefix(source)
    if any(mark in path for mark in "*?["):
        found = system.glob(path, detail=True)
    elif system.isdir(path):
        found = {name: info for name, info in system.find(path, detail=True).items() if _known(name)}
    elif system.exists(path):
        found = {path: system.info(path)}
    else:
        found = {}
    for name, info in found.items():
        if info["type"] == "file":
            yield BatchInput(prefix + _as_written(name, source), int(info.get("size") or 0))


def read_input(uri: str) -> bytes:
    """The bytes of one input. Raises InputError where it cannot be read."""
    system, path = _open(uri)
    try:
        data: bytes = system.cat_file(path)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", source=uri) from error
    return data


def _open(uri: str) -> tuple[AbstractFileSystem, str]:
    from fsspec.core import url_to_fs

    opened: tuple[Any, str] = url_to_fs(uri)
    return opened


def _prefix(source: str) -> str:
    scheme, mark, _ = source.partition("://")
    return f"{scheme}{mark}" if mark else ""


def _as_written(name: str, source: str) -> str:
    """Local names come back absolute; one below a relative source is shown relative, as the caller thinks of it."""
    from pathlib import Path

    if "://" in source or Path(source).is_absolute():
        return name
    try:
        return Path(name).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return name


def _known(name: str) -> bool:
    return any(name.lower().endswith(suffix) for suffix in SUFFIXES)
