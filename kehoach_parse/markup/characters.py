"""What text must be to stand in HTML, XML or a workbook."""

from __future__ import annotations

import re

# XML 1.0 holds no control characters but tab and line ends.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """``text`` with a replacement character for each one that XML cannot hold, so that offsets stay."""
    return _NOT_XML.sub("\ufffd", text)
