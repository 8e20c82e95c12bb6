"""Mentions of movements lead to the movement of the table, local variants included."""

# ruff: noqa: E501 - one case a line

from __future__ import annotations

import pytest

from kehoach_parse.models.facts import Movement
from kehoach_parse.models.header import Header
from kehoach_parse.resolve.movements import resolve_movements
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.rulebook.movements import Movements

COUNTRYSIDE = "ca-nuoc-chung-suc-xay-dung-nong-thon-moi"
POOR = "vi-nguoi-ngheo-khong-de-ai-bi-bo-lai-phia-sau"
OFFICE = "can-bo-cong-chuc-vien-chuc-thi-dua-thuc-hien-van-hoa-cong-so"
BUSINESS = "doanh-nghiep-viet-nam-hoi-nhap-va-phat-trien"
LEARNING = "ca-nuoc-thi-dua-xay-dung-xa-hoi-hoc-tap-day-manh-hoc-tap-suot-doi"
HOUSES = "ca-nuoc-chung-tay-xoa-nha-tam-nha-dot-nat"
INNOVATION = "ca-nuoc-thi-dua-doi-moi-sang-tao-va-chuyen-doi-so"
CONGRESS = "lap-thanh-tich-chao-mung-dai-hoi-xiv-cua-dang"

# name, key, reason
NAMES: list[tuple[str, str | None, str]] = [
    ("Bình dân học vụ số", "binh-dan-hoc-vu-so", "exactly"),
    ("BÌNH DÂN HỌC VỤ SỐ", "binh-dan-hoc-vu-so", "capitals"),
    ("Cả nước chung sức xây dựng nông thôn mới", COUNTRYSIDE, "exactly"),
    ("Lai Châu chung sức xây dựng nông thôn mới", COUNTRYSIDE, "a province for Cả nước"),
    ("tỉnh Lai Châu chung sức xây dựng nông thôn mới", COUNTRYSIDE, "a province with its level"),
    ("Cả nước thi đua xây dựng nông thôn mới", COUNTRYSIDE, "an older name"),
    ("xây dựng Nông thôn mới", COUNTRYSIDE, "as a phrase"),
    ("Quảng Nam chung tay vì người nghèo - Không để ai bị bỏ lại phía sau", POOR, "a former province"),
    ("Vì người nghèo – Không để ai bị bỏ lại phía sau", POOR, "another dash"),
    ("Chung tay vì người nghèo", POOR, "shortened"),
    ("Cán bộ, công chức, viên chức Sơn La thi đua thực hiện văn hóa công sở", OFFICE, "a province in the middle"),
    ("Cán bộ, công chức, viên chức thi đua thực hiện văn hoá công sở", OFFICE, "tone mark on the other letter"),
    ("Doanh nghiệp Nghệ An hội nhập và phát triển", BUSINESS, "a province for Việt Nam"),
    ("Doanh nghiệp hội nhập và phát triển", BUSINESS, "without place"),
    ("Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023-2030", LEARNING, "its years"),
    ("Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030", LEARNING, "its years with spaces"),
    ("Thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời", LEARNING, "without Cả nước"),
    ("Chung tay xóa nhà tạm, nhà dột nát", HOUSES, "without Cả nước"),
    ("Cả nước chung tay xóa nhà tạm, nhà dột nát trong năm 2025", HOUSES, "its year"),
    ("Bạc Liêu chung tay xoá nhà tạm, nhà dột nát", HOUSES, "province and tone mark"),
    ("Kiên Giang thi đua đổi mới sáng tạo và chuyển đổi số", INNOVATION, "a province for Cả nước"),
    ("Cả nước thi đua đổi mới sáng tạo, chuyển đổi số", INNOVATION, "a comma for và"),
    ("Lập thành tích chào mừng Đại hội lần thứ XIV của Đảng; tăng tốc, bứt phá về đích", CONGRESS, "told by its beginning"),
    ("lập thành tích chào mừng Đại hội đại biểu toàn quốc lần thứ XIV của Đảng", CONGRESS, "the long name of the congress"),
    ("Toàn dân bảo vệ An ninh Tổ quốc", "toan-dan-bao-ve-an-ninh-to-quoc", "other capitals"),
    ("Toàn dân tham gia phòng cháy, chữa cháy", "toan-dan-phong-chay-chua-chay", "an alias"),
    ("Người Việt Nam ưu tiên dùng hàng Việt Nam", "nguoi-viet-nam-uu-tien-dung-hang-viet-nam", "a campaign"),
    ("Nguời Việt Nam ưu tiên dùng hàng Việt Nam", "nguoi-viet-nam-uu-tien-dung-hang-viet-nam", "a typing error"),
    ("Dân vận khéo", "dan-van-kheo", "two words and one"),
    ("Ngày thứ bảy vì dân", None, "not in the table"),
    ("Học sinh với văn hóa giao thông", None, "not in the table"),
    ("chào mừng Kỷ niệm 60 năm ngày mở đường", None, "not in the table"),
    ("Người tốt, việc tốt", None, "in the table as no movement"),
    ("Công sở xanh, sạch, đẹp", None, "near a name, not near enough"),
]  # fmt: skip


def movement(name: str) -> Movement:
    return Movement(id="m0", section="II.1", span=(0, len(name)), quote=name, rule="movements.quoted", name=name)


@pytest.mark.parametrize(("name", "key", "reason"), NAMES)
def test_canonical(name: str, key: str | None, reason: str) -> None:
    (resolved,) = resolve_movements(Header(), (movement(name),), load_rulebook())
    assert resolved.canonical == key, reason
    assert resolved.name == name


def test_every_name_of_the_table_leads_to_its_row() -> None:
    rules = load_rulebook()
    table = Movements.of(rules)
    for row in rules.table("tables/movements.csv"):
        if row["kind"] == "not a movement":
            assert table.denied(row["name"])
            continue
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            assert table.canonical(name) == row["canonical"], name
            assert not table.denied(name), name


def test_keys_are_unique() -> None:
    keys = [row["canonical"] for row in load_rulebook().table("tables/movements.csv")]
    assert len(keys) == len(set(keys))


def test_known_names_are_found_in_text_with_their_place() -> None:
    from kehoach_parse.text.fold import fold

    text = "phong trào Toàn dân bảo vệ an ninh Tổ quốc và cuộc vận động Dân vận khéo"
    found = Movements.of(load_rulebook()).names_in(fold(text))
    assert [text[known.start : known.end] for known in found] == ["Toàn dân bảo vệ an ninh Tổ quốc", "Dân vận khéo"]
