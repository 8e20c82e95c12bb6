"""Small PDF files made for tests: text at given places, lines, images, annotations."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

A4 = (595.0, 842.0)
ADVANCE = 0.5  # em, of every glyph


class Page:
    """Collects the content of one page. ``y`` counts from the top, as readers count.

    ``matrix`` moves all that follows; ``media`` is the sheet where that makes it another size than ``size``.
    """

    def __init__(
        self,
        size: tuple[float, float] = A4,
        rotate: int = 0,
        matrix: str = "",
        media: tuple[float, float] | None = None,
    ) -> None:
        self.width, self.height = size
        self.media = media or size
        self.rotate = rotate
        self.ops: list[str] = [matrix] if matrix else []
        self.images: list[tuple[int, int, bytes]] = []
        self.annotations: list[str] = []

    def text(self, x: float, y: float, text: str, size: float = 14, font: str = "F1", mode: int = 0) -> Page:
        """Put text with its baseline at ``y``; ``font`` is F1 or F2 (bold)."""
        codes = "".join(f"{ord(char):04X}" for char in text)
        self.ops.append(f"BT /{font} {size} Tf {mode} Tr 1 0 0 1 {x:.2f} {self.height - y:.2f} Tm <{codes}> Tj ET")
        return self

    def lines(self, x: float, y: float, texts: Sequence[str], size: float = 14, pitch: float = 18) -> Page:
        """Several lines below each other."""
        for at, text in enumerate(texts):
            self.text(x, y + at * pitch, text, size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        """Stroke a straight line."""
        self.ops.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        """Rule a whole lattice."""
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def picture(self, width: int, height: int, grey: bytes) -> Page:
        """Cover the whole page with a grey picture."""
        self.images.append((width, height, grey))
        self.ops.append(f"q {self.width} 0 0 {self.height} 0 0 cm /I{len(self.images)} Do Q")
        return self


def pdf(pages: Sequence[Page], codes: Callable[[str], str] = lambda char: char) -> bytes:
    """A PDF of these pages. ``codes`` says which character the fonts claim for the one that is shown."""
    used = sorted({char for page in pages for op in page.ops for char in _shown(op)})
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    catalog, tree = add(""), add("")
    fonts = [add_font(add, name, used, codes) for name in ("TimesNewRomanPSMT", "TimesNewRomanPS-BoldMT")]
    kids = []
    for page in pages:
        images = [add(_image(*image)) for image in page.images]
        content = zlib.compress("\n".join(page.ops).encode("latin-1"))
        stream = add(_stream(content, "/Filter /FlateDecode"))
        xobjects = " ".join(f"/I{at} {number} 0 R" for at, number in enumerate(images, 1))
        resources = f"<< /Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R >> /XObject << {xobjects} >> >>"
        box = f"/MediaBox [0 0 {page.media[0]} {page.media[1]}] /Rotate {page.rotate}"
        annotations = f"/Annots [{' '.join(page.annotations)}]" if page.annotations else ""
        links = f"/Parent {tree} 0 R /Contents {stream} 0 R /Resources {resources} {annotations}"
        kids.append(add(f"<< /Type /Page {box} {links} >>"))
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R >>".encode()
    refs = " ".join(f"{kid} 0 R" for kid in kids)
    objects[tree - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{refs}] >>".encode()
    return _file(objects, catalog)


def add_font(add: Callable[[str | bytes], int], name: str, used: Sequence[str], codes: Callable[[str], str]) -> int:
    """A font that is not embedded, with a table of the characters its codes stand for."""
    pairs = [(char, codes(char)) for char in used]
    entries = "\n".join(f"<{ord(char):04X}> <{text.encode('utf-16-be').hex()}>" for char, text in pairs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(pairs)} beginbfchar\n{entries}\nendbfchar\nendcmap end end"
    )
    table = add(_stream(cmap.encode("latin-1"), ""))
    descriptor = add(
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -216 1000 891] /ItalicAngle 0"
        " /Ascent 891 /Descent -216 /CapHeight 662 /StemV 80 >>"
    )
    child = add(
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R /DW {ADVANCE * 1000}"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    return add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{child} 0 R]"
        f" /ToUnicode {table} 0 R >>"
    )


def _shown(op: str) -> str:
    start, end = op.find("<"), op.find("> Tj")
    return bytes.fromhex(op[start + 1 : end]).decode("utf-16-be") if end > 0 else ""


def _image(width: int, height: int, grey: bytes) -> bytes:
    shape = (
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return _stream(zlib.compress(grey), f"{shape} /Filter /FlateDecode")


def _stream(data: bytes, entries: str) -> bytes:
    return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes], root: int) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
