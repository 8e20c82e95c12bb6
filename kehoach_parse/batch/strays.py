"""Programs a killed worker left behind (LibreOffice, tesseract): found by a mark in their environment and killed."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

# Programs inherit it, even those that lead a session of their own, which no process group would lead us to.
_MARK = "KEHOACH_WORKER"
_FAILURE = "failure.txt"


class Roster:
    """The worker processes of one pool: empty files in a folder, named by the number of a process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def enter(self) -> None:
        """Note this process, mark the programs it will start, and end both when the parent is gone."""
        number = os.getpid()
        os.environ[_MARK] = self._mark(number)
        (self.folder / str(number)).touch()
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
        """Kill what dead workers left running, and strike them off."""
        dead = {number for number in self._numbers() if _process(number) is None}
        self._kill_marked({self._mark(number) for number in dead})
        for number in dead:
            (self.folder / str(number)).unlink(missing_ok=True)

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
