"""Headings that stand run into the paragraph below them, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.segment.plans import ids, plan

LONG = "đăng ký tủ sách với thư viện trước khi hội thi diễn ra ở thôn, bản."

PARTED = [
    (
        f"I. TRAO GIẢI\n\na) Đối với tập thể\n\n- Sách.\n\nb) Đối với cá nhân Cán bộ, giáo viên {LONG}",
        "I I.a I.a.-1 I.b I.b.¶1",
        "opens as the heading beside it",
    ),
    (
        f"I. HÌNH THỨC VÀ TIÊU CHUẨN XÉT GIẢI\n\n1. Hình thức\n\n- Sách.\n\n2. Tiêu chuẩn xét giải Các thôn {LONG}",
        "I I.1 I.1.-1 I.2 I.2.¶1",
        "words of the heading above",
    ),
    (
        f"I. THỜI GIAN VÀ KINH PHÍ TỔ CHỨC\n\n1. Thời gian tổ chức Hội thi được mở khi các trường {LONG}\n\n"
        "2. Kinh phí\n\n- Xã.",
        "I I.1 I.1.¶1 I.2 I.2.-1",
        "… in their order, and a subject with its verb",
    ),
    (
        f"I. HỘI THI\n\n1. Đối tượng Các trường học trong xã {LONG}",
        "I I.1 I.1.¶1",
        "a label plans head their units with",
    ),
    (f"I. HỘI THI\n\n1. Mục đích Nâng cao văn hóa đọc, {LONG}", "I I.1 I.1.¶1", "a label before a verb"),
]
WHOLE = [
    (f"I. HỘI THI\n\n1. Phối hợp với Sở Văn hóa {LONG}", "I I.1", "a name inside a sentence"),
    (
        f"I. HỘI THI\n\na) Đối với tập thể\n\n- Sách.\n\nb) Đối với cơ quan Trung ương đóng trên địa bàn {LONG}",
        "I I.a I.a.-1 I.b",
        "a name behind words that open alike",
    ),
    (
        f"I. TUYÊN TRUYỀN LUẬT\n\n1. Hình thức\n\n- Loa.\n\n2. Tuyên truyền Luật Thư viện được sửa đổi, {LONG}",
        "I I.1 I.1.-1 I.2",
        "a verb of the heading above",
    ),
    (
        f"I. HỘI THI\n\n1. Hình thức\n\n- Loa.\n\n2. Giải thưởng năm nay Các trường {LONG}",
        "I I.1 I.1.-1 I.2",
        "words that are a heading nowhere",
    ),
    ("I. HỘI THI\n\n1. Đối tượng Các trường học", "I I.1", "too short for a paragraph of its own"),
    (f"I. HỘI THI\n\n- Đối tượng Các trường học trong xã {LONG}", "I I.-1", "a bullet"),
]


@pytest.mark.parametrize(("body", "expected", "reason"), PARTED + WHOLE, ids=[row[-1] for row in PARTED + WHOLE])
def test_run_in_headings(body: str, expected: str, reason: str) -> None:
    assert " ".join(ids(plan(body))) == expected


def test_a_parted_heading_keeps_its_label_and_words() -> None:
    first, heading, paragraph = plan(PARTED[3][0]).sections
    assert (heading.label, heading.text, heading.style) == ("1", "Đối tượng", "arabic")
    assert paragraph.text.startswith("Các trường học")
    assert first.id == "I"
