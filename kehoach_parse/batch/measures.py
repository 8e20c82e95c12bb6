"""What a run cost: ``run.jsonl``, the one file of a batch that differs from run to run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from time import perf_counter

from kehoach_parse.batch.ledger import json_line
from kehoach_parse.batch.worker import Outcome


class Measures:
    """Collects seconds and memory of every document parsed; on disk, because there may be millions. To be closed."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._started = perf_counter()
        self._told = self._parsed = 0

    def close(self) -> None:
        """Forget what was collected."""
        self._file.close()

    def add(self, outcome: Outcome) -> None:
        """Count an input, and note what it took where it was parsed in this run."""
        self._told += 1
        if outcome.seconds is not None and outcome.memory is not None:
            self._parsed += 1
            seconds, memory = round(outcome.seconds, 4), round(outcome.memory / 1e6, 1)
            self._file.write(json_line({"uri": outcome.row.uri, "seconds": seconds, "worker_mb": memory}))

    def lines(self) -> Iterator[bytes]:
        """A line for every document parsed, then one for the whole run."""
        import psutil

        self._file.seek(0)
        yield from self._file
        yield json_line(
            {
                "inputs": self._told,
                "parsed": self._parsed,
                "seconds": round(perf_counter() - self._started, 3),
                "parent_mb": round(psutil.Process().memory_info().rss / 1e6, 1),
            }
        )
