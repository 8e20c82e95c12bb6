"""Programs a killed worker left behind (LibreOffice, tesseract): found by the worker's group and killed."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path


def register_worker(roster: Path) -> None:
    """Note this process in the roster: an empty file named by its number."""
    (roster / str(os.getpid())).touch()


def kill_strays(roster: Path) -> None:
    """Kill what dead workers of the roster left running, and strike them off.

    A worker heads its own process group, so its number is the group's. Without process groups (Windows) the programs
    end by their own time limit.
    """
    for entry in roster.iterdir():
        if _alive(int(entry.name)):
            continue
        entry.unlink(missing_ok=True)
        if sys.platform != "win32":
            try:
                os.killpg(int(entry.name), signal.SIGKILL)
            except ProcessLookupError:
                continue  # it left nothing behind


def _alive(number: int) -> bool:
    import psutil

    try:
        return bool(psutil.Process(number).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
