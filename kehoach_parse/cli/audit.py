"""``kehoach audit``."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_parse.cli.console import progress, reason
from kehoach_parse.cli.options import examples, rules_option


@click.command("audit", epilog=examples("kehoach audit plans/ --limit 5", "kehoach audit parsed/*.json --json"))
@click.argument("sources", nargs=-1, required=True, metavar="DIR|FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON, every place included.")
@click.option(
    "--limit", metavar="N", default=20, show_default=True, type=click.IntRange(0), help="Places shown a kind."
)
@rules_option
def command(sources: tuple[str, ...], as_json: bool, limit: int, rules: Path | None) -> None:
    """Say where the reading of plans looks doubtful, the likeliest faults first.

    A folder is searched through and through; a file may also be the JSON of a parsed plan. Nothing here is certain:
    each place is one for you to look at. A file that cannot be read is part of the report, and the exit code stays 0.
    """
    from kehoach_parse.api import load, parse
    from kehoach_parse.audit import Report, Suspicion, audit
    from kehoach_parse.batch.inputs import expand
    from kehoach_parse.rulebook import load_rulebook

    book, report = load_rulebook(rules), Report()
    for uri in progress([item.uri for item in expand(sources)]):
        try:
            plan = load(uri) if uri.endswith(".json") else parse(uri, rules=book)
            report.add(audit(plan, book))
        except Exception as error:  # what one file does must not hide what the others say
            report.add([Suspicion("unreadable", uri, None, None, reason(error))])
    click.echo(report.to_json() if as_json else report.to_text(limit))
