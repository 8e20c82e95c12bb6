"""Old Word files of a batch: LibreOffice converts many in one launch, then each is parsed for itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach_parse.batch.inputs import read_input
from kehoach_parse.batch.ledger import Row
from kehoach_parse.batch.turn import Job, Task
from kehoach_parse.batch.worker import Outcome
from kehoach_parse.errors import KehoachError
from kehoach_parse.ingest.doc import AT_ONCE, convert


@dataclass(frozen=True, slots=True)
class Conversion(Job):
    """A launch of LibreOffice, in a worker as any other job. What it could not convert is tried again file by file.

    Attributes:
        jobs: the documents that wait for it.
        folder: where it puts what it made.
    """

    jobs: tuple[Job, ...] = ()
    folder: str = ""

    def work(self, task: Task) -> Outcome:
        """In the worker: convert. Says nothing of failures, which each document meets again by itself."""
        there: dict[Path, bytes] = {}
        for job in self.jobs:
            with suppress(KehoachError):
                there[self._target(job)] = read_input(job.request.uri, job.request.settings.limits.input_bytes)
        with suppress(KehoachError):
            for target, made in zip(there, convert(list(there.values())), strict=True):
                if made is not None:
                    target.write_bytes(made)
        return Outcome(Row(self.request.uri, "ok"))

    def followed(self) -> Iterator[Job]:
        """The documents, each with what was made of it."""
        for job in self.jobs:
            made = self._target(job)
            converted = str(made) if made.exists() else None
            yield replace(job, request=replace(job.request, converted=converted))

    def _target(self, job: Job) -> Path:
        return Path(self.folder) / f"{job.key}.docx"


def conversions(jobs: Sequence[Job], folder: Path) -> Iterator[Job]:
    """The launches for documents that need LibreOffice; one that is alone needs no launch before its own."""
    for start in range(0, len(jobs), AT_ONCE):
        some = tuple(jobs[start : start + AT_ONCE])
        if len(some) == 1:
            yield some[0]
        else:
            yield Conversion(some[0].request, f"conversion of {some[0].key}", None, jobs=some, folder=str(folder))
