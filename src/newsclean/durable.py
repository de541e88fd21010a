"""Files that are there whole or not at all, whatever happens to the machine meanwhile."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

# What is wrong with one file. Anything else (a full disk, a read-only folder) is wrong with all of them.
_ONE_FILE = frozenset((errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EILSEQ, errno.EEXIST, errno.EINVAL, errno.ELOOP))


def concerns_one_file(error: OSError) -> bool:
    """True for an error that another file name would not have met."""
    return error.errno in _ONE_FILE


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it: to a temporary dot-file first, which then takes the name.

    Args:
        target: the file; its folder exists.
        data: what it will hold.
    """
    with replacing(target) as temporary:
        temporary.write_bytes(data)


@contextmanager
def replacing(target: Path, within: Path | None = None) -> Iterator[Path]:
    """An empty file that takes the name of ``target`` when the block ends, durably, and leaves nothing if it fails.

    Args:
        target: the file; its folder exists.
        within: the folder where it grows, on the same disk; None for that of the file.

    Example:
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     target = Path(folder, "rain")
        ...     with replacing(target) as temporary:
        ...         size = temporary.write_text("The rain came.")
        ...     target.read_text()
        'The rain came.'
    """
    with renamed(target, within or target.parent, mode_of_new_files()) as temporary:
        yield temporary
    sync_folder(target.parent)


@contextmanager
def renamed(target: Path, within: Path, mode: int) -> Iterator[Path]:
    """What :func:`replacing` does, but for the name, which is not durable yet: whoever writes many files syncs their folders once.

    Args:
        target: the file; its folder exists.
        within: the folder where it grows, on the same disk.
        mode: from :func:`mode_of_new_files`, which several threads must not ask.
    """
    handle, name = tempfile.mkstemp(dir=within, prefix=".newsclean.", suffix=".part")
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("r+b") as file:  # Windows syncs only what may be written to
            os.fsync(file.fileno())
        temporary.chmod(mode)  # mkstemp makes files that only their owner may read
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. (``Path.mkdir`` calls itself for each of them, and paths may be longer than the stack.)"""
    missing = [folder]
    while not missing[-1].exists() and missing[-1].parent != missing[-1]:
        missing.append(missing[-1].parent)
    for each in reversed(missing):
        each.mkdir(exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable. Where folders cannot be opened (Windows), the system does so in its own time."""
    with suppress(PermissionError, IsADirectoryError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):  # some network file systems cannot
                os.fsync(handle)
        finally:
            os.close(handle)


def mode_of_new_files() -> int:
    """What may be done with new files of this process. Setting its mask is the only way to read it: not for several threads at once."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


class Spool:
    """A dot-file that grows, and becomes the output when all is there.

    Args:
        path: the growing file.
        output: what it becomes.

    Attributes:
        path: the growing file.
        is_output: it has become the output, so nothing is left to do.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     spool = Spool(Path(folder, ".rain"), Path(folder, "rain"))
        ...     spool.resume(0)
        ...     size = spool.append(b"The rain came.")
        ...     spool.close()
        ...     moved = spool.path.rename(Path(folder, "rain"))
        ...     spool.resume(size)
        ...     spool.is_output
        True
    """

    def __init__(self, path: Path, output: Path) -> None:
        self.path = path
        self.is_output = False
        self._output = output
        self._file: IO[bytes] | None = None

    def resume(self, size: int) -> None:
        """Go on after the first bytes, which are known to be durable; what stands behind them is cut off.

        Raises:
            OSError: if there is less than that.
        """
        # The run was stopped after the output had been made, and before that was noted.
        self.is_output = bool(size) and not self.path.exists() and self._output.exists()
        if self.is_output:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = self.path.open("r+b" if size else "w+b")
        if file.seek(0, os.SEEK_END) < size:
            file.close()
            raise self._lost()
        file.truncate(size)
        file.seek(size)
        self._file = file

    def append(self, data: bytes) -> int:
        """Add bytes, and make them durable.

        Returns:
            The size of the file.

        Raises:
            OSError: if more is to come though the output is there: then it was not made of this file.
        """
        if self.is_output:
            raise self._lost()
        assert self._file
        self._file.write(data)
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        """Stop growing."""
        if self._file:
            # What a full disk left in the buffer is not part of the output.
            with suppress(OSError):
                self._file.close()
            self._file = None

    def _lost(self) -> OSError:
        return OSError(errno.EIO, f"{self.path} has lost data that was written")
