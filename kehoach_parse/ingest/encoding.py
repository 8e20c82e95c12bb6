"""Bytes of a text file → Unicode, whatever encoding they were saved in."""

from __future__ import annotations

import codecs
import unicodedata
from typing import NamedTuple

from kehoach_parse.errors import DamagedFileError
from kehoach_parse.ingest.legacy import ENCODINGS, from_legacy, is_unicode, repaired
from kehoach_parse.ingest.vietnamese import GOOD_SHARE, common_share
from kehoach_parse.models.diagnostic import Diagnostic

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 100_000
_HIGH_BYTES = b"\x00\x01\x03\x1e\x20"  # of the letters, marks and dashes Vietnamese is written with


class Decoded(NamedTuple):
    """Text and how it was got.

    Attributes:
        encoding: the codec, or ``tcvn3``, ``vni``, ``viscii``.
        converted: the text was in an encoding older than Unicode.
        sure: a mark, strict decoding or the words of the text confirm the encoding.
    """

    text: str
    encoding: str
    converted: bool = False
    sure: bool = True


def decode(data: bytes) -> Decoded:
    """Decode a text file: byte order marks first, then what decodes strictly, then what gives Vietnamese words.

    Raises DamagedFileError where a byte order mark promises an encoding the bytes do not keep.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise DamagedFileError(
                    f"marked as {encoding}, but byte {error.start} does not decode; save the file again as UTF-8"
                ) from error
    if wide := wide_encoding(data):
        return Decoded(data.decode(wide, "replace"), wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)
    if text.isascii() or is_unicode(text[:_SAMPLE]):
        return Decoded(text, "utf-8")
    legacy = repaired(text) if common_share(text[:_SAMPLE]) < GOOD_SHARE else None
    return Decoded(legacy[0], legacy[1], converted=True) if legacy else Decoded(text, "utf-8")


def converted_from(encoding: str) -> Diagnostic:
    """The note that says so."""
    message = f"the text was in the encoding {encoding} and was converted to Unicode"
    return Diagnostic(code="encoding-converted", severity="info", message=message)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 with a mark, or without: Vietnamese has 00, 01, 03 or 1E in every other byte. None for other text."""
    for mark, encoding in _MARKS[1:]:
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    if len(sample) < 8 or len(data) % 2:
        return None
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if len(high.translate(None, _HIGH_BYTES)) < 0.05 * len(high) and high.count(0) > len(high) / 2:
            return encoding
    return None


def _eight_bit(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    readings = [Decoded(unicodedata.normalize("NFC", sample.decode("cp1258", "replace")), "cp1258", converted=True)]
    readings += [Decoded(from_legacy(sample.decode("latin-1"), name), name, converted=True) for name in ENCODINGS]
    readings.append(Decoded(sample.decode("utf-8", "replace"), "utf-8"))
    best = max(readings, key=lambda reading: common_share(reading.text))
    if common_share(best.text) >= GOOD_SHARE / 2:
        return best._replace(text=_whole(data, best.encoding))
    from charset_normalizer import from_bytes  # for the one text in a thousand that comes as far as this

    guess = from_bytes(sample).best()
    encoding = guess.encoding if guess is not None else "cp1252"
    return Decoded(data.decode(encoding, "replace"), encoding, sure=False)


def _whole(data: bytes, encoding: str) -> str:
    for name in ENCODINGS:
        if name == encoding:
            return from_legacy(data.decode("latin-1"), name)
    return unicodedata.normalize("NFC", data.decode(encoding, "replace"))
