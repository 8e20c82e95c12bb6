"""What kind of file some bytes are, told by the bytes: names and declared types lie too often."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Literal

from kehoach_parse.errors import DamagedFileError, EmptyInputError, EncryptedFileError, UnsupportedFormatError
from kehoach_parse.ingest.encoding import wide_encoding

Format = Literal["pdf", "docx", "office", "mhtml", "html", "text"]
"""``office``: what LibreOffice converts (DOC, RTF, ODT, Word 2003 XML); the others have a reader here."""

_EXPECTED = "expected PDF, DOCX, DOC, RTF, ODT, HTML, Markdown or plain text"
_IMAGES = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"BM": "BMP",
    b"RIFF": "WebP",
}
_ARCHIVES = {b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z", b"Rar!": "RAR", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<(?:head|body|meta|table|div|p)(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_MESSAGE = re.compile(rb"\s*[A-Za-z][A-Za-z-]{1,40}: ?[^\r\n]*\r?\n(?:[A-Za-z][A-Za-z-]{1,40}:|[ \t])")
"""Header lines of a web archive or an e-mail."""
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\x1b")
_CONTROLS = bytes(byte for byte in (*range(0x20), 0x7F) if byte not in _TEXT_CONTROLS)


def detect(data: bytes) -> Format:
    """The format of ``data``.

    Raises EmptyInputError, UnsupportedFormatError (images, archives, workbooks, binaries), EncryptedFileError (a Word
    file with a password), DamagedFileError (a zip container cut off).
    """
    head = data[:4096]
    if not data.strip(b" \t\r\n\f\0\xef\xbb\xbf\xfe\xff"):
        raise EmptyInputError(f"the input is empty ({len(data)} bytes)")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _container(data)
    if head.startswith(_OLE):
        return _compound(data)
    if head.startswith(b"{\\rtf") or b"<w:wordDocument" in head or b"<pkg:package" in head:
        return "office"
    for magic, name in _IMAGES.items():
        if head.startswith(magic) and not (magic in {b"BM", b"RIFF"} and _looks_like_text(head)):
            raise UnsupportedFormatError(f"{_a(name)} image; {_EXPECTED}: save the scan as a PDF")
    for magic, name in _ARCHIVES.items():
        if head.startswith(magic):
            raise UnsupportedFormatError(f"{_a(name)} archive; {_EXPECTED}: unpack it first")
    return _text_format(head)


def _text_format(head: bytes) -> Format:
    wide = wide_encoding(head)
    plain = head.decode(wide, "replace").encode("utf-8", "replace") if wide else head
    if _MESSAGE.match(plain) and b"mime-version:" in plain.lower():
        return "mhtml"
    if not _looks_like_text(plain):
        raise UnsupportedFormatError(f"binary data of an unknown kind; {_EXPECTED}")
    tags = _HTML.findall(plain)
    # A tag or two may stand in Markdown; a page says what it is or consists of tags.
    if tags and (plain.lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith(b"<") or len(tags) > 3):
        return "html"
    return "text"


def _looks_like_text(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls <= len(sample) // 100


def _container(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(BytesIO(data)) as container:
            names = set(container.namelist())
            mimetype = container.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise DamagedFileError(f"the zip container is broken ({error}): truncated? fetch the file again") from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if b"opendocument.text" in mimetype:
        return "office"
    for folder, kind in (("xl/", "workbook (XLSX)"), ("ppt/", "presentation (PPTX)")):
        if any(name.startswith(folder) for name in names):
            raise UnsupportedFormatError(f"a {kind}; {_EXPECTED}")
    if "[Content_Types].xml" in names:
        raise DamagedFileError("an Office file without a document in it; fetch the file again")
    raise UnsupportedFormatError(f"a zip archive, not a document; {_EXPECTED}: unpack it first")


def _compound(data: bytes) -> Format:
    """An OLE file: streams are told by their names, in UTF-16 in the directory."""
    if _names(data, "EncryptedPackage"):
        raise EncryptedFileError("the Word file opens with a password only; save a copy without one")
    if _names(data, "WordDocument"):
        return "office"
    for stream, kind in (
        ("Workbook", "workbook (XLS)"),
        ("Book", "workbook (XLS)"),
        ("PowerPoint", "presentation (PPT)"),
    ):
        if _names(data, stream):
            raise UnsupportedFormatError(f"a {kind}; {_EXPECTED}")
    raise UnsupportedFormatError(f"an OLE file that is no Word document; {_EXPECTED}")


def _names(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _a(name: str) -> str:
    return f"an {name}" if name[0] in "RX" else f"a {name}"
