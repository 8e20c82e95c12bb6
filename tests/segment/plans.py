"""Short plans for the tests of segmentation."""

from __future__ import annotations

from kehoach_parse.ingest.plain import read_text
from kehoach_parse.models.document import Document
from kehoach_parse.rulebook import load_rulebook
from kehoach_parse.segment import segment

TOP = """ỦY BAN NHÂN DÂN XÃ TÂN LẬP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND
Tân Lập, ngày 03 tháng 02 năm 2025

KẾ HOẠCH
Tổ chức ngày hội đọc sách năm 2025

Căn cứ Luật Thư viện, Ủy ban nhân dân xã ban hành Kế hoạch như sau:

"""

BOTTOM = """

Trên đây là Kế hoạch tổ chức ngày hội đọc sách năm 2025./.

Nơi nhận:
- Phòng Nội vụ;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Văn Mẫu
"""


def read(text: str) -> Document:
    """The document of a text."""
    return segment(read_text(text), load_rulebook())


def plan(body: str, *, top: str = TOP, bottom: str = BOTTOM) -> Document:
    """The document of a plan with this body; one paragraph a line, blank lines between."""
    return read(top + body.strip("\n") + bottom)


def ids(document: Document) -> list[str]:
    """Section ids in order."""
    return [section.id for section in document.sections]


def places(document: Document) -> list[tuple[str, str]]:
    """Every unit as (where, text)."""
    return [(unit.where, document.text[unit.start : unit.end]) for unit in document.units]
