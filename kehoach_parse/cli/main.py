"""The group of commands, and what every one of them shares: encodings, errors, exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from kehoach_parse import __version__
from kehoach_parse.cli.console import complain, reason

# Command → module that holds it as ``command``. Loaded on use: ``kehoach --help`` reads no parser.
_COMMANDS = {
    "parse": "kehoach_parse.cli.parse",
    "batch": "kehoach_parse.cli.batch",
    "export": "kehoach_parse.cli.export",
    "compare": "kehoach_parse.cli.compare",
    "explain": "kehoach_parse.cli.explain",
    "audit": "kehoach_parse.cli.audit",
    "evaluate": "kehoach_parse.cli.evaluate",
    "review": "kehoach_parse.cli.review",
    "apply": "kehoach_parse.cli.apply",
    "rules": "kehoach_parse.cli.rules",
    "view": "kehoach_parse.cli.view",
    "schema": "kehoach_parse.cli.schema",
}
# Modules and rules are some 100,000 objects that stay to the end. Looking through them for rubbish again and again
# while they load, and once more when the process ends, takes a sixth of the time of a small plan.
_ROOM = 50_000


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command


@click.group(
    cls=_LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all done; 1 something could not be read or written, each named on standard error; "
    "2 wrong usage; 130 interrupted.",
)
@click.version_option(__version__, prog_name="kehoach")
def kehoach() -> None:
    """Read Vietnamese administrative plans (kế hoạch) into data."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit the process."""
    for stream in (sys.stdout, sys.stderr):
        # Windows would write another encoding into a pipe; a name that is no valid UTF-8 must not end the program.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    gc.set_threshold(_ROOM)
    code = run(arguments)
    gc.freeze()
    sys.exit(code)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code. Never lets an exception through, but for debugging."""
    try:
        code = kehoach.main(arguments, prog_name="kehoach", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return 130
    except BrokenPipeError:
        # The reader (``head``) has seen enough. Python flushes standard output once more at exit: let it succeed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        complain(reason(error))
        return 1
    return code if isinstance(code, int) else 0
