from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kehoach_parse import Settings, parse_text
from kehoach_parse.review import review_workbook

TEXT = """SỞ NỘI VỤ
Số: 15/KH-SNV
KẾ HOẠCH
Tổ chức hội thi năm 2025
Thực hiện Kế hoạch số 31/KH-UBND ngày 12/3/2025 của UBND tỉnh thực hiện Chỉ thị số 07-CT/TU của Tỉnh ủy.
I. MỤC ĐÍCH
- Nâng cao chất lượng phục vụ; phấn đấu 90% hồ sơ đúng hạn.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở chủ trì, phối hợp với Thanh tra Sở báo cáo kết quả trước ngày 20/8/2025.
2. Các phòng hoàn thành trong tháng 9 năm 2025.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Nguyễn Văn Mẫu
"""


class Reviewer:
    """Opens a workbook, fills cells in, saves it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book: Workbook = openpyxl.load_workbook(path)

    def sheet(self, name: str) -> Worksheet:
        sheet = self.book[name]
        assert isinstance(sheet, Worksheet)
        return sheet

    def column(self, sheet: str, head: str) -> int:
        return [cell.value for cell in self.sheet(sheet)[1]].index(head) + 1

    def rows(self, sheet: str) -> list[int]:
        """The numbers of the rows with something in their first cell."""
        return [number for number in range(2, self.sheet(sheet).max_row + 1) if self.sheet(sheet).cell(number, 1).value]

    def get(self, sheet: str, row: int, head: str) -> Any:
        return self.sheet(sheet).cell(row, self.column(sheet, head)).value

    def fill(self, sheet: str, row: int, **values: Any) -> str:
        """Fill in cells, ``new_kind`` for the column ``new kind``. Returns the name of the last one."""
        cell = ""
        for head, value in values.items():
            found = self.sheet(sheet).cell(
                row, self.column(sheet, head.replace("_", " ", 1) if "new_" in head else head)
            )
            found.value, cell = value, found.coordinate
        return cell

    def row_of(self, sheet: str, **values: Any) -> int:
        """The one row in which these stand."""
        found = [
            n for n in self.rows(sheet) if all(self.get(sheet, n, head) == value for head, value in values.items())
        ]
        assert len(found) == 1, (sheet, values, found)
        return found[0]

    def free(self, sheet: str) -> int:
        return max(self.rows(sheet), default=1) + 1

    def complete(self, *layers: str) -> None:
        """Vouch for layers of every document."""
        for row in self.rows("documents"):
            for layer in layers:
                self.sheet("documents").cell(row, self.column("documents", layer)).value = "complete"

    def save(self) -> Path:
        self.book.save(self.path)
        return self.path


@pytest.fixture
def plan() -> dict[str, object]:
    return dict(json.loads(parse_text(TEXT, uri="hội thi.txt", settings=Settings(nlp="off")).to_json()))


@pytest.fixture
def reviewer(plan: dict[str, object], tmp_path: Path) -> Reviewer:
    """A workbook of one plan that shows every fact."""
    path = tmp_path / "review.xlsx"
    review_workbook([("hội thi", plan)], path, everything=True)
    return Reviewer(path)


@pytest.fixture
def open_review() -> type[Reviewer]:
    return Reviewer
