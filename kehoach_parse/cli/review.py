"""``kehoach review``."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_parse.cli.options import examples


@click.command(
    "review",
    epilog=examples("kehoach review out -o review.xlsx", "kehoach review parsed/ -o review.xlsx --all"),
)
@click.argument("out")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="XLSX",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The workbook to write.",
)
@click.option("--all", "everything", is_flag=True, help="Show facts of high confidence too.")
def command(out: str, output: Path, everything: bool) -> None:
    """Lay out what was found for a reviewer, in a workbook: the least certain facts first.

    OUT is the folder `kehoach batch` wrote to, a folder of plans as JSON, or a file with one plan a line (.jsonl). The
    workbook explains itself on its first sheet; `kehoach apply` makes gold of it.
    """
    from kehoach_parse.batch import Archive
    from kehoach_parse.export.atomic import replacing_file
    from kehoach_parse.review import review_workbook

    archive = Archive.open(out)
    with replacing_file(output) as part:
        shown = review_workbook(archive.documents(), part, everything=everything)
    click.echo(f"{shown} rows of {len(archive)} plans in {output}")
