"""Keys of cited documents, and how keys with unknown parts join fuller ones."""

from __future__ import annotations

import pytest

from kehoach_parse.extract.bare import bare_document
from kehoach_parse.extract.references import extract
from kehoach_parse.models.found import Found
from kehoach_parse.models.header import Header, Province
from kehoach_parse.resolve.documents import join_keys, resolve_documents
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.settings import Settings

LANG_SON = Header(
    issuer="Sở Nội vụ",
    province=Province(name="Lạng Sơn", code="20", current_name="Lạng Sơn", current_code="20"),
)
COMMUNE = LANG_SON.model_copy(update={"issuer": "Ủy ban nhân dân xã Hữu Lũng"})
MINISTRY = Header(issuer="Bộ Nội vụ")


def keys(text: str, header: Header = LANG_SON) -> list[str | None]:
    references = extract(bare_document(text), Found(), load_rulebook(), Settings())
    return [reference.document for reference in resolve_documents(header, references, load_rulebook())]


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("Chỉ thị số 29-CT/TW ngày 11/3/2024", "chi-thi/tw/2021-2026/29-ct-tw", "Party: the congress's term"),
        ("Chỉ thị số 08-CT/TW ngày 21/10/2016", "chi-thi/tw/2016-2021/8-ct-tw", "Party: the term before"),
        ("Kết luận số 9-KL/TW ngày 30/01/2021", "ket-luan/tw/_/9-kl-tw", "during a congress both terms number"),
        ("Hướng dẫn số 05-HD/VPTW ngày 27/5/2026", "huong-dan/vptw/2026-2031/5-hd-vptw", "Party: the newest term"),
        ("Kế hoạch số 318-KH/TU ngày 08/3/2024", "ke-hoach/tu-lang-son/2020-2025/318-kh-tu", "provincial Party term"),
        (
            "Kế hoạch số 2-KH/TU ngày 15/9/2025",
            "ke-hoach/tu-lang-son/_/2-kh-tu",
            "provincial congresses were under way",
        ),
        ("Kế hoạch số 2-KH/TU năm 2023", "ke-hoach/tu-lang-son/2020-2025/2-kh-tu", "a year that lies in one term"),
        ("Kế hoạch số 2-KH/TU năm 2020", "ke-hoach/tu-lang-son/_/2-kh-tu", "a year in which the term changed"),
        ("Quyết định số 705/QĐ-TTg ngày 07/6/2024", "quyet-dinh/ttg/2024/705-qd-ttg", "state: the year"),
        ("Nghị định số 98/2023/NĐ-CP", "nghi-dinh/cp/2023/98-2023-nd-cp", "the year inside the number"),
        ("Thông tư số 09/2019/TT-BGD&ĐT", "thong-tu/bgddt/2019/9-2019-tt-bgddt", "leading zero and ampersand"),
        ("Thông tư số 9/2019/TT-BGDĐT", "thong-tu/bgddt/2019/9-2019-tt-bgddt", "the same without them"),
        ("Chỉ thị số 27/CT-TTG ngày 15/8/2024", "chi-thi/ttg/2024/27-ct-ttg", "capitals of a title"),
        ("Chỉ thị số 27/CTTg ngày 15/8/2024", "chi-thi/ttg/2024/27-ct-ttg", "dash left out"),
        ("Quyết định số 913/QĐ-Tg ngày 05/8/2022", "quyet-dinh/ttg/2022/913-qd-ttg", "letter left out"),
        ("Chỉ thị số 22/CT-TW ngày 1/2/2024", "chi-thi/tw/2021-2026/22-ct-tw", "typed in the state's order"),
        ("Kế hoạch số 209/KH-UBND ngày 08/3/2024", "ke-hoach/ubnd-lang-son/2024/209-kh-ubnd", "the plan's province"),
        (
            "Kế hoạch số 5/KH-UBND ngày 1/2/2025 của UBND tỉnh Sơn La",
            "ke-hoach/ubnd-son-la/2025/5-kh-ubnd",
            "its own province",
        ),
        (
            "Kế hoạch số 5/KH-UBND ngày 1/2/2025 của UBND huyện Cao Lộc",
            "ke-hoach/ubnd-huyen-cao-loc/2025/5-kh-ubnd",
            "district",
        ),
        (
            "Kế hoạch số 5/KH-UBND ngày 1/2/2025 của UBND xã",
            "ke-hoach/ubnd-xa-_/2025/5-kh-ubnd",
            "commune without its name",
        ),
        (
            "Quyết định số 5/QĐ-CTUBND của Chủ tịch UBND tỉnh",
            "quyet-dinh/ctubnd-lang-son/_/5-qd-ctubnd",
            "chairman's decision",
        ),
        (
            "Tờ trình số 15/TTr-SNV ngày 1/2/2025",
            "to-trinh/snv-lang-son/2025/15-ttr-snv",
            "department of the plan's province",
        ),
        (
            "Công văn số 6676/BYT-CDS ngày 1/2/2025 của Bộ Y tế",
            "cong-van/byt/2025/6676-byt-cds",
            "official letter of a ministry",
        ),
        (
            "Công văn số 12/UBND-VX ngày 1/2/2025 của UBND tỉnh",
            "cong-van/ubnd-lang-son/2025/12-ubnd-vx",
            "of a province",
        ),
        (
            "Nghị quyết số 113-NQ/ĐU ngày 1/2/2026",
            "nghi-quyet/du-_/2025-2030/113-nq-du",
            "a Party committee of unknown place",
        ),
        ("Nghị quyết số 202/2025/QH15", "nghi-quyet/qh/2025/202-2025-qh15", "National Assembly"),
        ("Kế hoạch số 16/KH-HĐTĐKT", "ke-hoach/hdtdkt-_/_/16-kh-hdtdkt", "a council that stands at several levels"),
        ("Luật Thi đua, khen thưởng năm 2022", "luat/qh/2022/luat-thi-dua-khen-thuong", "law by name and year"),
        ("Luật Lưu trữ số 33/2024/QH15", "luat/qh/2024/luat-luu-tru", "law by name, though numbered"),
        ("Luật số 33/2024/QH15", "luat/qh/2024/33-2024-qh15", "law by number only"),
        ("Pháp lệnh Ngoại hối", "phap-lenh/ubtvqh/_/phap-lenh-ngoai-hoi", "ordinance"),
        ("Nghị quyết Đại hội XIII của Đảng", "nghi-quyet/tw/2021-2026/nghi-quyet-dai-hoi-xiii", "congress, short"),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
            "nghi-quyet/tw/2021-2026/nghi-quyet-dai-hoi-xiii",
            "the same congress, long",
        ),
        (
            "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2025-2030",
            "nghi-quyet/tu-lang-son/2025-2030/nghi-quyet-dai-hoi-xviii",
            "congress of the plan's province",
        ),
        (
            "Nghị quyết Đại hội Đảng lần thứ XI",
            "nghi-quyet/tw/2011-2016/nghi-quyet-dai-hoi-xi",
            "congress of the Party",
        ),
        (
            "Nghị quyết Đại hội lần thứ XI Đảng Cộng sản Việt Nam",
            "nghi-quyet/tw/2011-2016/nghi-quyet-dai-hoi-xi",
            "with the Party's full name",
        ),
        (
            "Nghị quyết Đại hội đại biểu toàn quốc lần thứ 11 của Đảng",
            "nghi-quyet/tw/2011-2016/nghi-quyet-dai-hoi-xi",
            "in digits",
        ),
        ("Nghị quyết Trung ương 6 khóa XII", "nghi-quyet/tw/2016-2021/nghi-quyet-trung-uong-6", "plenum, short"),
        ("Nghị quyết TW6 (khoá XII)", "nghi-quyet/tw/2016-2021/nghi-quyet-trung-uong-6", "plenum, shortest"),
        (
            "Nghị quyết Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
            "nghi-quyet/tw/2016-2021/nghi-quyet-trung-uong-6",
            "plenum, long",
        ),
        (
            "Nghị quyết Hội nghị lần thứ mười một Ban Chấp hành Trung ương Đảng khóa XIII",
            "nghi-quyet/tw/2021-2026/nghi-quyet-trung-uong-11",
            "a plenum beyond the tenth",
        ),
        ("Chỉ thị số 29-CT/T.Ư ngày 11/3/2024", "chi-thi/tw/2021-2026/29-ct-tw", "the centre with a dot"),
        (
            "Văn bản số 31/BYT-DP ngày 1/2/2025 của Bộ Y tế",
            "cong-van/byt/2025/31-byt-dp",
            "a letter called by the general word",
        ),
        (
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
            "hien-phap/qh/2013/hien-phap",
            "constitution, long",
        ),
        ("Đề án 06", "de-an/_/_/de-an-6", "programme"),
        ("Đề án số 06/CP", "de-an/_/_/de-an-6", "the same as others write it"),
        ("Nghị quyết 57", "nghi-quyet/_/_/57-_", "a bare number is no identity"),
        ("TCVN 14423:2025", "tieu-chuan-quoc-gia/_/_/tcvn-14423-2025", "standard"),
    ],
)
def test_key(text: str, key: str, reason: str) -> None:
    assert keys(text) == [key], reason


@pytest.mark.parametrize(
    ("header", "key", "reason"),
    [
        (COMMUNE, "ke-hoach/ubnd-_/2025/5-kh-ubnd", "in a commune's plan a bare UBND may be the commune's"),
        (MINISTRY, "ke-hoach/ubnd-_/2025/5-kh-ubnd", "a ministry has no province"),
    ],
)
def test_a_bare_body_needs_the_plans_province(header: Header, key: str, reason: str) -> None:
    assert keys("Kế hoạch số 5/KH-UBND ngày 1/2/2025", header) == [key], reason


def test_later_mentions_take_the_fuller_key() -> None:
    text = "Chỉ thị số 29-CT/TW ngày 11/3/2024; Chỉ thị số 29-CT/TW; Chỉ thị 29"
    assert set(keys(text)) == {"chi-thi/tw/2021-2026/29-ct-tw"}


def test_two_years_leave_a_mention_without_a_year_alone() -> None:
    text = "Kế hoạch số 5/KH-UBND ngày 1/2/2024; Kế hoạch số 5/KH-UBND ngày 1/2/2025; Kế hoạch số 5/KH-UBND"
    assert keys(text)[2] == "ke-hoach/ubnd-lang-son/_/5-kh-ubnd"


@pytest.mark.parametrize(
    ("corpus", "key", "joined", "reason"),
    [
        (["chi-thi/tw/2021-2026/29-ct-tw"], "chi-thi/tw/_/29-ct-tw", "chi-thi/tw/2021-2026/29-ct-tw", "one fits"),
        (["a/b/2024/1-x", "a/b/2025/1-x"], "a/b/_/1-x", "a/b/_/1-x", "two fit"),
        (["a/b/2024/1-x", "a/_/2024/1-x"], "a/_/_/1-x", "a/b/2024/1-x", "both lead to the same document"),
        (["a/ubnd-son-la/2024/1-x"], "a/ubnd-_/2024/1-x", "a/ubnd-son-la/2024/1-x", "only the place is unknown"),
        (["a/hdnd-son-la/2024/1-x"], "a/ubnd-_/2024/1-x", "a/ubnd-_/2024/1-x", "another body"),
        (["a/b/2024/1-x"], "a/b/2025/1-x", "a/b/2025/1-x", "another year"),
        (["c/b/2024/1-x"], "a/b/_/1-x", "a/b/_/1-x", "another type"),
        (["a/b/2024/57-_"], "a/_/_/57-_", "a/_/_/57-_", "bare numbers never join"),
    ],
)
def test_join(corpus: list[str], key: str, joined: str, reason: str) -> None:
    assert join_keys([*corpus, key])[key] == joined, reason


def test_every_body_code_is_read_in_a_number() -> None:
    rules = load_rulebook()
    for row in rules.table("tables/organ_codes.csv"):
        if row["regime"] == "parliament":
            continue
        number = f"12-QĐ/{row['code']}" if row["regime"] == "party" else f"12/QĐ-{row['code']}"
        (key,) = keys(f"Quyết định số {number}")
        assert key is not None
        assert key.split("/")[1].split("-")[0] == row["body"], row


def test_party_terms_follow_each_other() -> None:
    for level in ("national", "local"):
        days = [
            day
            for row in load_rulebook().table("tables/party_terms.csv")
            if row["level"] == level
            for day in (row["first_day"], row["last_day"])
        ]
        assert days == sorted(days)
