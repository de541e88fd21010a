"""WARC: the pages of a web archive (ISO 28500), and the texts of a WET file.

FastWARC parses. What it does not do is done here: it stops for good at damaged data, so the next record is looked for and
reading begins anew there; and it ends without an error in a file that was cut off, so lengths are compared.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from os import SEEK_END
from pathlib import Path
from typing import Any, BinaryIO

from newsclean.corpus.documents import Document, Failure, Form, Task
from newsclean.corpus.errors import DocumentError, MissingExtraError
from newsclean.corpus.listing import Entry
from newsclean.corpus.readers import Reading, failed, record
from newsclean.corpus.unpack import read_all, too_large

_GZIP = b"\x1f\x8b\x08"
_PLAIN = b"WARC/1."
_PIECE = 1024 * 1024
_HTML = frozenset(("text/html", "application/xhtml+xml"))
_PACKED_PIECE = 4096  # small: content may be a million gzip members, and what is behind each of them is copied
_HEADERS = 64 * 1024  # more than any server sends
_PACKED = re.compile(rb"^content-encoding:\s{0,9}(?:x-)?gzip", re.IGNORECASE | re.MULTILINE)
_FIELDS = {"warc_record_id": "WARC-Record-ID", "warc_date": "WARC-Date"}


@dataclass(frozen=True, slots=True)
class _Found:
    """A record that is a document, or (without a form) a place where FastWARC could not go on."""

    start: int
    form: Form | None = None
    record: Any = None
    block: bytes | None = None  # what it holds, as far as it is there; None for one that is too large
    length: int = 0  # what it should hold, in bytes
    trouble: str = ""

    @property
    def is_short(self) -> bool:
        return self.block is not None and len(self.block) < self.length


def read_warc(entry: Entry, reading: Reading) -> Iterator[Document]:
    """The HTML responses of an archive, and the texts of a WET file, numbered from 1.

    A record that cannot be read is a failure, and reading goes on with the next that can.

    Raises:
        MissingExtraError: without the package FastWARC.
        OSError: if the file cannot be opened.
    """
    for number, found in enumerate(_found(entry.path, reading.max_size), 1):
        at = min(entry.size, found.start)
        if found.form:
            yield replace(_document(found, record(entry, reading, number), reading.max_size), at=at)
        else:
            yield failed(entry, "damaged", f"{found.trouble}, at or after byte {found.start:,}", number, at)


def _found(path: Path, most: int) -> Iterator[_Found]:
    """All records that are documents; after damage, those behind it."""
    with path.open("rb") as file:
        mark = _GZIP if file.read(len(_GZIP)) == _GZIP else _PLAIN
        start, healthy, found = 0, True, None
        while start >= 0:
            file.seek(start)
            try:
                for found in _until_damage(file, most):
                    start, healthy = found.start, True
                    if found.form:
                        yield found
                break
            except OSError as error:
                if healthy:  # a damaged stretch is told once, however often reading fails in it
                    yield _Found(start, trouble=f"damaged data ({error})")
                healthy = False
                start = _next_mark(path, mark, start + 1)
        if healthy and _is_cut_off(path, start, mark) and not (found and found.is_short):
            yield _Found(start, trouble="the file is cut off")


def _until_damage(file: BinaryIO, most: int) -> Iterator[_Found]:
    """The records from here on, until FastWARC cannot read one: then OSError. Those that are no documents have no form."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise MissingExtraError("fastwarc", "reading WARC") from error
    for found in ArchiveIterator(file, parse_http=False):
        if found.record_type == WarcRecordType.response and found.is_http:
            form: Form | None = "html"
        else:
            form = "text" if found.record_type == WarcRecordType.conversion else None
        if form and found.content_length <= most + _HEADERS:
            length = found.content_length  # parsing what is inside changes it
            block = found.reader.read(length)
            if form == "html" and len(block) == length and not _is_html(found, block):
                form = None
            yield _Found(found.stream_pos, form, found, block, length)
        else:
            yield _Found(found.stream_pos, form, found)


def _is_html(found: Any, block: bytes) -> bool:
    """Parse a response, and tell whether it is a page that the server was asked for."""
    found.set_bytes_content(block)
    # What gzip makes is bounded in _body; FastWARC would hold all of it.
    packed = _PACKED.search(block[:_HEADERS].partition(b"\r\n\r\n")[0])
    found.parse_http(auto_decode="transfer" if packed else "all")
    return found.http_content_type in _HTML and 200 <= (found.http_headers.status_code or 0) < 300


def _document(found: _Found, start: Document, most: int) -> Document:
    source, block = found.record, found.block
    if block is None:
        return replace(start, failure=_failure(too_large(most)))
    if found.is_short:
        return replace(start, failure=Failure("damaged", f"cut off: {len(block):,} of {found.length:,} bytes"))
    try:
        body = block if found.form == "text" else _body(source, most)
    except DocumentError as error:
        return replace(start, failure=_failure(error))
    except (OSError, zlib.error) as error:
        return replace(start, failure=Failure("damaged", f"its content cannot be decoded: {error}"))
    fields = {name: source.headers.get(header) for name, header in _FIELDS.items()}
    assert found.form
    encoding = source.http_charset if found.form == "html" else None
    return replace(start, task=Task(body, found.form, source.headers.get("WARC-Target-URI"), fields, encoding), size=len(body))


def _body(source: Any, most: int) -> bytes:
    """The content of a response, unpacked.

    Raises:
        DocumentError: if it is too large.
        OSError, zlib.error: if it is damaged.
    """
    body = read_all(source.reader, most)
    encoding = (source.http_headers.get("Content-Encoding") or "").strip().lower()
    if encoding not in ("gzip", "x-gzip") or not body.startswith(_GZIP[:2]):  # some archives hold it unpacked
        return body
    return _unpacked(body, most)


def _unpacked(packed: bytes, most: int) -> bytes:
    """All gzip members, one after another. What stands behind them and is none is left out, as browsers do.

    Raises:
        DocumentError: if it is too large.
        OSError, zlib.error: if a member is damaged or not whole.
    """
    parts: list[bytes] = []
    at, left = 0, most + 1
    while packed.startswith(_GZIP[:2], at):
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            piece = packed[at : at + _PACKED_PIECE]
            if not piece:
                raise OSError("the gzip data ends too early")
            parts.append(unpacker.decompress(piece, left))
            at += len(piece) - len(unpacker.unused_data)
            left -= len(parts[-1])
            if not left:
                raise too_large(most)
    return b"".join(parts)


def _failure(error: DocumentError) -> Failure:
    return Failure(error.kind, str(error))


def _next_mark(path: Path, mark: bytes, start: int) -> int:
    """The next place at or after ``start`` where a record may begin; -1 if there is none."""
    with path.open("rb") as file:
        file.seek(start)
        held = b""
        while piece := file.read(_PIECE):
            held += piece
            at = held.find(mark)
            if at >= 0:
                return file.tell() - len(held) + at
            held = held[-len(mark) :]
    return -1


def _is_cut_off(path: Path, last: int, mark: bytes) -> bool:
    """True if the file ends inside a record; ``last`` is where the last one that was read begins."""
    with path.open("rb") as file:
        size = file.seek(0, SEEK_END)
        if mark == _PLAIN:
            file.seek(max(0, size - 4))
            return size > 0 and file.read() != b"\r\n\r\n"
        file.seek(last)
        return not _ends_whole(file)


def _ends_whole(file: BinaryIO) -> bool:
    """True if the gzip members from here on are whole; decompressed in pieces and thrown away."""
    unpacker = zlib.decompressobj(wbits=31)
    held = b""
    while held or (held := file.read(_PIECE)):
        if unpacker.eof:
            unpacker = zlib.decompressobj(wbits=31)
        try:
            unpacker.decompress(held, _PIECE)
        except zlib.error:
            return False
        held = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    return unpacker.eof
