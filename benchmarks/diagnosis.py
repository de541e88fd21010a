"""What newsclean gets wrong on a document, and by which verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import newsclean
from benchmarks.documents import Document
from benchmarks.error_kinds import Error, find_errors
from benchmarks.worst import Worst, compare, worst_of
from newsclean.model import Article


def clean(document: Document) -> Article:
    """Clean a document as the benchmark's newsclean does (:mod:`benchmarks.systems.own`): a text is cleaned without its address."""
    if document.mode == "html":
        return newsclean.clean_html(document.read(), url=document.url)
    return newsclean.clean_text(document.read())


def diagnose(document: Document) -> tuple[Error, ...]:
    """The wrong blocks of a document with a truth."""
    return find_errors(clean(document), document.truth or "")


def row_of(document: Document) -> dict[str, Any]:
    """What :func:`diagnose` finds, ready for JSON; :func:`errors_in` reads it."""
    return {"errors": [asdict(error) for error in diagnose(document)]}


def errors_in(row: Mapping[str, Any]) -> tuple[Error, ...]:
    """The errors in a row of :func:`row_of`."""
    return tuple(Error(**error) for error in row["errors"])


def worst_documents(documents: Sequence[Document], figures: Sequence[float]) -> list[dict[str, Any]]:
    """The documents that hold most of the loss, each beside its truth.

    Args:
        documents: with a truth.
        figures: F1 of the shingles of each.
    """
    by_id = {document.id: document for document in documents}
    scores = [(document.id, figure, 1 - figure) for document, figure in zip(documents, figures, strict=True)]
    return [_entry(by_id[worst.id], worst) for worst in worst_of(scores)]


def _entry(document: Document, worst: Worst) -> dict[str, Any]:
    beside = compare(document, clean(document), document.truth or "")
    return {**beside, "metric": "shingle_f1", "value": round(worst.value, 6), "share_of_loss": round(worst.share_of_loss, 6)}
