"""Runs a batch as a program of its own, which a test can kill: ``driver.py FOLDER OUT WORKERS TIMEOUT MEMORY_MB``."""

from __future__ import annotations

import sys

from misbehaving import parse

from kehoach_parse.batch import BatchOptions, LocalExecutor, PoolOptions, expand, run_batch
from kehoach_parse.settings import Settings


def main(folder: str, out: str, workers: str, timeout: str, memory: str) -> None:
    pool = PoolOptions(int(workers), float(timeout), int(memory) * 1_000_000)
    options = BatchOptions(Settings(nlp="off"), ("jsonl", "csv"), shard_size=16)
    run_batch(expand([folder]), out, options, executor=LocalExecutor(pool, parse))


if __name__ == "__main__":
    main(*sys.argv[1:])
