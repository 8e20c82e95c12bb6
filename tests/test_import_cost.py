"""Importing the package, and parsing text with NLP off, must not load what they do not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import kehoach_parse
from kehoach_parse.extract.wordlist import WordList
from kehoach_parse.rulebook import Rulebook

HEAVY = {"pandas", "spacy", "underthesea", "pdfplumber", "pypdfium2", "pydantic", "lxml", "tqdm"}
FOR_TEXT = {"pandas", "spacy", "underthesea", "pdfplumber", "pypdfium2"}


def modules_after(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    assert not modules_after("import kehoach_parse") & HEAVY


def test_help_loads_no_parser() -> None:
    code = "from kehoach_parse.cli.main import run\nimport contextlib, io\n"
    code += "with contextlib.redirect_stdout(io.StringIO()): run(['--version'])"
    assert not modules_after(code) & HEAVY


def test_parsing_text_loads_no_pdf_reader_and_no_models(samples: Path) -> None:
    plan = str(next(iter(sorted((samples / "plans").glob("*.txt")))))
    code = f"from kehoach_parse import parse, Settings\nparse({plan!r}, settings=Settings(nlp='off')).to_json()"
    assert not modules_after(code) & FOR_TEXT


def test_import_takes_less_than_a_fifth_of_a_second() -> None:
    code = "import time; t = time.process_time(); import kehoach_parse; print(time.process_time() - t)"
    seconds = (
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(5)  # the first may read from a cold disk
    )
    assert any(each < 0.2 for each in seconds)


def test_public_names_are_there() -> None:
    assert set(dir(kehoach_parse)) == set(kehoach_parse.__all__)
    for name in kehoach_parse.__all__:
        assert getattr(kehoach_parse, name) is not None
    assert not hasattr(kehoach_parse, "absent")


def test_rules_are_read_and_word_lists_built_once(samples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((samples / "plans").glob("*.txt"))]
    off = kehoach_parse.Settings(nlp="off")
    for text in texts:
        kehoach_parse.parse_text(text, settings=off)

    def again(*_: object, **__: object) -> None:
        raise AssertionError("read or built for each document anew")

    for owner, name in ((Rulebook, "yaml"), (Rulebook, "table"), (Rulebook, "compile"), (WordList, "__init__")):
        monkeypatch.setattr(owner, name, again)
    for text in texts:
        kehoach_parse.parse_text(text, settings=off)
