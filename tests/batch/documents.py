"""Documents made for the tests of batches: small plans, and files that are none."""

from __future__ import annotations

from pathlib import Path

PLACES = ("Lạng Sơn", "Cà Mau", "Kon Tum", "Hải Phòng", "Quảng Trị")

PLAN = """ỦY BAN NHÂN DÂN
TỈNH {place}
Số: {number}/KH-UBND
{place}, ngày {day} tháng 3 năm {year}

KẾ HOẠCH
Tổ chức phong trào thi đua số {number}
Thực hiện Chỉ thị số {number}/CT-TTg ngày 02/01/{year} của Thủ tướng Chính phủ.
I. MỤC ĐÍCH
- 100% cán bộ, công chức tham gia.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ chủ trì, báo cáo kết quả trước ngày {day}/11/{year}.
2. Sở Tài chính phối hợp thực hiện.
"""


def plan(number: int) -> str:
    """A plan that differs from every other number's."""
    place = PLACES[number % len(PLACES)]
    return PLAN.format(place=place, number=number, day=number % 28 + 1, year=2021 + number % 5)


def write_plans(folder: Path, count: int) -> list[Path]:
    """So many plans, in subfolders by place, as offices keep them."""
    paths = []
    for number in range(count):
        path = folder / f"{number % len(PLACES)}" / f"kế hoạch {number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(plan(number), encoding="utf-8")
        paths.append(path)
    return paths
