"""One file of input to documents, whatever its format: one module a format.

Every reader gives the same documents in the same order each time, holds one document at a time, and turns what is wrong
with one of them into a document with a failure, so the rest goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Literal

from newsclean.corpus.documents import Document, Failure, Form
from newsclean.corpus.errors import DocumentError
from newsclean.corpus.listing import Entry, Kind


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Where the parts of a record are: in JSON, or as columns of a table.

    Attributes:
        html: holds a page.
        text: holds extracted text; used where there is no page.
        url: holds the address.
    """

    html: str = "html"
    text: str = "text"
    url: str = "url"

    @property
    def all(self) -> tuple[str, str, str]:
        """The three names."""
        return self.html, self.text, self.url

    @property
    def forms(self) -> tuple[tuple[str, Literal["html", "text"]], ...]:
        """Where to look for the document, in this order, and what it is there."""
        return (self.html, "html"), (self.text, "text")


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read.

    Attributes:
        form: what files of one document hold; ``"guess"`` to go by their names and beginnings.
        names: where the parts of a record are.
        max_size: bytes that a document may have, decompressed.
        ending: what the names of results end in.
        columns: leave the other columns of Parquet rows to the writer, as they are; else they become fields.
    """

    form: Form = "guess"
    names: FieldNames = field(default_factory=FieldNames)
    max_size: int = 20_000_000
    ending: str = ".txt"
    columns: bool = False


Reader = Callable[[Entry, Reading], Iterator[Document]]


def read(entry: Entry, reading: Reading) -> Iterator[Document]:
    """All documents of one file; what cannot be read is a document with a failure."""
    try:
        if entry.trouble:
            raise DocumentError("unreadable", entry.trouble)
        yield from _reader(entry.kind)(entry, reading)
    except DocumentError as error:
        yield failed(entry, error.kind, str(error), at=entry.size)
    except OSError as error:
        yield failed(entry, "unreadable", error.strerror or str(error), at=entry.size)


def _reader(kind: Kind) -> Reader:
    if kind == "jsonl":
        from newsclean.corpus.readers.jsonl import read_jsonl as reader
    elif kind == "parquet":
        from newsclean.corpus.readers.parquet import read_parquet as reader
    elif kind == "warc":
        from newsclean.corpus.readers.warc import read_warc as reader
    else:
        from newsclean.corpus.readers.file import read_file as reader
    return reader


def failed(entry: Entry, kind: str, reason: str, number: int | None = None, at: int = 0) -> Document:
    """The document that stands for what could not be read."""
    return Document(key_of(entry, number), entry.name, failure=Failure(kind, reason), at=at)


def key_of(entry: Entry, number: int | None = None) -> str:
    """The name of a document for people: its file, and the number of the record in it.

    Example:
        >>> from pathlib import Path
        >>> key_of(Entry(Path("crawl.jsonl"), "crawl", "jsonl"), 12)
        'crawl.jsonl#12'
    """
    path = str(entry.path)
    return path if number is None else f"{path}#{number}"


def input_name(entry: Entry, document: Document) -> str:
    """What a document is called within the input, wherever that is.

    Example:
        >>> from pathlib import Path
        >>> entry = Entry(Path("here/crawl/a.jsonl"), "crawl/a", "jsonl")
        >>> input_name(entry, Document(key_of(entry, 12), "crawl/a/00000012.txt"))
        'crawl/a.jsonl#12'
    """
    own = PurePosixPath(entry.name).with_name(entry.path.name) if entry.path.name else PurePosixPath(entry.name)
    return f"{own}{document.key.removeprefix(str(entry.path))}"


def record(entry: Entry, reading: Reading, number: int) -> Document:
    """The start of a document that is the record with a number, from 1, in a file."""
    return Document(key_of(entry, number), f"{entry.name}/{number:08}{reading.ending}")
