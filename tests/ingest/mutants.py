"""Damaged copies of files, and a program that reads them one by one: ``python mutants.py FOLDER``.

The program prints one line a file, its name and what came of it, so that the test sees which file ended it.
"""

from __future__ import annotations

import random
import re
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path


def mutants(name: str, data: bytes, count: int) -> Iterator[tuple[str, bytes]]:
    """``count`` damaged copies, the same in every run."""
    rng = random.Random(name)
    kinds = [bit_flips, truncation, swapped_objects, repeated_piece, zeroed_piece]
    if name.endswith(".docx"):
        kinds = [bit_flips, truncation, damaged_part, repeated_piece, zip_bomb]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        yield f"{number:03d}-{kind.__name__}-{name}", kind(data, rng)


def bit_flips(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 8, 64, 512))):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def truncation(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(1, len(data))]


def repeated_piece(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    return data[:start] + data[start : start + 200] * 50 + data[start:]


def zeroed_piece(data: bytes, rng: random.Random) -> bytes:
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.randrange(1, 4000))
    return data[:start] + bytes(end - start) + data[end:]


def swapped_objects(data: bytes, rng: random.Random) -> bytes:
    """Two references of a PDF point to each other's objects."""
    places = list(re.finditer(rb"(\d+) 0 R", data))
    one, other = sorted(rng.sample(places, 2), key=re.Match.start)
    return data[: one.start()] + other[0] + data[one.end() : other.start()] + one[0] + data[other.end() :]


def damaged_part(data: bytes, rng: random.Random) -> bytes:
    """One part of a Word file is damaged inside a sound zip."""
    with zipfile.ZipFile(BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = rng.choice([name for name in parts if name.startswith("word/") and len(parts[name]) > 1])
    parts[name] = rng.choice((bit_flips, truncation, repeated_piece))(parts[name], rng)
    return _zip(parts)


def zip_bomb(data: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["word/document.xml"] += b" " * rng.randrange(30_000_000, 60_000_000)
    return _zip(parts)


def _zip(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return out.getvalue()


def main(folder: Path) -> None:
    """Read every file of the folder."""
    from kehoach_parse.errors import KehoachError
    from kehoach_parse.ingest import read_source
    from kehoach_parse.settings import Limits, Settings

    settings = Settings(ocr="never", limits=Limits(inflated_bytes=20_000_000, pages=200))
    for path in sorted(folder.iterdir()):
        try:
            outcome = f"read {len(read_source(path.read_bytes(), settings=settings).blocks)}"
        except KehoachError as error:
            outcome = error.code
        print(path.name, outcome, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
