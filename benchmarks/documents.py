"""What is measured on: documents with known truth, in corpora."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from benchmarks.known import Known

Mode = Literal["html", "text"]


class CorpusError(Exception):
    """A corpus that cannot be read: the message names the path and what is missing or malformed."""


@dataclass(frozen=True)
class Document:
    """One page, or one extracted text, with what is known of its article.

    Attributes:
        id: its name, unique in its corpus.
        mode: ``"html"`` for a page, ``"text"`` for what another extractor left of one.
        source: the file that holds it (``.gz`` is unpacked), or the text itself.
        truth: the whole text of the article; None where only snippets are known.
        present: snippets that the article has.
        absent: snippets of the page that are not part of the article.
        url: the address of the page.
        language: an ISO 639-1 code, where the corpus tells it.
        country: the publisher's country, as the corpus writes it.
        publisher: who published it, or the site's name.
        page_type: what the corpus calls this type of page, such as ``"article"`` or ``"forum"``.
        upstream: the extractor that left the text (text mode).
        kind: what the page is, where this is all that is known: ``"article"`` or ``"index"``.
        known: its title, authors and date, as far as the corpus tells them.
    """

    id: str
    mode: Mode
    source: Path | str = field(repr=False)
    truth: str | None = field(default=None, repr=False)
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    url: str | None = None
    language: str | None = None
    country: str | None = None
    publisher: str | None = None
    page_type: str | None = None
    upstream: str | None = None
    kind: str | None = None
    known: Known = field(default_factory=Known, repr=False)

    def read(self) -> str:
        """The document itself, decoded as newsclean decodes; bytes of no encoding are replaced.

        Raises:
            CorpusError: if its file is missing or damaged.
        """
        if isinstance(self.source, str):
            return self.source
        # Here, because the processes of other systems, which know documents too, must not load newsclean.
        from newsclean.errors import UnreadableInputError
        from newsclean.reading.encoding import decode

        try:
            raw = self.source.read_bytes()
            if self.source.suffix == ".gz":
                raw = gzip.decompress(raw)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise CorpusError(f"{self.source}: {error}") from error
        try:
            return decode(raw)
        except UnreadableInputError:
            return raw.decode("utf-8", "replace")

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the source, its address and the truth: results are kept by it."""
        parts = (self.read(), self.url or "", self.truth or "", *self.present, "", *self.absent)
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True)
class Corpus:
    """Documents that are reported together.

    Attributes:
        name: such as ``"fundus-dev"``.
        mode: of all its documents.
        layout: the name of the layout it was read in.
        documents: in the order of the corpus.
        outputs: what other systems gave for its documents, where the corpus brings this along: by system, by document id.
        skipped: documents that could not be taken, each as ``"id: reason"``.
    """

    name: str
    mode: Mode
    layout: str
    documents: tuple[Document, ...]
    outputs: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    skipped: tuple[str, ...] = ()
