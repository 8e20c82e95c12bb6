"""Decoded text and Markdown become lines and grids."""

from __future__ import annotations

import pytest

from kehoach_parse.ingest.plain import read_text
from kehoach_parse.models.source import Grid, Line


def lines(text: str) -> list[str]:
    return [block.text for block in read_text(text).blocks if isinstance(block, Line)]


def grids(text: str) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in read_text(text).blocks
        if isinstance(block, Grid)
    ]


MARKDOWN = [
    ("**I. MỤC ĐÍCH**", ["I. MỤC ĐÍCH"], "bold"),
    ("**I. MỤC\nĐÍCH**", ["I. MỤC", "ĐÍCH"], "bold over two lines"),
    ("***Nơi nhận:***", ["Nơi nhận:"], "bold italics"),
    ("**Điều 1.**** **Ban hành", ["Điều 1. Ban hành"], "one bold run behind another"),
    ("*1.1. Trưởng ban*\n\n**A**", ["1.1. Trưởng ban", "A"], "italics before a number"),
    ("**A** (*năm 2025*) của", ["A (năm 2025) của"], "italics inside"),
    ("**A**\n* Lưu ý\n* Khác", ["A", "* Lưu ý", "* Khác"], "stars as bullets"),
    ("**A** 5*3 = 15", ["A 5*3 = 15"], "a star between digits"),
    ("_V/v tổ chức_\n\n**A**", ["V/v tổ chức", "A"], "underscores as emphasis"),
    ("**A** ten_tep.docx", ["A ten_tep.docx"], "an underscore inside a word"),
    ("## II. NỘI DUNG\n### 1. Chung", ["II. NỘI DUNG", "1. Chung"], "headings"),
    ("**A**\n1\\. Một \\- hai", ["A", "1. Một - hai"], "escapes"),
    ("**A**\nxem [Nghị định 30](https://example.vn/nd30)", ["A", "xem Nghị định 30"], "links"),
    ("**A**\n\n** **\n\n* *\n\n---\n\nB", ["A", "B"], "empty emphasis and rules"),
    ("> **A**", ["A"], "quoted blocks"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MARKDOWN, ids=[row[-1] for row in MARKDOWN])
def test_markdown_residue(text: str, expected: list[str], reason: str) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("<b>KẾ HOẠCH</b>\n<i>V/v đọc sách</i>", ["KẾ HOẠCH", "V/v đọc sách"], "around a line"),
        ("SỞ Y TẾ <b>CỘNG HÒA</b>\n<div class='page'>\nA", ["SỞ Y TẾ CỘNG HÒA", "A"], "inside a line, alone on one"),
        ("nhiệt độ <b> 5 độ và > 3", ["nhiệt độ <b> 5 độ và > 3"], "signs of comparison stay"),
        ("<Tên đơn vị>", ["<Tên đơn vị>"], "a form's blank is no tag"),
    ],
)
def test_tags_left_in_a_text(text: str, expected: list[str], reason: str) -> None:
    assert lines(text) == expected, reason


STRONG = [
    ("**1. Mục đích**", [True], "all of it"),
    ("**1. Thời gian: **Quý II", [False], "only its head"),
    ("**I. MỤC\nĐÍCH**", [True, True], "over two lines"),
    ("**A\n\nB", [True, False], "an open run ends with its paragraph"),
    ("# A\n\nB", [True, False], "a heading"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), STRONG, ids=[row[-1] for row in STRONG])
def test_bold_lines_are_strong(text: str, expected: list[bool], reason: str) -> None:
    assert [block.strong for block in read_text(text).blocks if isinstance(block, Line)] == expected


EXPLODED = [
    ("|\n**A**\n|\nB\n|\n|\n1\n|\n2\n|\n", [[["A", "B"], ["1", "2"]]], "one cell a line"),
    ("|\nA\n|\nB\n|\nC\n|\n|\n1\n|\n|\n3\n|\n", [[["A", "B", "C"], ["1", "", "3"]]], "an empty cell in the middle"),
    ("|\nA\n|\nB\n|\n|\n|\nNhóm\n|\n|\n1\n|\n2\n|\n", [[["A", "B"], ["", "Nhóm"], ["1", "2"]]], "an empty first cell"),
    (
        "|\nA\n|\nB\n|\nC\n|\n|\nI\n|\nNhóm\n|\n|\n1\n|\n2\n|\n3\n|\n",
        [[["A", "B", "C"], ["I", "Nhóm", ""], ["1", "2", "3"]]],
        "a merged row",
    ),
    ("|\nA\n|\nhai\ndòng\n|\n\nVăn bản", [[["A", "hai dòng"]]], "a cell of two lines"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), EXPLODED, ids=[row[-1] for row in EXPLODED])
def test_tables_exploded_one_cell_a_line(text: str, expected: list[list[list[str]]], reason: str) -> None:
    assert grids(text) == expected


def test_ordinary_pipe_table() -> None:
    text = "| **TT** | Việc |\n|---|:---|\n| **Buổi sáng** ||\n| 1 | a \\| b |\n\nVăn bản"
    (grid,) = (block for block in read_text(text).blocks if isinstance(block, Grid))
    assert grid.header_rows == 1
    assert [[cell.text for cell in row] for row in grid.rows] == [["TT", "Việc"], ["Buổi sáng", ""], ["1", "a | b"]]
    assert lines(text) == ["Văn bản"]


def test_pipe_rows_with_a_blank_line_after_each() -> None:
    text = "Lịch\n\n| TT | Việc | Ai |\n\n| 1 | Họp | A |\n\n| 2 | Chốt | B |\n\n2. Khác\n"
    assert grids(text) == [[["TT", "Việc", "Ai"], ["1", "Họp", "A"], ["2", "Chốt", "B"]]]


def test_pipe_tables_with_a_blank_line_between_them_stay_two() -> None:
    table = "| TT | Việc | Ai |\n|---|---|---|\n| 1 | Họp | A |\n"
    assert len(grids(f"{table}\n{table}")) == 2
    assert len(grids(f"{table}\n{table}".replace("\n", "\n\n"))) == 2


def test_the_end_of_a_wrapped_pipe_row_is_no_row() -> None:
    text = "| 1 | Họp | trước\nngày 5/6 |\n| 2 | Chốt | B |\n| 3 | Gửi | C |"
    assert lines(text) == ["| 1 | Họp | trước", "ngày 5/6"]


def test_line_breaks_within_the_cell_of_a_pipe_table() -> None:
    """Portals set letterheads as tables, and a cell of Markdown breaks its lines with `<br>` alone."""
    text = "| ỦY BAN NHÂN DÂN<br>**XÃ AN BÌNH** | Số: 5/KH-UBND<BR/>An Bình |\n|---|---|\n"
    (grid,) = (block for block in read_text(text).blocks if isinstance(block, Grid))
    assert [[line.text for line in cell.lines] for cell in grid.rows[0]] == [
        ["ỦY BAN NHÂN DÂN", "XÃ AN BÌNH"],
        ["Số: 5/KH-UBND", "An Bình"],
    ]
    assert [text[line.offset :][:2] for cell in grid.rows[0] for line in cell.lines] == ["ỦY", "**", "Số", "An"]


LETTERHEAD = """   UBND TỈNH AN BÌNH          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  SỞ CÔNG THƯƠNG                Độc lập - Tự do - Hạnh phúc
  Số: 10/KH-SCT              An Bình, ngày 06 tháng 3 năm 2025

                     KẾ HOẠCH
"""
SIGNATURE = """Nơi nhận:                         KT. GIÁM ĐỐC
- UBND tỉnh;                      PHÓ GIÁM ĐỐC
- Lưu: VT.

                                  Lê Văn Thử
"""
COLUMNS = [
    (LETTERHEAD, ["UBND TỈNH AN BÌNH", "SỞ CÔNG THƯƠNG", "Số: 10/KH-SCT"], ["KẾ HOẠCH"], "letterhead"),
    (SIGNATURE, ["Nơi nhận:", "- UBND tỉnh;", "- Lưu: VT."], [], "signature"),
]


@pytest.mark.parametrize(("text", "left", "rest", "reason"), COLUMNS, ids=[row[-1] for row in COLUMNS])
def test_two_columns_of_plain_text(text: str, left: list[str], rest: list[str], reason: str) -> None:
    (grid,) = (block for block in read_text(text).blocks if isinstance(block, Grid))
    assert [line.text for line in grid.rows[0][0].lines] == left
    assert lines(text) == rest


HEADED = [
    (
        "STT\n\nNội dung\n\nĐơn vị chủ trì\n\n1\n\nRà soát\n\nSở Y tế\n\n2\n\nTổng kết\n\nSở Nội vụ\n\nSau bảng.",
        [["STT", "Nội dung", "Đơn vị chủ trì"], ["1", "Rà soát", "Sở Y tế"], ["2", "Tổng kết", "Sở Nội vụ"]],
        "one cell a line, blank lines between",
    ),
    (
        "TT\nNhiệm vụ\nChủ trì\nThời hạn\nI\nTuyên truyền\n"
        "1\nPhát tin\nĐài tỉnh\n2\nTổng kết\nSở Y tế\nQuý IV\nSau bảng.",
        [
            ["TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"],
            ["I", "Tuyên truyền", "", ""],
            ["1", "Phát tin", "Đài tỉnh", ""],
            ["2", "Tổng kết", "Sở Y tế", "Quý IV"],
        ],
        "a group of rows, and a last cell left empty",
    ),
    (
        "TT\nNội dung\nThời gian\nChủ trì\n1\nTập huấn\nQuý I\nTổ Toán\n2\nTổng kết\nQuý IV\n\nIV. Tổ chức thực hiện",
        [
            ["TT", "Nội dung", "Thời gian", "Chủ trì"],
            ["1", "Tập huấn", "Quý I", "Tổ Toán"],
            ["2", "Tổng kết", "Quý IV", ""],
        ],
        "the next part of the plan is no cell of the last row",
    ),
    (
        "Nội dung\nNgười thực hiện\nThời gian\nHọp phụ huynh\nGiáo viên\n14/9/2025\nCân, đo\nTổ y tế\nHằng tuần\n"
        "IV. Tổ chức thực hiện",
        [
            ["Nội dung", "Người thực hiện", "Thời gian"],
            ["Họp phụ huynh", "Giáo viên", "14/9/2025"],
            ["Cân, đo", "Tổ y tế", "Hằng tuần"],
        ],
        "one cell a line without numbers: times tell the rows",
    ),
    (
        "TT | Nội dung | Chủ trì\n1 | Rà soát | Sở Y tế\n\n2 | Tổng kết | Văn phòng\nSau bảng.",
        [["TT", "Nội dung", "Chủ trì"], ["1", "Rà soát", "Sở Y tế"], ["2", "Tổng kết", "Văn phòng"]],
        "bars between the cells alone",
    ),
    (
        "STT  Nội dung        Chủ trì     Thời hạn\n1    Rà soát         Sở Y tế     Quý I\n     các xã          tỉnh\n"
        "2    Tập huấn                    Quý II\n\nSau bảng.",
        [
            ["STT", "Nội dung", "Chủ trì", "Thời hạn"],
            ["1", "Rà soát các xã", "Sở Y tế tỉnh", "Quý I"],
            ["2", "Tập huấn", "", "Quý II"],
        ],
        "columns aligned with blanks, wrapped cells",
    ),
    (
        "Nội dung     Chủ trì       Thời hạn\nRà soát      Sở Y tế       Quý I\n             và các xã\nSau bảng.",
        [["Nội dung", "Chủ trì", "Thời hạn"], ["Rà soát", "Sở Y tế và các xã", "Quý I"]],
        "aligned columns without numbers",
    ),
    (
        "TT   Nhóm đối tượng    ĐVT   Chỉ tiêu\n1    Học sinh          %     100\n"
        "2    Xã có trạm        Xã    ≥ 88\n\nSau bảng.",
        [["TT", "Nhóm đối tượng", "ĐVT", "Chỉ tiêu"], ["1", "Học sinh", "%", "100"], ["2", "Xã có trạm", "Xã", "≥ 88"]],
        "aligned indicators: labels of any wording beside a known one, above a full row",
    ),
    (
        "TT   Tên đơn vị    Chỉ tiêu (người)   Ghi chú\n1    Thôn Đông     45\n2    Thôn Tây      60\n\nSau bảng.",
        [
            ["TT", "Tên đơn vị", "Chỉ tiêu (người)", "Ghi chú"],
            ["1", "Thôn Đông", "45", ""],
            ["2", "Thôn Tây", "60", ""],
        ],
        "the same with nothing to remark",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), HEADED, ids=[row[-1] for row in HEADED])
def test_task_tables_without_ruling(text: str, expected: list[list[str]], reason: str) -> None:
    assert grids(text) == [expected]
    assert [line for line in lines(text) if line not in {"Sau bảng.", "IV. Tổ chức thực hiện"}] == []


NO_TABLE = [
    ("Nội dung\n\nĐơn vị chủ trì\n\nThời gian\n\n1. Rà soát", "headings without running numbers below"),
    ("STT\nHọ và tên\nNăm sinh\n1\nA\n2000", "labels of no task table"),
    ("STT   Nội dung   Chủ trì\n\nVăn bản", "labels without rows"),
    ("Nội dung\nChủ trì\nThời gian\nRà soát\nSở Y tế\nđạt kết quả tốt", "no time where the times should stand"),
    ("Nội dung\nChủ trì\nThời gian\nRà soát\nSở Y tế", "labels and half a row"),
]


@pytest.mark.parametrize(("text", "reason"), NO_TABLE, ids=[row[-1] for row in NO_TABLE])
def test_labels_alone_head_no_table(text: str, reason: str) -> None:
    assert grids(text) == []


def test_rows_typed_with_bars_between_their_cells_are_a_table() -> None:
    text = "STT | Nội dung | Chủ trì | Thời gian\n1 | Tập huấn | Sở Y tế | Quý I\n2 | Diễn tập | | Quý II\nSau bảng."
    assert grids(text) == [
        [
            ["STT", "Nội dung", "Chủ trì", "Thời gian"],
            ["1", "Tập huấn", "Sở Y tế", "Quý I"],
            ["2", "Diễn tập", "", "Quý II"],
        ]
    ]
    assert grids("Điện thoại: 12 | Thư điện tử: a@b.vn | Trang: c.vn\nSau dòng.") == []


def test_wide_gaps_elsewhere_are_no_columns() -> None:
    text = "Stt   Tên   Số lượng\n1   Bàn   5\n"
    assert lines(text) == ["Stt Tên Số lượng", "1 Bàn 5"]


def test_offsets_and_gaps() -> None:
    text = "  Một\r\n\r\n\tHai  ba\n-----\nBốn"
    found = [block for block in read_text(text).blocks if isinstance(block, Line)]
    assert [(line.text, line.gap) for line in found] == [("Một", 0), ("Hai ba", 1), ("Bốn", 1)]
    assert [text[line.offset or 0 :][:3] for line in found] == ["Một", "Hai", "Bốn"]
    assert [line.indent for line in found] == [2, 8, 0]


def test_form_feeds_are_page_breaks() -> None:
    source = read_text("Một\fHai\n\fBa")
    assert [block.page for block in source.blocks if isinstance(block, Line)] == [1, 2, 3]
    assert source.pages == 3


PAGE = "\n".join(f"dòng {number} của trang" for number in range(20))
NUMBERS = [
    (f"{PAGE}\n2\n{PAGE}\n3\n{PAGE}", [], "pages 2 and 3"),
    (f"{PAGE}\nTrang 1/2\n{PAGE}\nTrang 2/2", [], "with a word and the total"),
    (f"{PAGE}\n- 2 -\n{PAGE}", [], "between dashes, only one"),
    (f"{PAGE}\n1\nRà soát\n2\nThẩm định\n{PAGE}", ["1", "2"], "rows of a table are not a page apart"),
    (f"{PAGE}\n7\n{PAGE}", ["7"], "no page has number 7 before 2"),
]


@pytest.mark.parametrize(("text", "kept", "reason"), NUMBERS, ids=[row[-1] for row in NUMBERS])
def test_page_numbers_are_dropped(text: str, kept: list[str], reason: str) -> None:
    assert [line for line in lines(text) if any(map(str.isdigit, line)) and "dòng" not in line] == kept


def test_footnotes_behind_the_text_are_notes() -> None:
    source = read_text("Văn bản[1]\n[1] không phải chú thích\n\n[1]\nKế hoạch số 9\nnăm 2025\n\n[2] Chỉ thị số 3")
    notes = [(block.text, block.note) for block in source.blocks if isinstance(block, Line)]
    assert [text for text, note in notes if note] == ["[1]", "Kế hoạch số 9", "năm 2025", "[2] Chỉ thị số 3"]


def test_a_footnote_whose_number_stands_alone_goes_on_behind_a_blank_line() -> None:
    blocks = read_text("Văn bản\n\n[1]\n\nKế hoạch số 9\nnăm 2025\n\nHết").blocks
    assert [(block.text, block.note) for block in blocks if isinstance(block, Line)] == [
        ("Văn bản", False),
        ("[1]", True),
        ("Kế hoạch số 9", True),
        ("năm 2025", True),
        ("Hết", False),
    ]


def test_the_first_footnote_needs_no_blank_line() -> None:
    blocks = read_text("Nguyễn Văn Núi\n[1] Kế hoạch số 9").blocks
    assert [block.note for block in blocks if isinstance(block, Line)] == [False, True]


def test_repairs_are_told() -> None:
    (told,) = read_text("hội ðồng, ðề án").diagnostics
    assert (told.code, told.severity) == ("look-alikes", "info")
    assert "ð→đ (2)" in told.message


def test_rows_pasted_with_tabs_are_a_table() -> None:
    text = "Danh sách\nTT\tViệc\tHạn\n1\tRà soát\tQuý I\n2\tThẩm định\nHết"
    assert grids(text) == [[["TT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"], ["2", "Thẩm định", ""]]]
    assert lines(text) == ["Danh sách", "Hết"]


def test_rows_pasted_with_tabs_and_blank_lines() -> None:
    text = "Danh sách\n\nTT\tViệc\tHạn\n\n1\tRà soát\tQuý I\n\n2\tThẩm định\n\nHết"
    assert grids(text) == [[["TT", "Việc", "Hạn"], ["1", "Rà soát", "Quý I"], ["2", "Thẩm định", ""]]]
    assert lines(text) == ["Danh sách", "Hết"]


def test_a_unit_behind_tab_separated_rows_is_no_row() -> None:
    text = "TT\tViệc\tHạn\tNơi\n1\tRà soát\tQuý I\tXã\nIII.\tTỔ CHỨC\n1.\tSở Y tế"
    assert grids(text) == [[["TT", "Việc", "Hạn", "Nơi"], ["1", "Rà soát", "Quý I", "Xã"]]]
    assert lines(text) == ["III. TỔ CHỨC", "1. Sở Y tế"]


BARS_BETWEEN = [
    ("TT\n|\nViệc\n|\n1\n|\na\n|\n2\n|\nb\n|", [[["", "Việc"], ["1", "a"], ["2", "b"]]], "rows told by their numbers"),
    (
        "X\n|\nSố: 1/KH\n|\n" + "I. MỤC ĐÍCH\n" + "văn bản\n" * 9 + "|\nGIÁM ĐỐC\n|",
        [[["Số: 1/KH"]], [["GIÁM ĐỐC"]]],
        "text",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), BARS_BETWEEN, ids=[row[-1] for row in BARS_BETWEEN])
def test_bars_between_cells_only(text: str, expected: list[list[list[str]]], reason: str) -> None:
    assert grids(text) == expected


def test_rows_with_a_bar_behind_each_cell() -> None:
    text = "UBND XÃ A | CỘNG HÒA XÃ HỘI |\nSố: 1/KH | A, ngày 3 tháng 2 |\nKẾ HOẠCH\nTÊN |\nMục"
    assert grids(text) == [[["UBND XÃ A", "CỘNG HÒA XÃ HỘI"], ["Số: 1/KH", "A, ngày 3 tháng 2"]]]
    assert lines(text) == ["KẾ HOẠCH", "TÊN", "Mục"]


def test_line_breaks_written_out_by_a_crawler() -> None:
    assert lines("tỉnh\\r\\n Lạng Sơn") == ["tỉnh Lạng Sơn"]


def test_columns_above_a_markdown_table() -> None:
    head = "UBND XÃ TÂN LẬP          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    head += "**Số: 5/KH-UBND**        Độc lập - Tự do - Hạnh phúc"
    assert grids(f"{head}\n\nKẾ HOẠCH\n\n| TT | Việc |\n|---|---|\n| 1 | Họp |") == [
        [["UBND XÃ TÂN LẬP Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"]],
        [["TT", "Việc"], ["1", "Họp"]],
    ]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_markdown_with_other_line_ends(end: str) -> None:
    assert grids("| TT | Việc |\n|---|---|\n| 1 | Họp |\n".replace("\n", end)) == [[["TT", "Việc"], ["1", "Họp"]]]
