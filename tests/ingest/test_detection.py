"""What a file is, told by its content; what it is not, said clearly."""

from __future__ import annotations

import io
import zipfile

import pytest

from kehoach_parse.errors import (
    DamagedFileError,
    EmptyInputError,
    EncryptedFileError,
    KehoachError,
    LimitExceededError,
    UnsupportedFormatError,
)
from kehoach_parse.ingest.detection import detect
from kehoach_parse.settings import Limits, Settings
from tests.ingest.reading import lines, read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def archive(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name in names:
            container.writestr(name, "x")
    return out.getvalue()


FORMATS = [
    (b"%PDF-1.4\n", "pdf", "a PDF"),
    (b"\xef\xbb\xbf\r\n%PDF-1.4\n", "pdf", "a PDF behind a mark"),
    (archive("[Content_Types].xml", "word/document.xml"), "docx", "a DOCX"),
    (OLE + "WordDocument".encode("utf-16-le"), "office", "a DOC"),
    (b"{\\rtf1\\ansi K}", "office", "RTF"),
    (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x"/>', "office", "Word 2003 XML"),
    (b"<!DOCTYPE html><html><body><p>K</p></body></html>", "html", "a web page, whatever its name"),
    ("<html><body><p>K</p></body></html>".encode("utf-16"), "html", "a web page in UTF-16"),
    (b"<!--saved--><div><p>K</p></div>", "html", "a piece of a web page"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related;\n", "mhtml", "a web archive"),
    (b"Content-Type: multipart/related;\n boundary=X\nMIME-Version: 1.0\n", "mhtml", "its lines in another order"),
    (b"From: a@b.vn\nSubject: x\nMIME-Version: 1.0\n", "mhtml", "an e-mail, refused by its reader"),
    (b"Chi tiet: xem sau\nGhi chu: MIME-Version\n", "text", "text with colons"),
    ("KẾ HOẠCH\n5 < 7 và 8 > 6".encode(), "text", "text with angle brackets"),
    ("**KẾ HOẠCH**\n\nmột <br> hai".encode(), "text", "Markdown with a tag"),
    ("KẾ HOẠCH năm 2025".encode("utf-16"), "text", "text in UTF-16"),
]


@pytest.mark.parametrize(("data", "expected", "reason"), FORMATS, ids=[row[2] for row in FORMATS])
def test_formats(data: bytes, expected: str, reason: str) -> None:
    assert detect(data) == expected, reason


REFUSED = [
    (b"", EmptyInputError, "empty", "no bytes"),
    (b" \r\n\t\x00", EmptyInputError, "empty", "white space"),
    (b"\xff\xd8\xff\xe0" + bytes(50), UnsupportedFormatError, "JPEG", "a photograph"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), UnsupportedFormatError, "PDF", "a picture: says what to do"),
    (b"II*\0" + bytes(50), UnsupportedFormatError, "TIFF", "a fax"),
    (archive("xl/workbook.xml"), UnsupportedFormatError, "XLSX", "a workbook"),
    (archive("a.txt", "b.txt"), UnsupportedFormatError, "unpack", "a zip archive"),
    (archive("[Content_Types].xml"), DamagedFileError, "without a document", "an Office file without its document"),
    (archive("word/document.xml")[:-30], DamagedFileError, "truncated", "a truncated zip"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFileError, "password", "a Word file with a password"),
    (OLE + "Workbook".encode("utf-16-le"), UnsupportedFormatError, "XLS", "an old workbook"),
    (OLE, UnsupportedFormatError, "OLE", "an unknown OLE file"),
    (b"\x1f\x8b\x08" + bytes(50), UnsupportedFormatError, "gzip", "a gzip archive"),
    (bytes(range(256)) * 8, UnsupportedFormatError, "binary", "random bytes"),
    (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog", DamagedFileError, "truncated", "the first half of a PDF"),
    (b"%PDF-1.4\nstartxref\n9\n%%EOF", DamagedFileError, "cannot be opened", "a PDF without objects"),
]


@pytest.mark.parametrize(("data", "kind", "says", "reason"), REFUSED, ids=[row[3] for row in REFUSED])
def test_refused(data: bytes, kind: type[KehoachError], says: str, reason: str) -> None:
    with pytest.raises(kind, match=says) as caught:
        read(data)
    assert caught.value.code == kind.code, reason


def test_web_archives_give_their_page() -> None:
    data = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=XX\n\n--XX\nContent-Type: text/html\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch</p>=\n</body></html>\n"
        b"--XX--\n"
    )
    assert lines(read(data)) == ["Kế hoạch"]


LIMITS = [
    (Limits(input_bytes=10), "input_bytes", "bytes of the file"),
    (Limits(characters=10), "characters", "letters of the text"),
]


@pytest.mark.parametrize(("limits", "name", "reason"), LIMITS, ids=[row[2] for row in LIMITS])
def test_limits_name_themselves(limits: Limits, name: str, reason: str) -> None:
    with pytest.raises(LimitExceededError, match=name):
        read("KẾ HOẠCH năm 2025".encode(), Settings(limits=limits))
