"""``kehoach batch``."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from types import FrameType
from typing import Literal

import click

from kehoach_parse.batch import (
    FORMATS,
    BatchInput,
    BatchOptions,
    BatchReport,
    Executor,
    LocalExecutor,
    PoolOptions,
    Share,
    expand,
    listed,
    run_batch,
)
from kehoach_parse.cli.console import complain
from kehoach_parse.cli.options import batch_formats, examples, rules_option
from kehoach_parse.cli.progress import progress_bar
from kehoach_parse.settings import Settings

# Failures named on the terminal; the rest is in failures.jsonl.
_SHOWN = 20


def _share(context: click.Context, parameter: click.Parameter, value: str | None) -> Share | None:
    try:
        return Share.of(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}; write it like 2/8.") from error


@click.command(
    "batch",
    epilog=examples(
        "kehoach batch plans/ -o out",
        "kehoach batch 's3://plans/2025/**/*.pdf' -o s3://results/2025 --format jsonl,parquet",
        "find /archive -name '*.pdf' | kehoach batch - -o out --workers 8",
        'kehoach batch /archive -o out --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT"',
    ),
)
@click.argument("sources", nargs=-1, required=True, metavar="SRC...")
@click.option("-o", "--output", "out", required=True, metavar="OUT", help="Folder or URL to write to, and to resume.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Worker processes.  [default: one a core]")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    default=120,
    show_default=True,
    metavar="S",
    help="Seconds one file may take.",
)
@click.option(
    "--memory", type=click.IntRange(64), default=2000, show_default=True, metavar="MB", help="Memory one file may take."
)
@click.option(
    "--format",
    "formats",
    default="jsonl",
    show_default=True,
    metavar="LIST",
    callback=batch_formats,
    help=f"One or more of {', '.join(FORMATS)}, with commas between.",
)
@click.option(
    "--shard",
    "share",
    callback=_share,
    metavar="I/N",
    help="Only the I-th of N parts of the inputs, by the hash of their names; written to OUT/share-I-of-N.",
)
@click.option("--retry-failed", is_flag=True, help="Parse again what failed, or was read in part, in an earlier run.")
@click.option("--scheduler", metavar="ADDRESS", help="Parse on the Dask cluster at this address.")
@click.option(
    "--ocr",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="auto: only pages without usable text.",
)
@click.option(
    "--nlp",
    type=click.Choice(["auto", "off"]),
    default="auto",
    show_default=True,
    help="auto: underthesea decides where rules leave a word open. off: never loaded.",
)
@rules_option
@click.pass_context
def command(
    context: click.Context,
    sources: tuple[str, ...],
    out: str,
    workers: int | None,
    timeout: float,
    memory: int,
    formats: tuple[str, ...],
    share: Share | None,
    retry_failed: bool,
    scheduler: str | None,
    ocr: Literal["auto", "never", "always"],
    nlp: Literal["auto", "off"],
    rules: Path | None,
) -> None:
    """Parse thousands of plans: every input gets a row in OUT/inputs.jsonl, whatever becomes of it.

    SRC is a folder, searched through and through, a glob in quotes, a file, a URL of any of these, or `-` for a list
    of names on standard input. Each file is read in a process of its own that may crash or hang without harm to the
    others. Run again, the command goes on where it was: what has not changed is not parsed again.
    """  # fmt: skip
    inputs = _inputs(sources, share)
    pool = PoolOptions(workers or os.cpu_count() or 1, timeout, memory * 1_000_000)
    options = BatchOptions(
        Settings(nlp=nlp, ocr=ocr), formats, retry_failed, rules=str(rules.resolve()) if rules else None
    )
    if share:
        out = f"{out.rstrip('/')}/share-{share.index}-of-{share.count}"
    started = perf_counter()
    with _ended_by_signal(), progress_bar(len(inputs)) as progress:
        report = run_batch(inputs, out, options, executor=_executor(pool, scheduler), progress=progress)
    _tell(report, out, perf_counter() - started)
    if report.counts["failed"]:
        context.exit(1)


def _inputs(sources: tuple[str, ...], share: Share | None) -> list[BatchInput]:
    named = [source for source in sources if source != "-"]
    found = {item.uri: item for item in expand(named, share)}
    if "-" in sources:
        found = {item.uri: item for item in listed(sys.stdin, share)} | found
    return sorted(found.values())


def _executor(pool: PoolOptions, scheduler: str | None) -> Executor:
    if scheduler is None:
        return LocalExecutor(pool)
    from kehoach_parse.batch.cluster import ClusterExecutor

    return ClusterExecutor(scheduler, pool)


@contextmanager
def _ended_by_signal() -> Iterator[None]:
    """A polite end (SIGTERM of Kubernetes, SLURM, systemd) is like Ctrl-C: workers end, what is done stays."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        complain("interrupted; what is finished stays, and the same command goes on from there")
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


def _tell(report: BatchReport, out: str, seconds: float) -> None:
    for row in report.failures[:_SHOWN]:
        complain(f"{row.uri}: {row.status}: {row.message} [{row.code}]")
    if len(report.failures) > _SHOWN:
        complain(f"and {len(report.failures) - _SHOWN} more in {out}/failures.jsonl")
    if not (report.failures or sys.stderr.isatty()):
        return
    counts = ", ".join(f"{number} {status}" for status, number in sorted(report.counts.items()))
    complain(f"{report.counts.total()} files in {seconds:.1f} s: {counts or 'nothing to do'}")
