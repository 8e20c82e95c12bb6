"""What runs inside a worker process: one document in, one outcome out."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from kehoach_parse.batch.inputs import read_input
from kehoach_parse.batch.ledger import Row
from kehoach_parse.errors import KehoachError
from kehoach_parse.models.plan import Plan
from kehoach_parse.settings import Settings

_FIRST = "KẾ HOẠCH\nThực hiện Chỉ thị số 1/CT-TTg\nI. MỤC ĐÍCH\n1. Văn phòng chủ trì, báo cáo trước ngày 20/8/2025."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one input.

    Attributes:
        plan: the plan as one line of JSON, None where there is none.
        seconds: spent on it; None where the worker did not live to say.
        memory: bytes the worker held when it was done, None likewise.
    """

    row: Row
    plan: str | None = None
    seconds: float | None = None
    memory: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What a worker is asked to do.

    Attributes:
        uri: the input.
        settings: how to read it.
        rules: path of a folder of rules to read with; None for those shipped with the package.
        converted: path of the same document as DOCX, where LibreOffice has made one.
    """

    uri: str
    settings: Settings
    rules: str | None = None
    converted: str | None = None


def parse_input(request: Request) -> Outcome:
    """Read and parse one input. Every error of the document comes back as an outcome; nothing is raised for it."""
    from kehoach_parse.pipeline import read_plan
    from kehoach_parse.rulebook import load_rulebook

    uri, settings = request.uri, request.settings
    try:
        rules = load_rulebook(Path(request.rules) if request.rules else None)
        # A name in an old encoding is no valid Unicode, and JSON could not hold it.
        printable = uri.encode("utf-8", "backslashreplace").decode()
        data = read_input(uri, settings.limits.input_bytes)
        converted = Path(request.converted).read_bytes() if request.converted else None
        plan = read_plan(data, uri=printable, settings=settings, rules=rules, converted=converted)
        return Outcome(_row(uri, plan), plan.to_json(indent=None))
    except KehoachError as error:
        return Outcome(Row(uri, "failed", error.code, error.message))


def _row(uri: str, plan: Plan) -> Row:
    worst = next((note for note in plan.diagnostics if note.severity == "error"), None)
    return Row(
        uri=uri,
        status="partial" if worst else "ok",
        code=worst.code if worst else None,
        message=worst.message if worst else None,
        sha256=plan.source.sha256,
        pages=plan.source.pages,
        plan_id=plan.plan_id,
        province=plan.header.province.name if plan.header.province else None,
        issued=plan.header.issued,
    )


def measured(outcome: Outcome, started: float) -> Outcome:
    """The outcome with the time since ``started`` (of ``perf_counter``) and the memory this process holds."""
    import psutil

    return replace(outcome, seconds=perf_counter() - started, memory=int(psutil.Process().memory_info().rss))


def prepare(memory: int | None) -> None:
    """First call in a worker process: load the parser, bound the memory, and let nobody but the parent end it.

    Args:
        memory: bytes a document may take beyond what the parser itself needs, or None. Refused by the system on Linux
            alone; everywhere the pool watches.
    """
    from kehoach_parse.pipeline import read_plan

    # The first document compiles the rules: their time and memory are no document's.
    read_plan(_FIRST.encode(), uri="-", settings=Settings(nlp="off"))
    if sys.platform == "win32":
        return
    import os
    import resource
    import signal

    # The parent alone answers Ctrl-C: it decides what becomes of work under way. When it says stop, the system ends
    # the worker, without asking Python, which may be stuck in a library.
    os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash is reported, not dumped into the caller's folder
    if memory is not None and sys.platform == "linux":
        import psutil

        # Of writable memory, not of addresses (RLIMIT_AS): libraries reserve far more of those than they use.
        bound = psutil.Process().memory_info().data + memory
        resource.setrlimit(resource.RLIMIT_DATA, (bound, bound))


def alarm(seconds: float) -> None:
    """End this process after so many seconds, whatever it does: the parent may be gone and kill no one. 0: never."""
    if sys.platform != "win32":
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds)
