"""``kehoach explain``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kehoach_parse.api import load, parse, parse_bytes
from kehoach_parse.cli.console import complain
from kehoach_parse.cli.options import examples, rules_option
from kehoach_parse.explain import explain, places
from kehoach_parse.rulebook import load_rulebook


@click.command(
    "explain",
    epilog=examples(
        'kehoach explain plan.pdf --at "trước ngày 30/9"', "kehoach explain parsed/plan.json --at 1250-1300"
    ),
)
@click.argument("file", metavar="FILE")
@click.option(
    "--at",
    required=True,
    metavar="TEXT|OFFSET",
    help="Words of the plan, or an offset or range in its text.",
)
@rules_option
@click.pass_context
def command(context: click.Context, file: str, at: str, rules: Path | None) -> None:
    """Say which rule found what at a place of a plan, and why.

    FILE is a plan in any format `kehoach parse` reads (`-`: standard input), or the JSON it wrote. Each place where the
    words stand is explained: the section, each fact there with its values, its rule, and the file that holds the rule.
    """
    book = load_rulebook(rules)
    if file.endswith(".json"):
        plan = load(file)
    else:
        plan = parse_bytes(sys.stdin.buffer.read(), rules=book) if file == "-" else parse(file, rules=book)
    found = places(plan, at)
    if not found:
        complain(f"{file}: {at!r} does not occur in its text")
        context.exit(1)
    click.echo("\n\n".join(explain(plan, span, book).to_text() for span in found))
