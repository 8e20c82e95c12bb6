"""HTML → Source: the document inside a portal's page, its structure kept."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from kehoach_parse.errors import (
    DamagedFileError,
    EmptyInputError,
    LimitExceededError,
    NoDocumentError,
    UnsupportedFormatError,
)
from kehoach_parse.ingest.encoding import converted_from, decode
from kehoach_parse.ingest.html.blocks import Block, Blocks
from kehoach_parse.ingest.html.oldfonts import raise_capitals, to_unicode
from kehoach_parse.ingest.html.region import document_region, refusal
from kehoach_parse.ingest.plain import read_text
from kehoach_parse.models.source import Source
from kehoach_parse.settings import Settings

MEDIA_TYPE = "text/html"
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def read_html(data: bytes, settings: Settings) -> Source:
    """Read a web page. Raises DamagedFileError, EmptyInputError, LimitExceededError, NoDocumentError."""
    decoded = decode(data)
    if len(decoded.text) > settings.limits.characters:
        raise LimitExceededError(f"more than {settings.limits.characters} characters (limits.characters)")
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(decoded.text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise DamagedFileError(f"the HTML cannot be parsed: {error}") from error
    _drop_controls(root)
    if words := refusal(root):
        raise NoDocumentError(f"a page of the web server in place of the document ({words}); fetch the document again")
    region = document_region(root)
    encoding = decoded.encoding if decoded.converted else to_unicode(region)
    if encoding == "tcvn3":
        raise_capitals(region)
    if region.tag == "pre":  # text as it was typed, its columns and tables included
        blocks: list[Block] = list(read_text(region.text_content()).blocks)
    else:
        blocks = Blocks(settings.limits).read(region)
    if not blocks:
        raise EmptyInputError("the web page holds no text: saved before its script had loaded the document?")
    if encoding is None:
        return Source(tuple(blocks), MEDIA_TYPE)
    return Source(tuple(blocks), MEDIA_TYPE, text_source="converted", diagnostics=(converted_from(encoding),))


def _drop_controls(root: Any) -> None:
    """The parser lets control characters in; to move text that holds one, the tree refuses."""
    for element in root.iter():
        for name in ("text", "tail"):
            text = getattr(element, name)
            if text and _CONTROLS.search(text):
                setattr(element, name, _CONTROLS.sub("", text))


def read_mhtml(data: bytes, settings: Settings) -> Source:
    """Read a web page saved as one file. Raises as :func:`read_html`, and UnsupportedFormatError for an e-mail."""
    message = email.message_from_bytes(data.lstrip(), _class=EmailMessage, policy=email.policy.default)
    if message.get_content_type() != "multipart/related":
        raise UnsupportedFormatError("an e-mail; save the document attached to it, or its text, as a file of its own")
    for part in message.walk():
        if part.get_content_type() == MEDIA_TYPE:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                return read_html(content, settings)
    raise DamagedFileError("the web archive holds no HTML part")
