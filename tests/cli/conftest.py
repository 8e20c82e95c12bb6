from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from kehoach_parse.cli.main import run

PLAN = """SỞ NỘI VỤ
Số: 15/KH-SNV
KẾ HOẠCH
Tổ chức hội thi năm 2025
Thực hiện Chỉ thị số 07/CT-UBND ngày 12/3/2025 của UBND tỉnh.
I. MỤC ĐÍCH
- Nâng cao chất lượng phục vụ.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở chủ trì, báo cáo kết quả trước ngày 20/8/2025.
"""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str


@pytest.fixture
def kehoach(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Runs the command line in this process."""

    def call(*arguments: object) -> Outcome:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path
