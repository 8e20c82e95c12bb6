"""One plan in every format: whatever it is printed as, it says the same."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from itertools import zip_longest
from textwrap import wrap

import pytest

from kehoach_parse import Plan, Settings, parse_bytes
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.word_files import docx, p, table, tc

OFF = Settings(nlp="off")

LEFT = ["UBND TỈNH BẮC KẠN", "SỞ XÂY DỰNG", "Số: 61/KH-SXD"]
RIGHT = ["CỘNG HÒA XÃ HỘI", "Độc lập - Tự do - Hạnh phúc", "Bắc Kạn, ngày 7 tháng 4 năm 2025"]
TITLE = ["KẾ HOẠCH", "Kiểm tra an toàn giàn giáo và cần trục tháp trên công trường xây dựng năm 2025"]
BODY = [
    "Thực hiện Chỉ thị số 8/CT-UBND ngày 03/02/2025 của Ủy ban nhân dân tỉnh, Sở Xây dựng ban hành Kế hoạch như sau:",
    "I. MỤC ĐÍCH",
    "1. Phòng ngừa tai nạn lao động trên công trường, nhất là trong mùa mưa bão.",
    "2. Kiểm tra ít nhất 30 công trình.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Thanh tra Sở chủ trì, phối hợp với Phòng Hạ tầng lập danh sách công trình, hoàn thành trước ngày 30/4/2025.",
    "2. Văn phòng Sở bố trí phương tiện phục vụ đoàn kiểm tra./.",
]
RECIPIENTS = ["Nơi nhận:", "- UBND tỉnh (báo cáo);", "- Lưu: VT, TTr."]
SIGNATURE = ["GIÁM ĐỐC", "", "Nông Văn Khải"]
APPENDIX = "PHỤ LỤC"
COLUMNS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời gian", "Sản phẩm"]
ROWS = [
    ["1", "Rà soát danh sách công trình", "Thanh tra Sở", "Phòng Hạ tầng", "Tháng 4/2025", "Danh sách"],
    ["2", "Kiểm tra tại hiện trường", "Phòng Hạ tầng", "Thanh tra Sở; các xã", "Quý II/2025", "Biên bản"],
    ["3", "Tập huấn an toàn cho chủ thầu", "Trung tâm Giám định", "Văn phòng Sở", "Trước ngày 15/8/2025", "02 lớp"],
    ["4", "Tổng hợp, báo cáo", "Thanh tra Sở", "Văn phòng Sở", "Trước 20/11/2025", "Báo cáo"],
]


def _beside(left: list[str], right: list[str]) -> list[str]:
    return [f"{one:<48}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]


def _text(rows: list[str]) -> bytes:
    lines = [*_beside(LEFT, RIGHT), "", *TITLE, "", *BODY, "", *_beside(RECIPIENTS, SIGNATURE), "", APPENDIX, "", *rows]
    return "\n".join(lines).encode()


def aligned_text() -> bytes:
    return _text([f"{row[0]:<5}" + "".join(f"{cell:<32}" for cell in row[1:]).rstrip() for row in (COLUMNS, *ROWS)])


def tabbed_text() -> bytes:
    return _text(["\t".join(row) for row in (COLUMNS, *ROWS)])


def a_cell_a_line() -> bytes:
    return _text([cell for row in (COLUMNS, *ROWS) for cell in row])


def markdown() -> bytes:
    return _text([f"| {' | '.join(row)} |" for row in (COLUMNS, ["---"] * len(COLUMNS), *ROWS)])


def exploded_markdown() -> bytes:
    return _text([line for row in (COLUMNS, *ROWS) for cell in ("", *row) for line in ([cell, "|"] if cell else ["|"])])


def web_page() -> bytes:
    def cells(*columns: list[str]) -> str:
        inner = "".join(f"<td>{''.join(f'<p>{escape(line)}</p>' for line in column)}</td>" for column in columns)
        return f"<table><tr>{inner}</tr></table>"

    body = "".join(f"<p>{escape(line)}</p>" for line in (*TITLE, *BODY))
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in (COLUMNS, *ROWS))
    end = f"{cells(RECIPIENTS, SIGNATURE)}<p>{APPENDIX}</p><table border=1>{rows}</table>"
    return f"<!DOCTYPE html><html><body><div>{cells(LEFT, RIGHT)}{body}{end}</div></body></html>".encode()


def word() -> bytes:
    def cells(*columns: list[str]) -> str:
        return table("".join(f"<w:tc>{''.join(map(p, column))}</w:tc>" for column in columns))

    rows = table(*("".join(map(tc, row)) for row in (COLUMNS, *ROWS)))
    body = "".join(map(p, (*TITLE, *BODY)))
    return docx(cells(LEFT, RIGHT) + body + cells(RECIPIENTS, SIGNATURE) + p(APPENDIX) + rows)


MARGINS = 85.0, 553.0  # 30 and 15 mm: the middle of the text is not that of the sheet
XS = (85.0, 108.0, 205.0, 295.0, 385.0, 480.0, 553.0)


def _centred(page: Page, y: float, text: str, size: float = 13, within: tuple[float, float] = MARGINS) -> None:
    page.text((sum(within) - len(text) * size / 2) / 2, y, text, size)


def _printed(*, rules: bool, rotate: int = 0) -> bytes:
    first, second, y = Page(rotate=rotate), Page(rotate=rotate), 60.0
    for one, other in zip(LEFT, RIGHT, strict=True):
        _centred(first, y, one, 11, (85, 260))
        _centred(first, y, other, 11, (290, 553))
        y += 17
    y += 20
    for line in (TITLE[0], *wrap(TITLE[1], 64)):
        _centred(first, y, line)
        y += 17
    for paragraph in BODY:  # set so that only words and margins tell the title from the preamble
        for at, line in enumerate(wrap(paragraph, 68, initial_indent="    ")):
            first.text(MARGINS[0] + (26 if at == 0 else 0), y, line.strip(), 13)
            y += 17
    for one, other in zip_longest(RECIPIENTS, SIGNATURE, fillvalue=""):
        y += 17
        first.text(MARGINS[0], y, one, 11) if one else None
        _centred(first, y, other, 13, (330, 540)) if other else None
    _centred(second, 60, APPENDIX)
    y, ys = 80.0, [80.0]
    for row in (COLUMNS, *ROWS):
        cells = [wrap(cell, int((right - left - 6) / 5.5)) for cell, left, right in zip(row, XS, XS[1:], strict=False)]
        for x, lines in zip(XS, cells, strict=False):
            second.lines(x + 3, y + 13, lines, 11, 13)
        y += 13 * max(map(len, cells)) + (5 if rules else 10)
        ys.append(y)
    if rules:
        second.grid(XS, ys)
    return pdf([first, second])


FORMATS: list[tuple[Callable[[], bytes], str]] = [
    (aligned_text, "columns aligned with blanks"),
    (tabbed_text, "columns parted by tabs"),
    (a_cell_a_line, "a table flattened to a cell a line"),
    (markdown, "Markdown"),
    (exploded_markdown, "Markdown of a portal: a bar a line"),
    (web_page, "HTML"),
    (word, "DOCX"),
    (lambda: _printed(rules=True), "PDF, the table ruled"),
    (lambda: _printed(rules=False), "PDF, the table not ruled"),
    (lambda: _printed(rules=True, rotate=90), "PDF, its pages shown on their side"),
]


def facts(plan: Plan) -> dict[str, object]:
    due = {deadline.id: (deadline.start, deadline.end, deadline.end_inclusive) for deadline in plan.deadlines}
    return {
        "header": plan.header.model_dump(),
        "sections": [section.id for section in plan.sections],
        "tables": [(table.columns, table.rows) for table in plan.document_tables],
        "references": [reference.quote for reference in plan.references],
        "deadlines": [deadline.quote for deadline in plan.deadlines],
        "targets": [target.quote for target in plan.targets],
        "assignments": [
            (found.unit.name, found.role, found.task, found.product, [due[one] for one in found.deadlines])
            for found in plan.assignments
        ],
    }


@pytest.mark.parametrize(("write", "reason"), FORMATS, ids=[row[1] for row in FORMATS])
def test_the_same_plan_in_every_format(write: Callable[[], bytes], reason: str) -> None:
    plan = parse_bytes(write(), settings=OFF)
    assert plan.header.identifier == "61/KH-SXD"
    assert plan.header.title == TITLE[1]
    assert plan.header.signer
    assert plan.header.signer.name == SIGNATURE[-1]
    assert [table.rows for table in plan.document_tables] == [tuple(map(tuple, ROWS))], reason
    in_table = [found for found in plan.assignments if found.table]
    assert [(found.unit.name, found.role, found.task, found.product) for found in in_table] == [
        (unit, role, row[1], row[5])
        for row in ROWS
        for cell, role in ((row[2], "lead"), (row[3], "coordinate"))
        for unit in cell.split("; ")
    ]
    assert all(found.deadlines for found in in_table)
    assert facts(plan) == facts(parse_bytes(markdown(), settings=OFF)), reason
