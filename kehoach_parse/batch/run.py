"""A batch from end to end: tell copies apart, take what is done, parse the rest, write the results."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kehoach_parse import __version__
from kehoach_parse.batch.folder import OutFolder
from kehoach_parse.batch.inputs import BatchInput, read_input
from kehoach_parse.batch.ledger import LedgerRow, json_lines
from kehoach_parse.batch.pool import PoolOptions, Task, run_isolated
from kehoach_parse.batch.store import Recipe, Store
from kehoach_parse.batch.worker import Outcome, parse_input
from kehoach_parse.errors import KehoachError
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

# Documents a shard. A killed run parses again at most this many a worker; more would lose more, fewer make more files.
SHARD_SIZE = 32

Progress = Callable[[Outcome], None]
"""Called once for every input, in any order, as soon as it is known what became of it."""


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """How a batch is run. ``retry_failed`` parses again what failed before."""

    settings: Settings = field(default_factory=Settings)
    pool: PoolOptions = field(default_factory=PoolOptions)
    retry_failed: bool = False
    shard_size: int = SHARD_SIZE


@dataclass(frozen=True, slots=True)
class _Entry:
    """An input with what is known of it before parsing: a key, or the outcome where nothing is left to parse."""

    uri: str
    key: str | None = None
    outcome: Outcome | None = None


def run_batch(
    inputs: Sequence[BatchInput],
    out: str,
    options: BatchOptions,
    *,
    progress: Progress = lambda outcome: None,
    task: Task = parse_input,
) -> list[LedgerRow]:
    """Parse ``inputs`` into the folder or bucket ``out``; returns a row for every input, in order.

    What an earlier run into ``out`` finished is taken over where content, options, rules and version are the same.
    Interrupted (KeyboardInterrupt), the workers are killed and finished shards stay.

    Args:
        inputs: as :func:`~kehoach_parse.batch.inputs.expand` lists them.
        out: path or URL of the output folder.
        options: how to run.
        progress: told of each input.
        task: what a worker does with an input; a function at the top level of a module.

    Raises:
        OutputError: ``out`` cannot be written.
    """
    recipe = Recipe(__version__, load_rulebook().digest, options.settings.model_dump_json())
    folder = OutFolder(out)
    store = Store(folder)
    entries = list(_entries(inputs, recipe))
    keys = [entry.key for entry in entries if entry.key is not None]
    if options.retry_failed:
        store.forget(key for key, outcome in zip(keys, _known(store, keys), strict=True) if _failed(outcome))
    for entry in entries:
        known = entry.outcome or next(_known(store, [entry.key] if entry.key else []), None)
        if known:
            progress(known)
    _parse_missing(entries, store, options, progress, task)
    store.prune(keys)
    rows = [LedgerRow.of(outcome, recipe) for outcome in _outcomes(entries, store)]
    folder.write("inputs.jsonl", json_lines(rows))
    folder.write("failures.jsonl", json_lines(row for row in rows if row.status in {"failed", "partial"}))
    return rows


def _entries(inputs: Iterable[BatchInput], recipe: Recipe) -> Iterator[_Entry]:
    """Hash every input; a copy of an earlier one is skipped, one that cannot be read has failed."""
    first: dict[str, str] = {}
    for item in inputs:
        try:
            digest = hashlib.sha256(read_input(item.uri)).hexdigest()
        except KehoachError as error:
            yield _Entry(item.uri, outcome=Outcome(item.uri, "failed", error.code, error.message))
            continue
        if digest in first:
            message = f"same content as {first[digest]}"
            yield _Entry(item.uri, outcome=Outcome(item.uri, "skipped", "duplicate", message, digest))
        else:
            first[digest] = item.uri
            yield _Entry(item.uri, key=recipe.key(item.uri, digest))


def _parse_missing(
    entries: Iterable[_Entry], store: Store, options: BatchOptions, progress: Progress, task: Task
) -> None:
    missing = {entry.uri: entry.key for entry in entries if entry.key is not None and entry.key not in store}
    pending: list[tuple[str, Outcome]] = []
    for outcome in run_isolated(missing, options.settings, options.pool, task):
        progress(outcome)
        pending.append((missing[outcome.uri], outcome))
        if len(pending) == options.shard_size:
            store.add(pending)
            pending.clear()
    if pending:
        store.add(pending)


def _outcomes(entries: Iterable[_Entry], store: Store) -> Iterator[Outcome]:
    for entry in entries:
        if entry.outcome is not None:
            yield entry.outcome
        elif entry.key is not None:
            yield from store.outcomes([entry.key])


def _known(store: Store, keys: Iterable[str]) -> Iterator[Outcome | None]:
    for key in keys:
        yield next(store.outcomes([key])) if key in store else None


def _failed(outcome: Outcome | None) -> bool:
    return outcome is not None and outcome.status in {"failed", "partial"}
