"""What a run must remember to be taken up again: one small file, replaced as a whole after each chunk.

Results are written in the order of the documents, so "the first N are done" says it all. The journal goes when the run is complete:
then the output speaks for itself. It also goes when another command begins to write to the same output: then it is no longer true.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from newsclean.corpus.errors import DamagedJournalError, RunError
from newsclean.corpus.tally import Tally
from newsclean.durable import sync_folder, write_whole

_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Mark:
    """How far a run has come.

    Attributes:
        documents: how many are done, from the first.
        key: the last of them.
        states: of the writers.
        tally: the counts so far.
    """

    documents: int = 0
    key: str = ""
    states: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    tally: Mapping[str, Any] = field(default_factory=dict)


class Journal:
    """The memory of one command.

    Args:
        folder: for bookkeeping; made when it is needed.
        command: all that decides what the output will be; another command has another journal.

    Attributes:
        mark: tells commands apart.
    """

    def __init__(self, folder: Path, command: Mapping[str, Any]) -> None:
        self._folder = folder
        self.mark = sha256(json.dumps(command, sort_keys=True, default=_sorted).encode()).hexdigest()[:16]
        self._file = folder / f"journal-{self.mark}.json"
        self._lock: IO[bytes] | None = None

    def lock(self) -> None:
        """Make sure that no other run writes to the same output. The system lets go of the lock when the process ends, however it ends.

        Raises:
            RunError: if another one does.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = (self._folder / _LOCK).open("wb")
        try:
            import fcntl
        except ImportError:  # Windows: unguarded
            return
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.unlock()
            raise RunError(f"another run is writing there ({self._folder})") from error

    def unlock(self) -> None:
        """Let others write."""
        if self._lock:
            self._lock.close()
            self._lock = None

    @property
    def begun(self) -> bool:
        """Whether the command was stopped before, and goes on."""
        return self._file.exists()

    def read(self) -> Mark | None:
        """How far the run came before it was stopped; None if it is new.

        Raises:
            DamagedJournalError: if that cannot be told.
        """
        try:
            return _mark(json.loads(self._file.read_bytes()))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise DamagedJournalError(self._file) from error

    def write(self, mark: Mark) -> None:
        """Remember; durable when this returns."""
        self._folder.mkdir(parents=True, exist_ok=True)
        found = {"documents": mark.documents, "key": mark.key, "states": mark.states, "tally": mark.tally}
        write_whole(self._file, json.dumps(found, indent=1).encode())

    def void_others(self) -> None:
        """Remove what other commands noted of the output, which this one is about to write to; durable when this returns.

        To be called under the lock, and before anything is written: a run that is stopped in between is begun anew by either command.
        """
        others = [file for file in self._folder.glob("journal-*.json") if file.name != self._file.name]
        for file in others:
            file.unlink(missing_ok=True)
        if others:
            sync_folder(self._folder)

    def forget(self) -> None:
        """The run is complete: leave nothing behind."""
        for part in self._folder.glob(".newsclean.*.part"):  # of a write that was killed
            part.unlink(missing_ok=True)
        (self._folder / _LOCK).unlink(missing_ok=True)
        self._file.unlink(missing_ok=True)  # last of all: as long as it is there, the same command finds it and ends the work
        with suppress(OSError):  # another command may have its journal there
            self._folder.rmdir()
        if self._folder.parent.exists():
            sync_folder(self._folder.parent)


def _mark(found: Any) -> Mark:
    """What was written, if it is whole; else some error that tells the wrong type."""
    mark = Mark(**found)
    Tally.from_dict(mark.tally)
    sizes = [size for state in mark.states.values() for size in state.values()]
    if not isinstance(mark.key, str) or not all(isinstance(number, int) for number in (mark.documents, *sizes)):
        raise TypeError("a number or a name of another type")
    return mark


def _sorted(value: Any) -> Any:
    """Sets have no order of their own."""
    return sorted(value) if isinstance(value, (set, frozenset)) else str(value)
