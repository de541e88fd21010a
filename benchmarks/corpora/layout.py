"""What every layout offers, and how its documents become a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.corpora.rows import Row, RowError, as_row
from benchmarks.documents import Corpus, CorpusError, Document, Mode


@dataclass(frozen=True)
class Layout:
    """One way in which corpora are published.

    Attributes:
        name: also the name of its module and of its page in ``benchmarks/docs``.
        marker: the file or folder by which it is told, for messages.
        detects: whether a path holds a corpus in this layout. It reads no page.
        read: opens the corpora at a path that it detects; raises CorpusError if something is missing.
    """

    name: str
    marker: str
    detects: Callable[[Path], bool]
    read: Callable[[Path], list[Corpus]]


@dataclass(frozen=True)
class Taken:
    """The documents of a corpus, and why others could not be taken (each as ``"id: reason"``)."""

    documents: tuple[Document, ...] = ()
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outputs:
    """What other systems gave, and which of their files could not be taken (see ``Corpus.outputs``)."""

    by_system: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()


def take(rows: Iterable[tuple[str, object]], make: Callable[[str, Row], Document]) -> Taken:
    """Make a document of each row. The first one of an id wins, and one without a truth is left out.

    Args:
        rows: each with what it is called in a report; an :class:`RowError` in place of a row is its reason.
        make: gives the document of a named row, or raises RowError.
    """
    documents: dict[str, Document] = {}
    skipped: list[str] = []
    for name, row in rows:
        found = _made(make, name, row)
        if isinstance(found, RowError):
            skipped.append(f"{name}: {found}")
        elif found.id in documents:
            skipped.append(f"{name}: the id is there already")
        else:
            documents[found.id] = found
    return Taken(tuple(documents.values()), tuple(skipped))


def _made(make: Callable[[str, Row], Document], name: str, row: object) -> Document | RowError:
    try:
        document = make(name, as_row(row))
    except RowError as why:
        return why
    # That a page is a listing is a truth in itself.
    known = document.truth is not None or document.present or document.absent or document.kind == "index"
    return document if known else RowError("no truth: neither the article nor snippets of it")


def corpus_of(source: Path, name: str, mode: Mode, layout: str, taken: Taken, outputs: Outputs | None = None) -> Corpus:
    """The corpus of these documents.

    Raises:
        CorpusError: if there is not one document; the message names the source and the first reason.
    """
    outputs = outputs or Outputs()
    if not taken.documents:
        first = f", for instance {taken.skipped[0]}" if taken.skipped else ""
        raise CorpusError(f"{source}: no document could be taken{first}")
    return Corpus(name, mode, layout, taken.documents, outputs.by_system, taken.skipped + outputs.skipped)


def read_each(parts: Sequence[tuple[Corpus, Callable[[], Corpus]]]) -> list[Corpus]:
    """Read several corpora of which some may fail: one that fails is left empty, with its reason.

    Args:
        parts: the corpus without documents, and the function that reads it.

    Raises:
        CorpusError: the first one, if all fail.
    """
    found = [_attempt(read) for _, read in parts]
    errors = [result for result in found if isinstance(result, CorpusError)]
    if errors and len(errors) == len(parts):
        raise errors[0]
    return [
        replace(empty, skipped=(str(result),)) if isinstance(result, CorpusError) else result
        for (empty, _), result in zip(parts, found, strict=True)
    ]


def _attempt(read: Callable[[], Corpus]) -> Corpus | CorpusError:
    try:
        return read()
    except CorpusError as error:
        return error
