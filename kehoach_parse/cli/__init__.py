"""The command ``kehoach``: each subcommand a few lines over library functions."""

from kehoach_parse.cli.main import kehoach, main

__all__ = ["kehoach", "main"]
