"""Results as JSON lines in one file, compressed if its name ends so."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from newsclean.corpus.documents import Failure, Result
from newsclean.corpus.errors import MissingExtraError
from newsclean.corpus.unpack import PACKINGS
from newsclean.corpus.writers import State
from newsclean.durable import Spool, sync_folder


class LinesFile:
    """A file of lines that grows out of sight. Each chunk is a gzip member or zstd frame of its own, so it can be taken up at any.

    Args:
        output: the file; its ending tells how it is compressed.
        spool: where it grows.
    """

    def __init__(self, output: Path, spool: Path) -> None:
        self._output, self._spool = output, Spool(spool, output)
        self._pack = packer(output)

    def resume(self, size: int) -> None:
        """Go on after so many bytes."""
        self._spool.resume(size)

    def append(self, lines: Iterable[bytes]) -> int:
        """Add lines; returns the size of the file."""
        data = b"".join(lines)
        return self._spool.append(self._pack(data) if data else b"")

    def finish(self) -> None:
        """Give the file its name."""
        if not self._spool.is_output:
            if not self._spool.append(b""):
                self._spool.append(self._pack(b""))  # no lines are still a gzip member or zstd frame: no bytes at all are neither
            self._spool.close()
            self._spool.path.replace(self._output)
            sync_folder(self._output.parent)
        with suppress(OSError):  # the journal of the run may be there
            self._spool.path.parent.rmdir()

    def close(self) -> None:
        """Stop growing."""
        self._spool.close()


class JsonlWriter:
    """One row a document, as JSON lines."""

    def __init__(self, output: Path, spool: Path) -> None:
        self._file = LinesFile(output, spool)
        self.seamless = output.suffix.lower() not in PACKINGS  # each chunk is compressed by itself

    def resume(self, state: State) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._file.resume(state.get("size", 0))

    def write(self, chunk: Sequence[Result]) -> tuple[list[Failure | None], State]:
        """See :class:`newsclean.corpus.writers.Writer`."""
        size = self._file.append(result.outcome.body for result in chunk if result.outcome.body is not None)
        return [None] * len(chunk), {"size": size}

    def finish(self) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._file.finish()

    def close(self) -> None:
        """See :class:`newsclean.corpus.writers.Writer`."""
        self._file.close()


def packer(output: Path) -> Callable[[bytes], bytes]:
    """What compresses a chunk for a file of this name; the same bytes in every run."""
    suffix = output.suffix.lower()
    if suffix == ".gz":
        return lambda data: gzip.compress(data, 6, mtime=0)
    if suffix != ".zst":
        return lambda data: data
    try:
        from zstandard import ZstdCompressor
    except ImportError as error:
        raise MissingExtraError("zstandard", "writing .zst") from error
    return lambda data: bytes(ZstdCompressor(10).compress(data))
