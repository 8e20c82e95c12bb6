"""``kehoach schema``."""

from __future__ import annotations

import json

import click

from kehoach_parse.cli.options import examples
from kehoach_parse.export import json_schema


@click.command("schema", epilog=examples("kehoach schema > plan.schema.json"))
def command() -> None:
    """Print the JSON Schema of a parsed plan."""
    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=1))
