"""Tables of PDF pages: ruled, ruled in part, not ruled, over page breaks."""

from __future__ import annotations

import pytest

from kehoach_parse.ingest.pdf.lattice import Tolerances, find_lattices, merged
from kehoach_parse.ingest.pdf.rulings import Ruling
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.reading import lines, read, tables

XS = (60.0, 100.0, 300.0, 420.0, 540.0)
HEADER = ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"]
ROWS = [
    ["1", "Xây dựng đề án", "Sở Y tế", "Quý I"],
    ["2", "Tổ chức hội nghị", "Văn phòng", "Tháng 5"],
    ["3", "Sơ kết, báo cáo", "Sở Nội vụ", "Quý IV"],
]


def put(page: Page, ys: list[float], rows: list[list[str]]) -> Page:
    for top, row in zip(ys, rows, strict=False):
        for x, text in zip(XS, row, strict=False):
            for at, part in enumerate(text.split("\n")):
                page.text(x + 3, top + 15 + 14 * at, part, 12)
    return page


def ruled(rows: list[list[str]], top: float = 100, step: float = 24) -> Page:
    ys = [top + step * at for at in range(len(rows) + 1)]
    return put(Page().grid(XS, ys), ys, rows)


def test_a_ruled_table() -> None:
    assert tables(read(pdf([ruled([HEADER, *ROWS])]))) == [[HEADER, *ROWS]]


def test_text_around_a_table_keeps_its_place() -> None:
    page = (
        ruled([HEADER, *ROWS], 200).text(60, 100, "Phụ lục kèm theo kế hoạch").text(60, 400, "Ghi chú: số liệu dự kiến")
    )
    source = read(pdf([page]))
    assert [getattr(block, "text", "table") for block in source.blocks] == [
        "Phụ lục kèm theo kế hoạch",
        "table",
        "Ghi chú: số liệu dự kiến",
    ]


def test_lines_of_one_cell_stay_together() -> None:
    rows = [HEADER, ["1", "Xây dựng đề án\nphát triển", "Sở Y tế", "Quý I"], ROWS[1]]
    assert tables(read(pdf([ruled(rows, step=40)])))[0][1][1] == "Xây dựng đề án phát triển"


def test_an_empty_number_column() -> None:
    rows = [["", *row[1:]] for row in ROWS]
    assert tables(read(pdf([ruled([HEADER, *rows])]))) == [[HEADER, *rows]]


def test_merged_cells_and_a_header_of_two_rows() -> None:
    page = Page()
    ys = [100.0, 124.0, 148.0, 172.0, 196.0]
    for y in (ys[0], *ys[2:]):
        page.rule(XS[0], y, XS[-1], y)
    page.rule(XS[2], ys[1], XS[-1], ys[1])  # under the header of two columns only
    for x in (XS[0], XS[1], XS[2], XS[-1]):
        page.rule(x, ys[0], x, ys[3] if x == XS[2] else ys[-1])
    page.rule(XS[3], ys[1], XS[3], ys[3])
    headers = [["TT", "Nhiệm vụ", "Phân công", ""], ["", "", "Chủ trì", "Phối hợp"]]
    put(page, ys, [*headers, ROWS[0], ["I", "Công tác chung"]])
    assert tables(read(pdf([page]))) == [
        [
            *headers,
            ROWS[0],
            ["I", "Công tác chung", "", ""],
        ]
    ]


def test_text_on_end_in_a_header() -> None:
    page = ruled([["", *HEADER[1:]], *ROWS], step=60)
    page.ops.append(f"q 0 1 -1 0 85 {page.height - 155} cm")
    page.text(0, page.height, "Số thứ tự", 10)
    page.ops.append("Q")
    assert tables(read(pdf([page]))) == [[["Số thứ tự", *HEADER[1:]], *ROWS]]


BREAKS = [
    ([HEADER, *ROWS[:2]], [HEADER, ROWS[2]], [HEADER, *ROWS], 1, "a repeated header"),
    ([HEADER, *ROWS[:2]], [ROWS[2]], [HEADER, *ROWS], None, "no header on the second page"),
    (
        [HEADER, ROWS[0], ["2", "Tổ chức", "Văn", "Tháng"]],
        [HEADER, ["", "hội nghị", "phòng", "5"], ROWS[2]],
        [HEADER, *ROWS],
        1,
        "a row cut by the break",
    ),
    (
        [HEADER, *([str(month), *ROWS[1][1:]] for month in (1, 2))],
        [HEADER, *([str(month), *ROWS[1][1:]] for month in (3, 4))],
        [HEADER, *([str(month), *ROWS[1][1:]] for month in (1, 2, 3, 4))],
        1,
        "rows that differ in their number only are no header",
    ),
    (
        [["", *row[1:]] for row in (HEADER, ROWS[0])],
        [["", *row[1:]] for row in (ROWS[1], ROWS[2])],
        [["", *row[1:]] for row in (HEADER, *ROWS)],
        None,
        "an empty number column is no cut row",
    ),
    (
        [HEADER, ROWS[0]],
        [["", "Nhóm hai", "", ""], ROWS[1]],
        [HEADER, ROWS[0], ["", "Nhóm hai", "", ""], ROWS[1]],
        None,
        "the heading of a group has no number",
    ),
    (
        [["Ai", "Việc", "Khi nào", "Ở đâu"], ["Phòng", "Họp tổng", "Tháng 5", "Tỉnh"]],
        [["nội", "kết"], ["Sở", "Sơ kết", "Tháng 6", "Tỉnh"]],
        [
            ["Ai", "Việc", "Khi nào", "Ở đâu"],
            ["Phòng nội", "Họp tổng kết", "Tháng 5", "Tỉnh"],
            ["Sở", "Sơ kết", "Tháng 6", "Tỉnh"],
        ],
        None,
        "a table without numbers",
    ),
    (
        [["Giờ", "Việc"], ["8h", "Học về an"]],
        [["- 9h", "toàn"], ["9h", "Nghỉ"]],
        [["Giờ", "Việc", "", ""], ["8h - 9h", "Học về an toàn", "", ""], ["9h", "Nghỉ", "", ""]],
        None,
        "a span of time cut by the break",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected", "headers", "reason"), BREAKS, ids=[row[4] for row in BREAKS])
def test_tables_over_a_page_break(
    first: list[list[str]], second: list[list[str]], expected: list[list[str]], headers: int | None, reason: str
) -> None:
    source = read(pdf([ruled(first), ruled(second, top=80).text(290, 810, "2")]))
    assert tables(source) == [expected], reason
    (grid,) = source.blocks
    assert (grid.pages, grid.header_rows) == ((1, 2), headers)


def test_a_table_of_other_columns_is_another_table() -> None:
    ys = [100.0, 124.0, 148.0, 172.0]
    other = Page().grid([60, 200, 400, 540], ys)
    for top, row in zip(ys, [["A", "B", "C"]] * 3, strict=False):
        for x, text in zip((60, 200, 400), row, strict=True):
            other.text(x + 3, top + 15, text, 12)
    assert len(tables(read(pdf([ruled([HEADER, *ROWS]), other])))) == 2


def horizontal_only(page: Page, ys: list[float]) -> None:
    for y in ys:
        page.rule(XS[0], y, XS[-1], y)


def vertical_only(page: Page, ys: list[float]) -> None:
    for x in XS:
        page.rule(x, ys[0], x, ys[-1])
    page.rule(XS[0], ys[0], XS[-1], ys[0]).rule(XS[0], ys[-1], XS[-1], ys[-1])


PARTLY = [(horizontal_only, "horizontal"), (vertical_only, "vertical"), (lambda page, ys: None, "none")]


@pytest.mark.parametrize(("draw", "reason"), PARTLY, ids=[row[1] for row in PARTLY])
def test_tables_without_all_their_lines(draw: object, reason: str) -> None:
    rows = [HEADER, ["I", "Công tác chung của ngành"], *ROWS]
    ys = [100.0 + 30 * at for at in range(len(rows) + 1)]
    page = Page()
    draw(page, ys)  # type: ignore[operator]
    expected = [HEADER, ["I", "Công tác chung của ngành", "", ""], *ROWS]
    assert tables(read(pdf([put(page, ys, rows)]))) == [expected], reason


def test_a_full_line_close_to_the_next_column_stays_in_its_own() -> None:
    """``Các phòng,`` ends three points before ``Tháng``: both begin where their columns do."""
    rows = [HEADER, *ROWS, ["4", "Tổng kết", "Các phòng, các xã", "Tháng 12"]]
    page = put(Page(), [100.0 + 24 * at for at in range(len(rows))], rows[:-1])
    y = 100 + 24 * (len(rows) - 1) + 15
    page.text(63, y, "4", 12).text(103, y, "Tổng kết", 12).text(423, y, "Tháng 12", 12)
    page.text(423 - 3 - 16 * 6, y, "Các phòng, các x", 12)
    assert tables(read(pdf([page])))[0][-1] == ["4", "Tổng kết", "Các phòng, các x", "Tháng 12"]


NO_TABLE = [
    (Page().rule(60, 120, 200, 120).text(60, 110, "SỞ Y TẾ"), "an underline"),
    (Page().grid([60, 300], [100, 140]).text(70, 120, "DỰ THẢO"), "a box around a word"),
    (Page().lines(60, 100, ["TT nội dung họp:", "1. Một việc", "2. Hai việc"]), "a list"),
]


@pytest.mark.parametrize(("page", "reason"), NO_TABLE, ids=[row[1] for row in NO_TABLE])
def test_no_table(page: Page, reason: str) -> None:
    source = read(pdf([page.text(60, 300, "Kế hoạch này được thực hiện từ ngày ký")]))
    assert tables(source) == [], reason
    assert len(lines(source)) > 1


LATTICES = [
    ([(0, 0, 90), (30, 0, 90), (60, 0, 90)], [(0, 0, 60), (45, 0, 60), (90, 0, 60)], [(3, 3)], "a plain lattice"),
    ([(0, 0, 40), (0, 42, 90), (30, 0, 90)], [(0, 0, 30), (45, 0, 30), (90, 0, 30)], [(2, 3)], "dashes"),
    ([(0, 0, 90), (1.5, 0, 90), (30, 0, 90)], [(0, 0, 30), (45, 0, 30), (90, 0, 30)], [(2, 3)], "a double line"),
    ([(0, 0, 90), (30, 0, 90), (60, 0, 90)], [(45, 0, 60)], [(3, 3)], "open sides"),
    ([(0, 0, 90), (30, 0, 90)], [(0, 0, 60), (45, 0, 60), (90, 0, 60)], [(3, 3)], "open at the foot"),
    ([(0, 0, 90), (30, 0, 90)], [], [], "no columns"),
    ([(0, 0, 90), (30, 0, 90)], [(200, 0, 30), (240, 0, 30), (280, 0, 30)], [], "lines that do not meet"),
]  # fmt: skip


@pytest.mark.parametrize(("across", "down", "expected", "reason"), LATTICES, ids=[row[3] for row in LATTICES])
def test_lattices(
    across: list[tuple[float, float, float]],
    down: list[tuple[float, float, float]],
    expected: list[tuple[int, int]],
    reason: str,
) -> None:
    found = find_lattices([Ruling(*line) for line in across], [Ruling(*line) for line in down])
    assert [(len(lattice.ys), len(lattice.xs)) for lattice in found] == expected, reason


def test_lines_that_disagree_leave_rows_apart() -> None:
    """A border is missing between two cells of one row, and between two of one column: no rectangle."""
    across = [Ruling(0, 0, 90), Ruling(30, 45, 90), Ruling(60, 0, 90)]
    down = [Ruling(0, 0, 60), Ruling(45, 30, 60), Ruling(90, 0, 60)]
    (lattice,) = find_lattices(across, down)
    assert lattice.owner == (((0, 0), (0, 0)), ((1, 0), (1, 1)))


def test_a_drawing_of_many_lines_costs_little() -> None:
    down = [Ruling(at * 5.0, 0, 900) for at in range(1500)]
    across = [Ruling(at * 5.0, 0, 9000) for at in range(1500)]
    assert find_lattices(across, down) == []
    assert len(merged(down, Tolerances())) == 1500
