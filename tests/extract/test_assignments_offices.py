"""Offices and the bodies below them, lists of bare nouns, names with `và`; one reason a row."""

from __future__ import annotations

import pytest

from .test_assignments_surface import Rows, said

OFFICES_OF_MANY: Rows = [
    (
        "Giao Chi cục trưởng các Chi cục Thuế tổ chức đối thoại.",
        "Chi cục trưởng các Chi cục Thuế",
        "an office in each of many branches",
    ),
    ("Giám đốc các Trung tâm Y tế rà soát.", "Giám đốc các Trung tâm Y tế", "a name the table knows"),
    (
        "Trưởng các phòng, Hạt trưởng các Hạt Kiểm lâm báo cáo.",
        "Trưởng các phòng | Hạt trưởng các Hạt Kiểm lâm",
        "two offices, each of many",
    ),
    ("Bí thư đảng ủy các xã, phường tiếp dân.", "Bí thư đảng ủy các xã, phường", "a bare noun between"),
    ("Giám đốc các Sở Tài chính, Nội vụ rà soát.", "Giám đốc Sở Tài chính | Giám đốc Sở Nội vụ", "a shared head"),
]

BARE_NOUNS: Rows = [
    ("Giáo viên các nhóm, lớp ghi sổ.", "Giáo viên các nhóm, lớp", "an unknown noun first"),
    ("Học sinh các lớp, chi đoàn nộp bài.", "Học sinh các lớp, chi đoàn", "two nouns under one `các`"),
    ("100% nhóm, lớp triển khai chương trình.", "", "a share of them is a target"),
    (
        "Phối hợp với công an các xã, phường tuần tra.",
        "> công an các xã, phường",
        "places whose police it is",
    ),
    (
        "Phối hợp Văn phòng Thành ủy và đảng ủy các xã, phường rà soát.",
        "> Văn phòng Thành ủy | đảng ủy các xã, phường",
        "the same last in a list",
    ),
    ("Đảng ủy các xã, Công an xã rà soát.", "Đảng ủy các xã | Công an xã", "what has a name is a unit of its own"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), [*OFFICES_OF_MANY, *BARE_NOUNS])
def test_sentences(text: str, expected: str, reason: str) -> None:
    assert said(text) == expected, reason
