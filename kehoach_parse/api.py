"""The verbs of the package: from a path, a string or bytes to a plan."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from kehoach_parse.errors import KehoachError, RuleError, UnreadableFileError
from kehoach_parse.export.json_files import read_json
from kehoach_parse.ingest.doc import AT_ONCE, OFFICE_SUFFIXES, convert, needs_conversion
from kehoach_parse.models.plan import Plan
from kehoach_parse.pipeline import read_plan, read_plan_text
from kehoach_parse.resolve import distinct
from kehoach_parse.rulebook import Rulebook, load_rulebook
from kehoach_parse.settings import Settings

Rules = Rulebook | str | os.PathLike[str] | None
"""Rules to read with: a rulebook, the path of a folder of rules, or None for those shipped with the package."""


Reader = Callable[[str | os.PathLike[str]], bytes]


def parse(path: str | os.PathLike[str], *, settings: Settings | None = None, rules: Rules = None) -> Plan:
    """Read one plan from a file: text, Markdown, PDF or any other supported format, told by its content.

    Args:
        path: the file. It stands in ``plan.source.uri`` as given, but for bytes that are no UTF-8, which are escaped.
        settings: how to read; see :class:`Settings`.
        rules: other rules than those shipped with the package.

    Returns:
        The plan. What could not be read is in ``plan.diagnostics``; a value of None means the document does not say.

    Raises:
        KehoachError: the file cannot be read as a document. Its ``code`` is stable (``unreadable-file``,
            ``empty-input``, ``encrypted-file``, …), its message names the file and the remedy.
    """
    return parse_bytes(read_file(path), uri=_uri(path), settings=settings, rules=rules)


def parse_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    settings: Settings | None = None,
    rules: Rules = None,
    read: Reader | None = None,
) -> Iterator[Plan | Exception]:
    """Read several plans in this process: for each path its plan, or the error :func:`parse` would raise, in order.

    No two plans share a ``plan_id``, copies of one file included. Files that need LibreOffice are converted a few in
    one launch. For thousands, or files that may crash a reader, see :func:`kehoach_parse.batch.run_batch`.

    Args:
        paths: the files.
        settings: how to read.
        rules: other rules than those shipped with the package. Raises RuleError where they are none.
        read: gives the bytes of a path, where that is no file.
    """
    paths, rulebook, taken = list(paths), _rulebook(rules), set[str]()
    load = read or read_file
    ready = _Converted(paths, load)
    for number, path in enumerate(paths):
        try:
            data = load(path)
            made = ready.take(number, data)
            plan = read_plan(data, uri=_uri(path), settings=settings, rules=rulebook, converted=made)
            yield plan.model_copy(update={"plan_id": distinct(plan.plan_id, taken)})
        except RuleError:
            raise  # no fault of this file: the next one would meet it too
        except Exception as error:  # a fault of ours in one file must not cost the others
            yield error


def parse_text(text: str, *, uri: str = "-", settings: Settings | None = None, rules: Rules = None) -> Plan:
    """Read one plan from text that is decoded already. Markdown markers are understood and dropped.

    Spans of the result index ``plan.text``, the repaired reading text, not ``text``. Never raises on account of what
    the text says; only :class:`~kehoach_parse.errors.EmptyInputError` where it holds nothing but white space, and
    :class:`~kehoach_parse.errors.LimitExceededError` where it is longer than ``settings.limits`` allow.
    """
    return read_plan_text(text, uri=uri, settings=settings, rules=_rulebook(rules))


def parse_bytes(
    data: bytes,
    media_type: str | None = None,
    *,
    uri: str = "-",
    settings: Settings | None = None,
    rules: Rules = None,
) -> Plan:
    """Read one plan from the bytes of a file.

    Args:
        data: the whole file.
        media_type: what the sender says it is; None tells the format by content.
        uri: what to call it in ``plan.source.uri`` and in errors.
        settings: how to read.
        rules: other rules than those shipped with the package.

    Raises:
        KehoachError: as for :func:`parse`.
    """
    return read_plan(data, uri=uri, media_type=media_type, settings=settings, rules=_rulebook(rules))


def load(path: str | os.PathLike[str]) -> Plan:
    """Read a plan back from the JSON that :meth:`Plan.to_json` or ``kehoach parse`` wrote.

    The result equals the plan written, but for the layout: :meth:`Plan.boxes` gives nothing.

    Raises:
        UnreadableFileError: the file cannot be opened.
        OutputError: it is no plan, or one of another schema version.
    """
    return read_json(read_file(path), source=os.fspath(path))


class _Converted:
    """DOCX made of the files among ``paths`` that need LibreOffice, a few in one launch when the first is due."""

    def __init__(self, paths: Sequence[str | os.PathLike[str]], load: Reader) -> None:
        self._paths, self._load = paths, load
        self._made: dict[int, bytes | None] = {}

    def take(self, number: int, data: bytes) -> bytes | None:
        """What was made of ``data``, the file at ``paths[number]``; None where the reader has to see itself."""
        if not needs_conversion(data):
            return None
        if number not in self._made:
            files = {number: data} | dict(islice(self._following(number), AT_ONCE - 1))
            if len(files) == 1:
                return None
            with suppress(KehoachError):  # what is wrong shows again when the file is read by itself
                self._made |= zip(files, convert(list(files.values())), strict=True)
        return self._made.pop(number, None)

    def _following(self, number: int) -> Iterator[tuple[int, bytes]]:
        """Later files to convert, by their names at first: to look into all of them would read everything twice."""
        for later in range(number + 1, len(self._paths)):
            if Path(self._paths[later]).suffix.lower() in OFFICE_SUFFIXES:
                with suppress(KehoachError):
                    data = self._load(self._paths[later])
                    if needs_conversion(data):
                        yield later, data


def _uri(path: str | os.PathLike[str]) -> str:
    """The path as text that JSON can hold: Python gives the bytes of an undecodable name as lone surrogates."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _rulebook(rules: Rules) -> Rulebook:
    return rules if isinstance(rules, Rulebook) else load_rulebook(None if rules is None else Path(rules))


def read_file(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file. Raises UnreadableFileError, which names the file and the reason."""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        if isinstance(error, FileNotFoundError):
            reason = "there is no such file; check the path"
        if Path(path).is_dir():  # Windows calls this "permission denied"
            reason = "is a folder; give its files"
        raise UnreadableFileError(reason, source=os.fspath(path)) from error
