"""Errors a caller can act on: a stable ``code``, and a message that names the file, the place and the remedy."""

from __future__ import annotations


class KehoachError(Exception):
    """Base of every error this package raises on purpose.

    Attributes:
        code: stable, machine-readable name of the kind of failure, for example ``"empty-input"``.
        source: file or URI the error is about, or None where there is none.
    """

    code = "error"

    def __init__(self, message: str, *, source: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {self.message}" if self.source else self.message

    def at(self, source: str) -> KehoachError:
        """Name the file the error is about, unless a deeper layer already did. Returns itself."""
        if self.source is None:
            self.source = source
        return self


class InputError(KehoachError):
    """The input cannot be read as a document at all."""

    code = "input"


class UnreadableFileError(InputError):
    """The file cannot be opened: absent, a folder, or not permitted."""

    code = "unreadable-file"


class EmptyInputError(InputError):
    """The input holds no text: zero bytes, or white space only."""

    code = "empty-input"


class UnsupportedFormatError(InputError):
    """The bytes are of a kind no reader here takes."""

    code = "unsupported-format"


class NoDocumentError(InputError):
    """A web page that a server shows in place of a document: not found, forbidden, log in first."""

    code = "no-document"


class DamagedFileError(InputError):
    """The container is recognised but broken: truncated, or inconsistent inside."""

    code = "damaged-file"


class EncryptedFileError(InputError):
    """The file asks for a password before it shows its text."""

    code = "encrypted-file"


class LimitExceededError(InputError):
    """The input is larger than a stated limit (pages, characters, inflated size, cells, nesting)."""

    code = "limit-exceeded"


class MissingProgramError(KehoachError):
    """A system program this input needs is not installed; the message names the packages."""

    code = "missing-program"


class MissingPackageError(KehoachError):
    """A Python package this work needs is not installed; the message names the extra that brings it."""

    code = "missing-package"


class WorkerError(KehoachError):
    """No worker process can start, so that no document can be read."""

    code = "worker"


class RuleError(KehoachError):
    """A rule file is malformed: unknown key, pattern that does not compile, example without a span."""

    code = "rule"


class OutputError(KehoachError):
    """A result cannot be written or read back."""

    code = "output"
