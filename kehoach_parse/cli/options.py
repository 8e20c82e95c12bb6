"""What the commands share: options, and the form of the examples below their help."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

rules_option = click.option(
    "--rules",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Use the rules in this folder, not those shipped with the package.",
)


def batch_formats(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    """``jsonl,csv`` → the formats named, each once."""
    from kehoach_parse.batch import FORMATS

    return chosen_formats(value, FORMATS)


def chosen_formats(value: str, known: Collection[str]) -> tuple[str, ...]:
    """``jsonl,csv`` → the formats named, each once. Raises BadParameter for one that is not ``known``."""
    chosen = tuple(dict.fromkeys(value.split(",")))
    for name in chosen:
        if name not in known:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(known)}.")
    return chosen


def examples(*commands: str) -> str:
    """The end of a command's help: examples, one a line. The backspace keeps click from joining them."""
    lines = (f"  {command}" for command in commands)
    return "\n".join(["\b", "Examples:" if len(commands) > 1 else "Example:", *lines])
