"""The fenced blocks of a page of documentation, and which of them cannot be run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    ROOT / "corpora" / "README.md",
    ROOT / "notebooks" / "README.md",
    *sorted((ROOT / "docs").glob("*.md")),
]

# A fence, with the comment above it that says why it cannot be run (<!-- not run: needs a cluster -->), or that it is
# what the block before printed (<!-- printed -->).
_BLOCK = re.compile(
    r"""^ (?: <!--[ ] (?: not[ ]run:[ ] (?P<reason> [^\n]+? ) | (?P<printed> printed ) ) [ ]--> \n+ )?
        (?P<indent> [ ]* ) ``` (?P<language> [^\n]* ) \n
        (?P<body> .*? )
        ^ [ ]* ``` $""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True)
class Block:
    """A fenced block.

    Attributes:
        language: what the fence names.
        body: its text, without indent.
        reason: why it is not run, if it is not.
        printed: whether it is what the blocks before it print.
    """

    language: str
    body: str
    reason: str | None
    printed: bool


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page, indented ones included."""
    return [
        Block(
            found["language"].strip(), _dedent(found["body"], found["indent"]), found["reason"], bool(found["printed"])
        )
        for found in _BLOCK.finditer(page.read_text(encoding="utf-8"))
    ]


def commands(block: Block) -> list[str]:
    """The commands of a shell block, without the comments behind them; one continued by a backslash is one."""
    lines = block.body.replace("\\\n", " ").splitlines()
    return [line.split("  #")[0].strip() for line in lines if line.strip() and not line.startswith("#")]


def _dedent(body: str, indent: str) -> str:
    return "\n".join(line.removeprefix(indent) for line in body.split("\n"))
