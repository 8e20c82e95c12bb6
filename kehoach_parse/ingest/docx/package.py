"""The parts of an Office Open XML file, inflated within limits and parsed without entities."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from kehoach_parse.errors import DamagedFileError, EncryptedFileError, LimitExceededError
from kehoach_parse.settings import Limits

_CHUNK = 1 << 20


class Package:
    """A zip of XML parts. Only parts that are asked for are inflated.

    Raises DamagedFileError for a zip or a part that cannot be read, EncryptedFileError for a password-protected zip,
    LimitExceededError when the parts asked for inflate to more than ``limits.inflated_bytes``.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._left = limits.inflated_bytes
        self._limits = limits
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as error:
            raise DamagedFileError(f"the zip container is broken ({error}); fetch the file again") from error
        self._names = {info.filename.lstrip("/"): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def names(self) -> Iterator[str]:
        """Names of all parts."""
        yield from self._names

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is no such part."""
        info = self._names.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise EncryptedFileError("the zip container asks for a password; save a copy without one")
        chunks = []
        try:
            with self._zip.open(info) as part:
                while chunk := part.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        limit = self._limits.inflated_bytes
                        raise LimitExceededError(
                            f"the parts inflate to more than {limit} bytes (limits.inflated_bytes)"
                        )
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
            raise DamagedFileError(f"part {name} cannot be inflated ({error}); fetch the file again") from error
        return b"".join(chunks)

    def xml(self, name: str) -> Any:
        """The root element of a part, None where there is no such part."""
        data = self.read(name)
        if data is None:
            return None
        # huge_tree stays off: libxml2 then refuses absurd depth and text nodes, entities are never expanded.
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DamagedFileError(f"part {name} is not well-formed XML ({error})") from error
        if root is None:
            raise DamagedFileError(f"part {name} is empty")
        return root


def local(element: Any) -> str:
    """The tag without its namespace, the same for transitional and strict files."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its local name, in the namespace of its element or in none."""
    if element is None:
        return None
    value: str | None = element.get(f"{element.tag.rpartition('}')[0]}}}{name}")
    return value if value is not None else element.get(name)


def child(element: Any, *path: str) -> Any:
    """The first descendant along a path of local names, None where it breaks off."""
    for name in path:
        if element is None:
            return None
        element = next((item for item in element if local(item) == name), None)
    return element


def is_on(element: Any) -> bool | None:
    """The value of a toggle such as ``w:b``: None where the element is absent."""
    if element is None:
        return None
    return (attribute(element, "val") or "1") not in {"0", "false", "off", "none"}
