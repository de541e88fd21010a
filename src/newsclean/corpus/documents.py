"""What flows through a corpus run: documents on their way in, outcomes on their way out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

Form = Literal["html", "text", "json", "guess"]


@dataclass(frozen=True, slots=True)
class Task:
    """The part of a document that a child needs.

    Attributes:
        source: the bytes, or text that needs no decoding, or the path of a file that the child reads itself.
        form: what it is: a page, text, a JSON record that holds one of them, or to be told by their beginning.
        url: the address of the page, if known.
        fields: what else is known of the document; it is kept in the row that is written.
        encoding: the ``charset`` that its server named, if known.
    """

    source: bytes | str | Path
    form: Form
    url: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document was refused.

    Attributes:
        kind: two or three words that many documents share, for counting: ``"too large"``, ``"timed out"``.
        reason: what happened to this one.
    """

    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a run.

    Attributes:
        key: names it for people and in the output; the same in every run over the same input.
        name: where its result goes in a folder of results: a relative path with "/", whole with its ending.
        task: what is to be cleaned; None where it could not be read.
        failure: why it could not be read.
        size: its bytes, as far as known before it is read.
        at: bytes of input up to and with this document, for the progress bar.
        columns: what only the writer knows how to keep (columns of a Parquet row).
    """

    key: str
    name: str
    task: Task | None = None
    failure: Failure | None = None
    size: int = 0
    at: int = 0
    columns: Any = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What the summary of a run needs of one article.

    Attributes:
        kind: what the page is.
        language: ISO 639-1 code, or "" if unknown.
        read: characters of all blocks.
        kept: characters of the kept ones.
        removed: number of removed blocks by rule.
    """

    kind: str
    language: str
    read: int
    kept: int
    removed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: a body with facts, or a failure.

    Attributes:
        body: the finished bytes, or a row as a dictionary for writers of tables.
        facts: for the summary.
        failure: why there is no body.
    """

    body: Any = None
    facts: Facts | None = None
    failure: Failure | None = None


class Work(Protocol):
    """What children do; it is pickled to each of them once."""

    def outcome(self, key: str, task: Task) -> Outcome:
        """Work on one document. Whatever goes wrong with it is its failure, never an exception."""


@dataclass(frozen=True, slots=True)
class Result:
    """A document with its outcome."""

    document: Document
    outcome: Outcome
