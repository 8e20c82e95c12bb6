"""``kehoach export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kehoach_parse.batch import FORMATS, Archive
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.cli.console import complain
from kehoach_parse.cli.options import batch_formats, examples


@click.command(
    "export",
    epilog=examples("kehoach export out --to xlsx", "kehoach export s3://results/2025 --to parquet,sqlite -o local"),
)
@click.argument("out")
@click.option(
    "--to",
    "formats",
    required=True,
    metavar="LIST",
    callback=batch_formats,
    help=f"One or more of {', '.join(FORMATS)}, with commas between.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="DIR",
    help="Folder or URL to write to.  [default: OUT, or the folder of the .jsonl file]",
)
def command(out: str, formats: tuple[str, ...], target: str | None) -> None:
    """Write plans parsed before in other formats.

    OUT is the folder `kehoach batch` wrote to (the shares of a batch run with --shard are put together), a folder of
    plans as JSON, or a file with one plan a line (.jsonl). csv and parquet are folders with a file for each table
    (parquet: for each province and year), xlsx and sqlite are one file.
    """  # fmt: skip
    archive = Archive.open(out)
    folder = target or (str(Path(out).parent) if out.endswith(".jsonl") else out)
    archive.export(formats, open_folder(folder))
    if sys.stderr.isatty():
        complain(f"{len(archive)} plans written to {folder} as {', '.join(formats)}")
