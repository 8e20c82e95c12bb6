"""From what the caller names to an ordered list of inputs: folders, globs, lists, anything fsspec opens."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from kehoach_parse.errors import InputError, KehoachError, LimitExceededError, UnreadableFileError
from kehoach_parse.ingest.doc import needs_conversion

if TYPE_CHECKING:
    from fsspec.spec import AbstractFileSystem

# What a folder is searched for. A file named outright, or matched by a glob, is taken whatever its suffix:
# readers go by content.
SUFFIXES = (".pdf", ".docx", ".doc", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml", ".md", ".txt")


# Readers side by side, and how many inputs each takes at a time. A bucket answers after 20 to 50 ms. On a disk one is
# enough: several wait for each other more than for the disk, and to hand an input over costs more than to read it.
_FAR, _NEAR = (8, 1), (1, 32)
_READ_AHEAD = 64  # inputs read before they are asked for
_PIECE = 1 << 20  # bytes asked for at a time: Python sets aside as many as it is asked for, at once
_HEAD = 100  # bytes by which a reader is told


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
        number = int.from_bytes(hashlib.sha256(uri.encode("utf-8", "surrogateescape")).digest()[:8], "big")
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
    # Local names come back absolute; below a relative source they are shown relative, as the caller thinks of them.
    here = None if "://" in source or Path(source).is_absolute() else Path.cwd()
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
            yield BatchInput(prefix + (_below(here, name) if here else name), int(info.get("size") or 0))


def listed(lines: Iterable[str], share: Share | None = None) -> list[BatchInput]:
    """The inputs of a list, one name a line, as they stand: a name that leads nowhere becomes a failed row."""
    share = share or Share()
    names = {line.rstrip("\r\n") for line in lines} - {""}
    return sorted(BatchInput(name) for name in names if share.holds(name))


def read_input(uri: str, limit: int) -> bytes:
    """The bytes of one input. Raises UnreadableFileError, or LimitExceededError where there are more than ``limit``."""
    pieces: list[bytes] = []
    length = 0
    with _opened(uri) as file:
        while length <= limit and (piece := file.read(_PIECE)):
            pieces.append(piece)
            length += len(piece)
    _check_size(length, limit)
    return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is known of an input before it is parsed.

    Attributes:
        sha256: of its content.
        office: it is one of the formats LibreOffice converts.
    """

    sha256: str
    office: bool = False


def fingerprints(inputs: Iterable[BatchInput], limit: int) -> Iterator[tuple[BatchInput, Fingerprint | KehoachError]]:
    """Each input with its fingerprint, or why it cannot be read. Reads some ahead, side by side."""
    known = tuple(inputs)
    count, handful = _FAR if any("://" in item.uri for item in known) else _NEAR
    rest = iter(known)
    handfuls = iter(lambda: tuple(islice(rest, handful)), ())
    left = Event()  # by a caller who was interrupted: what is begun is not read to the end
    with ThreadPoolExecutor(count) as readers:
        ahead: deque[tuple[tuple[BatchInput, ...], Future[list[Fingerprint | KehoachError]]]] = deque()
        try:
            for some in handfuls:
                ahead.append((some, readers.submit(_fingerprints, some, limit, left)))
                if len(ahead) * handful > _READ_AHEAD:
                    some, found = ahead.popleft()
                    yield from zip(some, found.result(), strict=True)
            for some, found in ahead:
                yield from zip(some, found.result(), strict=True)
        finally:
            left.set()
            readers.shutdown(wait=False, cancel_futures=True)


def _fingerprints(some: tuple[BatchInput, ...], limit: int, left: Event) -> list[Fingerprint | KehoachError]:
    return [_fingerprint(item, limit) for item in some if not left.is_set()]


def _fingerprint(item: BatchInput, limit: int) -> Fingerprint | KehoachError:
    try:
        _check_size(item.size, limit)
        with _opened(item.uri) as file:
            office = needs_conversion(file.read(_HEAD))
            file.seek(0)
            return Fingerprint(hashlib.file_digest(file, "sha256").hexdigest(), office)
    except KehoachError as error:
        return error


def _check_size(size: int, limit: int) -> None:
    if size > limit:
        raise LimitExceededError(f"more than the limit of {limit} bytes (limits.input_bytes)")


@contextmanager
def _opened(uri: str) -> Iterator[Any]:
    try:
        if "://" not in uri:  # without fsspec, whose first import takes longer than a small plan
            with open(uri, "rb") as file:  # noqa: PTH123 - a Path takes longer to make than a small plan to read
                yield file
            return
        system, path = _open(uri)
        with system.open(path, "rb") as file:
            yield file
    except KehoachError:
        raise
    except MemoryError:
        raise
    except Exception as error:  # what a storage service raises derives from nothing in common
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise UnreadableFileError(f"cannot be read: {reason}", source=uri) from error


def _open(uri: str) -> tuple[AbstractFileSystem, str]:
    from fsspec.core import url_to_fs

    opened: tuple[Any, str] = url_to_fs(uri)
    return opened


def _prefix(source: str) -> str:
    scheme, mark, _ = source.partition("://")
    return f"{scheme}{mark}" if mark else ""


def _below(folder: Path, name: str) -> str:
    try:
        return Path(name).relative_to(folder).as_posix()
    except ValueError:
        return name


def _known(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)
