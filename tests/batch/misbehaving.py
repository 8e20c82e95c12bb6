"""What a worker does in these tests: parses, but for documents marked to abort, hang, or eat memory.

A module of its own, with nothing of pytest in it, because worker processes import it by name.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from kehoach_parse.batch import Outcome, Request, parse_input, turn

LOG = "KEHOACH_TEST_LOG"
STRAY = "import time; time.sleep(600)"


def parse(request: Request) -> Outcome:
    """Parse a document, or do what its first line says; noted in the file named by the environment variable LOG."""
    uri = request.uri
    log = os.environ.get(LOG)
    if log:
        with Path(log).open("a", encoding="utf-8", errors="surrogateescape") as file:
            file.write(f"{uri}\n")
    with Path(uri).open("rb") as file:
        mark = file.readline(50).strip()
    misbehave = _MARKS.get(mark)
    if misbehave:
        misbehave(uri)
    return parse_input(request)


def _abort(uri: str) -> None:
    os.abort()


def _segfault(uri: str) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def _exit(uri: str) -> None:
    os._exit(3)


def _hang(uri: str) -> None:
    time.sleep(600)


def _hang_in_a_library(uri: str) -> None:
    ctypes.PyDLL(None).sleep(600)  # holds Python's lock, so that no thread and no handler of Python runs


def _hang_with_a_program(uri: str) -> None:
    subprocess.Popen([sys.executable, "-c", STRAY, uri], start_new_session=True)
    time.sleep(600)


def _eat(uri: str) -> None:
    eaten = []
    while True:
        eaten.append(bytearray(30_000_000))


def _hoard(uri: str) -> None:
    """Less than the system would refuse, more than the watch allows."""
    hoard = bytearray(280_000_000)
    time.sleep(600)
    hoard.clear()


def _raise(uri: str) -> None:
    raise ValueError("a fault of ours")


def _fall_down_behind_it(uri: str) -> None:
    """The worker reads this one, and ends before it begins another."""
    turn.begin = lambda key: os._exit(9)


def _dawdle(uri: str) -> None:
    time.sleep(3)


_MARKS = {
    b"!abort": _abort,
    b"!segfault": _segfault,
    b"!exit": _exit,
    b"!hang": _hang,
    b"!hang in a library": _hang_in_a_library,
    b"!hang with a program": _hang_with_a_program,
    b"!eat": _eat,
    b"!hoard": _hoard,
    b"!raise": _raise,
    b"!dawdle": _dawdle,
    b"!fall down behind it": _fall_down_behind_it,
}
