"""Letterhead, title block and signature of a plan."""

from __future__ import annotations

from kehoach_parse.models.base import Contract


class DocType(Contract):
    """Type of a document: ``code`` is the abbreviation used in numbers (``KH``), None where none is prescribed."""

    code: str | None
    name: str


class Province(Contract):
    """A province as the plan writes it and as it is called today.

    Attributes:
        name: canonical spelling of the province as written in the plan.
        code: General Statistics Office code valid at the plan's date. Codes are reused, so a code means nothing
            without its date.
        current_name: the province it belongs to since 1 July 2025 (Resolution 202/2025/QH15).
        current_code: code of that province (Decision 19/2025/QĐ-TTg).
    """

    name: str
    code: str | None
    current_name: str | None
    current_code: str | None


class Signer(Contract):
    """Who signed. ``position`` is the one actually signing, ``for_position`` the one whose place is taken (``KT.``)."""

    authority: str | None = None
    position: str | None = None
    for_position: str | None = None
    name: str | None = None


class Header(Contract):
    """Facts printed around the body. None means the document does not print it.

    Attributes:
        identifier: number and symbol as printed; None when the number is left blank.
        issued: EDTF level 0 date as far as printed (``2025``, ``2025-07``, ``2025-07-05``).
        recipients: the ``Nơi nhận`` lines without dash and closing punctuation.
    """

    doc_type: DocType | None = None
    number: str | None = None
    symbol: str | None = None
    identifier: str | None = None
    issuer: str | None = None
    parent_issuer: str | None = None
    province: Province | None = None
    place: str | None = None
    issued: str | None = None
    title: str | None = None
    signer: Signer | None = None
    recipients: tuple[str, ...] = ()
