"""Many plans at once: every input gets a row, nothing is done twice, every failure is named."""

from kehoach_parse.batch.archive import FORMATS, Archive
from kehoach_parse.batch.inputs import BatchInput, Share, expand, listed
from kehoach_parse.batch.ledger import Row, Status
from kehoach_parse.batch.pool import PoolOptions
from kehoach_parse.batch.run import BatchOptions, BatchReport, run_batch
from kehoach_parse.batch.shards import Executor, LocalExecutor
from kehoach_parse.batch.worker import Outcome, Request, parse_input

__all__ = [
    "FORMATS",
    "Archive",
    "BatchInput",
    "BatchOptions",
    "BatchReport",
    "Executor",
    "LocalExecutor",
    "Outcome",
    "PoolOptions",
    "Request",
    "Row",
    "Share",
    "Status",
    "expand",
    "listed",
    "parse_input",
    "run_batch",
]
