"""``kehoach evaluate``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from kehoach_parse.cli.options import examples
from kehoach_parse.evaluate import evaluate_folders

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command("evaluate", epilog=examples("kehoach evaluate corpora/samples/gold parsed --misses"))
@click.argument("gold", type=_FOLDER)
@click.argument("parsed", type=_FOLDER)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--misses", is_flag=True, help="Also print every disagreement, one JSON array a line.")
def command(gold: Path, parsed: Path, as_json: bool, misses: bool) -> None:
    """Compare parsed plans with gold annotations.

    GOLD holds <name>.json in gold format 1.0, PARSED the parsed plan of the same name. Prints precision, recall and F1
    of each layer and the accuracy of each field.
    """
    result = evaluate_folders(gold, parsed)
    if as_json:
        shown = result.to_dict() | ({"misses": [str(miss) for miss in result.misses]} if misses else {})
        click.echo(json.dumps(shown, ensure_ascii=False, indent=1))
        return
    click.echo(result.to_table())
    if misses:
        click.echo("\n".join(map(str, result.misses)))
