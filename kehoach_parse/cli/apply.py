"""``kehoach apply``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kehoach_parse.cli.console import complain
from kehoach_parse.cli.options import examples


@click.command("apply", epilog=examples("kehoach apply review.xlsx -o gold", "kehoach evaluate gold parsed --misses"))
@click.argument("workbook", metavar="XLSX", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write gold to; made where it is missing. Gold of the same name is replaced.",
)
@click.pass_context
def command(context: click.Context, workbook: Path, folder: Path) -> None:
    """Make gold of a workbook that `kehoach review` wrote and a reviewer filled in.

    Writes <document>.json in gold format 1.0 for each document, with those layers alone that are marked complete on the
    sheet `documents`. Cells that cannot be understood are all named, and then nothing is written.
    """
    from kehoach_parse.export.atomic import replacing
    from kehoach_parse.review import ReviewError, gold_of, read_answers

    try:
        applied = list(gold_of(read_answers(workbook)))
    except ReviewError as error:
        for problem in error.problems:
            complain(f"{problem} [{error.code}]")
        context.exit(1)
    for document in applied:
        for layer, count in document.unused.items():
            noun = "decision" if count == 1 else "decisions"
            complain(f"{document.document}: {count} {noun} on {layer} left out: not marked complete")
    written = [document for document in applied if document.gold]
    if not written:
        complain(f"{workbook.name}: no gold written: nothing is marked complete on sheet documents [review]")
        context.exit(1)
    for document in written:
        with replacing(folder / f"{document.document}.json") as file:
            file.write(json.dumps(document.gold, ensure_ascii=False, indent=1) + "\n")
    click.echo(f"gold of {len(written)} of {len(applied)} documents in {folder}")
