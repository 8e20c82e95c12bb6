"""DOC, RTF, ODT and Word 2003 XML → Source, through LibreOffice to DOCX."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from zipfile import is_zipfile

from kehoach_parse.errors import DamagedFileError, MissingProgramError
from kehoach_parse.ingest.docx import read_docx
from kehoach_parse.models.source import Source
from kehoach_parse.settings import Settings

MEDIA_TYPE = "application/msword"
TIME_LIMIT = 120.0
"""Seconds LibreOffice may take to start; ``_TIME_EACH`` more for each file. Seen: 2 s to start, 0.2 s a file."""
_TIME_EACH = 30.0
AT_ONCE = 16
"""Files to give to one launch: one that hangs costs those beside it a launch of their own."""
OFFICE_SUFFIXES = frozenset({".doc", ".dot", ".rtf", ".odt"})
_PROGRAMS = ("soffice", "libreoffice")
_OLE = b"\xd0\xcf\x11\xe0"


def read_doc(data: bytes, settings: Settings, converted: bytes | None = None) -> Source:
    """Read a DOC, RTF or ODT file; ``converted`` is what :func:`convert` made of it already.

    Raises MissingProgramError where LibreOffice is not installed, DamagedFileError where it cannot convert the file.
    """
    if converted is None:
        (converted,) = convert([data])
    if converted is None:
        raise DamagedFileError("LibreOffice could not convert the file: it is damaged, or protected by a password")
    return replace(read_docx(converted, settings), media_type=media_type(data))


def media_type(data: bytes) -> str:
    """The media type of a file LibreOffice converts."""
    if data.startswith(b"{\\rtf"):
        return "application/rtf"
    return "application/vnd.oasis.opendocument.text" if data.startswith(b"PK") else MEDIA_TYPE


def needs_conversion(head: bytes) -> bool:
    """Whether a file that begins with these bytes (100 are enough) is one that LibreOffice is asked to convert."""
    return head.startswith((_OLE, b"{\\rtf")) or (head.startswith(b"PK") and b"opendocument.text" in head)


def convert(files: Sequence[bytes]) -> list[bytes | None]:
    """Convert many files to DOCX in one launch; None for each that failed.

    A file at which LibreOffice ends or hangs costs those after it their turn: try each of them alone.

    Raises MissingProgramError where LibreOffice is not installed, DamagedFileError where a file given alone hangs it.
    """
    if not files:
        return []
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise MissingProgramError(
            "reading DOC, RTF and ODT needs LibreOffice; install it (Debian: libreoffice-writer)"
            " or save the file as DOCX"
        )
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        root = Path(folder)
        sources = []
        for number, data in enumerate(files):
            sources.append(root / f"{number}{_suffix(data)}")
            sources[-1].write_bytes(data)
        out = root / "out"
        command = [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={(root / 'profile').as_uri()}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(out),
            *map(str, sources),
        ]
        limit = TIME_LIMIT + _TIME_EACH * len(files)
        if not _run(command, root, limit) and len(files) == 1:
            raise DamagedFileError(f"LibreOffice did not convert the file within {limit:.0f} seconds")
        results = [out / f"{source.stem}.docx" for source in sources]
        # One cut off in the middle of writing is no zip.
        return [result.read_bytes() if is_zipfile(result) else None for result in results]


def _suffix(data: bytes) -> str:
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    if data.startswith(b"PK"):
        return ".odt"
    return ".xml" if data.lstrip().startswith(b"<") else ".doc"


def _run(command: Sequence[str], home: Path, limit: float) -> bool:
    """Run to the end (True) or the time limit (False); then everything LibreOffice has started ends.

    It stays in the process group of its caller, so that a batch that kills a worker finds it there.
    """
    environment = {**os.environ, "HOME": str(home), "SAL_USE_VCLPLUGIN": "svp"}
    with (
        subprocess.Popen(  # noqa: S603 - no shell; the arguments are our own paths
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            cwd=home,
        ) as process,
        _ended(process),
    ):
        try:
            process.wait(limit)
        except subprocess.TimeoutExpired:
            return False
    return True


_DYING = 2.0  # seconds a killed program may take to be gone


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    import psutil

    try:
        yield
    finally:
        try:
            started = [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]
        except psutil.NoSuchProcess:
            started = []
        for one in started:
            with suppress(psutil.NoSuchProcess):  # it may end by itself meanwhile
                one.kill()
        process.poll()
        psutil.wait_procs(started, timeout=_DYING)
