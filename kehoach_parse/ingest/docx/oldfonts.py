"""Word text set in fonts of encodings older than Unicode (``.VnTime``, ``VNI-Times``), rewritten in place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from kehoach_parse.ingest.docx.package import local
from kehoach_parse.ingest.docx.styles import Styles
from kehoach_parse.ingest.legacy import Encoding, encoding_of_font, is_capital_font, is_unicode, pieces_from_legacy

_READ = frozenset({"t", "softHyphen", "tab", "br", "cr"})
_SAMPLE = 400  # texts of a font: enough to tell what it is


class _Text(NamedTuple):
    """A text element, a tab or break, or the soft hyphen that TCVN3 reads as ``ư``, and the font of its run."""

    element: Any
    font: str

    @property
    def text(self) -> str:
        name = local(self.element)
        return (self.element.text or "") if name == "t" else "\u00ad" if name == "softHyphen" else "\t"


def to_unicode(parts: Iterable[Any], styles: Styles) -> list[Encoding]:
    """Rewrite the texts of parts of a document; the encodings found, none in most documents."""
    paragraphs = [list(_texts(item, styles)) for part in parts if part is not None for item in part.iter("{*}p")]
    samples: dict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        for text in paragraph:
            if len(samples[text.font]) < _SAMPLE and not is_unicode(text.text):
                samples[text.font].append(text.text)
    encodings = {font: encoding_of_font(font, texts) for font, texts in samples.items()}
    for paragraph in paragraphs if any(encodings.values()) else ():
        for encoding, group in groupby(paragraph, key=lambda text: encodings.get(text.font)):
            texts = list(group)
            if encoding is not None and not any(is_unicode(text.text) for text in texts):
                _rewrite(texts, encoding)
    return sorted({encoding for encoding in encodings.values() if encoding})


def _texts(paragraph: Any, styles: Styles) -> Iterator[_Text]:
    """The texts of a paragraph in order; those of paragraphs in its text boxes are theirs."""
    for run in paragraph.iter("{*}r"):
        if next(run.iterancestors("{*}p"), None) is paragraph:
            font = styles.font_name(run, paragraph)
            yield from (_Text(item, font) for item in run if local(item) in _READ)


def _rewrite(texts: list[_Text], encoding: Encoding) -> None:
    for text, decoded in zip(texts, pieces_from_legacy([text.text for text in texts], encoding), strict=True):
        if text.text == "\t":
            continue
        text.element.tag = text.element.tag.rpartition("}")[0] + "}t"
        text.element.text = decoded.upper() if is_capital_font(text.font) else decoded
