"""Data tables: header, rows as text, cells as spans."""

from __future__ import annotations

import pytest

from kehoach_parse.models.document import Document
from kehoach_parse.models.section import Table
from tests.segment.plans import BOTTOM, plan

TASKS = """| TT | Nhiệm vụ | Chủ trì | Thời gian |
|---|---|---|---|
| 1 | Rà soát | Sở Nội vụ | Quý I |
| 2 | Thẩm định |  | Quý II |
"""


def only_table(document: Document) -> Table:
    (table,) = document.tables
    return table


def test_a_table_in_an_appendix() -> None:
    document = plan("I. A\n\n- Một.", bottom=f"{BOTTOM}\n\nPHỤ LỤC\n\n{TASKS}")
    table = only_table(document)
    assert (table.id, table.section, table.columns) == ("t1", "appendix", ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian"))
    assert table.rows == (("1", "Rà soát", "Sở Nội vụ", "Quý I"), ("2", "Thẩm định", None, "Quý II"))
    assert document.text[slice(*table.span)].splitlines()[0] == "TT\tNhiệm vụ\tChủ trì\tThời gian"


def test_a_row_is_a_unit_with_its_cells() -> None:
    document = plan("I. A\n\n1. Nhiệm vụ\n\n- Một:\n\n" + TASKS)
    rows = [unit for unit in document.units if unit.table]
    assert [(unit.where, unit.table and unit.table.row) for unit in rows] == [("I.1", 0), ("I.1", 1)]
    second = rows[1]
    assert [span and document.text[slice(*span)] for span in second.cells] == ["2", "Thẩm định", None, "Quý II"]
    assert document.text[second.start : second.end] == "2\tThẩm định\t\tQuý II"
    assert second.columns == ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")


def exploded(*rows: str) -> str:
    return "\n\n" + "".join("|\n" + "\n|\n".join(row.split("|")) + "\n|\n" for row in rows) + "\n"


HEADERS = [
    (exploded("TT|Việc|Hạn", "1|Rà soát hồ sơ|Quý I"), ("TT", "Việc", "Hạn"), 1, "first row names the columns"),
    (exploded("TT|Việc|Hạn", "(1)|(2)|(3)", "1|Rà soát|Quý I"), ("TT", "Việc", "Hạn"), 1, "numbers under the names"),
    (exploded("1|Rà soát hồ sơ.|Quý I", "2|Thẩm định.|Quý II"), (None, None, None), 2, "no header"),
]


@pytest.mark.parametrize(("text", "columns", "count", "reason"), HEADERS, ids=[row[-1] for row in HEADERS])
def test_headers(text: str, columns: tuple[str | None, ...], count: int, reason: str) -> None:
    table = only_table(plan("I. A\n\n- Một.", bottom=BOTTOM + "\n\nPHỤ LỤC" + text))
    assert (table.columns, len(table.rows)) == (columns, count)


def test_letterhead_and_signature_tables_are_no_data() -> None:
    top = exploded(
        "UBND XÃ TÂN LẬP|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 5/KH-UBND|Tân Lập, ngày 3 tháng 2 năm 2025"
    )
    bottom = exploded("Nơi nhận:\n- Như trên;\n- Lưu: VT.|TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Mẫu")
    document = plan(
        "I. A\n\n- Một.", top=f"{top}\n\n**KẾ HOẠCH**\n\nTổ chức Hội nghị\n\nCăn cứ Luật;\n\n", bottom=bottom
    )
    assert document.tables == ()
    assert [unit.where for unit in document.units] == ["title", "preamble", "I", "I.-1"]
