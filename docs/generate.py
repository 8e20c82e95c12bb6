"""Regenerates the pages under docs/ that are made from the program: ``python docs/generate.py`` (``make docs``).

``tests/test_docs.py`` fails where a committed page is not what this would write.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_parse.cli import kehoach
from kehoach_parse.export import json_schema

DOCS = Path(__file__).resolve().parent
_WIDTH = 100


def pages() -> dict[str, str]:
    """Path below docs/ → content, for every generated page."""
    return {
        "cli.md": command_reference(),
        "schema/plan-1.0.json": json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n",
    }


def command_reference() -> str:
    """The command line as its own ``--help`` tells it."""
    head = "# Command line\n\nGenerated from `kehoach … --help` by `make docs`.\n"
    return "\n".join([head, *_help_of(kehoach, None, "kehoach")])


def _help_of(command: click.Command, parent: click.Context | None, name: str) -> Iterator[str]:
    context = click.Context(command, parent=parent, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH)
    context.help_option_names = ["-h", "--help"]
    lines = (line.rstrip() for line in command.get_help(context).splitlines())
    yield f"## {context.command_path}\n\n```text\n" + "\n".join(lines) + "\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _help_of(found, context, child)


def main() -> None:
    """Write every page that is not current, and name it."""
    for name, content in pages().items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8", newline="\n")
            sys.stdout.write(f"wrote docs/{name}\n")


if __name__ == "__main__":
    main()
