"""A batch from end to end: tell copies apart, take what is done, parse the rest, write the results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kehoach_parse import __version__
from kehoach_parse.batch.archive import Archive
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.batch.inputs import BatchInput, fingerprints
from kehoach_parse.batch.ledger import FAILURES, Recipe, Row, Status, ledger_lines
from kehoach_parse.batch.measures import Measures
from kehoach_parse.batch.shards import Document, Executor, LocalExecutor, Progress, ShardWork
from kehoach_parse.batch.store import Store, document_key, shard_name, strike_failures
from kehoach_parse.batch.worker import Outcome
from kehoach_parse.errors import KehoachError
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

# Documents a shard: where documents are not kept one by one (in a bucket), what a killed run parses again for each
# worker. More would lose more, fewer make more files.
SHARD_SIZE = 64


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What is done with the inputs.

    Attributes:
        settings: how each is read.
        formats: what is written: keys of :data:`~kehoach_parse.batch.archive.FORMATS`.
        retry_failed: parse again what failed, or was read in part, before.
        shard_size: documents a shard.
        rules: path of a folder of rules, which all workers must see; None for those shipped with the package.
    """

    settings: Settings = field(default_factory=Settings)
    formats: tuple[str, ...] = ("jsonl",)
    retry_failed: bool = False
    shard_size: int = SHARD_SIZE
    rules: str | None = None


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What became of a batch: how many inputs of each status, and the rows of those that failed or are partial."""

    counts: Counter[Status]
    failures: tuple[Row, ...]


def run_batch(
    inputs: Iterable[BatchInput],
    out: str,
    options: BatchOptions | None = None,
    *,
    executor: Executor | None = None,
    progress: Progress = lambda outcome: None,
) -> BatchReport:
    """Parse ``inputs`` into the folder or bucket ``out``.

    What an earlier run into ``out`` finished is taken over where name, content, settings, rules and version are the
    same. Interrupted (KeyboardInterrupt), the workers are killed and what is finished stays.

    Args:
        inputs: sorted, as :func:`~kehoach_parse.batch.inputs.expand` gives them.
        out: path or URL of the output folder; one run at a time.
        options: what to do.
        executor: where to do it; this machine, one worker, if not said.
        progress: told of each input.

    Raises:
        OutputError: ``out`` cannot be written.
        RuleError: ``options.rules`` are no rules.
    """
    options = options or BatchOptions()
    rulebook = load_rulebook(Path(options.rules) if options.rules else None)
    if options.rules:  # a mistake in them is no fault of any document
        # Loaded here: a worker imports this module before it can tell what an installation lacks.
        from kehoach_parse.pipeline import read_plan_text

        for family in rulebook.families:
            rulebook.family(family)
        read_plan_text("KẾ HOẠCH", uri="-", settings=Settings(nlp="off"), rules=rulebook)  # none may be missing either
    recipe = Recipe(__version__, rulebook.digest, options.settings.model_dump_json())
    folder = open_folder(out)
    folder.sweep()
    if options.retry_failed:
        strike_failures(folder)
    store = Store(folder)
    with closing(Measures()) as measures:

        def tell(outcome: Outcome) -> None:
            measures.add(outcome)
            progress(outcome)

        run = _Run(store, recipe, options, tell)
        try:
            for name in (executor or LocalExecutor()).finish(run.works(inputs), folder, tell):
                store.enter([name])
        finally:
            folder.write("run.jsonl", measures.lines())
    rows = sorted(run.rows(), key=lambda row: row.uri)
    failures = tuple(row for row in rows if row.status in FAILURES)
    store.prune(run.names)
    folder.write("inputs.jsonl", ledger_lines(rows, recipe))
    folder.write("failures.jsonl", ledger_lines(failures, recipe))
    Archive.of_stores([store]).export(options.formats, folder)
    return BatchReport(Counter(row.status for row in rows), failures)


class _Run:
    """The inputs of one run, sorted into shards.

    Attributes:
        names: of the shards that make up the result, in order.
    """

    def __init__(self, store: Store, recipe: Recipe, options: BatchOptions, progress: Progress) -> None:
        self._store, self._recipe, self._options, self._progress = store, recipe, options, progress
        self._loose: list[Row] = []
        self.names: list[str] = []

    def works(self, inputs: Iterable[BatchInput]) -> Iterator[ShardWork]:
        """The shards that are not finished yet. Progress is told of the inputs that need no parsing."""
        documents = self._documents(inputs)
        while some := tuple(islice(documents, self._options.shard_size)):
            name = shard_name(document.key for document in some)
            self.names.append(name)
            shard = self._store.shard(name)
            waiting = any(self._store.waits(document.key) for document in some)
            if shard and not waiting and not any(map(self._again, shard.rows)):
                for row in shard.rows:
                    self._progress(Outcome(row))
                continue
            outcomes = {document.key: self._store.outcome(document.key) for document in some}
            known = {key: outcome for key, outcome in outcomes.items() if outcome and not self._again(outcome.row)}
            yield ShardWork(some, known, self._options.settings, self._options.rules)

    def rows(self) -> Iterator[Row]:
        """A row for every input, once all shards are finished."""
        yield from self._loose
        for name in self.names:
            shard = self._store.shard(name)
            yield from shard.rows if shard else ()

    def _again(self, row: Row) -> bool:
        return self._options.retry_failed and row.status in FAILURES

    def _documents(self, inputs: Iterable[BatchInput]) -> Iterator[Document]:
        """Inputs to parse; one that cannot be read has failed, a copy of an earlier one is skipped."""
        first: dict[str, str] = {}
        for item, found in fingerprints(inputs, self._options.settings.limits.input_bytes):
            if isinstance(found, KehoachError):
                self._settle(Row(item.uri, "failed", found.code, found.message))
                continue
            digest = found.sha256
            if digest in first:
                self._settle(Row(item.uri, "skipped", "duplicate", f"same content as {first[digest]}", digest))
            else:
                first[digest] = item.uri
                yield Document(item.uri, digest, document_key(item.uri, digest, self._recipe), found.office)

    def _settle(self, row: Row) -> None:
        self._loose.append(row)
        self._progress(Outcome(row))
