"""Letterhead, title block and signature of a plan."""

from __future__ import annotations

from kehoach_parse.models.base import Contract


class DocType(Contract):
    """Type of a document.

    Attributes:
        code: the abbreviation used in numbers (``KH``), None where none is prescribed.
        name: ``Kế hoạch``, ``Chỉ thị`` …
    """

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
    """Who signed.

    Attributes:
        authority: by what right, as printed: ``TM.``, ``KT.``, ``TL.``, ``TUQ.``, ``Q.``
        position: of the one actually signing.
        for_position: the one whose place is taken (``KT.``).
        name: as printed.
    """

    authority: str | None = None
    position: str | None = None
    for_position: str | None = None
    name: str | None = None


class Header(Contract):
    """Facts printed around the body. None means the document does not print it.

    Attributes:
        doc_type: type, from the line above the title.
        number: number alone (``181``); None when it is left blank.
        symbol: symbol alone (``KH-UBND``).
        identifier: number and symbol as printed; None when the number is left blank.
        issuer: body that issues the plan.
        parent_issuer: body above it, where the letterhead prints one.
        province: the issuer's, from the letterhead.
        place: printed before the date.
        issued: EDTF level 0 date as far as printed (``2025``, ``2025-07``, ``2025-07-05``).
        title: what the plan is about (``trích yếu``).
        signer: who signed, None where no signature block is printed.
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
