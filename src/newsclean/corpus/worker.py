"""The child process: takes batches of documents from a pipe, gives an outcome for each.

Started by :mod:`newsclean.corpus.crew`; not meant to be called by hand. Limits hold for one document at a time and are kept
by the operating system, because a library in C that hangs or eats memory cannot be interrupted from Python.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

READY = "ready"
_GRACE = 10.0  # seconds after its time limit at which a child ends by itself: its parent must be gone
# A child that documents have swollen by so many bytes makes room for a new one: some libraries never give memory back.
_SWOLLEN = 400_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost.

    Attributes:
        seconds: of wall-clock time.
        memory: bytes of address space beyond what the child has before the document. Address space, because the kernel keeps
            that limit itself and at once; watching resident memory comes too late for a page that takes gigabytes in a
            second. macOS does not keep it, and Windows has none: there only the time limit holds.
    """

    seconds: float = 60.0
    memory: int = 1_000_000_000


def main() -> None:
    """Serve until the requests end. The first request holds the recipe and the limits, each further one a batch.

    A recipe is whatever has a method ``outcome``: :class:`newsclean.corpus.cleaning.Recipe` or
    :class:`newsclean.corpus.learning.Lesson`.
    """
    requests, answers = _own_channels()
    try:
        recipe, limits = pickle.load(requests)
    except Exception as error:  # whatever keeps the package from being imported is told to the parent
        _say(answers, f"{type(error).__name__}: {error}")
        return
    _say(answers, READY)
    idle = _memory().resident
    while batch := _next(requests):
        for key, task in batch:
            with _limited(limits):
                outcome = recipe.outcome(key, task)
            swollen = _memory().resident - idle > _SWOLLEN
            _say(answers, (outcome, swollen))
            if swollen:
                return


def _own_channels() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for documents and outcomes alone: what a library prints goes nowhere."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    return requests, answers


def _next(requests: BinaryIO) -> Any:
    """The next request; None if there is no parent any more."""
    try:
        return pickle.load(requests)
    except (EOFError, pickle.UnpicklingError):
        return None


def _say(answers: BinaryIO, message: object) -> None:
    try:
        pickle.dump(message, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)  # the parent is gone; nothing is left to do, not even to close the pipe


@contextmanager
def _limited(limits: Limits) -> Iterator[None]:
    _set_memory(_memory().reserved + limits.memory if limits.memory else 0)
    _set_alarm(limits.seconds + _GRACE)
    try:
        yield
    finally:
        _set_alarm(0)
        _set_memory(0)


def _set_alarm(seconds: float) -> None:
    """Let the kernel end this process; the parent does so earlier, if it lives."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _set_memory(most: int) -> None:
    """Limit the address space of this process; 0 lifts the limit."""
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = most or hard
        with suppress(ValueError, OSError):  # a stricter limit was set from outside, or the system has none
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


@dataclass(frozen=True, slots=True)
class _Memory:
    reserved: int  # bytes of address space
    resident: int  # bytes in memory


def _memory() -> _Memory:
    """What this process takes now; zeros where the system does not tell (it has no /proc)."""
    try:
        reserved, resident = Path("/proc/self/statm").read_bytes().split()[:2]
    except OSError:
        return _Memory(0, 0)
    page = os.sysconf("SC_PAGE_SIZE")
    return _Memory(int(reserved) * page, int(resident) * page)


if __name__ == "__main__":
    main()
