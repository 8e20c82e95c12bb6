"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

rules_option = click.option(
    "--rules",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Use the rules in this folder, not those shipped with the package.",
)
