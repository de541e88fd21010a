"""Compressed files as streams that never give more than was asked for.

A few kilobytes of gzip or zstd may stand for gigabytes. So nothing here decompresses "the file": it is read in pieces, and
the reader stops at its limit.
"""

from __future__ import annotations

import gzip
import io
import stat
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import IO, Any, BinaryIO, cast

from newsclean.corpus.errors import DocumentError, MissingExtraError

PACKINGS = (".gz", ".zst")
# The largest window a zstd frame may ask for: what `zstd --ultra -22` takes; `--long=31` would want 2 GB.
_MAX_WINDOW = 128 * 1024 * 1024
_PIECE = 1024 * 1024
_PACKED_PIECE = 512  # four bytes of zstd may stand for 128 KB, so this for 16 MB


def bare_name(path: PurePath) -> PurePath:
    """The path without the ending of its packing.

    Example:
        >>> bare_name(PurePath("a/page.html.gz")).as_posix()
        'a/page.html'
    """
    return path.with_suffix("") if path.suffix.lower() in PACKINGS else path


def demand_unpacker(path: PurePath) -> None:
    """Make sure that a file with this name can be decompressed.

    Raises:
        MissingExtraError: for ``.zst`` without the package zstandard.

    Example:
        >>> demand_unpacker(PurePath("a/page.html.gz"))
    """
    if path.suffix.lower() == ".zst":
        _zstandard()


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Open a file, decompressed by its ending.

    Args:
        path: a regular file; ``.gz`` and ``.zst`` are decompressed as they are read.

    Yields:
        The decompressed stream, and the file itself, whose position tells how much of it was read.

    Raises:
        DocumentError: if the file is no regular file (a pipe or a device might never end).
        MissingExtraError: for ``.zst`` without the package zstandard.
        OSError: if the file cannot be opened.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise DocumentError("unreadable", "not a regular file")
    with path.open("rb") as file:
        packing = path.suffix.lower()
        if packing == ".gz":
            with gzip.GzipFile(fileobj=file) as stream:
                yield cast(BinaryIO, stream), file
        elif packing == ".zst":
            with _zstd(file) as unpacked:
                yield unpacked, file
        else:
            yield file, file


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError as error:
        raise MissingExtraError("zstandard", "reading .zst") from error
    return zstandard


def _zstd(file: IO[bytes]) -> BinaryIO:
    unpacker = _zstandard().ZstdDecompressor(max_window_size=_MAX_WINDOW)
    return io.BufferedReader(_Frames(file, unpacker.decompressobj), _PIECE)


class _Frames(io.RawIOBase):
    """The frames of a zstd file. The package's own stream ends without an error where a file was cut off."""

    def __init__(self, file: IO[bytes], frame: Callable[[], Any]) -> None:
        self._file, self._new_frame = file, frame
        self._frame: Any = None
        self._packed = self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            self._packed = self._packed or self._file.read(_PACKED_PIECE)
            if not self._packed:
                if self._frame:
                    raise EOFError("the last frame is not whole")
                return 0
            self._frame = self._frame or self._new_frame()
            self._held = self._frame.decompress(self._packed)
            self._packed = self._frame.unused_data if self._frame.eof else b""
            self._frame = None if self._frame.eof else self._frame
        count = min(len(buffer), len(self._held))
        buffer[:count] = self._held[:count]
        self._held = self._held[count:]
        return count


def damage(error: Exception) -> str:
    """Say why a stream broke off, or "" for an error that is no damage.

    Example:
        >>> damage(EOFError("Compressed file ended before the end-of-stream marker was reached"))
        'the compressed data ends too early'
    """
    if isinstance(error, EOFError):
        return "the compressed data ends too early"
    # zstandard.ZstdError by name: the package may not be there.
    if isinstance(error, (gzip.BadGzipFile, zlib.error)) or type(error).__name__ == "ZstdError":
        return f"the compressed data is damaged: {error}"
    return ""


def read_limited(path: Path, most: int) -> bytes:
    """Read a whole file, decompressed, if it is not too large.

    Args:
        path: the file.
        most: bytes that it may have, decompressed.

    Raises:
        DocumentError: if it is larger, damaged or no regular file.
        OSError: if it cannot be read.
    """
    try:
        with opened(path) as (stream, _):
            return read_all(stream, most)
    except Exception as error:
        if why := damage(error):
            raise DocumentError("damaged", why) from error
        raise


def read_all(stream: IO[bytes], most: int) -> bytes:
    """Read a stream to its end in pieces.

    Raises:
        DocumentError: if it holds more than ``most`` bytes; no more than that was read.
    """
    parts: list[bytes] = []
    left = most + 1
    while left and (part := stream.read(min(left, _PIECE))):
        parts.append(part)
        left -= len(part)
    if not left:
        raise too_large(most)
    return b"".join(parts)


def too_large(most: int) -> DocumentError:
    """The error for what has more bytes than ``--max-size`` allows."""
    return DocumentError("too large", f"larger than {most:,} bytes (--max-size)")
