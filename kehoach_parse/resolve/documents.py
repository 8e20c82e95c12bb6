"""Keys of cited documents: the same for every mention of the same document, in every plan.

``type / body with its province / year, or Party term / number and symbol``, all as far as the plan says, ``_`` for what
it does not: ``chi-thi/tw/2021-2026/41-ct-tw``. Numbers begin anew every year (state) or term (Party), in every body.
Laws are known by their name: ``luat/qh/2022/luat-thi-dua-khen-thuong``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kehoach_parse.models.facts import Reference
from kehoach_parse.models.header import Header
from kehoach_parse.resolve.congresses import congress_key, party_term
from kehoach_parse.resolve.issuing_bodies import UNKNOWN, IssuingBodies, slug
from kehoach_parse.rulebook import Rulebook
from kehoach_parse.rulebook.organs import Organ, find_organ, repaired

_SIGNS = re.compile(r"[/.\-–—‐‑−\s]+")
_YEAR_INSIDE = re.compile(r"[/-]((?:19|20)\d\d)/")
_CENTRAL = re.compile(r"\bT\.? ?Ư\b|\bT\.W\b")  # 57-NQ/T.Ư
_UP_TO_DIGIT = re.compile(r"^\D+")
_SCHEME = re.compile(r"^(de-an)-(?:so-)?0*(\d+)(?:-cp)?$")
_LAWS = {"Luật": "qh", "Bộ luật": "qh", "Hiến pháp": "qh", "Pháp lệnh": "ubtvqh", "Điều lệ": "dang"}


def resolve_documents(header: Header, references: tuple[Reference, ...], rules: Rulebook) -> tuple[Reference, ...]:
    """The references with their ``document`` keys. Short mentions take the key of the fuller mention in this plan."""
    bodies = IssuingBodies(header, rules)
    keys = [_key(reference, bodies, rules) for reference in references]
    joined = join_keys(keys)
    return tuple(
        reference.model_copy(update={"document": joined[key]}) for reference, key in zip(references, keys, strict=True)
    )


def document_key(header: Header, rules: Rulebook) -> str | None:
    """The key under which others cite the document with this header; None for one without a number."""
    if header.identifier is None or header.doc_type is None:
        return None
    own = Reference(
        id="", section="", span=(0, 0), quote=header.identifier, rule="", kind="numbered", doc_type=header.doc_type,
        number=header.number, symbol=header.symbol, identifier=header.identifier, issued=header.issued,
        issuer=header.issuer,
    )  # fmt: skip
    return _key(own, IssuingBodies(header, rules), rules)


def join_keys(keys: Iterable[str]) -> dict[str, str]:
    """Each key → the key of the same document that says most, over one plan or a whole corpus.

    A key with unknown parts joins a fuller key only where exactly one fits. A bare number without its symbol
    (``57-_``) never does: numbers repeat in every year, term and province.
    """
    groups: dict[tuple[str, str], set[str]] = {}
    for key in keys:
        kind, _, _, number = _parts(key)
        groups.setdefault((kind, number), set()).add(key)
    joined: dict[str, str] = {}
    for (_, number), group in groups.items():
        for key in sorted(group, key=lambda key: (key.count(UNKNOWN), key)):
            fitting = {joined[other] for other in group if other in joined and _fits(key, other)}
            joined[key] = fitting.pop() if len(fitting) == 1 and UNKNOWN not in number else key
    return joined


def _parts(key: str) -> tuple[str, str, str, str]:
    kind, body, time, number = key.split("/")
    return kind, body, time, number


def _fits(key: str, fuller: str) -> bool:
    return all(
        mine == theirs or (mine.endswith(UNKNOWN) and theirs.startswith(mine[:-1]))
        for mine, theirs in zip(_parts(key), _parts(fuller), strict=True)
    )


def _key(reference: Reference, bodies: IssuingBodies, rules: Rulebook) -> str:
    kind = slug(reference.doc_type.name) if reference.doc_type else UNKNOWN
    if kind == "van-ban" and reference.rule == "references.letter":
        kind = "cong-van"
    if reference.doc_type and reference.doc_type.name in _LAWS:
        return f"{kind}/{_LAWS[reference.doc_type.name]}/{_year(reference) or UNKNOWN}/{_law_name(reference)}"
    if reference.kind == "resolution":
        return f"{kind}/{congress_key(reference, bodies, rules)}"
    if reference.kind == "programme":
        return f"{kind}/{bodies.key('', reference.issuer)}/{_year(reference) or UNKNOWN}/{_scheme_name(reference)}"
    code, number = _number(reference, rules)
    body = bodies.key(code, reference.issuer) if code or reference.issuer else UNKNOWN
    return f"{kind}/{body}/{_time(reference, find_organ(code, rules), rules)}/{number}"


def _scheme_name(reference: Reference) -> str:
    """``Đề án 06``, ``Đề án số 06``, ``Đề án 06/CP`` are one."""
    return _SCHEME.sub(r"\1-\2", slug(reference.name or ""))


def _law_name(reference: Reference) -> str:
    """By its name where the plan prints one, also before a number (`Luật Lưu trữ số 33/2024/QH15`)."""
    if reference.doc_type and reference.doc_type.name == "Hiến pháp":
        return "hien-phap"
    name = reference.name or re.split(r"\s+số\b", reference.quote)[0]
    return slug(name) if " " in name or reference.kind == "law" else slug(reference.identifier or "")


def _number(reference: Reference, rules: Rulebook) -> tuple[str, str]:
    """Code of the issuing body, and number with symbol: ``09/2019/TT-BGD&ĐT`` and ``9/2019/TT-BGDĐT`` give the same."""
    identifier = reference.identifier or ""
    if not reference.symbol:
        return (
            "",
            f"{slug(identifier).lstrip('0')}{'' if reference.number is None or not identifier.isdigit() else '-_'}",
        )
    symbol = repaired(reference.symbol)
    if "Ư" in symbol or "." in symbol:
        symbol = _CENTRAL.sub("TW", symbol)
    codes = _apart(_SIGNS.split(symbol), reference, rules)
    place = _organ_place(codes, reference)
    parts = []
    for index, code in enumerate(codes):
        organ = find_organ(code, rules) if index == place else None
        parts.append((organ.key if organ else slug(code)) + (_term_number(code) if organ else ""))
    head = identifier[: len(identifier) - len(reference.symbol)]
    return codes[place], "-".join(filter(None, (slug(head).lstrip("0"), *parts)))


def _apart(codes: list[str], reference: Reference, rules: Rulebook) -> list[str]:
    """Type and body typed as one word: ``CTTg`` for ``CT-TTg``, ``KHUBND``."""
    kind = reference.doc_type.code if reference.doc_type else None
    joined = codes[0]
    if kind and len(codes) == 1 and joined.casefold().startswith(kind.casefold()):
        body = joined[len(kind) :]
        if body and find_organ(body, rules):
            return [kind, body]
    return codes


def _organ_place(codes: list[str], reference: Reference) -> int:
    """Which code of a symbol is the body's: behind the type (``KH-UBND``), first where none is (``UBND-VX``)."""
    first = reference.doc_type.code if reference.doc_type else None
    letter = reference.rule in {"references.letter", "references.old", "references.parliament"}
    return 0 if len(codes) == 1 or (letter and codes[0] != first) else 1


def _term_number(code: str) -> str:
    return _UP_TO_DIGIT.sub("", code)


def _year(reference: Reference) -> str | None:
    inside = _YEAR_INSIDE.search(reference.identifier or "")
    return inside[1] if inside else (reference.issued or "")[:4] or None


def _time(reference: Reference, organ: Organ | None, rules: Rulebook) -> str:
    if organ and organ.regime == "party":
        return party_term(reference.issued, "national" if organ.level == "central" else "local", rules) or UNKNOWN
    return _year(reference) or UNKNOWN
