"""The words of the page in Vietnamese and English; a switch in the page shows the one or the other."""

from __future__ import annotations

from lxml import html
from lxml.html import builder as E  # noqa: N812 - the name lxml's own documentation gives it

# Key → Vietnamese, English. Braces take values.
LABELS: dict[str, tuple[str, str]] = {
    "report": ("So sánh việc thực hiện", "How it is carried out"),
    "contents": ("Mục lục", "Contents"),
    "language": ("English", "Tiếng Việt"),
    "filter": ("Lọc theo từ", "Filter by words"),
    "filter-hint": ("ví dụ: Sở Y tế, tập huấn", "such as Sở Y tế, tập huấn"),
    "province": ("Tỉnh, thành phố", "Province"),
    "all": ("tất cả", "all"),
    "least-plans": ("Nhiệm vụ có trong ít nhất", "Tasks of at least"),
    "plans-unit": ("kế hoạch", "plans"),
    "order": ("Thứ tự nhiệm vụ", "Order of tasks"),
    "order-given": ("theo văn bản chỉ đạo", "as in the directive"),
    "order-plans": ("theo số kế hoạch", "by number of plans"),
    "plans": ("Kế hoạch", "Plans"),
    "plans-about": (
        "Ai ban hành, khi nào, đứng ở đâu so với văn bản chỉ đạo, và bao nhiêu phần văn bản là lời của chính mình.",
        "Who issued what, when, how it stands to the directive, and how much of the text is its own.",
    ),
    "plan": ("Kế hoạch", "Plan"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "number": ("Số, ký hiệu", "Number"),
    "issued": ("Ngày ban hành", "Issued"),
    "days": ("Số ngày sau văn bản chỉ đạo", "Days after the directive"),
    "standing": ("Quan hệ", "Standing"),
    "implements": ("thực hiện trực tiếp", "carries it out"),
    "through": ("thực hiện qua kế hoạch khác", "through another plan"),
    "basis": ("căn cứ", "legal basis only"),
    "cites": ("chỉ dẫn chiếu", "only cites it"),
    "amends": ("sửa đổi", "amends"),
    "replaces": ("thay thế", "replaces"),
    "misdated": ("ghi sai ngày: {date}", "misdated: {date}"),
    "shares": ("Nguyên văn · phỏng theo · tự viết", "Verbatim · adapted · own"),
    "verbatim": ("nguyên văn", "verbatim"),
    "adapted": ("phỏng theo", "adapted"),
    "own": ("lời riêng", "own words"),
    "matrix": ("Ma trận nhiệm vụ", "Coverage matrix"),
    "matrix-about": (
        "Mỗi hàng một nhiệm vụ, mỗi cột một nơi. Chọn một ô để đọc câu chữ của nơi đó.",
        "A row for each task, a column for each place. Choose a cell to read its words.",
    ),
    "task": ("Nhiệm vụ", "Task"),
    "absent": ("không có", "none"),
    "leads": ("Cơ quan chủ trì", "Who leads"),
    "leads-about": (
        "Những nhiệm vụ mà các nơi giao cho cơ quan khác nhau.",
        "Tasks that are given to different bodies.",
    ),
    "lead": ("chủ trì", "lead"),
    "coordinates": ("phối hợp", "coordinates"),
    "timeline": ("Dòng thời gian", "Timeline"),
    "timeline-about": (
        "Ô vuông: ngày ban hành. Chấm: thời hạn. Thanh: khoảng thời gian. Mũi tên: còn kéo dài.",
        "Square: date of issue. Dot: due date. Bar: period. Arrow: goes on beyond.",
    ),
    "deadlines": ("Thời hạn", "Deadlines"),
    "deadlines-about": ("Thời hạn của cùng một nhiệm vụ ở từng nơi.", "When the same task is due, place by place."),
    "deadline": ("thời hạn", "deadline"),
    "earliest": ("Sớm nhất", "Earliest"),
    "median": ("Trung vị", "Median"),
    "latest": ("Muộn nhất", "Latest"),
    "values": ("Từng nơi", "Place by place"),
    "targets": ("Chỉ tiêu", "Targets"),
    "targets-about": ("Cùng một chỉ tiêu, mỗi nơi đặt một mức.", "The same thing measured, set differently."),
    "metric": ("Chỉ tiêu", "Metric"),
    "movements": ("Phong trào", "Movements"),
    "movements-about": ("Phong trào được phát động và tên gọi ở địa phương.", "Movements and their local names."),
    "name": ("Tên", "Name"),
    "kind": ("Loại", "Kind"),
    "directive": ("văn bản chỉ đạo phát động", "launched by the directive"),
    "variant": ("tên địa phương của “{name}”", "local name of “{name}”"),
    "shared": ("nhiều nơi cùng có", "of several plans"),
    "own-movement": ("của riêng một nơi", "of one plan"),
    "chain": ("Chuỗi thực hiện", "Chain of implementation"),
    "chain-about": (
        "Nét liền: thực hiện. Nét đứt: chỉ căn cứ hoặc dẫn chiếu.",
        "Solid: carries out. Dashed: only rests on or cites.",
    ),
    "without": ("Tỉnh, thành phố chưa có kế hoạch trong tập này", "Provinces without a plan in this corpus"),
    "outdated": ("Dựa trên văn bản đã bị thay thế", "Resting on a replaced document"),
    "outdated-row": ("{plan}: {quote} (đã được {by} thay thế)", "{plan}: {quote} (replaced by {by})"),
    "differences": ("Khác biệt", "Differences"),
    "differences-about": ("Mọi khác biệt tìm được, mỗi khác biệt một hàng.", "Every difference found, one a row."),
    "about": ("Về việc", "About"),
    "movement": ("phong trào", "movement"),
    "target": ("chỉ tiêu", "target"),
    "cited_date": ("ngày được dẫn", "date cited"),
    "cites_only": ("chỉ dẫn chiếu", "only cites"),
    "only_here": ("chỉ nơi này có", "only here"),
    "missing_here": ("nơi này không có", "missing here"),
    "copied_from_plan": ("chép từ kế hoạch khác", "copied from another plan"),
    "adapted_from_plan": ("phỏng theo kế hoạch khác", "adapted from another plan"),
    "tasks": ("Từng nhiệm vụ, đặt cạnh nhau", "Task by task, side by side"),
    "tasks-about": (
        "Gạch chân: nơi này thêm. Gạch ngang: nơi này bỏ, so với câu đứng đầu.",
        "Underlined: added here. Struck through: left out here, against the words on top.",
    ),
    "from-directive": ("theo văn bản chỉ đạo, mục {section}", "from the directive, section {section}"),
    "from-plan": ("theo {plan}", "as in {plan}"),
    "in-text": ("xem trong văn bản", "in its text"),
    "on-page": ("trang {page}", "page {page}"),
    "texts": ("Toàn văn", "Full texts"),
    "texts-about": ("Văn bản đọc được của từng kế hoạch.", "The text of each plan as it was read."),
    "own-text": ("Văn bản chỉ đạo", "The directive"),
    "page-picture": ("{plan}, trang {page}", "{plan}, page {page}"),
    "left-out": (
        "Trang này không chứa hết: {what}. Đủ cả trong bản JSON.",
        "Left out of this page: {what}. The JSON has them all.",
    ),
    "left-tasks": ("{count} nhiệm vụ ít nơi có", "{count} tasks of few plans"),
    "left-cells": ("{count} câu của các nhiệm vụ rất nhiều nơi có", "{count} passages of tasks of very many plans"),
    "left-texts": ("toàn văn", "the full texts"),
    "left-pictures": ("ảnh của {count} trang", "pictures of {count} pages"),
    "left-marks": ("{count} dòng của dòng thời gian và chuỗi", "{count} rows of timeline and chain"),
    "nothing": ("không có", "none"),
    "made-by": ("kehoach-parse {version}", "kehoach-parse {version}"),
}


def both(key: str, **values: object) -> html.HtmlElement:
    """The words of ``key`` in both languages, one of which the page hides."""
    vietnamese, english = said(key, **values)
    return E.SPAN(
        E.SPAN(vietnamese, {"class": "vi", "lang": "vi"}),
        E.SPAN(english, {"class": "en", "lang": "en"}),
        {"class": "label"},
    )


def said(key: str, **values: object) -> tuple[str, str]:
    """Vietnamese and English words of ``key``."""
    vietnamese, english = LABELS[key]
    return vietnamese.format(**values), english.format(**values)


def spoken(vietnamese: str, english: str) -> dict[str, str]:
    """Attributes that name an element for screen readers; the script swaps them with the language."""
    return {"aria-label": vietnamese, "data-vi": vietnamese, "data-en": english}
