"""What a worker that died leaves behind: the document it was over, and programs it started (LibreOffice, tesseract).

Programs are found by a mark in their environment.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

# Programs inherit it, even those that lead a session of their own, which no process group would lead us to.
_MARK = "KEHOACH_WORKER"
_FAILURE = "failure.txt"


_over: IO[bytes] | None = None
"""In a worker, its file in the roster."""


def begin(key: str) -> None:
    """In a worker: note the document it is over, for whoever finds it dead."""
    if _over is not None:
        _over.seek(0)
        _over.write(f"{key}\n".encode())


class Roster:
    """The worker processes of one pool: files in a folder, named by the number of a process, in each what it is over.

    Attributes:
        died_over: keys of the documents that workers died over, as far as :meth:`kill_strays` has seen.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.died_over: set[str] = set()

    def enter(self) -> None:
        """Note this process, mark the programs it will start, and end both when the parent is gone."""
        global _over
        number = os.getpid()
        os.environ[_MARK] = self._mark(number)
        _over = (self.folder / str(number)).open("wb", buffering=0)
        threading.Thread(target=self._follow_parent, daemon=True).start()

    def fail(self, reason: str) -> None:
        """Note why this process cannot work."""
        (self.folder / _FAILURE).write_text(reason, encoding="utf-8")

    def failure(self) -> str | None:
        """Why a process could not work, None where all could."""
        note = self.folder / _FAILURE
        return note.read_text(encoding="utf-8") if note.exists() else None

    def workers(self) -> Iterator[psutil.Process]:
        """The workers that are alive."""
        for number in self._numbers():
            process = _process(number)
            if process is not None:
                yield process

    def kill_strays(self) -> None:
        """Kill what dead workers left running, note what they died over, and strike them off."""
        dead = {number for number in self._numbers() if _process(number) is None}
        self._kill_marked({self._mark(number) for number in dead})
        for number in dead:
            with suppress(FileNotFoundError):  # another thread was here first
                file = self.folder / str(number)
                self.died_over.add(file.read_text(encoding="utf-8").partition("\n")[0])
                file.unlink()

    def _follow_parent(self) -> None:
        from multiprocessing import parent_process

        parent = parent_process()
        if parent is not None:
            parent.join()
            self._kill_marked({self._mark(os.getpid())})
            shutil.rmtree(self.folder, ignore_errors=True)
            os._exit(1)

    def _numbers(self) -> list[int]:
        return [int(entry.name) for entry in self.folder.iterdir() if entry.name != _FAILURE]

    def _mark(self, number: int) -> str:
        return f"{self.folder.name}:{number}"

    def _kill_marked(self, marks: set[str]) -> None:
        if not marks:
            return
        import psutil

        for process in psutil.process_iter():
            try:
                if process.pid != os.getpid() and process.environ().get(_MARK) in marks:
                    process.kill()
            except (psutil.Error, OSError):
                continue  # not ours to look at, or gone meanwhile


def _process(number: int) -> psutil.Process | None:
    import psutil

    try:
        process = psutil.Process(number)
        return process if process.status() != psutil.STATUS_ZOMBIE else None
    except psutil.NoSuchProcess:
        return None
