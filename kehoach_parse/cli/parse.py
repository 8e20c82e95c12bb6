"""``kehoach parse``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import Literal

import click

from kehoach_parse.api import parse_many, read_file
from kehoach_parse.cli.console import complain, progress, reason
from kehoach_parse.cli.options import examples, rules_option
from kehoach_parse.cli.summary import Summary
from kehoach_parse.export import Write, csv_tables, document_tables, json_files, json_lines, output_names
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

_FORMATS = ("json", "jsonl", "csv")


def _formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """``json,csv`` → the formats named, each once."""
    chosen = tuple(dict.fromkeys(value.split(",")))
    for name in chosen:
        if name not in _FORMATS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(_FORMATS)}.")
    return chosen


@contextmanager
def _printed(*, boxes: bool) -> Iterator[Write]:
    """One plan as JSON on standard output."""
    yield lambda plan, _: click.echo(plan.to_json(boxes=boxes))


@click.command(
    "parse",
    epilog=examples(
        "kehoach parse plan.pdf",
        "kehoach parse plans/*.docx -o parsed --summary",
        "kehoach parse plans/* -o parsed --format json,csv --excel-safe",
        "kehoach parse - < plan.txt",
    ),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to; made where it is missing. Without it, JSON goes to standard output.",
)
@click.option(
    "--format",
    "formats",
    metavar="LIST",
    callback=_formats,
    default="json",
    show_default=True,
    help="One or more of json (<stem>.json for each file), jsonl (plans.jsonl, one line a plan) and csv (one file a "
    "table, for all plans), with commas between.",
)
@click.option("--summary", is_flag=True, help="Print a table of what was found instead of nothing (with -o).")
@click.option("--boxes", is_flag=True, help="Add page coordinates to every fact and section (JSON, from PDF).")
@click.option("--tables", is_flag=True, help="Also write each table of each plan as a CSV file of its own (with -o).")
@click.option("--excel-safe", is_flag=True, help="Put ' before text that a spreadsheet would run as a formula (CSV).")
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
    files: tuple[str, ...],
    folder: Path | None,
    formats: tuple[str, ...],
    summary: bool,
    boxes: bool,
    tables: bool,
    excel_safe: bool,
    ocr: Literal["auto", "never", "always"],
    nlp: Literal["auto", "off"],
    rules: Path | None,
) -> None:
    """Read plans from FILEs; `-` is standard input.

    The format of a file is told by its content. With several files, one that cannot be read is named on standard
    error with the reason, the others are done, and the exit code is 1.
    """
    if folder is None:
        _check_printable(files, formats, summary=summary, tables=tables)
    if files.count("-") > 1:
        raise click.UsageError("Standard input can be read only once.")
    plans = parse_many(files, settings=Settings(nlp=nlp, ocr=ocr), rules=load_rulebook(rules), read=_read)
    shown, done = Summary(), 0
    with ExitStack() as stack:
        writers = [stack.enter_context(_writer(name, folder, boxes, excel_safe)) for name in formats]
        if tables and folder:
            writers.append(stack.enter_context(document_tables(folder, excel_safe=excel_safe)))
        for file, name, plan in zip(progress(files), output_names(files), plans, strict=True):
            if isinstance(plan, Exception):
                complain(reason(plan, file))
                continue
            for write in writers:
                write(plan, name)
            shown.add(plan)
            done += 1
    if summary:
        click.echo(shown.text())
    if done < len(files):
        if len(files) > 1:
            complain(f"{len(files) - done} of {len(files)} files could not be read")
        context.exit(1)


def _check_printable(files: tuple[str, ...], formats: tuple[str, ...], *, summary: bool, tables: bool) -> None:
    if tables or "csv" in formats:
        raise click.UsageError("CSV is a set of files: give a folder with -o DIR.")
    if len(formats) > 1:
        raise click.UsageError("Standard output takes one format: give a folder with -o DIR.")
    if formats == ("json",) and len(files) > 1:
        raise click.UsageError("Several plans as JSON need a folder: give -o DIR, or --format jsonl for one line each.")
    if summary:
        raise click.UsageError("--summary would mix with the data on standard output: give a folder with -o DIR.")


def _writer(name: str, folder: Path | None, boxes: bool, excel_safe: bool) -> AbstractContextManager[Write]:
    if name == "csv" and folder:
        return csv_tables(folder, excel_safe=excel_safe)
    if name == "jsonl":
        return json_lines(folder / "plans.jsonl" if folder else sys.stdout, boxes=boxes)
    return json_files(folder, boxes=boxes) if folder else _printed(boxes=boxes)


def _read(file: str | os.PathLike[str]) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else read_file(file)
