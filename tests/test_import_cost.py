"""Importing the package, and parsing text with NLP off, must not load what they do not use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import kehoach_parse

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
