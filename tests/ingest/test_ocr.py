"""Pages that are pictures. The pictures of the first tests are drawn here; the last tests need tesseract."""

from __future__ import annotations

import io
from collections.abc import Callable
from math import ceil, floor
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from rapidfuzz.distance import Levenshtein

from kehoach_parse.errors import MissingProgramError
from kehoach_parse.ingest.ocr import tesseract
from kehoach_parse.ingest.ocr.picture import (
    apart_by_colour,
    ink,
    lies_on_side,
    ruled_strokes,
    skew,
    turned,
    without_shadows,
    without_specks,
)
from kehoach_parse.models.source import Line
from kehoach_parse.settings import Settings
from tests.ingest.pdf_files import Page, pdf
from tests.ingest.reading import all_text, lines, read, tables


def stripes() -> tesseract.Image:
    """Dark bars with gaps, like lines of print."""
    image = np.full((1200, 900), 245, np.uint8)
    rng = np.random.default_rng(5)
    for top in range(100, 1100, 40):
        for left in range(80, 800, 30):
            image[top : top + 14, left : left + int(rng.integers(8, 24))] = 20
    return image


@pytest.mark.parametrize("degrees", [-2.5, -0.5, 0.0, 0.3, 1.7, 4.0])
def test_skew_is_measured_and_undone(degrees: float) -> None:
    askew = turned(stripes(), -degrees)
    assert skew(askew) == pytest.approx(degrees, abs=0.16)
    assert skew(turned(askew, skew(askew))) == pytest.approx(0, abs=0.16)


def test_a_page_on_its_side() -> None:
    assert not lies_on_side(stripes())
    assert lies_on_side(np.ascontiguousarray(np.rot90(stripes())))


def test_ruled_lines_are_found_and_letters_are_not() -> None:
    image = stripes()
    image[600:603, 60:840] = 0
    image[580:700, 300:303] = 0
    across, down, mask = ruled_strokes(ink(image), 200)
    assert {round(stroke.at) for stroke in across} <= {599, 600, 601, 602, 603}
    assert {round(stroke.at) for stroke in down} <= {299, 300, 301, 302, 303}
    assert 0.8 < mask.sum() / (3 * 780 + 3 * 120) < 1.2


def test_a_shadow_is_taken_off_the_paper() -> None:
    shade = np.linspace(1.0, 0.5, 900)
    clean = without_shadows((stripes() * shade).astype(np.uint8))
    paper = clean[:90]
    assert paper.min() > 225
    assert (ink(clean) == ink(stripes())).mean() > 0.995


def test_specks_go_and_letters_stay() -> None:
    image = stripes()
    specked = image.copy()
    specked[3::17, 5::19] = 0
    assert (ink(without_specks(specked)) == ink(image)).mean() > 0.999
    assert without_specks(image) is image, "a clean picture is left alone"


def test_a_red_stamp_and_black_print_come_apart() -> None:
    pixels = np.repeat(stripes()[..., np.newaxis], 3, axis=2)
    pixels[300:320, 100:700] = (30, 30, 220)  # blue, green, red
    black, colour = apart_by_colour(pixels)
    assert colour is not None
    assert black[300:320, 100:700].min() > 200
    assert colour[305:315, 200:600].max() < 100
    assert apart_by_colour(np.repeat(stripes()[..., np.newaxis], 3, axis=2))[1] is None


def test_an_empty_picture_has_no_skew() -> None:
    assert skew(np.full((300, 200), 255, np.uint8)) == 0


def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "_languages", frozenset)


def test_absent_program_is_named_and_text_pages_are_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    absent(monkeypatch)
    picture = Page().picture(60, 84, bytes([250]) * 5040)
    with pytest.raises(MissingProgramError, match="tesseract-ocr tesseract-ocr-vie") as caught:
        read(pdf([picture]), Settings())
    assert caught.value.code == "missing-program"
    text = Page().lines(60, 100, ["Thực hiện kế hoạch của Ủy ban nhân dân tỉnh về việc tổ chức."])
    source = read(pdf([text, picture]), Settings())
    assert lines(source) == ["Thực hiện kế hoạch của Ủy ban nhân dân tỉnh về việc tổ chức."]
    assert [note.code for note in source.diagnostics] == ["page-unread"]
    with pytest.raises(MissingProgramError):
        read(pdf([text]), Settings(ocr="always"))


def one_page(path: Path, number: int) -> bytes:
    """A page of a file as a file of its own."""
    source, target = pypdfium2.PdfDocument(path), pypdfium2.PdfDocument.new()
    target.import_pages(source, [number - 1])
    buffer = io.BytesIO()
    target.save(buffer)
    target.close()
    source.close()
    return buffer.getvalue()


def test_a_scanned_page_reads_like_its_original(shared: Path, program: Callable[[str], str]) -> None:
    program("tesseract")
    scanned = read(one_page(shared / "pdf" / "scan200_lo_0.pdf", 1), Settings())
    original = read(one_page(shared / "pdf" / "lo_0.pdf", 1))
    expected, found = all_text(original), all_text(scanned)
    assert Levenshtein.distance(expected, found) <= 0.005 * len(expected)
    assert (scanned.text_source, [note.code for note in scanned.diagnostics]) == ("ocr", ["page-ocr"])
    assert lines(scanned)[:6] == lines(original)[:6], "the letterhead column by column"


def test_words_of_a_scan_stand_on_their_ink(shared: Path, program: Callable[[str], str]) -> None:
    program("tesseract")
    data = one_page(shared / "pdf" / "scan200_lo_0.pdf", 1)
    page = pypdfium2.PdfDocument(data)[0]
    dark = np.asarray(page.render(scale=2, grayscale=True).to_pil().convert("L")) < 128
    boxes = [word.box for block in read(data, Settings()).blocks if isinstance(block, Line) for word in block.words]
    covered = [
        dark[floor(2 * box.top) : ceil(2 * box.bottom), floor(2 * box.x0) : ceil(2 * box.x1)].mean() for box in boxes
    ]
    assert len(boxes) > 300
    assert min(covered) > 0.03
    assert float(np.mean(covered)) > 0.2


def test_a_scanned_table_is_read_cell_by_cell(shared: Path, program: Callable[[str], str]) -> None:
    program("tesseract")
    ((header, *rows),) = tables(read(one_page(shared / "pdf" / "scan200_lo_0.pdf", 5), Settings()))
    assert header[1:] == ["Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"]
    assert [row[0] for row in rows] == [*["I", "1", "2", "3", "4", "II", "5", "6", "7", "8", "III", "9", "10", "11"]]
    assert rows[1] == [
        "1",
        "Xây dựng, ban hành văn bản triển khai Kế hoạch",
        "Văn phòng Sở",
        "Các phòng, đơn vị thuộc Sở",
        "Trước ngày 15/8/2025",
    ]


NUMERALS = [
    ("IH/2025", "III/2025"),
    ("Il.", "II."),
    ("II1", "III"),
    ("11", "11"),
    ("I", "I"),
    ("HIV", "HIV"),
    ("TH", "TH"),
]


@pytest.mark.parametrize(("seen", "meant"), NUMERALS)
def test_strokes_side_by_side(seen: str, meant: str) -> None:
    assert tesseract._with_numerals(seen) == meant


def test_there_is_no_quarter_eleven() -> None:
    assert tesseract._with_numerals("11/2025.", "quý") == "II/2025."
    assert tesseract._with_numerals("11/2025.", "tháng") == "11/2025."


SIZES = [
    ("nƯớc", "nước", "a large letter in a small word"),
    ("MƯờng", "Mường", "behind a capital"),
    ("SỞ", "SỞ", "a word of capitals"),
    ("QĐ-TTg", "QĐ-TTg", "an abbreviation"),
    ("Ủy", "Ủy", "the first letter"),
    ("VNeID", "VNeID", "letters without marks"),
]


@pytest.mark.parametrize(("seen", "meant", "reason"), SIZES, ids=[row[2] for row in SIZES])
def test_marked_letters_of_the_wrong_size(seen: str, meant: str, reason: str) -> None:
    assert tesseract._with_small_letters(seen) == meant, reason
