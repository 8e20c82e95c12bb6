"""``kehoach rules``."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_parse.cli.options import examples, rules_option
from kehoach_parse.families import check_rules
from kehoach_parse.rulebook import load_rulebook


@click.group("rules")
def command() -> None:
    """List the rules, or run the examples that stand beside them."""


@command.command("list", epilog=examples("kehoach rules list --family deadlines"))
@click.option("--family", metavar="NAME", help="Only this family, a folder under rules/.")
@rules_option
def list_rules(family: str | None, rules: Path | None) -> None:
    """Print every rule: its id, what it finds, and where that is laid down."""
    book = load_rulebook(rules)
    if family and family not in book.families:
        raise click.BadParameter(f"no family {family!r}; there are {', '.join(book.families)}", param_hint="--family")
    for name in [family] if family else book.families:
        for rule in sorted(book.family(name), key=lambda rule: rule.id):
            click.echo(f"{rule.id}\n  {rule.about}" + (f"\n  source: {rule.source}" if rule.source else ""))


@command.command("check", epilog=examples("kehoach rules check", "kehoach rules check --rules my-rules"))
@rules_option
@click.pass_context
def check(context: click.Context, rules: Path | None) -> None:
    """Run every example and negative of every rule; each that fails is named with the reason (exit code 1)."""
    book = load_rulebook(rules)
    report = check_rules(book)
    for failure in report.failures:
        click.echo(f"rules/{failure.path}: {failure.case}: {failure.reason}")
    click.echo(f"{report.rules} rules, {report.cases} examples and negatives, {len(report.failures)} failed")
    if report.failures:
        context.exit(1)
