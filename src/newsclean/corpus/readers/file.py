"""A file that is one document. Only its name is read here: the child that cleans it opens it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import PurePath

from newsclean.corpus.documents import Document, Form, Task
from newsclean.corpus.listing import HTML, STDIN, TEXT, Entry
from newsclean.corpus.readers import Reading, key_of
from newsclean.corpus.unpack import bare_name, demand_unpacker, read_all


def read_file(entry: Entry, reading: Reading) -> Iterator[Document]:
    """The document of a page or text file, or of standard input.

    Raises:
        DocumentError: if standard input is too large.
        MissingExtraError: for ``.zst`` without the package zstandard.
    """
    demand_unpacker(entry.path)  # here, because it ends the run: a child could only fail its document
    # Standard input belongs to this process: no child could read it.
    source = read_all(sys.stdin.buffer, reading.max_size) if entry.path == STDIN else entry.path
    form = form_of(entry.path) if reading.form == "guess" else reading.form
    yield Document(key_of(entry), entry.name, Task(source, form), size=entry.size, at=entry.size)


def form_of(path: PurePath) -> Form:
    """What a file holds, by its name.

    Example:
        >>> form_of(PurePath("a/page.HTM.gz")), form_of(PurePath("a.md")), form_of(PurePath("page.php"))
        ('html', 'text', 'guess')
    """
    suffix = bare_name(path).suffix.lower()
    return "html" if suffix in HTML else "text" if suffix in TEXT else "guess"
