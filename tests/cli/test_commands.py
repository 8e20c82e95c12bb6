from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from kehoach_parse import __version__
from kehoach_parse.cli import kehoach as group
from kehoach_parse.export import json_schema

Command = Callable[..., object]


def every_command(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None, f"{name} is listed and cannot be loaded"
            yield from every_command(child, (*path, name))
    else:
        yield path, command


COMMANDS = list(every_command(group))


@pytest.mark.parametrize(("path", "command"), COMMANDS, ids=[" ".join(path) for path, _ in COMMANDS])
def test_every_command_has_help_and_an_example(path: tuple[str, ...], command: click.Command) -> None:
    assert command.help
    assert command.epilog
    assert f"kehoach {' '.join(path)}" in command.epilog
    for parameter in command.params:
        assert not isinstance(parameter, click.Option) or parameter.help, f"{parameter.name} says nothing"


def test_version(kehoach: Command) -> None:
    assert kehoach("--version").out == f"kehoach, version {__version__}\n"


def test_unknown_command(kehoach: Command) -> None:
    done = kehoach("pars")
    assert done.code == 2
    assert "pars" in done.err


def test_schema(kehoach: Command) -> None:
    assert json.loads(kehoach("schema").out) == json_schema()


def test_rules_list(kehoach: Command) -> None:
    done = kehoach("rules", "list", "--family", "outline")
    assert done.code == 0
    assert done.out.startswith("outline.")
    assert "source: Decree 30/2020" in done.out
    assert kehoach("rules", "list", "--family", "absent").code == 2


def test_evaluate(kehoach: Command, tmp_path: Path) -> None:
    gold, parsed = tmp_path / "gold", tmp_path / "parsed"
    gold.mkdir()
    parsed.mkdir()
    (gold / "a.json").write_text('{"movements": [{"name": "Chung tay", "where": "I"}]}', encoding="utf-8")
    (parsed / "a.json").write_text('{"movements": [{"name": "Dân vận", "section": "I"}]}', encoding="utf-8")
    table = kehoach("evaluate", gold, parsed, "--misses")
    assert table.code == 0
    assert "movements" in table.out
    assert '["a", "movements", "missed"' in table.out
    figures = json.loads(kehoach("evaluate", gold, parsed, "--json").out)
    assert figures["layers"]["movements"]["gold"] == 1
    assert kehoach("evaluate", gold, tmp_path / "absent").code == 2
    assert kehoach("evaluate", parsed.parent, parsed).code == 1, "a folder without gold"


def test_explain_names_rule_value_and_place(kehoach: Command, plan_file: Path) -> None:
    done = kehoach("explain", plan_file, "--at", "20/8/2025")
    assert done.code == 0
    for words in (
        "II.1 (arabic",
        "deadline d",
        "end: 2025-08-20",
        "rule: deadlines.",
        "why:",
        "file:   rules/deadlines/",
    ):
        assert words in done.out
    assert kehoach("explain", plan_file, "--at", "không có chữ này").code == 1


def test_explain_reads_its_own_json(kehoach: Command, plan_file: Path, tmp_path: Path) -> None:
    kehoach("parse", plan_file, "-o", tmp_path)
    from_json = kehoach("explain", tmp_path / "kế hoạch.json", "--at", "báo cáo kết quả")
    assert from_json.out == kehoach("explain", plan_file, "--at", "báo cáo kết quả").out
