"""Word documents as a reader sees them."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

import pytest

from kehoach_parse.errors import DamagedFileError, EmptyInputError, KehoachError, LimitExceededError
from kehoach_parse.ingest.docx.numbering import in_form
from kehoach_parse.models.source import Grid, Line
from kehoach_parse.settings import Limits, Settings
from tests.ingest.old_encodings import encode
from tests.ingest.reading import lines, read, tables
from tests.ingest.word_files import abstract, container, docx, num, numbered, p, table, tc

R = "<w:r><w:t>{}</w:t></w:r>"

PARAGRAPHS = [
    (p("Kế ", "hoạch"), ["Kế hoạch"], "runs of one paragraph"),
    (p(runs=f"{R.format('đến ')}<w:ins><w:r><w:t>15/8</w:t></w:r></w:ins>"), ["đến 15/8"], "an insertion is there"),
    (p(runs=f"{R.format('đến')}<w:del><w:r><w:delText>15/8</w:delText></w:r></w:del>"), ["đến"], "a deletion is gone"),
    (p(runs=f"<w:moveFrom>{R.format('cũ')}</w:moveFrom><w:moveTo>{R.format('mới')}</w:moveTo>"), ["mới"], "moved text"),
    (p(runs="<w:r><w:t>Một</w:t><w:br/><w:t>Hai</w:t></w:r>"), ["Một", "Hai"], "a line break"),
    (p(runs="<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>"), ["2021-2025"], "a hyphen that keeps"),
    (p(runs="<w:r><w:rPr><w:caps/></w:rPr><w:t>kế hoạch</w:t></w:r>"), ["KẾ HOẠCH"], "shown in capitals"),
    (p(runs=f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>{R.format('hiện')}"), ["hiện"], "hidden text"),
    (p(runs=f"<w:hyperlink>{R.format('xem')}</w:hyperlink>"), ["xem"], "a link"),
    (p(runs=f"<w:fldSimple>{R.format('3')}</w:fldSimple>"), ["3"], "the result of a field"),
    (p(runs="<w:r><w:instrText>PAGE</w:instrText></w:r>" + R.format("trang")), ["trang"], "the code of a field"),
    (p("ho\u0061\u0323ch"), ["hoạch"], "decomposed letters"),
    (p("UBND   TỈNH"), ["UBND TỈNH"], "several blanks"),
    (
        p("Điều kiện", properties="<w:rPr><w:del/></w:rPr>") + p(" chung"),
        ["Điều kiện chung"],
        "a paragraph mark that was deleted",
    ),
    (f"<w:sdt><w:sdtContent>{p('Trong khung')}</w:sdtContent></w:sdt>", ["Trong khung"], "a content control"),
    (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        f"<w:sdtContent>{p('I. MỤC ĐÍCH 3')}</w:sdtContent></w:sdt>{p('Thân')}",
        ["Thân"],
        "a table of contents",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected", "reason"), PARAGRAPHS, ids=[row[2] for row in PARAGRAPHS])
def test_paragraphs(body: str, expected: list[str], reason: str) -> None:
    assert lines(read(docx(body))) == expected, reason


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('DỰ THẢO')}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert lines(read(docx(p(runs=f"{R.format('Số: 5')}<w:r>{twice}</w:r>")))) == ["Số: 5", "DỰ THẢO"]


def test_blank_paragraphs_bold_lines_and_ends() -> None:
    bold = "<w:r><w:rPr><w:b/></w:rPr><w:t>I. CHUNG</w:t></w:r>"
    off = '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>nhẹ</w:t></w:r>'
    source = read(docx(p("A") + p() + p(runs=bold) + p(runs=bold + off)))
    first, second, third = source.blocks
    assert isinstance(second, Line)
    assert (first.complete, second.gap, second.strong, third.strong) == (True, 1, True, False)


def test_bold_comes_from_styles_too() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/></w:style>'
    )
    (line,) = read(docx(p("I. CHUNG", properties='<w:pStyle w:val="Head"/>'), styles=styles)).blocks
    assert isinstance(line, Line)
    assert line.strong


PLAN = abstract(1, "upperRoman|%1.", "decimal|%2.", "lowerLetter|%3)", "bullet|-")
ARTICLES = abstract(2, "decimal|Điều %1.", "decimal|%1.%2.")
LISTS = [
    ([(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0)], ["I.", "1.", "a)", "b)", "2.", "a)", "II."], "levels"),
    ([(1, 3), (1, 3)], ["-", "-"], "bullets"),
    ([(1, 0), (3, 0)], ["I.", "II."], "two lists of one definition count on"),
    ([(1, 0), (4, 0), (4, 0)], ["I.", "V.", "VI."], "a list with a start of its own"),
    ([(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)], ["Điều 1.", "1.1.", "1.2.", "Điều 2.", "2.1."], "numbers of two levels"),
    ([(2, 1)], ["1.1."], "a level whose parent was never used"),
    ([(9, 0)], [""], "a list that does not exist"),
]
NUMBERING = PLAN + ARTICLES + num(1, 1) + num(2, 2) + num(3, 1) + num(
    4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
)  # fmt: skip


@pytest.mark.parametrize(("items", "labels", "reason"), LISTS, ids=[row[2] for row in LISTS])
def test_automatic_numbers(items: list[tuple[int, int]], labels: list[str], reason: str) -> None:
    body = "".join(numbered("việc", number, level) for number, level in items)
    expected = [f"{label} việc".strip() for label in labels]
    assert lines(read(docx(body, numbering=NUMBERING))) == expected, reason


def test_numbers_from_styles_and_their_removal() -> None:
    numbering = abstract(1, "upperRoman|%1.").replace("</w:lvl>", '<w:pStyle w:val="H1"/></w:lvl>') + num(1, 1)
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/></w:style>'
    )
    body = (
        p("Một", properties='<w:pStyle w:val="H1"/>')
        + p("Hai", properties='<w:pStyle w:val="H2"/>')
        + p("Ba", properties='<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert lines(read(docx(body, numbering=numbering, styles=styles))) == ["I. Một", "II. Hai", "Ba"]


def test_labels_of_the_shared_sample(shared: Path) -> None:
    """The labels another program shows; that program shows a dot for every bullet."""
    shown = (shared / "pdf" / "num.txt").read_text(encoding="utf-8-sig").replace("•", "-")
    label = re.compile(r"(?:[IV]+\.|\d+\.|\d\.\d\.|[a-z]\)|Điều \d\.|-) ")
    wanted = [line.strip() for line in shown.splitlines() if label.match(line.strip())]
    source = read((shared / "pdf" / "num.docx").read_bytes())
    texts = lines(source) + [cell for grid in tables(source) for row in grid for cell in row]
    assert [text for text in texts if label.match(text)] == wanted
    assert len(wanted) > 15
    assert "Thời hạn: trước ngày 15/8/2025" in texts  # inserted; what was deleted is gone


FORMS = [
    (4, "upperRoman", "IV"),
    (1994, "lowerRoman", "mcmxciv"),
    (27, "lowerLetter", "aa"),
    (3, "upperLetter", "C"),
    (7, "decimalZero", "07"),
    (7, "none", ""),
    (7, "chicago", "7"),
    (5000, "upperRoman", "5000"),
]


@pytest.mark.parametrize(("value", "form", "shown"), FORMS)
def test_number_forms(value: int, form: str, shown: str) -> None:
    assert in_form(value, form) == shown


SPAN, DOWN = '<w:gridSpan w:val="2"/>', "<w:vMerge/>"
TABLES = [
    ([tc("TT") + tc("Việc"), tc("1") + tc("Họp")], [["TT", "Việc"], ["1", "Họp"]], "a plain table"),
    ([tc("A") + tc("B"), tc("Cả hai", SPAN)], [["A", "B"], ["Cả hai", ""]], "a cell over two columns"),
    (
        [tc("A", '<w:vMerge w:val="restart"/>') + tc("B"), tc("", DOWN) + tc("C")],
        [["A", "B"], ["", "C"]],
        "a cell over two rows",
    ),
    ([tc("A") + tc("B"), tc("1")], [["A", "B"], ["1", ""]], "a short row"),
    (
        [tc("A") + tc("B"), f"<w:trPr><w:del/></w:trPr>{tc('x')}{tc('y')}"],
        [["A", "B"]],
        "a deleted row",
    ),
    (
        [tc("A") + f"<w:tc>{table(tc('1') + tc('2'))}{p('sau')}</w:tc>"],
        [["A", "1 2 sau"]],
        "a table in a cell",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "reason"), TABLES, ids=[row[2] for row in TABLES])
def test_tables(rows: list[str], expected: list[list[str]], reason: str) -> None:
    assert tables(read(docx(table(*rows)))) == [expected], reason


def test_a_frame_around_text_is_no_table() -> None:
    assert lines(read(docx(table(f"<w:tc>{p('Một')}{p('Hai')}</w:tc>")))) == ["Một", "Hai"]


def test_header_rows_are_counted() -> None:
    header = f"<w:trPr><w:tblHeader/></w:trPr>{tc('TT')}{tc('Việc')}"
    (grid,) = read(docx(table(header, tc("1") + tc("Họp")))).blocks
    assert isinstance(grid, Grid)
    assert grid.header_rows == 1


def test_footnotes_are_numbered_as_shown_and_stand_at_the_end() -> None:
    notes = f'<w:footnote w:id="7">{p("Nghị định 30.")}</w:footnote><w:footnote w:id="2">{p("Luật.")}</w:footnote>'
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = p(runs=R.format("Theo quy định") + mark.format(7)) + p(runs=R.format("và") + mark.format(2))
    source = read(docx(body, footnotes=notes))
    assert lines(source) == ["Theo quy định[1]", "và[2]", "[1] Nghị định 30.", "[2] Luật."]
    assert [block.note for block in source.blocks if isinstance(block, Line)] == [False, False, True, True]


HEADERS = [
    ("first", "<w:titlePg/>", ["UBND XÃ", "Số: 5", "Thân"], "the letterhead in a header of the first page"),
    ("default", "", ["Thân"], "a header of every page"),
    ("first", "", ["Thân"], "a header of the first page that is switched off"),
]


@pytest.mark.parametrize(("kind", "switch", "expected", "reason"), HEADERS, ids=[row[3] for row in HEADERS])
def test_headers(kind: str, switch: str, expected: list[str], reason: str) -> None:
    section = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="rId1"/>{switch}</w:sectPr>'
    assert lines(read(docx(p("Thân") + section, header1=p("UBND XÃ") + p("Số: 5")))) == expected, reason


def test_columns_made_with_tabs() -> None:
    def row(left: str, right: str) -> str:
        stops = '<w:tabs><w:tab w:val="left" w:pos="5400"/></w:tabs>'
        return p(runs=f"<w:r><w:t>{left}</w:t><w:tab/><w:t>{right}</w:t></w:r>", properties=stops)

    body = row("UBND XÃ TÂN LẬP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + row("Số: 5/KH-UBND", "Độc lập - Tự do")
    ((left, right),) = tables(read(docx(body + p("KẾ HOẠCH"))))[0]
    assert (left, right) == ("UBND XÃ TÂN LẬP Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do")


WORD = {"_rels/.rels": b"<Relationships/>", "[Content_Types].xml": b"<Types/>"}
ENTITY = (
    b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document xmlns:w="w"><w:body>&x;</w:body></w:document>'
)
BROKEN = [
    (container(WORD | {"word/document.xml": b"<w:document"}), DamagedFileError, "XML that breaks off"),
    (container(WORD | {"word/other.xml": b"<a/>"}), DamagedFileError, "no main part"),
    (container(WORD | {"word/document.xml": b'<a xmlns="w"/>'}), DamagedFileError, "no body"),
    (container(WORD | {"word/document.xml": ENTITY}), EmptyInputError, "an external entity is not read"),
    (docx(p()), EmptyInputError, "no text"),
]


@pytest.mark.parametrize(("data", "kind", "reason"), BROKEN, ids=[row[2] for row in BROKEN])
def test_broken_files(data: bytes, kind: type[KehoachError], reason: str) -> None:
    with pytest.raises(kind):
        read(data)


BOMB = container(WORD | {"word/document.xml": b" " * 5_000_000})
DEEP = "<w:tc>" + table("{}") + p("x") + "</w:tc>"
LIMITS = [
    (BOMB, Limits(inflated_bytes=1_000_000), "inflated_bytes", "a zip bomb"),
    (docx(table(*[tc("x") + tc("y")] * 20)), Limits(table_cells=10), "table_cells", "many cells"),
    (docx(table(DEEP.format(DEEP.format(tc("x") + tc("y"))))), Limits(nesting=2), "nesting", "tables in tables"),
]


@pytest.mark.parametrize(("data", "limits", "name", "reason"), LIMITS, ids=[row[3] for row in LIMITS])
def test_limits(data: bytes, limits: Limits, name: str, reason: str) -> None:
    with pytest.raises(LimitExceededError, match=name):
        read(data, Settings(limits=limits))


OLD = [
    ("Thực hiện quyết định của sở về việc lưu trữ", ".VnTime", "tcvn3", "TCVN3"),
    ("Thực hiện quyết định của sở về việc lưu trữ", "VNI-Times", "vni", "VNI"),
    (
        "Thực hiện quyết định của sở về việc lưu trữ",
        "Times New Roman",
        "tcvn3",
        "a font that does not say so",
    ),
]


def old_run(text: str, font: str, encoding: str) -> str:
    codes = encode(text, encoding).decode("latin-1")
    inner = '</w:t><w:softHyphen/><w:t xml:space="preserve">'.join(map(escape, codes.split("\u00ad")))
    return f'<w:r><w:rPr><w:rFonts w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


@pytest.mark.parametrize(("text", "font", "encoding", "reason"), OLD, ids=[row[3] for row in OLD])
def test_fonts_of_old_encodings(text: str, font: str, encoding: str, reason: str) -> None:
    plain = p("Bổ sung năm 2024 trên máy mới")
    source = read(docx(plain + p(runs=old_run(text[:9], font, encoding) + old_run(text[9:], font, encoding))))
    assert lines(source) == ["Bổ sung năm 2024 trên máy mới", text], reason
    assert source.text_source == "converted"
    assert [note.code for note in source.diagnostics] == ["encoding-converted"]


def test_a_font_that_draws_capitals_is_named_by_a_style() -> None:
    style = '<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style>'
    head = encode("ủy ban nhân dân tỉnh", "tcvn3").decode("latin-1")
    source = read(docx(p(head, properties='<w:pStyle w:val="H"/>'), styles=style))
    assert lines(source) == ["ỦY BAN NHÂN DÂN TỈNH"]


def test_unicode_in_a_font_of_an_old_encoding_is_left_alone() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Thực hiện quyết định là của tỉnh</w:t></w:r>'
    source = read(docx(p(runs=run)))
    assert (lines(source), source.text_source) == (["Thực hiện quyết định là của tỉnh"], "native")


def test_a_style_based_on_a_numbered_one_has_its_own_level() -> None:
    styles = (
        '<w:style w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="H3"><w:basedOn w:val="H2"/></w:style>'
    )
    tied = abstract(0, "upperRoman|%1.", "decimal|%2.").replace("<w:lvlText", '<w:pStyle w:val="H1"/><w:lvlText', 1)
    heads = "".join(
        p(text, properties=f'<w:pStyle w:val="{style}"/>')
        for text, style in (("A", "H1"), ("B", "H2"), ("C", "H3"), ("D", "H1"))
    )
    assert lines(read(docx(heads, styles=styles, numbering=tied + num(1, 0)))) == ["I. A", "1. B", "2. C", "II. D"]
