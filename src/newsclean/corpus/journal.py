"""What a run must remember to be taken up again: one small file, replaced as a whole after each chunk.

Results are written in the order of the documents, so "the first N are done" says it all. The journal goes when the run is complete:
then the output speaks for itself. It also goes when another command begins to write to the same output: then it is no longer true.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from newsclean.corpus.errors import DamagedJournalError, RunError
from newsclean.corpus.tally import Tally
from newsclean.durable import sync_folder, write_whole


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


class Lock:
    """Keeps other runs from what this one writes to.

    Args:
        folder: for bookkeeping; made when it is needed, and removed with the lock if nothing else is in it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / "lock"
        self._file: IO[bytes] | None = None

    def take(self) -> None:
        """Make sure that no other run writes there. The system lets go of the lock when the process ends, however it ends.

        Raises:
            RunError: if another one does.
        """
        while not self._file:
            self._folder.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):  # another run has just ended, and removed the folder
                self._file = self._path.open("wb")
            if self._file and not self._is_mine(self._file):
                self._let_go()

    def _is_mine(self, file: IO[bytes]) -> bool:
        try:
            import fcntl
        except ImportError:  # Windows: unguarded
            return True
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._let_go()
            raise RunError(f"another run is writing there ({self._folder})") from error
        # A run that ended between opening and locking has removed the file: another one makes its own, and holds that.
        return os.fstat(file.fileno()).st_nlink > 0

    def release(self) -> None:
        """Let others write, and leave nothing behind."""
        if not self._file:
            return
        with suppress(OSError):  # Windows removes no open file
            if not any(path != self._path for path in self._folder.iterdir()):
                self._path.unlink()
                self._folder.rmdir()
                sync_folder(self._folder.parent)
        self._let_go()

    def _let_go(self) -> None:
        if self._file:
            self._file.close()
            self._file = None


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
        """The run is complete: leave no memory of it behind."""
        for part in self._folder.glob(".newsclean.*.part"):  # of a write that was killed
            part.unlink(missing_ok=True)
        self._file.unlink(missing_ok=True)  # last of all: as long as it is there, the same command ends the work
        if self._folder.exists():
            sync_folder(self._folder)


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
