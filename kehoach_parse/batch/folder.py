"""The folder a batch writes to, local or in a bucket: whole files, or none."""

from __future__ import annotations

from secrets import token_hex

from kehoach_parse.errors import OutputError


class OutFolder:
    """Files below one path or URL. A file appears whole or not at all, whatever happens to the process.

    Names are ``/``-separated and made by this package alone, never by an input; one that would leave the folder is an
    error all the same.
    """

    def __init__(self, uri: str) -> None:
        from fsspec.core import url_to_fs

        self.uri = uri
        self._system, self._root = url_to_fs(uri)
        # A bucket shows an object only when it is complete; a local file is written aside and renamed.
        self._local = "file" in self._system.protocol

    def write(self, name: str, data: bytes) -> None:
        """Put ``data`` at ``name``, in place of what was there. Raises OutputError."""
        path = self._path(name)
        try:
            if not self._local:
                self._system.pipe_file(path, data)
                return
            part = f"{path.rpartition('/')[0]}/.{token_hex(8)}.part"
            self._system.makedirs(path.rpartition("/")[0], exist_ok=True)
            try:
                self._system.pipe_file(part, data)
                self._system.mv(part, path)
            finally:
                if self._system.exists(part):
                    self._system.rm_file(part)
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror or error}", source=f"{self.uri}/{name}") from error

    def read(self, name: str) -> bytes:
        """The bytes of ``name``. Raises OutputError where it is not there."""
        try:
            data: bytes = self._system.cat_file(self._path(name))
        except OSError as error:
            raise OutputError(f"cannot be read: {error.strerror or error}", source=f"{self.uri}/{name}") from error
        return data

    def names(self, below: str) -> list[str]:
        """Names of the files directly in a subfolder, sorted; empty where there is none."""
        path = self._path(below)
        self._system.invalidate_cache()
        if not self._system.isdir(path):
            return []
        found = (str(entry).rpartition("/")[2] for entry in self._system.ls(path, detail=False))
        return sorted(name for name in found if not name.startswith("."))

    def remove(self, name: str) -> None:
        """Delete a file that may or may not be there."""
        path = self._path(name)
        if self._system.exists(path):
            self._system.rm_file(path)

    def _path(self, name: str) -> str:
        if ".." in name.split("/") or name.startswith("/"):
            raise OutputError("would stand outside the output folder", source=f"{self.uri}/{name}")
        return f"{self._root.rstrip('/')}/{name}"
