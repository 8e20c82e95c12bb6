"""One test for each promise of docs/security.md; the page names them, and the last test here checks that it does."""

from __future__ import annotations

import ast
import csv
import io
import re
import socket
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from kehoach_parse import KehoachError, Limits, Plan, Settings, parse_bytes, parse_text
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.errors import OutputError
from kehoach_parse.export.akn import akn_files
from kehoach_parse.export.csv_tables import csv_rows
from kehoach_parse.export.plan_tables import partition

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kehoach_parse"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 200)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def docx(body: str, before: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr(
            "word/document.xml", f'{before}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )
    return out.getvalue()


def page(body: str) -> bytes:
    words = "<p>Thực hiện phong trào thi đua của các cơ quan, đơn vị trong tỉnh.</p>" * 9
    return f"<!doctype html><html><body><p>KẾ HOẠCH</p>{words}{body}</body></html>".encode()


PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
TABLE = "<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>"
CELLS = "<table>" + "<tr><td>a</td><td>b</td></tr>" * 60 + "</table>"


@pytest.mark.parametrize(
    ("limits", "data", "name"),
    [
        (Limits(input_bytes=10), b"x" * 11, "input_bytes"),
        (Limits(characters=10), "KẾ HOẠCH dài".encode(), "characters"),
        (Limits(pages=2), pdf(3), "pages"),
        (Limits(inflated_bytes=1000), docx(PARAGRAPH.format("a" * 100_000)), "inflated_bytes"),
        (Limits(table_cells=50), page(CELLS), "table_cells"),
        (
            Limits(table_cells=50),
            docx((TABLE.format(PARAGRAPH.format("a")) + PARAGRAPH.format("b")) * 60),
            "table_cells",
        ),
        (Limits(nesting=20), page("<div>a" * 40 + "</div>" * 40), "nesting"),
        (Limits(nesting=3), docx("<w:tbl><w:tr><w:tc>" * 9 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 9), "nesting"),
    ],
)
def test_every_input_is_bounded(limits: Limits, data: bytes, name: str) -> None:
    with pytest.raises(KehoachError, match=rf"limits\.{name}") as caught:
        parse_bytes(data, settings=Settings(limits=limits, nlp="off"))
    assert caught.value.code == "limit-exceeded"


@pytest.mark.parametrize("name", ["../up", "a/../../up", "/etc/passwd", "C:\\up", "a\\..\\up", ".."])
def test_no_name_leads_out_of_the_output_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="outside"):
        open_folder(str(tmp_path / "out")).write(name, [b"data"])
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", ["../../etc", "a/b", "a\\b", "..", "C:", "a\0b", "=1+1"])
def test_what_a_plan_says_names_no_other_folder(text: str) -> None:
    for part in partition(text, text):
        assert re.fullmatch(r"[a-z0-9-]+|__HIVE_DEFAULT_PARTITION__", part)


@pytest.mark.parametrize("text", ["../../etc", "a/b", "a\\b", "..", "C:", ""])
def test_an_id_names_no_other_folder(text: str, example_plan: Plan, tmp_path: Path) -> None:
    with akn_files(tmp_path / "akn") as write, pytest.raises(OutputError, match="is no name of a file"):
        write(example_plan.to_dict() | {"plan_id": text})
    assert [path.name for path in tmp_path.rglob("*")] == ["akn"]


ONLY_HERE = "chữ chỉ có trên máy này"


def entity(url: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x SYSTEM "{url}">]>'


def test_no_file_of_the_machine_is_read(tmp_path: Path) -> None:
    (tmp_path / "private").write_text(ONLY_HERE, encoding="utf-8")
    url = (tmp_path / "private").as_uri()
    for data in (
        docx(PARAGRAPH.format("KẾ HOẠCH &x;"), entity(url)),
        page(f'<object data="{url}"></object><iframe src="{url}"></iframe><p>KẾ HOẠCH</p>'),
    ):
        assert ONLY_HERE not in read_anyhow(data)


def test_entities_do_not_multiply() -> None:
    laughs = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    before = f'<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY x0 "ha">{laughs}]>'
    assert len(read_anyhow(docx(PARAGRAPH.format("KẾ HOẠCH &x9;"), before))) < 1000


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_no_network(listener: socket.socket) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    for data in (
        docx(PARAGRAPH.format("KẾ HOẠCH &x;"), entity(url)),
        page(f'<img src="{url}"><link rel="stylesheet" href="{url}"><script src="{url}"></script><iframe src="{url}">'),
        f"KẾ HOẠCH\n![]({url})\n{url}".encode(),
    ):
        read_anyhow(data)
    with pytest.raises(BlockingIOError):
        listener.accept()


def read_anyhow(data: bytes) -> str:
    """The plan as JSON, or the error's words: neither may hold what the input pointed to."""
    try:
        return parse_bytes(data, settings=Settings(nlp="off")).to_json()
    except KehoachError as error:
        return str(error)


FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_MODULES = {"pickle", "cPickle", "marshal", "shelve", "dill", "joblib"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_read_is_run(path: Path) -> None:
    assert list(dangers(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    ["eval(x)", "import pickle", "from marshal import loads", "yaml.load(x, Loader=yaml.Loader)", "yaml.load(x)",
     "subprocess.run(x, shell=True)", "os.system(x)", "zipfile.ZipFile(x).extractall()"],
)  # fmt: skip
def test_the_search_for_dangers_finds_them(source: str) -> None:
    assert list(dangers(source))


def dangers(source: str) -> Iterator[str]:
    """Calls and imports that would run what was read, or write where it says."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name for alias in node.names} | {getattr(node, "module", None) or ""}
            yield from (name for name in names if name.partition(".")[0] in FORBIDDEN_MODULES)
        if isinstance(node, ast.Call):
            call, arguments = ast.unparse(node.func), {key.arg: ast.unparse(key.value) for key in node.keywords}
            if call in FORBIDDEN_CALLS | {"os.system", "os.popen"} or call.endswith(".extractall"):
                yield call
            if arguments.get("shell") == "True":
                yield f"{call}: a shell"
            if call.startswith("yaml.") and "load" in call and "Loader" not in arguments:
                yield f"{call}: builds objects"
        if isinstance(node, ast.Attribute) and re.fullmatch(r"C?(Full|Safe|Unsafe)?Loader", node.attr):
            yield f"{node.attr}: builds objects"


def test_a_spreadsheet_gets_no_formula(tmp_path: Path) -> None:
    """CSV when asked (--excel-safe); Excel files always: tests/export/test_workbook.py."""
    plan = parse_text('KẾ HOẠCH\nVề việc thử\n1. =HYPERLINK("http://x") báo cáo trước ngày 30/9/2025.').to_dict()
    plan["header"]["title"] = "=1+1"
    with csv_rows(tmp_path, excel_safe=True) as write:
        write(plan)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


def test_the_page_names_a_test_for_each_promise() -> None:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    promises = [line for line in text.splitlines() if line.startswith("| ") and "---" not in line][1:]
    assert len(promises) > 8
    for line in promises:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", line)
        assert named, f"no test: {line}"
        for path, name in named:
            assert f"def {name}" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{name}"
