"""Processor time, measured so that a busy machine does not change the verdict."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def seconds(run: Callable[[], object]) -> float:
    """Processor seconds of one run, begun without rubbish and not interrupted to collect any."""
    with _tidy():
        return _seconds(run)


def best(run: Callable[[], object], times: int = 3, enough: float = 0.0) -> float:
    """Seconds of the fastest of several runs: what disturbs a run only slows it. The last is one under ``enough``.

    Rubbish is collected once, before the first: to look for it goes through all memory of the process and leaves the
    processor's caches empty, which a short run would pay for.
    """
    with _tidy():
        fastest = _seconds(run)
        while times > 1 and fastest >= enough:
            fastest = min(fastest, _seconds(run))
            times -= 1
    return fastest


def within(run: Callable[[], object], limit: float, times: int = 3) -> bool:
    """Whether one of several runs stays below so many seconds. No rubbish is collected before: in a process that has
    grown large that takes longer than a short run.
    """
    return any(_seconds(run) < limit for _ in range(times))


def in_turns(first: Callable[[], object], second: Callable[[], object], times: int = 3) -> tuple[float, float]:
    """Seconds of the fastest run of each, taken in turns, so that what the machine does meanwhile falls on both."""
    with _tidy():
        pairs = [(_seconds(first), _seconds(second)) for _ in range(times)]
    return min(one for one, _ in pairs), min(other for _, other in pairs)


@contextmanager
def _tidy() -> Iterator[None]:
    gc.collect()
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


def excess(
    run: Callable[[str], object], text: str, *, parts: int = 4, slack: float = 2.0, floor: float = 0.5, times: int = 4
) -> str | None:
    """What is wrong with the growth of a run over ``text``, or None.

    Four times the text may take ``slack`` times as much as four times the seconds, which leaves room for noise: a
    quadratic run takes sixteen times as long, and is told from a linear one whatever the machine does. Below ``floor``
    seconds nothing is said. Both sizes are measured again only where the verdict is bad.
    """
    part, whole = float("inf"), float("inf")
    for _ in range(times):
        whole = min(whole, seconds(lambda: run(text)))
        if whole < floor:
            return None
        part = min(part, best(lambda: run(text[: len(text) // parts])))
        if whole < slack * parts * part:
            return None
    return f"{part:.2f} s for 1/{parts} of it, {whole:.2f} s for the whole"
