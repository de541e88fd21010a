"""What ends a run, and what ends one document of it."""

from __future__ import annotations

from pathlib import Path

from newsclean.errors import NewscleanError


class RunError(NewscleanError):
    """The run cannot begin or go on; what was finished stays, and the message tells what to do."""


class TargetError(RunError):
    """The run would write to what it reads, or twice to one file; the message names the option and the file."""


class OutputError(RunError):
    """The output cannot be written: a full disk, a read-only folder."""


class MissingExtraError(RunError):
    """An optional package is not installed; the message names it."""

    def __init__(self, package: str, what: str) -> None:
        super().__init__(f"{what} needs the package {package}: pip install 'newsclean[corpus]'")


class InputChangedError(RunError):
    """A stopped run cannot go on, because its input is another one now."""


class DamagedJournalError(RunError):
    """A stopped run cannot go on, because what it noted cannot be read; the message names the file, and what to remove."""

    def __init__(self, file: Path) -> None:
        super().__init__(f"{file} is damaged, so it is not known how far the stopped run came; remove {file.parent} to begin anew")


class OutputExistsError(NewscleanError):
    """A result would replace a file that is not its own; the message names it."""


class DocumentError(NewscleanError):
    """One document cannot be read.

    Args:
        kind: see :class:`newsclean.corpus.documents.Failure`.
        reason: the message.
    """

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
