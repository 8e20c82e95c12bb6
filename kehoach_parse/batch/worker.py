"""What runs inside a worker process: one document in, one outcome out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any, Literal

from kehoach_parse.batch.inputs import read_input
from kehoach_parse.errors import KehoachError
from kehoach_parse.settings import Settings

Status = Literal["ok", "partial", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one input.

    Attributes:
        status: ``ok``; ``partial`` where something of the document could not be read (a diagnostic of severity error);
            ``failed``; ``skipped`` for a copy of another input.
        code: stable name of the failure, None for ``ok``.
        message: what went wrong and what to do, without the file's name.
        plan: the plan as plain JSON values, None where there is none.
    """

    uri: str
    status: Status
    code: str | None = None
    message: str | None = None
    sha256: str | None = None
    plan: dict[str, Any] | None = None


def parse_input(uri: str, settings: Settings) -> Outcome:
    """Read and parse one input. Every error of the document comes back as an outcome; nothing is raised for it."""
    from kehoach_parse.pipeline import read_plan

    try:
        plan = read_plan(read_input(uri), uri=uri, settings=settings)
    except KehoachError as error:
        return Outcome(uri, "failed", error.code, error.message)
    except MemoryError:
        return Outcome(uri, "failed", "memory", "needs more memory than the limit; raise --memory for this file")
    worst = next((note for note in plan.diagnostics if note.severity == "error"), None)
    return Outcome(
        uri,
        "partial" if worst else "ok",
        worst.code if worst else None,
        worst.message if worst else None,
        plan.source.sha256,
        plan.to_dict(),
    )


def prepare(memory: int | None) -> None:
    """First call in a worker process: bound its memory, and make it the head of its own group of processes.

    Args:
        memory: address space in bytes, or None. Enforced by the system on Linux and macOS; elsewhere the pool watches.
    """
    if sys.platform != "win32":
        import os
        import resource
        import signal

        # Programs a reader starts stay in this group, so that a killed worker takes them along. The parent alone
        # answers Ctrl-C: it decides what becomes of work under way.
        os.setsid()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        if memory is not None:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
