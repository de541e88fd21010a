"""What the outcome of a page is learned from: its signals after all rules, by scores that have seen nothing of its site."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.documents import Document
from benchmarks.metrics import score as worth
from benchmarks.training.learning import Recipe, Step, learn, scored
from benchmarks.training.samples import Sample, folds_of
from newsclean import Settings
from newsclean.case import Case
from newsclean.model import Article, PageKind
from newsclean.outcome.overview import index_signals, overview, text_signals
from newsclean.outcome.special import special_kind
from newsclean.phrases import load
from newsclean.reading.html import read_html
from newsclean.reading.text import read_text
from newsclean.rules import RULES
from newsclean.scoring.scorer import Scores
from newsclean.signals.language import with_language
from newsclean.signals.table import measure


@dataclass(frozen=True)
class Judged:
    """A document after all rules.

    Attributes:
        document: where it is from.
        corpus: the name of its corpus.
        is_index: whether it is known to be no article.
        index: the signals that tell an index.
        text: the signals that tell how good the text is.
        f1: the word F1 of its text; 0 for a page that is no article.
        special: the kind that clear evidence gave it; None for most.
        headlines: how many lines could be headlines.
        words: how many words were kept.
    """

    document: Document
    corpus: str
    is_index: bool
    index: dict[str, float]
    text: dict[str, float]
    f1: float
    special: PageKind | None
    headlines: int
    words: float

    @property
    def part(self) -> str:
        """What it is reported under: its corpus, and the extractor that left it."""
        return f"{self.corpus}/{self.document.upstream}" if self.document.upstream else self.corpus

    @property
    def site(self) -> str:
        """Documents of one site are never on both sides of a split."""
        return self.document.publisher or self.document.id


def listing(document: Document, corpus: str) -> Sample:
    """A page that is no article, measured; there is nothing to align it with."""
    page = with_language((read_html if document.mode == "html" else read_text)(document.read(), url=document.url))
    empty = np.zeros(len(page.blocks))
    return Sample(document, corpus, measure(page, load(page.language)), empty, empty)


def held_out_scores(articles: Sequence[Sample], others: Sequence[Sample], recipe: Recipe, step: Step) -> Iterator[tuple[Sample, Scores]]:
    """Scores of articles, and of pages that nothing is learned from, by models that have seen nothing of the site.

    Args:
        articles: what is learned from.
        others: pages that are no articles.
        recipe: how.
        step: is told of every fit.
    """
    fold = folds_of(articles, recipe.folds, recipe.seed)
    known = {sample.site: int(own) for sample, own in zip(articles, fold, strict=True)}
    # A site that no article is from is new to all models: any of them will do, as long as it is always the same.
    dealt = [known.get(sample.site, zlib.crc32(sample.site.encode()) % recipe.folds) for sample in others]
    for held in range(recipe.folds):
        learned = learn([sample for sample, own in zip(articles, fold, strict=True) if own != held], recipe, step)
        for sample, own in [*zip(articles, fold.tolist(), strict=True), *zip(others, dealt, strict=True)]:
            # A page that had to be read as bare text says nothing of pages, and one without text says nothing at all.
            if own == held and sample.page.blocks and sample.page.markup == (sample.document.mode == "html"):
                yield sample, scored(sample, learned, recipe)


def judged(sample: Sample, scores: Scores) -> Judged:
    """The document after all rules."""
    case = Case(sample.page, sample.signals, scores, Settings())
    for rule in RULES:
        case = case.after(rule(case))
    view, document = overview(case), sample.document
    special = special_kind(case, view)
    is_index = document.kind == "index"
    word = None if is_index else worth(document, Article(case.page, case.verdicts, "article", 1.0).text).word
    return Judged(
        document,
        sample.corpus,
        is_index,
        index_signals(case, view),
        text_signals(view),
        word[2] if word else 0.0,
        special[0] if special else None,
        view.headlines,
        view.kept_words,
    )
