"""What a page is as a whole, once its blocks were judged: its kind, and how sure the cleaner is of the text."""

from __future__ import annotations

from newsclean.case import Case
from newsclean.model import PageKind

_MIN_WORDS = 25  # fewer kept words are no article
_MIN_INDEX_LINES = 8  # headlines on a page of links to articles
_INDEX_LINES_PER_PARAGRAPH = 4


def kind_of(case: Case) -> PageKind:
    """Tell an article from a page of links to articles and from a page with no text.

    A page of links has many headlines and next to no whole paragraphs kept.
    """
    kept = sum(words.words for _, words in case.kept_blocks())
    solid = sum(case.is_solid(block.index) for block, _ in case.kept_blocks())
    headlines = sum(case.is_headline_like(block.index) and case.words(block.index).words >= 4 for block in case.blocks)
    if headlines >= _MIN_INDEX_LINES and headlines > _INDEX_LINES_PER_PARAGRAPH * solid * solid:
        return "index"
    return "article" if kept >= _MIN_WORDS else "empty"


def confidence_of(case: Case, kind: PageKind) -> float:
    """How sure the cleaner is, from 0 to 1: the certainty of its scores, weighted by words.

    A page that is no article, or of which little was kept, lowers it.
    """
    weights = [words.words for words in case.signals.wording]
    total = sum(weights)
    if not total or kind == "empty":
        return 0.0
    certain = sum(abs(2 * p - 1) * w for p, w in zip(case.scores.final, weights, strict=True)) / total
    solid = sum(case.is_solid(block.index) for block, _ in case.kept_blocks())
    enough = min(1.0, (solid + 1) / 4)
    return round(certain * enough * (0.5 if kind == "index" else 1.0), 3)
