"""Progress of a batch on standard error: rate, failures, time left. Quiet where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from kehoach_parse.batch import Outcome
from kehoach_parse.batch.shards import Progress


@contextmanager
def progress_bar(total: int) -> Iterator[Progress]:
    """What to tell of each outcome."""
    from tqdm import tqdm

    failed = 0
    with tqdm(total=total, unit="file", file=sys.stderr, leave=False, disable=not sys.stderr.isatty()) as bar:

        def tell(outcome: Outcome) -> None:
            nonlocal failed
            if outcome.row.status == "failed":
                failed += 1
                bar.set_postfix(failed=failed, refresh=False)
            bar.update()

        yield tell
