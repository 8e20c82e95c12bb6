"""``kehoach export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kehoach_parse.batch import FORMATS, Archive
from kehoach_parse.batch.folder import OutFolder, open_folder
from kehoach_parse.cli.console import complain
from kehoach_parse.cli.options import chosen_formats, examples

_DOCBIN, _DOCBIN_FILE = "docbin", "plans.spacy"
_ALL = (*FORMATS, _DOCBIN)


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    return chosen_formats(value, _ALL)


@click.command(
    "export",
    epilog=examples(
        "kehoach export out --to xlsx",
        "kehoach export parsed/ --to label-studio,docbin,akn -o exported",
        "kehoach export s3://results/2025 --to parquet,sqlite -o local",
    ),
)
@click.argument("out")
@click.option(
    "--to",
    "formats",
    required=True,
    metavar="LIST",
    callback=_formats,
    help=f"One or more of {', '.join(_ALL)}, with commas between.",
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
    (parquet: for each province and year), json and akn (Akoma Ntoso 3.0) with a file for each plan, label-studio with
    tasks and their labelling interface; xlsx, sqlite and docbin (spaCy) are one file.
    """  # fmt: skip
    archive = Archive.open(out)
    folder = target or (str(Path(out).parent) if out.endswith(".jsonl") else out)
    archive.export([name for name in formats if name in FORMATS], open_folder(folder))
    if _DOCBIN in formats:
        _write_docbin(archive, open_folder(folder))
    if sys.stderr.isatty():
        complain(f"{len(archive)} plans written to {folder} as {', '.join(formats)}")


def _write_docbin(archive: Archive, folder: OutFolder) -> None:
    from kehoach_parse.export.json_files import plan_of
    from kehoach_parse.spacy_ext import blank, plans_to_docbin

    plans = (plan_of(values) for _, values in archive.documents())
    with folder.workspace() as space:
        plans_to_docbin(plans, blank()).to_disk(space / _DOCBIN_FILE)
        folder.place(space / _DOCBIN_FILE, _DOCBIN_FILE)
