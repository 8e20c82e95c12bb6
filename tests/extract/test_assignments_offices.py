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
    (
        "Đoàn viên các chi đoàn, hội viên các chi hội tham gia.",
        "Đoàn viên các chi đoàn | hội viên các chi hội",
        "each with its own `các`",
    ),
    (
        "Phối hợp với trạm y tế các xã, phường và nhà trường khám sức khỏe.",
        "> trạm y tế các xã, phường | nhà trường",
        "stations, and what stands alone",
    ),
    (
        "Hiệu trưởng các trường mầm non, tiểu học và THCS rà soát.",
        "Hiệu trưởng các trường mầm non, tiểu học và THCS",
        "kinds, the last abbreviated",
    ),
    ("Đảng ủy các xã, Công an xã rà soát.", "Đảng ủy các xã | Công an xã", "what has a name is a unit of its own"),
]

ONE_NAME: Rows = [
    (
        "Chánh Văn phòng HĐND và UBND huyện, Trưởng Công an huyện rà soát.",
        "Chánh Văn phòng HĐND và UBND huyện | Trưởng Công an huyện",
        "the office of two bodies",
    ),
    ("Chánh Văn phòng Sở chủ trì giao ban.", "Chánh Văn phòng Sở", "an office of its own department"),
    ("Chánh Văn phòng, Chánh Thanh tra rà soát.", "Chánh Văn phòng | Chánh Thanh tra", "two offices"),
    ("Chánh Văn phòng: Nguyễn Văn An", "", "who holds it"),
    ("Chánh Văn phòng: Tổng hợp báo cáo.", "Chánh Văn phòng", "what it is to do"),
    ("Phòng Kê khai và Kế toán thuế đôn đốc.", "Phòng Kê khai và Kế toán thuế", "a trade after `và`"),
    ("Phòng Thanh tra và Văn thư rà soát.", "Phòng Thanh tra và Văn thư", "another one, at the end of the name"),
    ("Phòng Tài vụ và Hiệu trưởng rà soát.", "Phòng Tài vụ | Hiệu trưởng", "a post is nobody's trade"),
    ("Phòng Tài vụ và Kế toán trưởng rà soát.", "Phòng Tài vụ | Kế toán trưởng", "nor is a chief"),
    ("Phòng Y tế và kế toán rà soát.", "Phòng Y tế | kế toán", "without a capital it is a post"),
    ("Hiệu trưởng và Kế toán rà soát.", "Hiệu trưởng | Kế toán", "nor is it a trade behind a post"),
    (
        "Phòng Tuyên truyền và Hỗ trợ người nộp thuế rà soát.",
        "Phòng Tuyên truyền và Hỗ trợ người nộp thuế",
        "a verb in a word for people",
    ),
]

SUBJECTS: Rows = [
    ("Thư ký đoàn ghi biên bản.", "Thư ký đoàn", "an office in a delegation"),
    ("Tạp chí Lao động và Xã hội đăng tin.", "Tạp chí Lao động và Xã hội", "a journal"),
    ("Mua tạp chí Xây dựng đăng tải tin tức.", "", "what is bought"),
    ("Quỹ Bảo vệ môi trường tỉnh rà soát.", "Quỹ Bảo vệ môi trường tỉnh", "a fund with an office"),
    ("Vận động quỹ bảo trợ trẻ em.", "", "money"),
    ("Các đơn vị được kiểm tra gửi báo cáo.", "Các đơn vị được kiểm tra", "those looked into"),
    ("Các đơn vị được khen thưởng.", "", "what has been done"),
    ("24 chi hội: rà soát danh sách.", "24 chi hội", "a number in place of `các`"),
    ("15 xã, phường: báo cáo kết quả.", "15 xã, phường", "the same with two nouns"),
    ("03 xã: An Bình, Tân Hòa.", "", "a number before a list"),
    ("12 xã hoàn thành tiêu chí.", "", "a number in a result"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), [*OFFICES_OF_MANY, *BARE_NOUNS, *ONE_NAME, *SUBJECTS])
def test_sentences(text: str, expected: str, reason: str) -> None:
    assert said(text) == expected, reason
