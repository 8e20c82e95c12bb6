"""Web pages: the document out of the portal's page, its structure kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from kehoach_parse.errors import EmptyInputError, LimitExceededError, NoDocumentError
from kehoach_parse.models.source import Grid, Line
from kehoach_parse.settings import Limits, Settings
from tests.ingest.old_encodings import encode
from tests.ingest.reading import lines, read, tables

BODY = "".join(
    f"<p>{at}. Tổ chức thực hiện nhiệm vụ thứ {at} theo kế hoạch của đơn vị, báo cáo kết quả.</p>" for at in range(1, 9)
)
WANTED = [f"{at}. Tổ chức thực hiện nhiệm vụ thứ {at} theo kế hoạch của đơn vị, báo cáo kết quả." for at in range(1, 9)]


def page(inner: str) -> bytes:
    return f"<!DOCTYPE html><html><head><title>Cổng</title></head><body>{inner}</body></html>".encode()


LINKS = "".join(f'<li><a href="/{at}">Mục số {at}</a></li>' for at in range(6))
CHROME = [
    (f"<nav><p>Trang chủ</p></nav><div>{BODY}</div>", "a navigation element"),
    (f"<div class='main-menu'><p>Trang chủ</p></div><div>{BODY}</div>", "a menu told by its class"),
    (f"<ul>{LINKS}</ul><div>{BODY}</div>", "a list of links"),
    (f"<div>{BODY}</div><footer><p>Bản quyền</p></footer>", "a footer"),
    (f"<div><script>var x = 'chữ';</script>{BODY}<style>p {{}}</style></div>", "scripts and styles"),
    (f"<div style='display:none'>ẩn</div><div>{BODY}</div>", "what is not shown"),
    (f"<form><select><option>2025</option></select></form><div>{BODY}</div>", "form controls"),
    (
        f"<table><tr><td>Thanh bên</td></tr></table><table><tr><td><div>{BODY}</div></td></tr></table>",
        "a layout of tables",
    ),
]


@pytest.mark.parametrize(("inner", "reason"), CHROME, ids=[row[1] for row in CHROME])
def test_what_surrounds_the_document_is_left_out(inner: str, reason: str) -> None:
    assert lines(read(page(inner))) == WANTED, reason


def test_the_letterhead_beside_the_body_is_kept() -> None:
    head = "<div><p>UBND XÃ TÂN LẬP</p><p>Độc lập - Tự do - Hạnh phúc</p></div>"
    assert lines(read(page(f"<div>{head}<div>{BODY}</div></div>")))[:2] == [
        "UBND XÃ TÂN LẬP",
        "Độc lập - Tự do - Hạnh phúc",
    ]


BLOCKS = [
    ("<p>Một <b>hai</b> <i>ba</i></p><p>Bốn</p>", ["Một hai ba", "Bốn"], "inline elements"),
    ("<p>Một\n   hai</p>", ["Một hai"], "line breaks of the file are blanks"),
    ("<p>Một<br>Hai<br/>Ba</p>", ["Một", "Hai", "Ba"], "line breaks of the page"),
    ("<div>Một<p>Hai</p>Ba</div>", ["Một", "Hai", "Ba"], "text beside blocks"),
    ("<ol><li>Một</li><li>Hai</li></ol>", ["1. Một", "2. Hai"], "numbered items"),
    ("<ol type='a' start='3'><li>Ba</li></ol>", ["c. Ba"], "letters, beginning later"),
    ("<ul><li>Một</li></ul>", ["- Một"], "bulleted items"),
    ("<ul><li>- Một</li></ul>", ["- Một"], "items that bring their own mark"),
    ("<pre>Một\nHai</pre>", ["Một", "Hai"], "text set as typed"),
    ("<p>Kế&nbsp;hoạch&#7841;</p>", ["Kế hoạchạ"], "entities"),
    ("<p>Một<!-- ẩn --> hai</p>", ["Một hai"], "comments"),
]


@pytest.mark.parametrize(("inner", "expected", "reason"), BLOCKS, ids=[row[2] for row in BLOCKS])
def test_blocks(inner: str, expected: list[str], reason: str) -> None:
    assert lines(read(page(f"<div>{inner}</div>"))) == expected, reason


def test_bold_and_complete_lines() -> None:
    source = read(page("<div><p><b>I. CHUNG</b></p><p style='font-weight:bold'>II</p><p>Một<br>Hai</p></div>"))
    assert [(block.strong, block.complete) for block in source.blocks if isinstance(block, Line)] == [
        (True, True),
        (True, True),
        (False, False),
        (False, True),
    ]


TABLES = [
    ("<tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr>", [["A", "B"], ["1", "2"]], None, "a plain table"),
    ("<tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr>", [["A", "B"], ["1", "2"]], 1, "a row of headers"),
    (
        "<thead><tr><td>A</td><td>B</td></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>",
        [["A", "B"], ["1", "2"]],
        1,
        "a table head",
    ),
    (
        "<tr><td colspan=2>A</td><td rowspan=2>B</td></tr><tr><td>1</td><td>2</td></tr>",
        [["A", "", "B"], ["1", "2", ""]],
        None,
        "merged cells",
    ),
    ("<tr><td>A</td><td>B</td></tr><tr><td>1</td></tr>", [["A", "B"], ["1", ""]], None, "a short row"),
]


@pytest.mark.parametrize(("inner", "expected", "headers", "reason"), TABLES, ids=[row[3] for row in TABLES])
def test_tables(inner: str, expected: list[list[str]], headers: int | None, reason: str) -> None:
    source = read(page(f"<div>{BODY}<table>{inner}</table></div>"))
    assert tables(source) == [expected], reason
    assert [block.header_rows for block in source.blocks if isinstance(block, Grid)] == [headers]


def test_a_saved_portal_page(shared: Path) -> None:
    source = read((shared / "real" / "vbpl-hien-phap-2013-page.html").read_bytes())
    texts = lines(source)
    assert texts[0] == "QUỐC HỘI"
    assert texts[-1] == "Nguyễn Sinh Hùng"
    assert sum(text.startswith("Điều ") and len(text) < 12 for text in texts) == 120


HOSTILE = [
    (b"<html>" + b"<div>" * 50_000 + b"x", "many open elements"),
    (b"<html><table>" + b"<tr><td>" * 20_000 + b"x", "tables never closed"),
    (b"<html><p>" + b"&" * 200_000, "a long run of signs"),
    (
        b"<html><p>" + b"\x08" + 20 * b"t&#230;n th&#244;n " + b"<font face='.VnTimeH'>\x01&#1;x",
        "control characters in an old encoding",
    ),
    (
        b"<html><p>x<p>" + 100 * b"a " + b"\x02<nav>menu</nav>b&#3;<script></script>c",
        "control characters around what is cut out",
    ),
    (b"<html><td colspan=99999999 rowspan=99999999>x</td><td>y</td>", "cells without a table"),
]


@pytest.mark.parametrize(("data", "reason"), HOSTILE, ids=[row[1] for row in HOSTILE])
def test_hostile_pages_end(data: bytes, reason: str) -> None:
    try:
        source = read(data)
    except (LimitExceededError, EmptyInputError):
        return
    assert len(source.blocks) < 100, reason


def test_limits() -> None:
    cells = "<table>" + "<tr><td>x</td><td>y</td></tr>" * 20 + "</table>"
    with pytest.raises(LimitExceededError, match="table_cells"):
        read(page(cells), Settings(limits=Limits(table_cells=10)))
    with pytest.raises(LimitExceededError, match="nesting"):
        read(page("<div>x<div>y" * 30), Settings(limits=Limits(nesting=20)))


def test_a_page_without_text() -> None:
    with pytest.raises(EmptyInputError, match="no text"):
        read(page("<div id='app'></div><script>load()</script>"))


REFUSALS = [
    ("<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><hr>nginx</body></html>", "not found"),
    (
        "<html><body><h1>Forbidden</h1><p>You don't have permission to access /kh.pdf here.</p></body></html>",
        "forbidden",
    ),
    ("<html><head><title>Lỗi 404</title></head><body><p>Đường dẫn đã bị gỡ.</p></body></html>", "in Vietnamese"),
    ("<html><body><p>Bạn cần đăng nhập để tải văn bản.</p><form>Mật khẩu <input></form></body></html>", "a login"),
    (
        "<html><body><noscript>Please enable JavaScript.</noscript><div id=app></div></body></html>",
        "a script that never ran",
    ),
]


@pytest.mark.parametrize(("text", "reason"), REFUSALS, ids=[row[1] for row in REFUSALS])
def test_what_a_server_shows_in_place_of_a_document(text: str, reason: str) -> None:
    with pytest.raises(NoDocumentError, match="in place of the document") as caught:
        read(text.encode())
    assert caught.value.code == "no-document"


ACCEPTED = [
    (
        "<p>KẾ HOẠCH</p><p>Sửa lỗi 404 của trang tin, xong trước 1/5/2025.</p>" + 2 * BODY,
        "a plan that speaks of such pages",
    ),
    ("<p>Độc lập - Tự do - Hạnh phúc</p><p>Vui lòng đăng nhập đúng giờ.</p>", "a letterhead, however short"),
]


@pytest.mark.parametrize(("inner", "reason"), ACCEPTED, ids=[row[1] for row in ACCEPTED])
def test_documents_with_such_words(inner: str, reason: str) -> None:
    assert lines(read(page(inner))), reason


def test_text_as_typed_keeps_its_columns() -> None:
    head = "UBND XÃ TÂN LẬP          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    head += "Số: 5/KH-UBND            Độc lập - Tự do - Hạnh phúc"
    assert tables(read(page(f"<pre>{head}\n\nKẾ HOẠCH\n</pre>"))) == [
        [["UBND XÃ TÂN LẬP Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"]]
    ]


OLD = "Thực hiện quyết định của tỉnh về việc tổ chức phong trào thi đua, sở xây dựng kế hoạch như sau"


def entities(text: str, encoding: str) -> str:
    return "".join(f"&#{code};" if code > 127 else chr(code) for code in encode(text, encoding))


@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_old_encodings_written_as_entities(encoding: str) -> None:
    source = read(f"<html><body><p>{entities(OLD, encoding)}</p></body></html>".encode())
    assert lines(source) == [OLD]
    assert (source.text_source, source.diagnostics[0].code) == ("converted", "encoding-converted")


def test_entities_of_unicode_are_no_old_encoding() -> None:
    source = read(f"<html><body><p>{OLD}</p></body></html>".encode("ascii", "xmlcharrefreplace"))
    assert (lines(source), source.text_source) == ([OLD], "native")


def test_a_font_that_draws_capitals() -> None:
    head = f'<p><font face=".VnTimeH">{entities("ủy ban nhân dân xã", "tcvn3")}</font></p>'
    source = read(f"<html><body>{head}<p>{entities(OLD, 'tcvn3')}</p></body></html>".encode())
    assert lines(source) == ["ỦY BAN NHÂN DÂN XÃ", OLD]
