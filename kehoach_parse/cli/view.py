"""``kehoach view``."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_parse.api import parse_bytes, read_file
from kehoach_parse.cli.options import rules_option
from kehoach_parse.export.atomic import replacing
from kehoach_parse.rulebook import load_rulebook


@click.command("view", epilog="Example: `kehoach view plan.pdf -o page.html`, then open page.html in a browser.")
@click.argument("file", metavar="FILE")
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="HTML",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write: one file that needs no network.",
)
@rules_option
def command(file: str, output: Path, rules: Path | None) -> None:
    """Show a plan with every fact marked where it stands, beside its outline.

    A PDF is shown page by page with boxes on the words; any other format as its text with the words marked. Colours
    tell references, deadlines, assignments, movements and targets apart; choosing one shows its values and its rule.
    """
    from kehoach_parse.view import view_html

    data = read_file(file)
    plan = parse_bytes(data, uri=file, rules=load_rulebook(rules))
    with replacing(output) as page:
        page.write(view_html(plan, data))
