"""Regenerates the pages under docs/ that are made from the program: ``python docs/generate.py`` (``make docs``).

``tests/test_docs.py`` fails where a committed page is not what this would write.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_parse import Settings, parse
from kehoach_parse.cli import kehoach
from kehoach_parse.compare import comparison_schema
from kehoach_parse.export import json_schema
from kehoach_parse.families import FINDERS
from kehoach_parse.rulebook import Rulebook, load_rulebook

DOCS = Path(__file__).resolve().parent
_WIDTH = 100


def pages() -> dict[str, str]:
    """Path below docs/ → content, for every generated page."""
    return {
        "cli.md": command_reference(),
        "rules.md": rule_reference(),
        "schema/plan-1.0.json": json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n",
        "schema/comparison-1.0.json": json.dumps(comparison_schema(), ensure_ascii=False, indent=1) + "\n",
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


def rule_reference() -> str:
    """Every rule with its first example, and those that fire nowhere in corpora/."""
    book = load_rulebook()
    rules = {family: sorted(book.family(family), key=lambda rule: rule.id) for family in book.families}
    fired = rules_that_fire(book)
    unseen = [f"`{rule.id}`" for family in rules.values() for rule in family if rule.id not in fired]
    lines = [
        "# Rules",
        "",
        "Generated from `rules/` by `make docs`. `⟦ ⟧` mark the words a rule finds in its first example.",
        "How to add a rule: [CONTRIBUTING](../CONTRIBUTING.md). Families build on `rules/tables/` and `rules/words/`.",
        "",
        "## Unseen",
        "",
        f"{len(unseen)} of {sum(map(len, rules.values()))} rules fire nowhere in the plans of `corpora/`;",
        "only their examples vouch for them" + (f": {', '.join(unseen)}." if unseen else "."),
    ]
    for family, members in rules.items():
        lines += ["", f"## {family}", "", "| rule | finds | example | sure | source |", "|---|---|---|---|---|"]
        for rule in members:
            cells = (f"`{rule.id}`", rule.about, rule.examples[0].text, rule.confidence, rule.source)
            lines.append(f"| {' | '.join(map(_cell, cells))} |")
    return "\n".join(lines) + "\n"


def _cell(text: str | None) -> str:
    return " ".join((text or "").replace("|", "\\|").split())


def rules_that_fire(book: Rulebook) -> set[str]:
    """Ids of the rules that find something in a plan of corpora/: in its facts, in a paragraph, a cell or a label."""
    fired: set[str] = set()
    for path in sorted(DOCS.parent.glob("corpora/*/plans/*")):
        plan = parse(path, settings=Settings(nlp="off"), rules=book)
        for facts in (plan.references, plan.deadlines, plan.movements, plan.assignments, plan.targets):
            fired.update(fact.rule for fact in facts)
        headers = (column or "" for table in plan.document_tables for column in table.columns)
        for piece in {*headers, *(piece for line in plan.text.split("\n") for piece in _pieces(line))}:
            for find in FINDERS.values():
                fired.update(hit.rule for hit in find(piece, book, {}))
    return fired


def _pieces(paragraph: str) -> Iterator[str]:
    yield paragraph
    yield from paragraph.split("\t")
    yield paragraph.partition(":")[0].lstrip("-+ ")


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
