"""``kehoach compare``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach_parse.cli.options import examples
from kehoach_parse.errors import OutputError

if TYPE_CHECKING:
    from kehoach_parse.compare import Comparison
    from kehoach_parse.corpus import Corpus

    Writer = Callable[[Comparison, Corpus, Path, bool], None]


def _json(comparison: Comparison, corpus: Corpus, path: Path, pictures: bool) -> None:
    from kehoach_parse.export.atomic import replacing

    with replacing(path) as file:
        file.write(comparison.to_json() + "\n")


def _html(comparison: Comparison, corpus: Corpus, path: Path, pictures: bool) -> None:
    from tqdm import tqdm

    from kehoach_parse.export.atomic import replacing
    from kehoach_parse.report import page_pictures, report_html

    plans = tqdm(corpus, desc="pictures", unit="plan", file=sys.stderr, leave=False, disable=not sys.stderr.isatty())
    pages, left_out = page_pictures(plans, comparison) if pictures else ({}, 0)
    with replacing(path) as file:
        file.write(report_html(comparison, pages, pictures_left_out=left_out))


# Format → suffix of its file (none for a folder), and what writes it.
WRITERS: dict[str, tuple[str, Writer]] = {
    "html": (".html", _html),
    "json": (".json", _json),
    "csv": ("", lambda comparison, corpus, path, pictures: comparison.to_csv(path)),
    "xlsx": (".xlsx", lambda comparison, corpus, path, pictures: comparison.to_xlsx(path)),
}


def _formats(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    if value is None:
        return None
    chosen = tuple(dict.fromkeys(value.split(",")))
    for name in chosen:
        if name not in WRITERS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(WRITERS)}.")
    return chosen


@click.command(
    "compare",
    epilog=examples(
        "kehoach compare out --directive 41-CT/TW -o report.html",
        "kehoach compare parsed --directive chi-thi-41.pdf -o report --format html,json,csv,xlsx",
    ),
)
@click.argument("out")
@click.option(
    "--directive",
    required=True,
    metavar="NUMBER|FILE",
    help="The document the plans carry out: its number, its key, or the file of its own text.",
)
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="File to write; its suffix tells the format where --format does not.",
)
@click.option(
    "--format",
    "formats",
    metavar="LIST",
    callback=_formats,
    help=f"One or more of {', '.join(WRITERS)}, with commas between, each beside the others; csv is a folder.",
)
@click.option(
    "--pictures/--no-pictures",
    default=True,
    show_default=True,
    help="html: show the pages of PDF files that are still where they were read from; scans take their time again.",
)
def command(out: str, directive: str, output: Path, formats: tuple[str, ...] | None, pictures: bool) -> None:
    """Put the plans that carry out one directive side by side.

    OUT is the folder `kehoach batch` wrote to, a folder of the JSON files of plans, or a file with one plan a line.
    Tells who carries the directive out, directly or through another plan, and who only mentions it; which tasks each
    plan takes from it, adapts or adds, who leads them and until when; and all in which the plans differ.
    """
    from kehoach_parse.compare import compare
    from kehoach_parse.corpus import Corpus

    suffixes = {suffix: name for name, (suffix, _) in WRITERS.items() if suffix}
    if formats is None:
        if output.suffix not in suffixes:
            raise OutputError(
                f"no format has this suffix; use one of {', '.join(suffixes)}, or --format", source=str(output)
            )
        formats = (suffixes[output.suffix],)
    corpus = Corpus(out)
    comparison = compare(corpus, directive)
    stem = output.with_suffix("") if output.suffix in suffixes else output
    for name in formats:
        suffix, write = WRITERS[name]
        write(comparison, corpus, stem.with_name(stem.name + suffix), pictures)
