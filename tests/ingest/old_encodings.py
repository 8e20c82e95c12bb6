"""Text written in encodings older than Unicode, for tests: the tables of the reader, read backwards."""

from __future__ import annotations

import csv
from pathlib import Path

TABLE = Path(__file__).resolve().parents[2] / "rules" / "tables" / "legacy_encodings.csv"


def encode(text: str, encoding: str) -> bytes:
    """Marked capitals that TCVN3 lacks are written small, as its capital fonts expect them."""
    codes: dict[str, bytes] = {}
    for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()):
        if row["encoding"] == encoding:
            codes.setdefault(row["character"], bytes.fromhex(row["bytes"]))
    return b"".join(codes.get(char) or codes.get(char.lower()) or char.encode("latin-1") for char in text)
