"""Reading the picture of a page with the system's tesseract."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kehoach_parse.errors import DamagedFileError, MissingProgramError

Image = NDArray[np.uint8]
"""Grey values, 0 black, one row a line of pixels."""

RESOLUTION = 200
"""Dots an inch. 300 reads no better and takes twice as long."""
TIME_LIMIT = 120.0
VIETNAMESE, NUMERALS = "vie", "eng"
"""What a picture holds. Single digits and Roman numerals are read better without a Vietnamese word model."""
_DIRT = " |_ˆ`´¨¦¬“”‘’\"'"
"""What OCR makes of specks and rests of lines where it stands alone."""
_STROKES = re.compile(r"(?=.*[Il])[IlH1|!]{2,3}(?=$|[/.,;)])")
_LONGEST = 3
_QUARTER = re.compile(r"(?=.?.?H)[TIlH1|!]{2,3}(?=/20\d\d)")
_COUNT = re.compile(r"1{2,3}(?=$|[/.,;)])")
_UNLIKE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")  # unlike in both sizes, or parts of abbreviations
_SURE_TURN = 1.0
_SURE = 10.0
"""Confidence, in percent, below which a word is dirt or part of a drawing."""


class Seen(NamedTuple):
    """A word in a picture; its box in pixels from the top left, tight around the ink.

    Attributes:
        line: the same for words on one line, and only for those.
        sure: confidence in per cent.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    line: tuple[int, ...]
    sure: float = 100.0


def available() -> bool:
    """Whether tesseract and its Vietnamese data are installed."""
    return VIETNAMESE in _languages()


def require() -> None:
    """Raise MissingProgramError, naming the packages, where OCR is not possible."""
    if not available():
        raise MissingProgramError(
            "the document is a scan, and reading it needs tesseract with Vietnamese data; install it"
            " (Debian: tesseract-ocr tesseract-ocr-vie)"
        )


def read_words(
    image: Image, *, resolution: int = RESOLUTION, block: bool = False, holds: str = VIETNAMESE
) -> list[Seen]:
    """The words of an upright, deskewed picture.

    Args:
        image: the picture.
        resolution: its dots an inch.
        block: it holds one column of text and nothing else.
        holds: ``VIETNAMESE`` or ``NUMERALS``.

    Raises MissingProgramError, and DamagedFileError when tesseract fails or takes longer than ``TIME_LIMIT`` seconds.
    """
    require()
    language = holds if holds in _languages() else VIETNAMESE
    table = _run(image, "-l", language, "--dpi", str(resolution), "--psm", "6" if block else "3", "tsv")
    words: list[Seen] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip(_DIRT) and float(cells[10]) >= _SURE:
            left, top, width, height = map(int, cells[6:10])
            place = (int(cells[2]), int(cells[3]), int(cells[4]))
            before = words[-1].text.lower() if words and words[-1].line == place else ""
            text, sure = _with_small_letters(_with_numerals(cells[11].strip(), before)), float(cells[10])
            words.append(Seen(text, left, top, left + width, top + height, place, sure))
    return words


def _with_small_letters(text: str) -> str:
    """``nƯớc`` → ``nước``, ``MƯờng`` → ``Mường``: marked vowels, alike in both sizes, that stand beside small letters.

    A word of capitals stays one: nothing in it tells ``SỞ`` from ``Sở``.
    """
    if text.isascii():
        return text
    letters = list(text)
    for at, letter in enumerate(text):
        beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        if at and letter.isupper() and letter not in _UNLIKE and any(map(str.islower, beside)):
            letters[at] = letter.lower()
    return "".join(letters)


def _with_numerals(text: str, before: str = "") -> str:
    """``IH/2025`` → ``III/2025``: strokes side by side that are read as other letters in between.

    ``before`` is the word in front of it: there are no quarters 11 and 111.
    """
    if before == "quý" and (ones := _COUNT.match(text)):
        return "I" * len(ones[0]) + text[ones.end() :]
    if quarter := _QUARTER.match(text):
        return "III" + text[quarter.end() :]
    match = _STROKES.match(text)
    if match is None or match[0].isdigit() or len(count := match[0].replace("H", "II")) > _LONGEST:
        return text
    return "I" * len(count) + text[match.end() :]


def quarter_turns(image: Image) -> int:
    """Quarter turns clockwise that set the picture upright, 0 where tesseract cannot tell."""
    try:
        report = _run(image, "-l", "osd", "--psm", "0")
    except DamagedFileError:
        return 0
    values = {name: value.strip() for name, _, value in (line.partition(":") for line in report.splitlines())}
    if float(values.get("Orientation confidence", 0)) < _SURE_TURN:
        return 0
    return int(values.get("Rotate", 0)) // 90 % 4


def _run(image: Image, *options: str) -> str:
    header = f"P5 {image.shape[1]} {image.shape[0]} 255\n".encode()
    # One thread: tesseract's own threads slow each other down, and pages are read side by side by the batch.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the arguments are our own
            [_program() or "tesseract", "stdin", "stdout", *options],
            input=header + np.ascontiguousarray(image).tobytes(),
            capture_output=True,
            timeout=TIME_LIMIT,
            env=environment,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise DamagedFileError(f"tesseract did not read the page within {TIME_LIMIT:.0f} seconds") from error
    except (subprocess.CalledProcessError, OSError) as error:
        raise DamagedFileError(f"tesseract could not read the page: {error}") from error
    return done.stdout.decode("utf-8", "replace")


@cache
def _program() -> str | None:
    return shutil.which("tesseract")


@cache
def _languages() -> frozenset[str]:
    try:
        listed = subprocess.run(  # noqa: S603 - no shell; the arguments are our own
            [_program() or "tesseract", "--list-langs"], capture_output=True, timeout=30, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return frozenset()
    return frozenset(listed.stdout.decode("utf-8", "replace").split())
