"""Which numbers are targets of this plan, and how sure that is. Each rule names the evidence it ``needs``."""

from __future__ import annotations

import re
from collections.abc import Callable

import regex

from kehoach_parse.extract.targets.places import Place
from kehoach_parse.models.base import Confidence
from kehoach_parse.rulebook import Rule
from kehoach_parse.text.fold import fold

_WEAK = frozenset({"trên", "hơn", "dưới", "vượt"})
_COUNT = re.compile(r"\d\s+[^\W\d_]")  # "ít nhất 100 doanh nghiệp khởi nghiệp, 50 doanh nghiệp …"
_LIFE, _TAKES = fold("tuổi thọ"), fold("thời gian")  # "thời gian xử lý sự cố dưới 4 giờ"
_SPANS = tuple(fold(unit) for unit in ("giờ", "ngày", "phút"))
# "cơ sở nuôi từ 50 con lợn trở lên phải kê khai": whom an order is for
_CONDITION = re.compile(r"\s(?:phải|thì|được\s+(?:phép|hưởng))\s")
_LEAST_SIGN = re.compile(r"≥|ít\s+nhất|tối\s+thiểu|không\s+(?:dưới|thấp\s+hơn|ít\s+hơn)", re.IGNORECASE)
_SET_APART = re.compile(r"\s(?:đạt|dành|bố\s+trí|bảo\s+đảm|đảm\s+bảo)\s*\Z")
# "03 kỹ thuật cận lâm sàng không quá 4 giờ": the first number says for what the second one is
_MEASURED = re.compile(r"\s(?:không\s+quá|tối\s+đa|tối\s+thiểu|ít\s+nhất|không\s+dưới|dưới)\s+\d")
_BOUNDED = re.compile(r"(?:ít\s+nhất|tối\s+thiểu|không\s+dưới|≥)\s*\d")
_YEAR = regex.compile(r"(?<!so\s+với\s)(?<!cùng\s+k[ỳì]\s)năm\s+((?:19|20)\d\d)", regex.VERSION1)
_LEAST = re.compile(r"(?:\s(?:từ|trên|dưới|hơn|khoảng|là|đạt|tối\s+thiểu|ít\s+nhất|không\s+quá))*\s*\Z")
# "Số giường bệnh trên một vạn dân:", "hệ số sử dụng đất đạt"
_NAMED = re.compile(
    r"(?:\A|[;,.:]\s)\W*(?:(?:phấn\s+đấu|nâng|tăng|giảm)\s+)?(?:tổng\s+)?(?:(?:chỉ\s+|hệ\s+|tỷ\s+|tổng\s+)?số|mật\s+độ)\s[^\W\d_][^;:.]{3,90}"
    r"(?::|\s(?:đạt|là|còn|xuống|lên|mức|khoảng))+\s*\Z",
)
_FIGURE = re.compile(r"(?:\A|[;,.:]\s)\W*(?:chỉ|hệ|tỷ)\s+số\s[^\W\d_][^;:.,]{2,60}\s\Z")
_TO = re.compile(r"[^;.:]{0,30}?\s(?:xuống|lên)\s(?:còn\s|đến\s|tới\s|dưới\s|trên\s|mức\s)*\d")  # từ 3% xuống 2%
# "13 bác sĩ trên 10.000 dân", "giá trị sản xuất trên 01 ha": what a figure is measured by
_PER = re.compile(
    r"(?:\d\s+(?:[^\W\d_]+\s+){1,4}|(?:giá\s+trị|số|tỷ\s+(?:lệ|suất)|sản\s+lượng|thu\s+nhập|năng\s+suất)\s(?:[^\W\d_]+\s+){0,8})\Z",
)
_NAME = re.compile(r"(?:dự|đề|phương)\s+án\s+(?:[^\W\d_]+\s*){1,3}\Z|chương\s+trình\s+(?:[^\W\d_]+\s*){1,3}\Z")
_NEAR, _FEW = 40, 3  # characters, words
_MORE = re.compile(r"\s(?:thêm|mới|được|khỏang)\s*\Z")  # "xây dựng thêm 01 điểm"
_WORTH = re.compile(r"\(\s*(?:mức|trị\s+giá|mỗi)\s[^()]*\Z")  # "tặng quà (mức 500.000 đồng/suất)"
_TENS = re.compile(r"0?10*")
# "Quy mô: 28 xã, bằng 17,6% số xã toàn tỉnh", "số lượng 1.500 cuốn"
_LABEL = re.compile(
    r"(?:\A|[\s.;(])(?:quy\s+mô|(?:số|khối)\s+lượng)(?:\s+dự\s+kiến)?\s*:\s\Z|(?:\A|[,;.(]\s*)số\s+lượng\s+\Z",
)
_LABEL_REACH = 24  # "(khối lượng dự kiến: "
_REACHED = re.compile(r"(?:\A|\s)đạt\s[^.]{0,60}\d")
_EACH = re.compile(r"(?:\A|[,;:]\s)\s*(?:mỗi|từng)\s[^\W\d_]")  # "mỗi chi hội gây quỹ 300.000 đồng/quý"
_GUESTS = tuple(fold(word) for word in ("đại biểu", "khách"))  # "Số lượng: 120 đại biểu"
_ROUNDS = (fold("đợt "), fold("lần "))
# "1 Học sinh, sinh viên % 100": the row of a table whose columns are lost, and its number
_FLAT_ROW = re.compile(r"\s*\d{1,2}\s[^\W\d_][^.;:]*\s(?:[≥≤<>]\s*)?\d[\d.,]*\s*%?\s*")
_UPWARD = re.compile(r"trở\s+lên")


def accept(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """How sure it is that the number of ``match`` is a target; None where it is not one."""
    confidence = _JUDGES[str(rule.normalize["needs"])](match, place, rule)
    if confidence is None or place.lexicon.now.found_in(place.sentence_before(match.start())):
        return None  # "Hiện nay có 180 trạm, trong đó có 22 trạm 5G"
    if _WORTH.search(place.folded, 0, match.start()):
        return None
    if _looked_back(match, place) or place.lexicon.dimension.closes(_LEAST.sub("", place.clause_before(match.start()))):
        return None
    if not place.aims and _is_told(match, place.clause_before(match.start()), place):
        return None
    return confidence


def _is_told(match: regex.Match[str], clause: str, place: Place) -> bool:
    """Whether the clause speaks of what is or of money, unless that is to reach a part of something.

    So it is in ``bố trí kinh phí đạt tối thiểu 1% tổng chi ngân sách``.
    """
    if not place.lexicon.state.found_in(clause):
        return False
    sign = match.groupdict().get("comparator")
    return not (sign and _LEAST_SIGN.fullmatch(sign) and _SET_APART.search(clause))


def _looked_back(match: regex.Match[str], place: Place) -> bool:
    """Whether the sentence speaks of a year before the plan's: ``Năm 2025 đạt 88%``."""
    years = [int(year[1]) for year in _YEAR.finditer(place.sentence_before(match.start()))]
    return bool(years and place.year and max(years) < place.year)


def goal(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A percentage or ratio: under a heading of targets, at the head of a paragraph, or after a word of aiming."""
    groups = match.groupdict()
    sign = (groups.get("comparator") or "").lower()
    if groups.get("from") and not groups.get("range") and _TO.match(place.folded, match.end()):
        return None
    if not place.aims and sign in _WEAK:  # "các khu tưới có dung tích hồ dưới 20%"
        clause = place.clause_before(match.start())
        aimed = not clause.strip() or place.lexicon.strict.found_in(clause) or strives(match, place)
        return "medium" if aimed else None
    if place.aims or match.start() == 0 or sign:
        return "high"
    clause = place.clause_before(match.start())
    aimed = match["value"] == "100" or place.lexicon.goal.found_in(clause) or strives(match, place)
    if aimed or _chained(match, place) or _shared_by_each(clause, place) or _scope(match, place):
        return "medium"
    return "low" if groups.get("unit") and place.lexicon.work.closes(_MORE.sub("", clause)) else None


def _chained(match: regex.Match[str], place: Place) -> bool:
    """Whether a number "and up" goes on with what is aimed at: ``đạt 98% trở lên; khá, giỏi từ 85% trở lên``."""
    return bool(match.groupdict().get("up")) and _REACHED.search(place.sentence_before(match.start())) is not None


def _shared_by_each(clause: str, place: Place) -> bool:
    return bool(_EACH.search(clause)) and place.lexicon.task.found_in(clause)


def _scope(match: regex.Match[str], place: Place) -> bool:
    """Whether a label right before the clause says that it tells how much there is to be."""
    at = match.start()
    begin = at - len(place.clause_before(at))
    return _LABEL.search(place.folded, max(0, begin - _LABEL_REACH), begin) is not None


def bounded(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A bounded count of things, not of years or ages."""
    noun = fold(match["noun"])
    spelled = not match["value"][0].isdigit() and noun.split()[0] in place.lexicon.apart  # "ít nhất một trong hai"
    if spelled or _counts_time(noun, match, place):
        return None
    if not place.aims and (
        _CONDITION.search(noun) or place.lexicon.describing.closes(place.clause_before(match.start()))
    ):
        return None
    if match["from"]:
        if place.text[: match.start()].rstrip().endswith("("):  # "doanh nghiệp (từ 25 lao động trở lên)"
            return None
        return "high" if _UPWARD.search(noun) or place.aims or strives(match, place) else None
    sign, value = match["comparator"].lower(), match["value"].replace(".", "")
    if sign == "trên" and _TENS.fullmatch(value) and _PER.search(place.clause_before(match.start())):
        return None
    weak = sign in _WEAK
    if weak and not place.aims and not place.lexicon.strict.found_in(place.clause_before(match.start())):
        return None
    return "medium" if weak and not place.aims else "high"


def counted(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A plain count: a verb of aiming right before it, under a heading of targets or after ``phấn đấu``.

    Under such a heading a measure (``42 km``) needs no verb of the list; elsewhere a verb of doing makes a count a
    target with less certainty (``mở 18 lớp bồi dưỡng``).
    """
    before, noun = place.clause_before(match.start()), fold(match["noun"])
    listed = before.rstrip().endswith(",") and _COUNT.search(before)
    if _counts_time(noun, match, place) or place.lexicon.describing.closes(before) or _MEASURED.search(noun):
        return None
    opens = not before.strip(" -+•") and place.text[: match.start()].rstrip()[-1:] != "("
    if opens and _FLAT_ROW.fullmatch(place.text):
        return None
    measure = place.lexicon.measure.opens(noun)
    before = _MORE.sub("", before)
    if place.aims or strives(match, place):
        ordered = place.lexicon.verb.closes(before) or place.lexicon.task.closes(before)
        part = "trong đó" in before  # "cho 900 lao động, trong đó xuất khẩu lao động 120 người"
        if listed or part or measure or opens or ordered:
            return rule.confidence
        return "low" if _object(before, place) and noun.split()[0] not in place.lexicon.apart else None
    if _LABEL.search(place.folded, max(0, match.start() - _LABEL_REACH), match.start()):
        return None if noun.startswith(_GUESTS) else "low"
    if measure:  # "Làm đường băng cản lửa: 215 km"
        labelled = opens and place.text[: match.start()].rstrip().endswith(":")
        sentence = place.sentence_before(match.start())
        ordered = place.lexicon.task.found_in(sentence) and not place.lexicon.state.found_in(sentence)
        return "low" if labelled and ordered else None
    if listed and _BOUNDED.search(before):  # "ít nhất 03 phóng sự, 05 bài viết"
        return rule.confidence
    if _EACH.search(before) and place.lexicon.task.closes(before):  # "Mỗi chi hội đăng ký thực hiện 01 công trình"
        return "low"
    if _NAME.search(before):
        return None
    told = before.rstrip().endswith((" cho", " với"))  # "tập huấn cho 250 cán bộ"
    given = told and place.lexicon.work.found_in(before)
    return "low" if given or place.lexicon.work.closes(before) else None


def _object(before: str, place: Place) -> bool:
    """Whether few words stand between a verb of work and the number: ``giám sát chuyên đề 03 tổ chức``."""
    near = before[-_NEAR:]
    verbs = list(place.lexicon.task.spans(near))
    between = near[verbs[-1][1] :].split() if verbs else []
    return 0 < len(between) <= _FEW and place.lexicon.apart.isdisjoint(between)


def fraction(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """``12/12 phường``: where targets are set, and no part that is larger than the whole (a date)."""
    if int(match["value"]) > int(match["of"]):
        return None
    aimed = place.aims or place.lexicon.strict.found_in(place.clause_before(match.start())) or strives(match, place)
    return rule.confidence if aimed else None


def labelled(match: regex.Match[str], place: Place, rule: Rule) -> Confidence | None:
    """A number without a unit: under a heading of targets, right behind the name of a figure."""
    if not place.aims:
        return None
    before = place.sentence_before(match.start())
    bounded = match["comparator"] and _FIGURE.search(before)  # "chỉ số lăng quăng dưới 20"
    return rule.confidence if bounded or _NAMED.search(before) else None


def _counts_time(noun: str, match: regex.Match[str], place: Place) -> bool:
    """Whether the number counts years, ages or ranks: no target, but for the length of life and of what is done."""
    before = place.clause_before(match.start())
    measured = _LIFE in before or (_TAKES in before and noun.startswith(_SPANS) and match.groupdict().get("comparator"))
    if not place.lexicon.no_unit.opens(noun) or measured:
        return False
    if noun.startswith(_ROUNDS) and _LEAST_SIGN.fullmatch(match.groupdict().get("comparator") or ""):
        return False  # "mỗi quý tối thiểu 01 đợt truyền thông"
    return not place.lexicon.countable.opens(noun)


def strives(match: regex.Match[str], place: Place) -> bool:
    """Whether the sentence says it aims at something: ``Phấn đấu …; …; 70% phụ nữ mang thai …``."""
    return place.lexicon.aim.found_in(place.sentence_before(match.start()))


_JUDGES: dict[str, Callable[[regex.Match[str], Place, Rule], Confidence | None]] = {
    "goal": goal,
    "bounded": bounded,
    "counted": counted,
    "fraction": fraction,
    "labelled": labelled,
}
