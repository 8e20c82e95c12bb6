"""One page of a PDF, from its text layer or its picture, whichever can be read."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from kehoach_parse.errors import DamagedFileError, EmptyInputError, LimitExceededError
from kehoach_parse.ingest.ocr import tesseract
from kehoach_parse.ingest.pdf.document import Page
from kehoach_parse.ingest.pdf.glyphs import Run, read_glyphs, runs_of
from kehoach_parse.ingest.pdf.layout import Sheet, lay_out
from kehoach_parse.ingest.pdf.notes import with_raised_numbers
from kehoach_parse.ingest.pdf.recognition import recognise
from kehoach_parse.ingest.pdf.repair import FontRepairs, from_legacy_fonts, shows_wrong_horns, tidied, with_right_horns
from kehoach_parse.ingest.pdf.rulings import read_drawing
from kehoach_parse.ingest.pdf.stamps import Stamps, take_stamps
from kehoach_parse.ingest.pdf.triage import Verdict, judge
from kehoach_parse.ingest.vietnamese import GOOD_SHARE, common_share
from kehoach_parse.models.diagnostic import Diagnostic, Severity
from kehoach_parse.models.source import Signature, TextSource
from kehoach_parse.settings import Settings


class Way(StrEnum):
    """How a page was read; the value is the code of its diagnostic."""

    NATIVE = "page-native"
    BLANK = "page-blank"
    LEGACY = "encoding-converted"
    REPAIRED = "font-repaired"
    HIDDEN = "hidden-text"
    OCR = "page-ocr"
    GARBLED = "text-garbled"
    UNREAD = "page-unread"
    DAMAGED = "page-damaged"


_NOTES: dict[Way, tuple[Severity, str]] = {
    Way.LEGACY: ("info", "the text was in an encoding older than Unicode and was converted"),
    Way.REPAIRED: ("info", "fonts name wrong characters; the text was repaired so that it reads as Vietnamese"),
    Way.HIDDEN: ("info", "a scan with a hidden text layer, which was used"),
    Way.OCR: ("info", "read by OCR"),
    Way.GARBLED: ("warning", "fonts name wrong characters, which could neither be repaired nor read by OCR"),
    Way.UNREAD: ("warning", "a picture without text that was not read: OCR is off, absent or failed"),
    Way.DAMAGED: ("error", "damaged, and left out"),
}
_MOSTLY = 0.6
_SLANT = 20.0
_NOTHING = {Way.BLANK, Way.UNREAD, Way.DAMAGED}


class PageReader:
    """Reads the pages of one document in order, and remembers how."""

    def __init__(self, settings: Settings) -> None:
        self._ocr = settings.ocr
        self._limit = settings.limits.characters
        self._letters = 0
        self._repairs = FontRepairs()
        self._ways: dict[Way, list[int]] = defaultdict(list)
        self.signatures: list[Signature] = []

    def read(self, page: Page) -> Sheet:
        """Lay out one loaded page."""
        page, runs = _upright(page, runs_of(read_glyphs(page.textpage, page.frame)))
        self._count(runs)
        stamps = take_stamps([run for run in runs if not run.face.angle or not _is_slanted(run)], page.number)
        self.signatures += stamps.signatures
        horns = shows_wrong_horns(stamps.rest)
        runs = with_right_horns(stamps.rest) if horns else stamps.rest
        drawing = read_drawing(page.handle, page.frame)
        verdict = Verdict.PICTURE if self._ocr == "always" else judge(runs, drawing)
        way = {Verdict.SANDWICH: Way.HIDDEN, Verdict.BLANK: Way.BLANK}.get(verdict, Way.NATIVE)
        if verdict is Verdict.SUSPECT:
            runs, way = self._repaired(page, runs)
        elif verdict is Verdict.PICTURE:
            way = Way.UNREAD
        if way is Way.NATIVE and horns:
            way = Way.REPAIRED
        if way in {Way.UNREAD, Way.GARBLED} and (sheet := self._recognised(page, stamps)):
            return sheet
        self._ways[way].append(page.number)
        return lay_out(page.number, page.frame, with_raised_numbers(tidied(runs)), drawing)

    def _count(self, runs: Sequence[Run]) -> None:
        self._letters += sum([len(run.text) for run in runs])
        if self._letters > self._limit:
            raise LimitExceededError(f"more than {self._limit} characters (limits.characters)")

    def damaged(self, number: int) -> None:
        """Note a page that could not be loaded."""
        self._ways[Way.DAMAGED].append(number)

    def check(self) -> None:
        """Raise where no page gave text: MissingProgramError for want of OCR, EmptyInputError, DamagedFileError."""
        if not _NOTHING.issuperset(self._ways):
            return
        if Way.UNREAD in self._ways:
            if self._ocr == "never":
                raise EmptyInputError("the document is a scan without a text layer, and OCR is turned off (ocr: never)")
            tesseract.require()
            raise DamagedFileError("no page of the scan could be read by OCR")
        if Way.DAMAGED in self._ways:
            raise DamagedFileError("no page can be loaded; fetch the file again")
        raise EmptyInputError("the pages are blank")

    def text_source(self) -> TextSource:
        """What the text of the document comes from."""
        read = self._ways.keys() - _NOTHING
        if pictures := read & {Way.OCR, Way.HIDDEN}:
            return "ocr" if pictures == read else "mixed"
        return "converted" if read & {Way.LEGACY, Way.REPAIRED} else "native"

    def diagnostics(self) -> Iterator[Diagnostic]:
        """One diagnostic for each way of reading other than taking what the file says."""
        for way, pages in self._ways.items():
            if way in _NOTES:
                severity, message = _NOTES[way]
                yield Diagnostic(code=way, severity=severity, message=f"{_listed(pages)}: {message}", page=pages[0])

    def _repaired(self, page: Page, runs: list[Run]) -> tuple[list[Run], Way]:
        """The runs of a text layer that reads wrong, read right; ``GARBLED`` where nothing makes them Vietnamese."""
        converted, encodings = from_legacy_fonts(runs)
        if encodings:
            return converted, Way.LEGACY
        glyphs = self._repairs.repaired(read_glyphs(page.textpage, page.frame))
        if glyphs is not None:
            repaired = take_stamps(runs_of(glyphs), page.number).rest
            if _share(repaired) >= GOOD_SHARE / 2:
                return repaired, Way.REPAIRED
        return runs, Way.NATIVE if _share(runs) >= GOOD_SHARE else Way.GARBLED

    def _recognised(self, page: Page, known: Stamps) -> Sheet | None:
        """The page by OCR, None where that is not to be had."""
        if self._ocr == "always":
            tesseract.require()
        elif self._ocr == "never" or not tesseract.available():
            return None
        try:
            words, drawing, frame = recognise(page.handle, page.frame)
        except DamagedFileError:
            return None
        if not words:
            return None
        self._ways[Way.OCR].append(page.number)
        seen = take_stamps([word for word in words if not known.covers(word)], page.number)
        self.signatures += seen.signatures
        return lay_out(page.number, frame, seen.rest, drawing)


def _is_slanted(run: Run) -> bool:
    """Whether a run stands across the page, as watermarks do (``DỰ THẢO``)."""
    return _SLANT < run.face.angle % 90 < 90 - _SLANT


def _share(runs: Sequence[Run]) -> float:
    return common_share(" ".join(run.text for run in runs))


def _upright(page: Page, runs: list[Run]) -> tuple[Page, list[Run]]:
    """The page turned so that most of its text stands upright, and its runs."""
    if not any(run.face.angle for run in runs):
        return page, runs
    letters: Counter[int] = Counter()
    for run in runs:
        letters[round(run.face.angle / 90) % 4] += len(run.text)
    turns = letters.most_common(1)[0][0] if letters else 0
    if not turns or letters[turns] < _MOSTLY * letters.total():
        return page, runs
    page = replace(page, frame=page.frame.turned(turns))
    return page, runs_of(read_glyphs(page.textpage, page.frame))


def _listed(numbers: Sequence[int]) -> str:
    """``page 3``, ``pages 2–5, 7``."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    shown = ", ".join(f"{first}–{last}" if first != last else f"{first}" for first, last in spans)
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}"
