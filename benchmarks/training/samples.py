"""What is learned from: the signals of every block of a document, and how much of the block is the article's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from benchmarks.alignment import align
from benchmarks.documents import Document
from benchmarks.metrics import tokens
from benchmarks.training.weak import Clues, clues_of
from newsclean.model import Article, Page, Verdict
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.signals.columns import Columns, Numbers
from newsclean.signals.language import with_language
from newsclean.signals.table import Signals, measure


@dataclass(frozen=True)
class Sample:
    """One document as the learner sees it.

    Attributes:
        document: where it is from.
        corpus: the name of its corpus.
        signals: what was measured on it.
        labels: for each block the share of its words that is the article's; where that is not known, what :meth:`taught` gives.
        weights: how much each block counts.
        clues: what is known of a page without a full truth; None for the others.
    """

    document: Document
    corpus: str
    signals: Signals
    labels: Numbers
    weights: Numbers
    clues: Clues | None = None

    @property
    def site(self) -> str:
        """Samples of one site are never on both sides of a split."""
        return self.document.publisher or self.document.id

    def taught(self, belief: Sequence[float]) -> Sample:
        """The sample with labels from its clues and from what a scorer believes that learned from others."""
        if self.clues is None:
            return self
        labels, trust = self.clues.labels(belief)
        return replace(self, labels=labels, weights=self.weights * trust, clues=None)

    @property
    def page(self) -> Page:
        """Its blocks."""
        return self.signals.page

    @cached_property
    def table(self) -> NDArray[np.float32]:
        """All signals of the first pass: blocks x columns."""
        return table_of(self.signals.columns)


def table_of(columns: Columns) -> NDArray[np.float32]:
    """Columns side by side, in the precision in which they are scored later."""
    return np.stack([column.astype(np.float32) for column in columns.values()], axis=1)


def sample_of(document: Document, corpus: str, share: float = 1.0) -> Sample | None:
    """Measure and label a document with a full truth, or with snippets.

    Args:
        document: a page or a text.
        corpus: the name of its corpus.
        share: how much its blocks count, beside those of other documents.

    Returns:
        The sample; None for a document without a block, or of which nothing is known.
    """
    read = read_html if document.mode == "html" else read_text
    page = with_language(read(document.read(), url=document.url))
    if not page.blocks or (document.truth is None and not document.present):
        return None
    signals = measure(page, load(page.language))
    weights = share * _weights(page)
    if document.truth is None:
        return Sample(document, corpus, signals, np.full(len(page.blocks), 0.5), weights, clues_of(document, page))
    found = align(_all_kept(page), document.truth)
    return Sample(document, corpus, signals, np.array([found.share(i) for i in range(len(page.blocks))]), weights)


def sampled(wanted: tuple[Document, str, float]) -> Sample | None:
    """:func:`sample_of` with its arguments in one, for work in processes."""
    return sample_of(*wanted)


def _all_kept(page: Page) -> Article:
    verdicts = tuple(Verdict(block.index, keep=True, by="reading", why="It was read.") for block in page.blocks)
    return Article(page, verdicts, "article", 1.0)


def _weights(page: Page) -> Numbers:
    """The square root of each block's words: a paragraph counts more than a line, but not as much more as it is longer.

    A document's weights sum up to the square root of what its blocks have, so that a long page counts more than a short one
    but does not drown it.
    """
    words = np.array([max(1, len(tokens(block.text))) for block in page.blocks], dtype=np.float64)
    weights = np.sqrt(words)
    return np.asarray(weights / np.sqrt(weights.sum()))


def folds_of(samples: Sequence[Sample], folds: int, seed: int = 0) -> NDArray[np.int64]:
    """The fold of each sample: sites are dealt out in an order that a seed decides."""
    sites = sorted({sample.site for sample in samples})
    order = np.random.default_rng(seed).permutation(len(sites))
    fold = {sites[at]: place % folds for place, at in enumerate(order.tolist())}
    return np.array([fold[sample.site] for sample in samples])
