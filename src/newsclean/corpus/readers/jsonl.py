"""JSON lines: one record a line. The lines are only cut here; the child that cleans a record parses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from newsclean.corpus.documents import Document, Failure, Task
from newsclean.corpus.errors import DocumentError
from newsclean.corpus.listing import Entry
from newsclean.corpus.readers import Reading, failed, record
from newsclean.corpus.unpack import damage, opened, too_large

_PIECE = 1024 * 1024
_BOM = b"\xef\xbb\xbf"


def read_jsonl(entry: Entry, reading: Reading) -> Iterator[Document]:
    """The records of a file, numbered by their lines from 1; empty lines are left out.

    A line longer than ``max_size`` is a failure, and no more of it is held than that. Where compressed data is damaged, what
    came before is read, and the rest is one failure.
    """
    with opened(entry.path) as (stream, file):
        number = 0
        try:
            for number, line in enumerate(_lines(stream, reading.max_size), 1):
                found = replace(record(entry, reading, number), at=file.tell())
                if line is None:
                    yield replace(found, failure=_too_long(reading.max_size))
                elif line.strip():
                    line = line.removeprefix(_BOM) if number == 1 else line
                    yield replace(found, task=Task(line, "json"), size=len(line))
        except Exception as error:
            if not (why := damage(error)):
                raise
            yield failed(entry, "damaged", f"{why}, after line {number}", at=entry.size)


def _too_long(most: int) -> Failure:
    error: DocumentError = too_large(most)
    return Failure(error.kind, f"the line is {error}")


def _lines(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is longer than allowed, which is not held."""
    while line := stream.readline(most + 1):
        if len(line) <= most or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_PIECE)
        yield None
