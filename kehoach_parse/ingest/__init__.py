"""One reader per file format, all of one signature: bytes → Source."""

from __future__ import annotations

from dataclasses import replace

from kehoach_parse.errors import EmptyInputError, LimitExceededError
from kehoach_parse.ingest.detection import detect
from kehoach_parse.ingest.encoding import converted_from, decode
from kehoach_parse.ingest.plain import read_text
from kehoach_parse.models.diagnostic import Diagnostic
from kehoach_parse.models.source import Source
from kehoach_parse.settings import Settings


def read_source(
    data: bytes, *, media_type: str | None = None, settings: Settings, converted: bytes | None = None
) -> Source:
    """Read a document of any supported format, told by its content.

    Args:
        data: the file.
        media_type: what the caller was told the file is; used only to tell Markdown from plain text.
        settings: limits, and whether OCR may be used.
        converted: the same document as DOCX, where LibreOffice has converted it among others.

    Raises InputError of some kind for what cannot be read, MissingProgramError where a system program is needed.
    """
    if len(data) > settings.limits.input_bytes:
        raise LimitExceededError(
            f"{len(data)} bytes, more than the limit of {settings.limits.input_bytes} (limits.input_bytes)"
        )
    # Each reader loads what it alone needs: pdfium and numpy, or lxml.
    match detect(data):
        case "pdf":
            from kehoach_parse.ingest.pdf import read_pdf

            return read_pdf(data, settings)
        case "docx":
            from kehoach_parse.ingest.docx import read_docx

            return read_docx(data, settings)
        case "office":
            from kehoach_parse.ingest.doc import read_doc

            return read_doc(data, settings, converted)
        case "html":
            from kehoach_parse.ingest.html import read_html

            return read_html(data, settings)
        case "mhtml":
            from kehoach_parse.ingest.html import read_mhtml

            return read_mhtml(data, settings)
        case "text":
            return _read_plain(data, media_type, settings)


def read_string(text: str, *, media_type: str = "text/plain", settings: Settings) -> Source:
    """Read text that is decoded already, whatever it begins with. Raises EmptyInputError or LimitExceededError."""
    if not text.strip("\ufeff\0 \t\r\n\f"):
        raise EmptyInputError("the text is empty")
    if len(text) > settings.limits.characters:
        raise LimitExceededError(
            f"{len(text)} characters, more than the limit of {settings.limits.characters} (limits.characters)"
        )
    return read_text(text, media_type=media_type)


def _read_plain(data: bytes, media_type: str | None, settings: Settings) -> Source:
    decoded = decode(data)
    source = read_string(decoded.text, media_type=media_type or "text/plain", settings=settings)
    if decoded.converted:
        note = converted_from(decoded.encoding)
        return replace(source, text_source="converted", diagnostics=(*source.diagnostics, note))
    if not decoded.sure:
        message = f"the encoding is a guess ({decoded.encoding}): save the file as UTF-8 if letters are wrong"
        note = Diagnostic(code="encoding-guessed", severity="warning", message=message)
        return replace(source, diagnostics=(*source.diagnostics, note))
    return source
