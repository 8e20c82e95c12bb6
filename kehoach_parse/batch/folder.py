"""The folder a batch writes to, on a disk or in a bucket: whole files, or none."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO, Literal, Protocol

from kehoach_parse.errors import OutputError

_PART = ".part"


class OutFolder(Protocol):
    """Files below one path or URL. A file appears whole or not at all, whatever happens to the process.

    Names are ``/``-separated and made by this package alone, never by an input; one that would leave the folder is an
    error all the same. Every method raises OutputError where the system refuses.

    Attributes:
        local: on a disk, where a small file costs next to nothing.
    """

    uri: str
    local: bool

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """Put the joined ``chunks`` at ``name``, in place of what was there; on a disk it survives a power failure."""

    def append(self, name: str, data: bytes) -> None:
        """Add ``data`` at the end of ``name``, on a disk alone.

        Unlike all else it may be cut short by a kill, and be lost in a power failure.
        """

    def read(self, name: str) -> bytes:
        """The bytes of ``name``."""

    def read_all(self, names: list[str]) -> list[bytes]:
        """The bytes of many files, side by side where they are far away."""

    def names(self, below: str) -> list[str]:
        """Names of the files and folders directly in a subfolder, sorted; empty where there is none."""

    def remove(self, name: str) -> None:
        """Delete a file or a folder that may or may not be there."""

    def place(self, made: Path, name: str) -> None:
        """Move a local file or folder to ``name``, in place of what was there."""

    def workspace(self) -> AbstractContextManager[Path]:
        """A local folder to make files in, near enough to :meth:`place` them cheaply; deleted in the end."""

    def sweep(self) -> None:
        """Delete what a killed process was writing."""


def open_folder(uri: str) -> OutFolder:
    """The folder at a path, or a URL of anything fsspec opens."""
    return _Remote(uri) if "://" in uri and not uri.startswith("file://") else _Local(uri.removeprefix("file://"))


class _Local:
    local = True

    def __init__(self, uri: str) -> None:
        self.uri = uri
        self._root = Path(uri)

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        path = self._root / _inside(self.uri, name)
        part = path.with_name(f".{token_hex(8)}{_PART}")
        with _named(f"{self.uri}/{name}", "written"):
            try:
                with _made(part, "xb") as file:
                    file.writelines(chunks)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def append(self, name: str, data: bytes) -> None:
        path = self._root / _inside(self.uri, name)
        with _named(f"{self.uri}/{name}", "written"), _made(path, "ab") as file:
            file.write(data)

    def read(self, name: str) -> bytes:
        with _named(f"{self.uri}/{name}", "read"):
            return (self._root / _inside(self.uri, name)).read_bytes()

    def read_all(self, names: list[str]) -> list[bytes]:
        return [self.read(name) for name in names]

    def names(self, below: str) -> list[str]:
        path = self._root / _inside(self.uri, below)
        with _named(str(path), "read"):
            return sorted(entry.name for entry in path.iterdir() if entry.suffix != _PART) if path.is_dir() else []

    def remove(self, name: str) -> None:
        path = self._root / _inside(self.uri, name)
        with _named(str(path), "deleted"):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def place(self, made: Path, name: str) -> None:
        self.remove(name)
        path = self._root / _inside(self.uri, name)
        part = path.with_name(f".{token_hex(8)}{_PART}")
        with _named(str(path), "written"):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(made, part)  # between two disks this copies, hence not at once to its name
            part.replace(path)

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        space = self._root / f".{token_hex(8)}{_PART}"
        with _named(str(space), "written"):
            space.mkdir(parents=True)
        try:
            yield space
        finally:
            shutil.rmtree(space, ignore_errors=True)

    def sweep(self) -> None:
        with _named(self.uri, "deleted"):
            for part in list(self._root.rglob(f".*{_PART}")):
                if part.is_dir():
                    shutil.rmtree(part)
                else:
                    part.unlink(missing_ok=True)


class _Remote:
    """A bucket shows an object only once it is complete: no writing aside there, and nothing to sweep."""

    local = False

    def __init__(self, uri: str) -> None:
        from fsspec.core import url_to_fs

        self.uri = uri
        self._system, root = url_to_fs(uri)
        self._root = root.rstrip("/")

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        with _named(f"{self.uri}/{name}", "written"), self._system.open(self._path(name), "wb") as file:
            for chunk in chunks:
                file.write(chunk)

    def append(self, name: str, data: bytes) -> None:
        raise OutputError("objects cannot be added to", source=f"{self.uri}/{name}")

    def read(self, name: str) -> bytes:
        with _named(f"{self.uri}/{name}", "read"):
            data: bytes = self._system.cat_file(self._path(name))
            return data

    def read_all(self, names: list[str]) -> list[bytes]:
        paths = [self._path(name) for name in names]
        with _named(self.uri, "read"):
            found: dict[str, bytes] = self._system.cat(paths) if paths else {}
            return [found[path] for path in paths]

    def names(self, below: str) -> list[str]:
        with _named(f"{self.uri}/{below}", "read"):
            self._system.invalidate_cache()
            if not self._system.isdir(self._path(below)):
                return []
            found: list[str] = self._system.ls(self._path(below), detail=False)
            return sorted(entry.rstrip("/").rpartition("/")[2] for entry in found)

    def remove(self, name: str) -> None:
        path = self._path(name)
        with _named(f"{self.uri}/{name}", "deleted"):
            if self._system.exists(path):
                self._system.rm(path, recursive=True)

    def place(self, made: Path, name: str) -> None:
        self.remove(name)
        with _named(f"{self.uri}/{name}", "written"):
            files = [path for path in sorted(made.rglob("*")) if path.is_file()] if made.is_dir() else [made]
            for path in files:
                below = f"/{path.relative_to(made).as_posix()}" if path != made else ""
                self._system.put_file(str(path), self._path(name) + below)

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory(prefix="kehoach-") as space:
            yield Path(space)

    def sweep(self) -> None:
        return

    def _path(self, name: str) -> Any:
        return f"{self._root}/{_inside(self.uri, name)}"


def _made(path: Path, mode: Literal["xb", "ab"]) -> BinaryIO:
    """A file opened to be written, its folder made where there is none."""
    try:
        return path.open(mode)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open(mode)


def _inside(uri: str, name: str) -> str:
    if ".." in name.split("/") or name.startswith("/") or "\\" in name or ":" in name:
        raise OutputError("would stand outside the output folder", source=f"{uri}/{name}")
    return name


@contextmanager
def _named(source: str, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(f"cannot be {what}: {error.strerror or error}", source=source) from error
