"""``python -m kehoach_parse``: the same as ``kehoach``."""

from kehoach_parse.cli import main

if __name__ == "__main__":
    main()
