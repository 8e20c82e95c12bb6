"""Task tables that lost their ruling: one cell a line, or columns aligned with blanks, below a row of known labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, takewhile
from typing import NamedTuple

import regex

from kehoach_parse.ingest.lines import RawLine
from kehoach_parse.models.source import Cell, Grid, Line

# How the columns of a task table are named: `STT`, `Tên dự án`, `Cơ quan chủ trì`, `Thời gian hoàn thành`.
_LABEL = (
    r"(?i)(?:stt|tt|số\ tt|số\ thứ\ tự"
    r"|(?:tên\ |các\ |danh\ mục\ )?(?:nội\ dung|nhiệm\ vụ|công\ việc|hoạt\ động|dự\ án|đề\ án|chỉ\ tiêu|giải\ pháp"
    r"|phần\ việc|văn\ bản)|(?:đơn\ vị|cơ\ quan|bộ\ phận|cán\ bộ|người)(?!\ (?:tính|dân))|chủ\ trì|phối\ hợp|phân\ công"
    r"|thời\ (?:gian|hạn|điểm)|tiến\ độ|hạn\ hoàn\ thành|sản\ phẩm|kết\ quả|kinh\ phí|địa\ điểm|ghi\ chú)"
    r"(?![\p{L}\d])[^.;:?!\d]*"
)
_LABELS = 3  # in a row that heads a table: two are as well a heading and its text
_MOST_LABELS = 12
_LABEL_LETTERS = 60
_TASKS = ("nội dung", "nhiệm vụ", "công việc", "hoạt động", "phần việc")
_NUMBERS = ("stt", "tt", "số tt", "số thứ tự")
_FIRST_LETTERS = frozenset(label[:2] for label in _TASKS + _NUMBERS)
_NUMBER_LETTERS = 10  # of the label of the column of numbers
_CELL_LETTERS = 600
_BLANKS = 3  # lines between two cells or rows at most
_ROWS = 500


class _Part(NamedTuple):
    """A cell, or a line of one: ``at`` is its index in ``raw``, ``start`` its position in that line."""

    at: int
    start: int
    text: str


def headed_table(raw: Sequence[RawLine], at: int) -> tuple[int, Grid] | None:
    """The table whose labels begin on line ``at``: where it ends, and its rows. None where there is none."""
    text = raw[at].text
    wide = text.find("  ")
    if not (_is_label(text[:wide]) if wide > 0 else may_label(text) and _is_label(text)):
        return None
    rows, end = _aligned(raw, at) if wide > 0 else _exploded(raw, at)
    if len(rows) < 2:
        return None
    cells = (tuple(Cell(tuple(_line(raw[part.at], part) for part in cell)) for cell in row) for row in rows)
    return end, Grid(tuple(cells), header_rows=1)


Row = list[list[_Part]]


# ---- one cell a line


def _exploded(raw: Sequence[RawLine], start: int) -> tuple[list[Row], int]:
    """``STT⏎Nội dung⏎Đơn vị chủ trì⏎1⏎Rà soát …⏎Sở Y tế⏎2⏎…``: a running number opens each row."""
    first, *others = islice(_parts(raw, start), _MOST_LABELS + 1)
    labels = [first, *takewhile(lambda part: _is_label(part.text) and not is_number_label(part.text), others)]
    width = len(labels)
    if not _LABELS <= width <= _MOST_LABELS:
        return [], start
    rows: list[Row] = [[[label] for label in labels]]
    end, number = labels[-1].at + 1, 0
    if not is_number_label(first.text):
        return _without_numbers(raw, rows, end)
    while len(rows) < _ROWS:
        row = list(_next_row(raw, end, width, number))
        if not row:
            break
        number = int(row[0].text.strip(".")) if row[0].text[0].isdigit() else 0
        rows.append([[part] for part in row] + [[] for _ in range(width - len(row))])
        end = row[-1].at + 1
    return rows, end


def _without_numbers(raw: Sequence[RawLine], rows: list[Row], end: int) -> tuple[list[Row], int]:
    """``Nội dung⏎Người thực hiện⏎Thời gian⏎Rà soát⏎Tổ Toán⏎Quý I⏎…``: that a time stands in its column tells a row."""
    width = len(rows[0])
    time = next((at for at, (label,) in enumerate(rows[0]) if _time_label().match(label.text)), None)
    while time is not None and len(rows) < _ROWS:
        row = list(islice(_parts(raw, end), width))
        if (
            len(row) < width
            or not _time().search(row[time].text)
            or any(_ends_table().match(part.text) for part in row)
        ):
            break
        rows.append([[part] for part in row])
        end = row[-1].at + 1
    return rows, end


def _next_row(raw: Sequence[RawLine], start: int, width: int, number: int) -> Iterator[_Part]:
    """The cells of the row that begins at ``start``; a number that counts on ends it early, where cells are empty."""
    following = number
    for count, part in enumerate(_parts(raw, start)):
        opens = _row_number().fullmatch(part.text)
        if count == 0:
            counted = int(opens["digits"]) if opens and opens["digits"] else 0
            if not opens or counted not in (0, 1, number + 1):
                return
            following = counted
        elif count == width or _ends_table().match(part.text) or (count > 1 and _counts_on(opens, following)):
            return
        yield part


def _counts_on(number: regex.Match[str] | None, before: int) -> bool:
    return number is not None and (not number["digits"] or int(number["digits"]) == before + 1)


def _parts(raw: Sequence[RawLine], start: int) -> Iterator[_Part]:
    blanks = 0
    for at in range(start, len(raw)):
        text = raw[at].text
        blanks = 0 if text else blanks + 1
        if blanks > _BLANKS or len(text) > _CELL_LETTERS:
            return
        if text:
            yield _Part(at, 0, text)


# ---- columns aligned with blanks


def _aligned(raw: Sequence[RawLine], start: int) -> tuple[list[Row], int]:
    """``STT   Nội dung     Chủ trì``: a row begins with a number, or without numbers where every column is filled."""
    labels = _pieces(raw, start)
    width = len(labels)
    numbered = is_number_label(labels[0].text)
    known = [_is_label(label.text) for label in labels]
    if width < _LABELS or not (all(known) or (numbered and any(known[1:]) and _opens_full(raw, start + 1, width))):
        return [], start
    rows: list[Row] = [[[label] for label in labels]]
    columns = [raw[start].indent + label.start for label in labels]
    end, at = start + 1, start + 1
    while at < len(raw) and at - end < _BLANKS and len(rows) < _ROWS:
        pieces = _pieces(raw, at)
        opens = bool(pieces) and (
            _row_number().fullmatch(pieces[0].text) is not None if numbered else len(pieces) == width
        )
        if pieces and not opens and not _carries_on(raw[at], pieces, columns, numbered):
            break
        if opens:
            rows.append([[] for _ in labels])
        if len(pieces) == width:
            columns = [raw[at].indent + piece.start for piece in pieces] if opens else columns
            places = list(range(width))
        else:
            places = [_nearest(columns, raw[at].indent + piece.start) for piece in pieces]
        for place, piece in zip(places, pieces, strict=True):
            rows[-1][place].append(piece)
        at += 1
        end = at if pieces else end
    return rows, end


def _opens_full(raw: Sequence[RawLine], at: int, width: int) -> bool:
    """Whether the first row fills its columns, but for remarks: above it labels of any wording are some (``ĐVT``)."""
    pieces = _pieces(raw, at) if at < len(raw) else []
    return max(_LABELS, width - 1) <= len(pieces) <= width and _row_number().fullmatch(pieces[0].text) is not None


def _carries_on(line: RawLine, pieces: Sequence[_Part], columns: Sequence[int], numbered: bool) -> bool:
    """Whether a line holds wrapped cells: none in the column of numbers, none running over into the next column."""
    if _ends_table().match(pieces[0].text):
        return False
    for piece in pieces:
        first = line.indent + piece.start
        place = _nearest(columns, first)
        after = columns[place + 1] if place + 1 < len(columns) else None
        if (numbered and place == 0) or (after is not None and first + len(piece.text) > after):
            return False
    return numbered or len(pieces) > 1 or line.indent > columns[0]


def _nearest(columns: Sequence[int], start: int) -> int:
    return min(range(len(columns)), key=lambda place: abs(columns[place] - start))


def _pieces(raw: Sequence[RawLine], at: int) -> list[_Part]:
    text = raw[at].text
    if "\t" in text or len(text) > _CELL_LETTERS:
        return [_Part(at, 0, text)] if text else []
    return [_Part(at, match.start(), match[0]) for match in _piece().finditer(text)]


# ---- what stands in a cell


def _line(raw: RawLine, part: _Part) -> Line:
    return Line(" ".join(part.text.split()), offset=raw.offset + part.start, page=raw.page)


def _is_label(text: str) -> bool:
    return len(text) <= _LABEL_LETTERS and _label().fullmatch(text) is not None


def may_label(text: str) -> bool:
    """Whether a line, by its first words, labels the first column of a table: that of numbers or that of tasks."""
    if len(text) > _LABEL_LETTERS or text[:2].lower() not in _FIRST_LETTERS:
        return False
    return text.lower().startswith(_TASKS) or is_number_label(text)


def is_number_label(text: str) -> bool:
    """Whether a line or cell labels the column of running numbers."""
    return len(text) <= _NUMBER_LETTERS and text.lower() in _NUMBERS


@cache
def _label() -> regex.Pattern[str]:
    return regex.compile(_LABEL)


@cache
def _piece() -> regex.Pattern[str]:
    return regex.compile(r"\S++(?:\ \S++)*+")


@cache
def _row_number() -> regex.Pattern[str]:
    return regex.compile(r"(?P<digits>\d{1,3})\.?|[IVX]{1,5}\.?|[A-H]\.?")


@cache
def _time_label() -> regex.Pattern[str]:
    return regex.compile(r"(?i)thời\ (?:gian|hạn|điểm)|tiến\ độ|hạn\ hoàn\ thành")


@cache
def _time() -> regex.Pattern[str]:
    """What a cell of times holds: ``Quý II``, ``14/9``, ``Hằng tuần``, ``Thường xuyên``, ``Sau khai giảng``."""
    return regex.compile(
        r"(?i)\d|(?<!\w)(?:ngày|tuần|tháng|qu[ýíy]|năm|thường xuyên|h[ằà]ng|trước|sau|ngay|cả|trong)(?!\w)"
    )


@cache
def _ends_table() -> regex.Pattern[str]:
    """Recipients, a signature, another appendix or the next part of the plan (``IV. Tổ chức thực hiện``)."""
    return regex.compile(
        r"(?i)nơi nhận|phụ lục|ghi chú\s*:|(?:tm|kt|tl|tuq)\.\s"
        r"|(?-i:\p{Lu}{2,}(?: \p{Lu}{2,})+)$|(?-i:[IVX]{1,5}[.)]\s*\p{Lu})"
    )
