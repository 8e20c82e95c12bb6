"""Pictures of the pages of a PDF."""

from __future__ import annotations

import base64
import io
from collections.abc import Collection
from dataclasses import dataclass

# 110 dpi: Times 13 pt stays legible, and a page of text is about 90 kB as a palette PNG.
SCALE = 110 / 72
_GREYS = 16  # text pages need no more shades; the file is a third of full colour


@dataclass(frozen=True, slots=True)
class PageImage:
    """A rendered page: size in points, picture as a data URI."""

    number: int
    width: float
    height: float
    uri: str


def page_images(data: bytes, numbers: Collection[int] | None = None) -> tuple[PageImage, ...]:
    """Render the pages of a PDF given as bytes, one page in memory at a time; only ``numbers`` (from 1) if given."""
    import pypdfium2 as pdfium

    images = []
    with pdfium.PdfDocument(data) as document:
        for index in range(len(document)):
            if numbers is not None and index + 1 not in numbers:
                continue
            page = document[index]
            width, height = page.get_size()
            picture = page.render(scale=SCALE).to_pil().convert("L").quantize(_GREYS)
            page.close()
            buffer = io.BytesIO()
            picture.save(buffer, format="PNG", optimize=True)
            uri = "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
            images.append(PageImage(index + 1, width, height, uri))
    return tuple(images)
