from __future__ import annotations

import gc
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from kehoach_parse import Plan, Settings, parse_text
from kehoach_parse.spacy_ext import blank, components, plan_doc, plans_to_docbin
from kehoach_parse.spacy_ext.marks import COLOURS, GROUPS

# Lines broken inside the facts, as PDF text has them, and with a page number between.
WRAPPED = """SỞ NỘI VỤ
Số: 15/KH-SNV
KẾ HOẠCH
Tổ chức hội thi năm 2025
Thực hiện Chỉ thị số 07/CT-UBND ngày 12/3/2025 của
UBND tỉnh về nâng cao kỷ luật và hưởng ứng phong trào
thi đua “Chung sức xây
dựng công sở kiểu mẫu” do tỉnh phát động trong các cơ
quan, đơn vị trên địa bàn, Sở xây dựng kế hoạch như sau:
I. MỤC ĐÍCH
- Nâng cao chất lượng phục vụ người dân.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở
- Chủ trì tổ chức hội thi, báo cáo kết quả về Sở trước
ngày 20/8/2025 để tổng hợp.
"""
FOUND = [
    ("references", "Chỉ thị số 07/CT-UBND ngày 12/3/2025 của\nUBND tỉnh"),
    ("deadlines", "trước\nngày 20/8/2025"),
    ("movements", "phong trào\nthi đua “Chung sức xây\ndựng công sở kiểu mẫu”"),
    ("units", "Văn phòng Sở"),
    ("sections", "1. Văn phòng Sở"),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank(underthesea=False)


@pytest.fixture(scope="module")
def wrapped(nlp: Language) -> Doc:
    return nlp(WRAPPED)


@pytest.mark.parametrize(("group", "words"), FOUND, ids=[row[0] for row in FOUND])
def test_spans_stand_on_the_words_of_the_raw_text(group: str, words: str, wrapped: Doc) -> None:
    assert wrapped.text == WRAPPED
    assert words in [span.text for span in wrapped.spans[group]]
    assert wrapped._.kehoach_unmapped[group] == 0


def test_spans_say_what_they_stand_for(wrapped: Doc) -> None:
    (reference,), (deadline,), (unit,) = (wrapped.spans[group] for group in ("references", "deadlines", "units"))
    assert reference._.kehoach["identifier"] == "07/CT-UBND"
    assert reference.kb_id_ == reference._.kehoach["document"]
    assert (deadline.label_, deadline._.kehoach["end"]) == ("DEADLINE", "2025-08-20")
    assert [task["deadlines"] for task in unit._.kehoach["assignments"]] == [[deadline.id_]]
    assert wrapped._.kehoach["header"]["identifier"] == "15/KH-SNV"


def test_components_share_one_parse(monkeypatch: pytest.MonkeyPatch, nlp: Language) -> None:
    calls = []
    monkeypatch.setattr(
        "kehoach_parse.api.parse_text", lambda *args, **named: calls.append(1) or parse_text(*args, **named)
    )
    doc = nlp(WRAPPED)
    assert (len(calls), len(doc.spans)) == (1, len(GROUPS))


def test_parse_is_not_pickled_with_its_doc(wrapped: Doc) -> None:
    copy = pickle.loads(pickle.dumps(wrapped))  # noqa: S301  # made on this very line
    assert (wrapped in components._PARSED, copy in components._PARSED) == (True, False)
    assert [span.text for span in copy.spans["units"]] == ["Văn phòng Sở"]


def test_parse_goes_with_its_doc(nlp: Language) -> None:
    gc.collect()
    known = len(components._PARSED)
    doc = nlp(WRAPPED)
    assert len(components._PARSED) == known + 1
    del doc
    gc.collect()
    assert len(components._PARSED) == known


@pytest.mark.parametrize("text", ["", " \n\t "], ids=["empty", "blank"])
def test_text_without_words(text: str, nlp: Language) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert {group: len(spans) for group, spans in doc.spans.items()} == dict.fromkeys(GROUPS, 0)


def test_repaired_words_have_no_exact_place(nlp: Language) -> None:
    decomposed = WRAPPED.replace("Văn phòng Sở", "Văn pho\u0300ng Sở")  # a tone typed after its letter
    doc = nlp(decomposed)
    assert doc.spans["units"] is not None
    assert doc._.kehoach_unmapped["units"] == 1


def test_markdown_signs_shift_nothing(nlp: Language) -> None:
    doc = nlp(WRAPPED.replace("1. Văn phòng Sở", "**1. Văn phòng Sở**"))
    assert [span.text for span in doc.spans["units"]] == ["Văn phòng Sở"]


@pytest.mark.parametrize("name", ["ninh-thuan-so-nnptnt-han-han-2024.txt", "phu-tho-ubnd-du-lieu-so-2026.md"])
def test_every_fact_of_a_sample_has_its_place(name: str, nlp: Language, samples: Path) -> None:
    doc = nlp((samples / "plans" / name).read_text(encoding="utf-8"))
    assert doc._.kehoach_unmapped == dict.fromkeys(GROUPS, 0)
    assert all(doc.spans[group] for group in GROUPS)


def plan() -> Plan:
    return parse_text(WRAPPED, settings=Settings(nlp="off"))


def test_plan_doc_holds_the_reading_text(nlp: Language) -> None:
    doc = plan_doc(plan(), nlp)
    assert doc.text == plan().text
    facts = plan().references
    assert [(span.start_char, span.end_char) for span in doc.spans["references"]] == [fact.span for fact in facts]


def test_docbin_round_trip(nlp: Language) -> None:
    data = plans_to_docbin([plan()], nlp).to_bytes()
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("xx").vocab)
    (reference,) = doc.spans["references"]
    assert (doc.text, reference.label_, reference._.kehoach["identifier"]) == (plan().text, "REFERENCE", "07/CT-UBND")
    assert doc._.kehoach["plan_id"] == plan().plan_id


LOAD = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
doc = nlp(sys.stdin.buffer.read().decode("utf-8"))
print(len(doc.spans["references"]), doc.spans["deadlines"][0]._.kehoach["end"], len(nlp.tokenizer("số41")))
"""


def test_saved_pipeline_loads_in_a_fresh_process(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOAD, str(tmp_path / "pipeline")],
        input=WRAPPED.encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.stderr.decode() == ""
    assert done.stdout.decode().split() == ["1", "2025-08-20", "2"]


@pytest.mark.parametrize("group", GROUPS)
def test_displacy_draws_each_group_in_its_colour(group: str, wrapped: Doc) -> None:
    page = displacy.render(wrapped, style="span", options={"spans_key": group}, jupyter=False)
    assert COLOURS[wrapped.spans[group][0].label_] in page


@pytest.mark.parametrize("body", ["1. Mở lớp tập huấn.\n- Đơn vị chủ trì: Phòng Y tế.\n- Thời gian: quý IV/2025."])
def test_unit_on_a_line_beside_its_task_has_its_place(body: str, nlp: Language) -> None:
    doc = nlp(f"KẾ HOẠCH\nTổ chức hội thi năm 2025\nI. NHIỆM VỤ\n{body}\n")
    assert [span.text for span in doc.spans["units"]] == ["Phòng Y tế"]
    assert doc._.kehoach_unmapped["units"] == 0


def test_documented_snippets_run(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "spacy.md").read_text(encoding="utf-8")
    for name in ("plan.txt", "plan.pdf"):  # the format is told by the content, not by the name
        (tmp_path / name).write_text(WRAPPED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(re.findall(r"```python\n(.*?)```", page, re.DOTALL))],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "07/CT-UBND" in done.stdout.decode()
    assert (tmp_path / "plans.spacy").exists()
