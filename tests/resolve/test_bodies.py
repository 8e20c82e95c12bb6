"""Bodies over places and times: full name, level, successor; one reason a row."""

from __future__ import annotations

import pytest

from kehoach_parse.models.facts import AssignedUnit, Assignment
from kehoach_parse.models.header import Header, Province
from kehoach_parse.resolve.bodies import resolve_bodies
from kehoach_parse.rulebook import load_rulebook


def resolved(name: str, province: str | None = "Lào Cai", issued: str | None = "2026-02-03") -> AssignedUnit:
    place = Province(name=province, code=None, current_name=None, current_code=None) if province else None
    header = Header(issued=issued, province=place)
    fact = Assignment(
        id="a0",
        section="I",
        span=(0, 1),
        quote="x",
        rule="assignments.heading",
        unit=AssignedUnit(name=name),
        role="lead",
        task="x",
    )
    return resolve_bodies(header, (fact,), load_rulebook())[0].unit


NAMES = [
    ("UBND tỉnh", "Ủy ban nhân dân tỉnh Lào Cai", "province", "the plan's province completes it"),
    ("Uỷ ban nhân dân Tỉnh", "Ủy ban nhân dân tỉnh Lào Cai", "province", "tone mark and capitals do not matter"),
    ("UBND tỉnh Sơn La", "Ủy ban nhân dân tỉnh Sơn La", "province", "a printed province is kept"),
    ("UBND xã Bát Xát", "Ủy ban nhân dân xã Bát Xát", "commune", "a commune by name"),
    ("UBND các xã, phường", "Ủy ban nhân dân các xã, phường", "commune", "a collective with one level"),
    ("UBND cấp xã", "Ủy ban nhân dân cấp xã", "commune", "a level instead of a place"),
    ("Sở NN&MT", "Sở Nông nghiệp và Môi trường", "department", "an abbreviation"),
    ("Sở Nông nghiệp & Môi trường", "Sở Nông nghiệp và Môi trường", "department", "an ampersand"),
    ("Sở Y tế tỉnh Lào Cai", "Sở Y tế", "department", "the plan's own province adds nothing"),
    ("Sở Y tế tỉnh Hà Giang", "Sở Y tế tỉnh Hà Giang", "department", "another province's department"),
    ("Sở Tài chính - Cơ quan thường trực", "Sở Tài chính", "department", "an apposition is not the name"),
    ("Sở Nội vụ (cơ quan thường trực)", "Sở Nội vụ", "department", "a remark is not the name"),
    ("Giám đốc Sở Y tế", "Giám đốc Sở Y tế", "department", "an office stands where its body stands"),
    ("Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai", "province", "an office, abbreviated"),
    ("Giám đốc các Sở", None, "department", "an office over a collective"),
    ("Công an tỉnh", "Công an tỉnh Lào Cai", "province", "police of the province"),
    ("Công an xã Mường Hum", "Công an xã Mường Hum", "commune", "police of a commune"),
    ("Bộ CHQS tỉnh", "Bộ Chỉ huy Quân sự tỉnh Lào Cai", "province", "an abbreviated command"),
    ("Hội LHPN tỉnh", "Hội Liên hiệp Phụ nữ tỉnh Lào Cai", "province", "a mass organisation"),
    ("Tỉnh ủy", "Tỉnh ủy", "province", "the Party committee"),
    ("Bộ KH&CN", "Bộ Khoa học và Công nghệ", "ministry", "a ministry"),
    ("Văn phòng Sở", "Văn phòng Sở", "department", "an office of the department"),
    ("các sở, ban, ngành", None, "department", "a collective has no full name"),
    ("Các phòng, đơn vị thuộc Sở", None, "department", "its qualifier tells the level"),
    ("các doanh nghiệp viễn thông", None, "enterprise", "companies"),
    ("Trường THPT Trần Phú", None, "institution", "a school the table does not know"),
    ("các cơ quan, đơn vị", None, None, "nothing tells the level"),
    ("Tổ giúp việc", None, None, "not in the table"),
]

TIMES = [
    ("UBND thành phố", "Cần Thơ", "2025-11-19", "Ủy ban nhân dân thành phố Cần Thơ", "province", "a city province"),
    ("UBND thành phố", "Nghệ An", "2023-05-01", "Ủy ban nhân dân thành phố", "district", "a city in a province"),
    ("UBND thành phố", "Nghệ An", "2025-08-01", "Ủy ban nhân dân thành phố", None, "no such city after June 2025"),
    ("UBND TP. Vinh", "Nghệ An", "2023-05-01", "Ủy ban nhân dân thành phố Vinh", "district", "a city by name"),
    ("UBND huyện Mèo Vạc", "Hà Giang", "2022-01-10", "Ủy ban nhân dân huyện Mèo Vạc", "district", "a district"),
    ("Phòng Kinh tế", "Nghệ An", "2023-05-01", "Phòng Kinh tế", "district", "of a district until June 2025"),
    ("Phòng Kinh tế", "Nghệ An", "2025-07-15", "Phòng Kinh tế", "commune", "of a commune from July 2025"),
    ("Phòng Kinh tế", "Nghệ An", "2025", None, None, "the year alone does not tell which"),
    ("Sở Nông nghiệp và Môi trường", "Hà Nam", "2023-05-01", None, "department", "not founded yet"),
    ("Sở Nông nghiệp và Môi trường", "Hà Nam", "2025", "Sở Nông nghiệp và Môi trường", "department", "later that year"),
    ("Sở TT&TT", "Sơn La", "2025-04-01", "Sở Thông tin và Truyền thông", "department", "an old name lingers"),
    ("Sở Tài chính", None, None, "Sở Tài chính", "department", "neither province nor date"),
    ("UBND tỉnh", None, "2026-01-01", "Ủy ban nhân dân tỉnh", "province", "no province to complete it"),
]

SUCCESSORS = [
    ("Sở Kế hoạch và Đầu tư", "Sở Tài chính", "merged in 2025"),
    ("Sở TT&TT", "Sở Khoa học và Công nghệ | Sở Văn hóa, Thể thao và Du lịch", "split in 2025"),
    ("Bộ GTVT", "Bộ Xây dựng", "a ministry merged in 2025"),
    ("Huyện ủy", "Đảng ủy xã, phường, đặc khu", "districts ended in 2025"),
    ("Sở Y tế", None, "still there"),
    ("Giám đốc Sở Kế hoạch và Đầu tư", None, "an office is not succeeded as a body is"),
]


@pytest.mark.parametrize(("name", "canonical", "level", "reason"), NAMES)
def test_names(name: str, canonical: str | None, level: str | None, reason: str) -> None:
    unit = resolved(name)
    assert (unit.name, unit.canonical, unit.level) == (name, canonical, level), reason


@pytest.mark.parametrize(("name", "province", "issued", "canonical", "level", "reason"), TIMES)
def test_times(
    name: str, province: str | None, issued: str | None, canonical: str | None, level: str | None, reason: str
) -> None:
    unit = resolved(name, province, issued)
    assert (unit.canonical, unit.level) == (canonical, level), reason


@pytest.mark.parametrize(("name", "successor", "reason"), SUCCESSORS)
def test_successors(name: str, successor: str | None, reason: str) -> None:
    assert resolved(name, issued="2024-05-01").successor == successor, reason


def test_every_successor_is_a_body() -> None:
    rows = load_rulebook().table("tables/bodies.csv")
    names = {row["name"] for row in rows}
    collective = {"Đảng ủy xã, phường, đặc khu", "Đảng ủy xã, phường", "Đảng ủy phường"}
    for row in rows:
        for successor in filter(None, row["successor"].split("|")):
            known = successor in names | collective or successor.removesuffix(" tỉnh") in names
            assert known, f"{row['name']} → {successor}"


def test_ends_come_with_successors_in_order() -> None:
    for row in load_rulebook().table("tables/bodies.csv"):
        if row["valid_from"] and row["valid_to"]:
            assert row["valid_from"] < row["valid_to"], row["name"]
