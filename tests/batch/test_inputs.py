from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kehoach_parse.batch import BatchInput, Share, expand, listed
from kehoach_parse.batch.inputs import Fingerprint, fingerprints, read_input
from kehoach_parse.errors import InputError, KehoachError, LimitExceededError, UnreadableFileError


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.txt", "b.PDF", "sub/kế hoạch.docx", "sub/deep/c.md", "sub/notes.xlsx", "d.html"):
        path = tmp_path / "plans" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path / "plans"


@pytest.mark.parametrize(
    ("sources", "expected", "reason"),
    [
        (["plans"], ["a.txt", "b.PDF", "d.html", "sub/deep/c.md", "sub/kế hoạch.docx"], "a folder, known suffixes"),
        (["plans/*.txt"], ["a.txt"], "a glob"),
        (["plans/**/*.md"], ["sub/deep/c.md"], "a glob through subfolders"),
        (["plans/sub/notes.xlsx"], ["sub/notes.xlsx"], "a file named outright, whatever its suffix"),
        (["plans/a.txt", "plans/*.txt", "plans/a.txt"], ["a.txt"], "each once"),
    ],
)
def test_sources(plans: Path, sources: list[str], expected: list[str], reason: str) -> None:
    assert [item.uri for item in expand(sources)] == [f"plans/{name}" for name in expected], reason


@pytest.mark.parametrize("source", ["absent", "plans/*.odt", "plans/sub/deep/absent.txt"])
def test_a_source_that_names_nothing(plans: Path, source: str) -> None:
    with pytest.raises(InputError, match=r"names no file"):
        expand([source])


def test_names_stand_as_the_caller_wrote_them(plans: Path) -> None:
    assert expand(["plans/a.txt"])[0].uri == "plans/a.txt"
    assert expand([str(plans / "a.txt")])[0].uri == str(plans / "a.txt")
    assert expand([f"file://{plans}/a.txt"])[0].uri == f"file://{plans}/a.txt"


def test_shares_take_every_input_once() -> None:
    names = [f"plans/{number}.pdf" for number in range(1000)]
    shares = [{item.uri for item in listed(names, Share(index, 7))} for index in range(1, 8)]
    assert set().union(*shares) == set(names)
    assert sum(map(len, shares)) == len(names)
    assert min(map(len, shares)) > 100, "evenly"


@pytest.mark.parametrize(
    ("text", "reason"), [("0/3", "from 1"), ("4/3", "to the second"), ("3", "one number"), ("a/b", "no numbers")]
)
def test_shares_that_are_none(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r"number|int"):
        Share.of(text)


def test_a_list_stands_as_it_is() -> None:
    assert [item.uri for item in listed(["b.pdf\n", "a b.pdf\r\n", "\n", "b.pdf"])] == ["a b.pdf", "b.pdf"]


def test_fingerprints_name_what_cannot_be_read(plans: Path) -> None:
    items = [BatchInput("plans/a.txt"), BatchInput("plans/absent.txt"), BatchInput("plans"), BatchInput("x", size=101)]
    found = [digest for _, digest in fingerprints(items, limit=100)]
    assert found[0] == Fingerprint(hashlib.sha256(b"a.txt").hexdigest())
    assert [error.code for error in found[1:] if isinstance(error, KehoachError)] == [
        "unreadable-file", "unreadable-file", "limit-exceeded",
    ]  # fmt: skip


def test_fingerprints_keep_the_order(tmp_path: Path) -> None:
    items = []
    for number in range(200):
        (tmp_path / f"{number:03}").write_text(str(number % 3))
        items.append(BatchInput(str(tmp_path / f"{number:03}")))
    found = list(fingerprints(items, limit=100))
    assert [item for item, _ in found] == items
    assert len({digest for _, digest in found}) == 3


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(101))
    assert len(read_input(str(path), 101)) == 101
    with pytest.raises(LimitExceededError, match=r"limits\.input_bytes"):
        read_input(str(path), 100)
    with pytest.raises(UnreadableFileError):
        read_input(str(tmp_path / "absent"), 100)
